import type { Afbeelding, Connector, ConnectorMeaning, InktKleur, Tekening } from '../../../shared/domain/tekening.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { Outgoing } from '../outgoing.ts'
import { dot } from './draw-signaal.ts'
import type { TextMeasure } from './measure.ts'
import { boundsOf, grow, polyline, type Rect, roundRect, type SceneGroup, type SceneLeaf } from './scene.ts'

const inkColors: Readonly<Record<InktKleur, string>> = {
  inkt: '#12212b',
  blauw: '#0b4f9e',
  groen: '#1f6b3b',
  rood: '#a8182c',
  paars: '#6a3d9e',
  oranje: '#b24a00',
}
const penWidths = { dun: 2, gewoon: 4, dik: 8 } as const
const textSize = 20
const textWidth = 320
const textLine = 26

type Point = readonly [number, number]

const pointsOf = ({ pos: [x, y], points = [] }: Tekening): Point[] =>
  points.flatMap((value, index): Point[] => (index % 2 === 0 ? [[x + value, y + (points[index + 1] ?? 0)]] : []))

/** What a drawing covers, in bord units. */
export function tekeningRect(tekening: Tekening, measure: TextMeasure): Rect {
  const [x, y] = tekening.pos
  if (tekening.kind === 'stip') return { x: x - 9, y: y - 9, w: 18, h: 18 }
  if (tekening.kind === 'tekst') {
    const lines = measure.wrap(tekening.text, { size: textSize, width: textWidth })
    const widest = Math.max(20, ...lines.map((line) => measure.width(line, textSize)))
    return { x, y, w: widest, h: lines.length * textLine + 8 }
  }
  return grow(boundsOf(pointsOf(tekening).map(([px, py]) => ({ x: px, y: py, w: 0, h: 0 }))), 6)
}

/** A stroke, a line, an arrow, a text or a sticker dot. */
export function drawTekening(tekening: Tekening, out: Outgoing, measure: TextMeasure): SceneGroup {
  const l = { locale: out.locale }
  const color = inkColors[tekening.kleur]
  const strokeWidth = penWidths[tekening.dikte ?? 'gewoon']
  const [x, y] = tekening.pos
  switch (tekening.kind) {
    case 'stip':
      return { type: 'group', label: m.export_tekening_stip({}, l), items: [dot(x, y, color)] }
    case 'tekst': {
      const lines = measure.wrap(tekening.text, { size: textSize, width: textWidth })
      return {
        type: 'group',
        label: tekening.text,
        items: lines.map((line, index) => ({
          type: 'text',
          x,
          y: y + 19 + index * textLine,
          text: line,
          size: textSize,
          weight: 400,
          fill: color,
          width: measure.width(line, textSize),
        })),
      }
    }
    case 'pen':
    case 'lijn':
    case 'pijl': {
      const points = pointsOf(tekening)
      const d = tekening.kind === 'pen' ? smooth(points) : polyline(points)
      const items: SceneLeaf[] = d === '' ? [] : [{ type: 'path', d, stroke: color, strokeWidth }]
      const [before, last] = points.slice(-2)
      if (tekening.kind === 'pijl' && before !== undefined && last !== undefined)
        items.push(arrowHead(before, last, { color, size: 8 + strokeWidth * 2 }))
      const label = tekening.kind === 'pijl' ? m.export_tekening_pijl({}, l) : m.export_tekening_lijn({}, l)
      return { type: 'group', label, items }
    }
  }
}

/** A line through the middles of the points, as a pen goes: corners become curves. */
function smooth(points: readonly Point[]): string {
  if (points.length < 3) return polyline(points)
  const at = (point: Point): string => `${Math.round(point[0] * 10) / 10} ${Math.round(point[1] * 10) / 10}`
  const parts = points.map((point, index) => {
    const next = points[index + 1]
    if (index === 0) return `M${at(point)}`
    if (next === undefined) return `L${at(point)}`
    return `Q${at(point)} ${at([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`
  })
  return parts.join('')
}

function arrowHead(from: Point, to: Point, { color, size }: { color: string; size: number }): SceneLeaf {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const back = (turn: number): Point => [to[0] - size * Math.cos(angle + turn), to[1] - size * Math.sin(angle + turn)]
  return { type: 'path', d: polyline([to, back(0.45), back(-0.45)], true), fill: color }
}

export const drawImage = (image: Afbeelding): SceneGroup => {
  const rect = { x: image.pos[0], y: image.pos[1], w: image.size[0], h: image.size[1] }
  return {
    type: 'group',
    label: image.alt,
    items: [
      { type: 'path', d: roundRect(rect, [3, 3, 3, 3]), fill: '#eef2f0', stroke: '#b9c4c0', strokeWidth: 1 },
      { type: 'image', bestandId: image.bestandId, alt: image.alt, ...rect },
    ],
  }
}

const meaningWords: Readonly<
  Record<Exclude<ConnectorMeaning, 'vrij'>, (inputs: object, options: { locale: Outgoing['locale'] }) => string>
> = {
  hoort_bij: m.export_verbinding_hoort_bij,
  leidt_tot: m.export_verbinding_leidt_tot,
  helpt: m.export_verbinding_helpt,
  botst_met: m.export_verbinding_botst_met,
}

/** What a line between two things says, in words; '' for a line without a meaning and without a label. */
export const connectorWords = ({ meaning, label }: Connector, out: Outgoing): string =>
  [meaning === 'vrij' ? '' : meaningWords[meaning]({}, { locale: out.locale }), label.trim()]
    .filter((part) => part !== '')
    .join(': ')

/** A line from edge to edge, with what it means on a strip in the middle; the kind of line says it too. */
export function drawConnector(
  connector: Connector,
  { from, to }: { readonly from: Rect; readonly to: Rect },
  out: Outgoing,
  measure: TextMeasure,
): SceneGroup {
  const [a, b] = [edgeTowards(from, centerOf(to)), edgeTowards(to, centerOf(from))]
  const color = connector.meaning === 'botst_met' ? '#a8182c' : '#12212b'
  const dash = connector.meaning === 'hoort_bij' ? [2, 6] : connector.meaning === 'botst_met' ? [10, 6] : undefined
  const words = connectorWords(connector, out)
  const items: SceneLeaf[] = [
    {
      type: 'path',
      d: polyline([a, b]),
      stroke: color,
      strokeWidth: connector.meaning === 'helpt' ? 4 : 2.5,
      ...(dash === undefined ? {} : { dash }),
    },
  ]
  if (connector.meaning !== 'hoort_bij') items.push(arrowHead(a, b, { color, size: 14 }))
  if (words !== '') {
    const lines = measure.wrap(words, { size: 13, weight: 600, width: 170, maxLines: 3 })
    const widest = Math.max(...lines.map((line) => measure.width(line, 13, 600)))
    const strip: Rect = {
      x: (a[0] + b[0]) / 2 - widest / 2 - 8,
      y: (a[1] + b[1]) / 2 - (lines.length * 17 + 8) / 2,
      w: widest + 16,
      h: lines.length * 17 + 8,
    }
    items.push({ type: 'path', d: roundRect(strip, [4, 4, 4, 4]), fill: '#ffffff', stroke: color, strokeWidth: 1 })
    lines.forEach((line, index) => {
      const width = measure.width(line, 13, 600)
      const at = { x: strip.x + 8 + (widest - width) / 2, y: strip.y + 17 + index * 17 }
      items.push({ type: 'text', ...at, text: line, size: 13, weight: 600, fill: color, width })
    })
  }
  return { type: 'group', label: words, items }
}

const centerOf = ({ x, y, w, h }: Rect): Point => [x + w / 2, y + h / 2]

/** Where the line from the middle of a rectangle to a point leaves the rectangle. */
export function edgeTowards(rect: Rect, [tx, ty]: Point): Point {
  const [cx, cy] = centerOf(rect)
  const [dx, dy] = [tx - cx, ty - cy]
  if (dx === 0 && dy === 0) return [cx, cy]
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (rect.w / 2 + 4) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (rect.h / 2 + 4) / Math.abs(dy),
  )
  return scale >= 1 ? [cx, cy] : [cx + dx * scale, cy + dy * scale]
}
