import { topOf } from '../../../shared/domain/merge.ts'
import { isActive, type Signaal } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { plaatColors } from '../kanskaarten-print.ts'
import { kindWords, originLine } from '../labels.ts'
import type { Outgoing } from '../outgoing.ts'
import { type BordPlaces, type PlacedArea, placeBord } from './bord-layout.ts'
import { cardHeight, drawCard, drawNode, nodeHeight, objectWidth } from './draw-objects.ts'
import { type DrawnSignaal, drawSignaal, measureSignaal } from './draw-signaal.ts'
import { drawConnector, drawImage, drawTekening, tekeningRect } from './draw-tekening.ts'
import type { TextMeasure } from './measure.ts'
import { boundsOf, grow, overlaps, type Rect, roundRect, type Scene, type SceneGroup } from './scene.ts'

const plateSize = 22
const margin = 40

/**
 * The bord as a drawing: areas, signalen, lines, drawings, pictures and cards. With `area` (the id of a thema or a frame)
 * only what lies there; `undefined` when there is no such area. Hidden signalen keep their place and not their words.
 */
export function bordScene(
  out: Outgoing,
  measure: TextMeasure,
  options: { readonly area?: string } = {},
): Scene | undefined {
  const l = { locale: out.locale }
  const { bord } = out
  const titles = new Map<string, string>([
    ...out.themas.map(({ id, title }): [string, string] => [id, title]),
    ...bord.frames.map(({ id, title, table }): [string, string] => [
      id,
      title.trim() || (table === undefined ? m.export_frame({}, l) : m.blad_tafel({ nummer: table }, l)),
    ]),
    ['los', m.export_bord_los({}, l)],
    ['nergens', m.export_bord_nergens({}, l)],
  ])
  const titleOf = ({ id }: { readonly id: string }): string => titles.get(id) ?? ''
  const drawn = (signaal: Signaal, stack: number): DrawnSignaal => drawnSignaal(signaal, stack, out)
  const measured = new Map<string, ReturnType<typeof measureSignaal>>()
  const measureOf = (signaal: Signaal, stack: number) => {
    const known = measured.get(signaal.id) ?? measureSignaal(measure, drawn(signaal, stack))
    measured.set(signaal.id, known)
    return known
  }
  const places = placeBord(bord, {
    titleOf,
    wrapTitle: (title, width) => measure.wrap(title, { size: plateSize, weight: 600, width, maxLines: 3 }),
    heightOf: (signaal, stack) => measureOf(signaal, stack).height,
  })
  const rects = rectsOf(out, places, measure)
  const within = options.area === undefined ? undefined : rects.get(`area:${options.area}`)
  if (options.area !== undefined && within === undefined) return undefined
  const shown = (rect: Rect | undefined): rect is Rect =>
    rect !== undefined && (within === undefined || overlaps(rect, within))

  const items: SceneGroup[] = []
  const themas = new Map(out.themas.map((thema) => [thema.id as string, thema]))
  for (const area of places.areas.filter(({ rect }) => shown(rect))) {
    const thema = themas.get(area.id)
    const look = { color: plaatColors[thema?.plaat ?? 'los'], icon: iconOf(area, thema?.pictogram) }
    items.push(drawArea(area, { ...look, count: String(area.count), measure }))
  }
  for (const image of bord.afbeeldingen.filter(isActive)) if (shown(rects.get(image.id))) items.push(drawImage(image))
  for (const { signaal, stack, rect } of places.signalen) {
    if (!shown(rect)) continue
    items.push(drawSignaal(measure, drawn(signaal, stack), { rect, lines: measureOf(signaal, stack).lines }))
  }
  for (const card of out.kanskaarten) {
    const rect = rects.get(card.id)
    if (shown(rect)) items.push(drawCard(card, rect, out, measure))
  }
  for (const node of out.nodes) {
    const rect = rects.get(`node:${node.id}`)
    if (shown(rect)) items.push(drawNode(node, rect, out, measure))
  }
  for (const connector of bord.connectors.filter(isActive)) {
    const [from, to] = [rects.get(endKey(connector.from)), rects.get(endKey(connector.to))]
    if (from !== undefined && to !== undefined && (shown(from) || shown(to)))
      items.push(drawConnector(connector, { from, to }, out, measure))
  }
  for (const tekening of bord.tekeningen.filter(isActive))
    if (shown(rects.get(tekening.id))) items.push(drawTekening(tekening, out, measure))

  const what = within === undefined ? m.export_bord({}, l) : titleOf({ id: options.area ?? '' })
  const bounds = within ?? boundsOf([...rects.values()])
  return {
    bounds: bounds.w === 0 ? { x: 0, y: 0, w: 640, h: 240 } : grow(bounds, margin),
    background: '#ffffff',
    title: `${what} · ${originLine(out.werksessie, out.locale)}`,
    description: [
      m.export_bord_uitleg(
        { signalen: m.signalen_count({ count: places.signalen.length }, l), vlakken: places.areas.length },
        l,
      ),
      ...places.areas.map((area) => `${titleOf(area)}: ${m.signalen_count({ count: area.count }, l)}.`),
    ].join(' '),
    items,
  }
}

const endKey = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  kind === 'thema' || kind === 'frame' ? `area:${id}` : kind === 'node' ? `node:${id}` : id

function drawnSignaal(signaal: Signaal, stack: number, out: Outgoing): DrawnSignaal {
  const l = { locale: out.locale }
  const [source] = out.sourcesOf([signaal.id])
  const code = source?.code ?? ''
  if (source?.signaal === undefined) {
    const label = m.export_briefje_verborgen({}, l)
    return { label, code, text: label }
  }
  return {
    kind: signaal.kind,
    label: kindWords[signaal.kind]({}, l),
    code,
    text: source.signaal.text,
    ...(stack > 1 ? { stack: m.export_bord_stapel({ count: stack }, l) } : {}),
    ...(signaal.parked === true || signaal.offTopic === true ? { isAside: true } : {}),
  }
}

/** Where everything is that can be drawn or held on to by a line, by id (areas as `area:`, nodes as `node:`). */
function rectsOf(out: Outgoing, places: BordPlaces, measure: TextMeasure): Map<string, Rect> {
  const { bord } = out
  const rects = new Map<string, Rect>()
  for (const { id, rect } of places.areas) rects.set(`area:${id}`, rect)
  for (const { signaal, rect } of places.signalen) rects.set(signaal.id, rect)
  // A line to a signaal that lies under another one ends at the one on top.
  const byId = new Map<string, Signaal>(bord.signalen.map((signaal) => [signaal.id, signaal]))
  for (const signaal of bord.signalen) {
    const top = isActive(signaal) ? rects.get(topOf(signaal, byId).id) : undefined
    if (top !== undefined) rects.set(signaal.id, top)
  }
  for (const card of out.kanskaarten)
    if (card.pos !== undefined)
      rects.set(card.id, { x: card.pos[0], y: card.pos[1], w: objectWidth, h: cardHeight(card, out, measure) })
  for (const node of out.nodes)
    if (node.pos !== undefined)
      rects.set(`node:${node.id}`, { x: node.pos[0], y: node.pos[1], w: objectWidth, h: nodeHeight(node, measure) })
  for (const image of bord.afbeeldingen.filter(isActive))
    rects.set(image.id, { x: image.pos[0], y: image.pos[1], w: image.size[0], h: image.size[1] })
  for (const tekening of bord.tekeningen.filter(isActive)) rects.set(tekening.id, tekeningRect(tekening, measure))
  return rects
}

const iconOf = (area: PlacedArea, pictogram: string | undefined): string =>
  pictogram ?? (area.kind === 'frame' ? 'users' : 'layers')

function drawArea(
  { rect, plateHeight, titleLines, kind }: PlacedArea,
  { color, icon, count, measure }: { color: string; icon: string; count: string; measure: TextMeasure },
): SceneGroup {
  const plate: Rect = { x: rect.x + 9, y: rect.y + 9, w: rect.w - 18, h: plateHeight }
  const inner = grow(plate, -3)
  const middle = plate.y + plate.h / 2
  const countWidth = measure.width(count, 16, 700)
  const pill: Rect = { x: plate.x + plate.w - countWidth - 34, y: middle - 13, w: countWidth + 20, h: 26 }
  return {
    type: 'group',
    label: titleLines.join(' '),
    items: [
      {
        type: 'path',
        d: roundRect(rect, [10, 10, 10, 10]),
        fill: '#f4f7f5',
        stroke: '#b9c4c0',
        strokeWidth: 1.4,
        ...(kind === 'thema' ? {} : { dash: [7, 5] }),
      },
      { type: 'path', d: roundRect(plate, [8, 8, 8, 8]), fill: color },
      { type: 'path', d: roundRect(inner, [6, 6, 6, 6]), stroke: '#ffffff', strokeWidth: 1.6 },
      { type: 'icon', name: icon, x: plate.x + 13, y: middle - 12, size: 24, color: '#ffffff' },
      ...titleLines.map((line, index) => ({
        type: 'text' as const,
        x: plate.x + 46,
        y: plate.y + 10 + (index + 0.74) * 25,
        text: line,
        size: plateSize,
        weight: 600 as const,
        fill: '#ffffff',
        width: measure.width(line, plateSize, 600),
      })),
      { type: 'path', d: roundRect(pill, [13, 13, 13, 13]), fill: '#ffffff' },
      {
        type: 'text',
        x: pill.x + 10,
        y: middle + 5.5,
        text: count,
        size: 16,
        weight: 700,
        fill: color,
        width: countWidth,
      },
    ],
  }
}
