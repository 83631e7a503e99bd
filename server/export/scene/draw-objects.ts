import { type Kanskaart, openKanskaartFields } from '../../../shared/domain/kanskaart.ts'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { plaatColors } from '../kanskaarten-print.ts'
import { nodeWords, statusWords } from '../labels.ts'
import { nodeLook } from '../node-look.ts'
import type { Outgoing } from '../outgoing.ts'
import { cardName } from '../tables.ts'
import type { TextMeasure } from './measure.ts'
import { type Rect, roundRect, type SceneGroup, type SceneLeaf } from './scene.ts'

/** Width of a kanskaart and of a place of the wijkkaart on the bord. */
export const objectWidth = 240
const inset = 14
const inner = objectWidth - 2 * inset

const titleLines = (title: string, measure: TextMeasure): readonly string[] =>
  measure.wrap(title, { size: 18, weight: 700, width: inner, maxLines: 3 })
const kansLines = (card: Kanskaart, measure: TextMeasure): readonly string[] =>
  card.kans.trim() === '' ? [] : measure.wrap(card.kans, { size: 14, width: inner, maxLines: 4 })

export const cardHeight = (card: Kanskaart, out: Outgoing, measure: TextMeasure): number =>
  30 + titleLines(cardName(card, out.locale), measure).length * 23 + kansLines(card, measure).length * 19 + 40

/** A kanskaart as a card: title on its plate, the chance, and how much is still open. */
export function drawCard(card: Kanskaart, rect: Rect, out: Outgoing, measure: TextMeasure): SceneGroup {
  const l = { locale: out.locale }
  const thema = out.themas.find(({ id }) => card.themaIds.includes(id))
  const color = plaatColors[thema?.plaat ?? 'wegwijs']
  const title = cardName(card, out.locale)
  const titles = titleLines(title, measure)
  const open = openKanskaartFields(card).length
  const status = statusWords[card.status]({}, l)
  const foot = open === 0 ? status : `${status} · ${m.export_plekken_open({ count: open }, l)}`
  const head: Rect = { ...rect, h: 26 + titles.length * 23 }
  const items: SceneLeaf[] = [
    { type: 'path', d: roundRect(rect, [10, 10, 10, 10]), fill: '#ffffff', stroke: color, strokeWidth: 2 },
    { type: 'path', d: roundRect(head, [10, 10, 0, 0]), fill: color },
  ]
  const line = (text: string, y: number, size: number, weight: 400 | 600 | 700, fill: string): void => {
    const width = measure.width(text, size, weight)
    items.push({ type: 'text', x: rect.x + inset, y, text, size, weight, fill, width })
  }
  line(m.export_kanskaart({}, l), rect.y + 17, 12, 600, '#ffffff')
  titles.forEach((text, index) => {
    line(text, rect.y + 37 + index * 23, 18, 700, '#ffffff')
  })
  kansLines(card, measure).forEach((text, index) => {
    line(text, head.y + head.h + 18 + index * 19, 14, 400, '#12212b')
  })
  line(foot, rect.y + rect.h - 12, 12.5, 600, '#455560')
  return { type: 'group', label: `${m.export_kanskaart({}, l)}: ${title}`, items }
}

export const nodeHeight = (node: MapNode, measure: TextMeasure): number =>
  44 + titleLines(node.name, measure).length * 23

/** A place of the wijkkaart as an object on the bord. */
export function drawNode(node: MapNode, rect: Rect, out: Outgoing, measure: TextMeasure): SceneGroup {
  const look = nodeLook[node.type]
  const word = nodeWords[node.type]({}, { locale: out.locale })
  const items: SceneLeaf[] = [
    { type: 'path', d: roundRect(rect, [10, 10, 10, 10]), fill: look.fill, stroke: look.mark, strokeWidth: 1.6 },
    { type: 'icon', name: look.icon, x: rect.x + inset, y: rect.y + 10, size: 16, color: look.mark },
    {
      type: 'text',
      x: rect.x + inset + 22,
      y: rect.y + 23,
      text: word,
      size: 12,
      weight: 600,
      fill: look.mark,
      width: measure.width(word, 12, 600),
    },
    ...titleLines(node.name, measure).map(
      (text, index): SceneLeaf => ({
        type: 'text',
        x: rect.x + inset,
        y: rect.y + 48 + index * 23,
        text,
        size: 18,
        weight: 700,
        fill: '#12212b',
        width: measure.width(text, 18, 700),
      }),
    ),
  ]
  return { type: 'group', label: `${word}: ${node.name}`, items }
}
