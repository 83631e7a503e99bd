import { isRdPoint } from '../../../shared/domain/kaartlaag.ts'
import type { MapNode, NodeType, Relation } from '../../../shared/domain/wijkkaart.ts'
import { nodeTypes } from '../../../shared/domain/wijkkaart.ts'
import { layoutNetwork, type Point, relationsAmong } from '../../../shared/domain/wijkkaart-netwerk.ts'
import {
  type Box,
  boxesOf,
  type SceneSpot,
  sceneOf,
  shortName,
  type Scene as WijkScene,
} from '../../../shared/domain/wijkkaart-scene.ts'
import { gebiedenOf, type KaartVlak, rdVlak, schemaVlak } from '../../../shared/domain/wijkkaart-vlak.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { nodeWords, originLine, qualityWords, relationWords } from '../labels.ts'
import { nodeLook } from '../node-look.ts'
import type { Outgoing } from '../outgoing.ts'
import type { TextMeasure } from './measure.ts'
import {
  boundsOf,
  circle,
  grow,
  polyline,
  type Rect,
  roundRect,
  type Scene,
  type SceneGroup,
  type SceneLeaf,
} from './scene.ts'

const ink = '#12212b'
const grey = '#455560'

/** The geographic view, as on the screen; `undefined` when nothing has a place yet. */
export function mapScene(out: Outgoing, measure: TextMeasure): Scene | undefined {
  const { ondergrond } = out
  const l = { locale: out.locale }
  if (out.nodes.every(({ geo, shape }) => geo === undefined && shape === undefined)) return undefined
  const vlak = vlakOf(out)
  const drawn = sceneOf('kaart', out.nodes, out.relations, {
    nodes: out.nodes,
    places: new Map(),
    vlak,
    ...(ondergrond === undefined ? {} : { areas: gebiedenOf(ondergrond.vormen, ondergrond.namen, vlak) }),
    spots: out.spots,
  })
  const { boxes, k } = placeLabels(drawn, measure)
  const at = ([x, y]: Point): Point => [x * k, y * k]
  const rects = [
    ...boxes.map(({ left, top, width, height }): Rect => ({ x: left, y: top, w: width, h: height })),
    ...drawn.shapes.map(({ points }) => boundsOf(points.map(at).map(([x, y]) => ({ x, y, w: 0, h: 0 })))),
    ...(drawn.isFixed === true
      ? drawn.areas.map(({ rings }) =>
          boundsOf(
            rings
              .flat()
              .map(at)
              .map(([x, y]) => ({ x, y, w: 0, h: 0 })),
          ),
        )
      : []),
  ]
  const bounds = grow(boundsOf(rects), 44)
  const foot = legend(bounds, { measure, out, outside: drawn.outside })
  const outer = grow(boundsOf([bounds, ...foot.rects]), 16)
  const nodes = new Map(out.nodes.map((node) => [node.id as string, node]))
  return {
    bounds: outer,
    background: '#ffffff',
    title: `${m.export_wijkkaart_kaart({}, l)} · ${originLine(out.werksessie, out.locale)}`,
    description: m.export_wijkkaart_kaart_uitleg(
      { plekken: out.nodes.length - drawn.outside.length, buiten: drawn.outside.length },
      l,
    ),
    items: [
      ...drawn.areas.map((area, index) =>
        drawArea(
          // Areas of the schematic map have no end; paper has.
          area.rings.map((ring) => clip(ring.map(at), bounds)),
          areaFills[index % areaFills.length] ?? '#eef2f0',
        ),
      ),
      ...drawn.areas.map(({ name, center }) => drawAreaName(name, at(center), boxes, measure)),
      ...drawn.shapes.map(({ node, kind, points }) => drawShape(node, kind, points.map(at))),
      ...drawn.spots.map((spot) => drawSpot({ ...spot, at: at(spot.at), radius: spot.radius * k }, measure)),
      ...boxes.flatMap((box) => {
        const node = nodes.get(box.id)
        return node === undefined ? [] : [drawBox(box, node, out, measure)]
      }),
      ...foot.items,
    ],
  }
}

const areaFills = ['#e4ece0', '#e0e8ee', '#ece8dc', '#e8e5e4', '#e2ebe6', '#ebe3e8'] as const

/** The smallest enlargement at which every name has room: on paper nobody can come closer. */
function placeLabels(drawn: WijkScene, measure: TextMeasure): { readonly boxes: readonly Box[]; readonly k: number } {
  const width = (text: string, font: 'label' | 'stack'): number =>
    measure.width(text, font === 'label' ? labelSize : 13, font === 'label' ? 600 : 400)
  const wanted = drawn.nodes.reduce((sum, { stack }) => sum + 1 + stack.length, 0)
  let last: { boxes: readonly Box[]; k: number } = { boxes: [], k: 1 }
  for (const k of [0.55, 0.65, 0.75, 0.85, 1, 1.2, 1.5, 2, 3]) {
    last = { boxes: boxesOf(drawn, { x: 0, y: 0, k }, width), k }
    if (last.boxes.filter(({ kind }) => kind !== 'sign').length >= wanted) return last
  }
  return last
}

const drawArea = (rings: readonly (readonly Point[])[], fill: string): SceneGroup => ({
  type: 'group',
  label: '',
  items: [
    { type: 'path', d: rings.map((ring) => polyline(ring, true)).join(''), fill, stroke: '#ffffff', strokeWidth: 6 },
  ],
})

/** In metres when a map was imported or places are in metres, else the schematic map. */
function vlakOf({ ondergrond, nodes }: Outgoing): KaartVlak {
  if (ondergrond !== undefined) return rdVlak(ondergrond.bounds)
  const metres = nodes.flatMap(({ geo }) => (geo !== undefined && isRdPoint(geo) ? [geo] : []))
  if (metres.length === 0) return schemaVlak
  const { x, y, w, h } = grow(boundsOf(metres.map(([px, py]) => ({ x: px, y: py, w: 0, h: 0 }))), 50)
  return rdVlak([x, y, x + w, y + h])
}

/** The part of a polygon that lies in a rectangle: cut along each of its four sides. */
function clip(points: readonly Point[], { x, y, w, h }: Rect): readonly Point[] {
  const sides: readonly ((point: Point) => number)[] = [
    ([px]) => px - x,
    ([px]) => x + w - px,
    ([, py]) => py - y,
    ([, py]) => y + h - py,
  ]
  return sides.reduce<readonly Point[]>((kept, side) => {
    const result: Point[] = []
    kept.forEach((from, index) => {
      const to = kept[(index + 1) % kept.length] ?? from
      const [a, b] = [side(from), side(to)]
      if (a >= 0) result.push(from)
      if (a >= 0 !== b >= 0) {
        const t = a / (a - b)
        result.push([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t])
      }
    })
    return result
  }, points)
}

/** Large and pale, in the middle of the buurt or just above what stands there. */
function drawAreaName(name: string, [x, y]: Point, boxes: readonly Box[], measure: TextMeasure): SceneGroup {
  const size = 24
  const width = measure.width(name, size, 700)
  const isFree = (top: number): boolean =>
    !boxes.some(
      (box) =>
        box.left < x + width / 2 &&
        x - width / 2 < box.left + box.width &&
        box.top < top + size &&
        top < box.top + box.height,
    )
  const top = [0, -40, 40, -70, 70, -100, 100, -130, 130, -170, 170].map((step) => y + step - size / 2).find(isFree)
  return {
    type: 'group',
    label: name,
    items: [
      {
        type: 'text',
        x: x - width / 2,
        y: (top ?? y) + size * 0.8,
        text: name,
        size,
        weight: 700,
        fill: '#56665f',
        width,
      },
    ],
  }
}

function drawShape(node: MapNode, kind: 'lijn' | 'vlak', points: readonly Point[]): SceneGroup {
  const look = nodeLook[node.type]
  const style =
    kind === 'vlak'
      ? { fill: look.fill, stroke: look.mark, strokeWidth: 2, dash: [8, 5] }
      : { stroke: look.mark, strokeWidth: 5 }
  return { type: 'group', label: node.name, items: [{ type: 'path', d: polyline(points, kind === 'vlak'), ...style }] }
}

/** A white spot: a dashed circle with its number and what is missing. */
function drawSpot(spot: SceneSpot, measure: TextMeasure): SceneGroup {
  const [x, y] = spot.at
  const words = `${spot.nr}  ${spot.label}`
  const width = measure.width(words, 15, 600)
  const pill: Rect = { x: x - width / 2 - 12, y: y + spot.radius - 13, w: width + 24, h: 26 }
  return {
    type: 'group',
    label: words,
    items: [
      { type: 'path', d: circle(x, y, spot.radius), stroke: '#a8182c', strokeWidth: 2.5, dash: [7, 5] },
      { type: 'path', d: roundRect(pill, [13, 13, 13, 13]), fill: '#a8182c' },
      { type: 'text', x: pill.x + 12, y: pill.y + 18, text: words, size: 15, weight: 600, fill: '#ffffff', width },
    ],
  }
}

const labelSize = 15

/** A sign, the name beside it, or a line of what is done there. */
function drawBox(box: Box, node: MapNode, out: Outgoing, measure: TextMeasure): SceneGroup {
  const { left: x, top: y, width: w, height: h, kind, text = '' } = box
  const label = `${nodeWords[node.type]({}, { locale: out.locale })}: ${node.name}`
  if (kind === 'sign') return { type: 'group', label, items: symbol(node.type, [x + w / 2, y + h / 2], w / 2) }
  const isLabel = kind === 'label'
  const size = isLabel ? labelSize : 13
  const weight = isLabel ? 600 : 400
  const rect: Rect = { x, y, w, h }
  return {
    type: 'group',
    label,
    items: [
      { type: 'path', d: roundRect(rect, [4, 4, 4, 4]), fill: '#ffffff' },
      ...(isLabel
        ? []
        : [{ type: 'path' as const, d: roundRect({ x, y, w: 3, h }, [2, 0, 0, 2]), fill: nodeLook[node.type].mark }]),
      {
        type: 'text',
        x: x + (isLabel ? 7 : 10),
        y: y + h / 2 + size * 0.34,
        text,
        size,
        weight,
        fill: ink,
        width: measure.width(text, size, weight),
      },
    ],
  }
}

/** Who knows whom: the network with the quality of every relation; `undefined` when there is nothing at all. */
export function networkScene(out: Outgoing, measure: TextMeasure): Scene | undefined {
  const l = { locale: out.locale }
  if (out.nodes.length === 0) return undefined
  const relations = relationsAmong(out.relations, out.nodes)
  const places = layoutNetwork(out.nodes, relations)
  const degree = new Map<string, number>()
  for (const { from, to, quality } of relations)
    if (quality !== 'ontbreekt') for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1)
  const items: SceneGroup[] = []
  for (const relation of relations) {
    const [from, to] = [places.get(relation.from), places.get(relation.to)]
    if (from !== undefined && to !== undefined) items.push(drawRelation(relation, from, to, out))
  }
  const rects: Rect[] = []
  for (const node of out.nodes) {
    const at = places.get(node.id) ?? [0, 0]
    const radius = (degree.get(node.id) ?? 0) >= 4 ? 22 : 15
    rects.push({ x: at[0] - 75, y: at[1] - radius, w: 150, h: radius * 2 + 38 })
    items.push(drawNetworkNode(node, at, { radius, measure, out }))
  }
  const bounds = grow(boundsOf(rects), 24)
  const foot = legend(bounds, { measure, out, outside: [], qualities: true })
  const count = relations.filter(({ quality }) => quality !== 'ontbreekt').length
  return {
    bounds: grow(boundsOf([bounds, ...foot.rects]), 16),
    background: '#ffffff',
    title: `${m.export_wijkkaart_netwerk({}, l)} · ${originLine(out.werksessie, out.locale)}`,
    description: m.export_wijkkaart_netwerk_uitleg(
      { plekken: out.nodes.length, relaties: count, ontbreekt: relations.length - count },
      l,
    ),
    items: [...items, ...foot.items],
  }
}

/** A drawing that says that there is nothing yet. */
export function emptyScene(out: Outgoing, measure: TextMeasure): Scene {
  const l = { locale: out.locale }
  const text = m.export_rapport_geen_kaart({}, l)
  const width = measure.width(text, 20)
  return {
    bounds: { x: 0, y: 0, w: width + 80, h: 120 },
    background: '#ffffff',
    title: m.export_wijkkaart({}, l),
    description: text,
    items: [{ type: 'text', x: 40, y: 66, text, size: 20, weight: 400, fill: grey, width }],
  }
}

function outlinePath(type: NodeType, [x, y]: Point, r: number): string {
  switch (nodeLook[type].outline) {
    case 'circle':
      return circle(x, y, r)
    case 'square':
      return roundRect({ x: x - r * 0.92, y: y - r * 0.92, w: r * 1.84, h: r * 1.84 }, [5, 5, 5, 5])
    case 'arch':
      return roundRect({ x: x - r * 0.92, y: y - r * 0.92, w: r * 1.84, h: r * 1.84 }, [r * 0.8, r * 0.8, 4, 4])
    case 'diamond':
      return polyline(
        [
          [x, y - r * 1.15],
          [x + r * 1.15, y],
          [x, y + r * 1.15],
          [x - r * 1.15, y],
        ],
        true,
      )
    case 'hexagon':
      return polyline(
        [0, 1, 2, 3, 4, 5].map((corner): Point => {
          const angle = (Math.PI / 3) * corner - Math.PI / 2
          return [x + r * 1.12 * Math.cos(angle), y + r * 1.12 * Math.sin(angle)]
        }),
        true,
      )
  }
}

function symbol(type: NodeType, [x, y]: Point, r: number): SceneLeaf[] {
  const { mark, icon } = nodeLook[type]
  const size = r * 1.15
  return [
    { type: 'path', d: outlinePath(type, [x, y], r), fill: mark, stroke: '#ffffff', strokeWidth: 2 },
    { type: 'icon', name: icon, x: x - size / 2, y: y - size / 2, size, color: '#ffffff' },
  ]
}

const relationLook: Readonly<Record<Relation['quality'], { stroke: string; strokeWidth: number; dash?: number[] }>> = {
  sterk: { stroke: '#33434d', strokeWidth: 5 },
  goed: { stroke: '#5d6d76', strokeWidth: 2.2 },
  zwak: { stroke: '#7c8a91', strokeWidth: 1.8, dash: [8, 6] },
  ontbreekt: { stroke: '#a8182c', strokeWidth: 2.6, dash: [1, 7] },
}
const tensionLook = { stroke: '#8a5000', strokeWidth: 2.8, dash: [10, 5, 1, 5] }

function drawRelation(relation: Relation, from: Point, to: Point, out: Outgoing): SceneGroup {
  const l = { locale: out.locale }
  const nameOf = (id: string): string => out.nodes.find((node) => node.id === id)?.name ?? ''
  const isTension = relation.kind === 'spanning'
  const look = isTension ? tensionLook : relationLook[relation.quality]
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const icon = isTension ? 'zap' : relation.quality === 'ontbreekt' ? 'x' : undefined
  const items: SceneLeaf[] = [{ type: 'path', d: polyline([from, to]), ...look }]
  if (icon !== undefined)
    items.push(
      { type: 'path', d: circle(middle[0], middle[1], 9.5), fill: '#ffffff', stroke: look.stroke, strokeWidth: 1.8 },
      { type: 'icon', name: icon, x: middle[0] - 6, y: middle[1] - 6, size: 12, color: look.stroke },
    )
  const label = `${nameOf(relation.from)} ${relationWords[relation.kind]({}, l)} ${nameOf(relation.to)} (${qualityWords[relation.quality]({}, l)})`
  return { type: 'group', label, items }
}

function drawNetworkNode(
  node: MapNode,
  [x, y]: Point,
  { radius, measure, out }: { readonly radius: number; readonly measure: TextMeasure; readonly out: Outgoing },
): SceneGroup {
  const size = radius > 15 ? 15 : 13
  const weight = radius > 15 ? 700 : 600
  const name = shortName(node.name)
  // A long word stays whole.
  const longest = Math.max(...name.split(/\s+/).map((word) => measure.width(word, size, weight)))
  const lines = measure.wrap(name, { size, weight, width: Math.max(140, longest + 1), maxLines: 2 })
  const widest = Math.max(...lines.map((line) => measure.width(line, size, weight)))
  const paper: Rect = { x: x - widest / 2 - 4, y: y + radius + 3, w: widest + 8, h: lines.length * 17 + 2 }
  return {
    type: 'group',
    label: `${nodeWords[node.type]({}, { locale: out.locale })}: ${node.name}`,
    items: [
      { type: 'path', d: roundRect(paper, [3, 3, 3, 3]), fill: '#ffffff' },
      ...lines.map((line, index): SceneLeaf => {
        const width = measure.width(line, size, weight)
        return {
          type: 'text',
          x: x - width / 2,
          y: y + radius + 16 + index * 17,
          text: line,
          size,
          weight,
          fill: ink,
          width,
        }
      }),
      ...symbol(node.type, [x, y], radius),
    ],
  }
}

/** What the shapes and lines mean, below the drawing; and who has no place on the map. */
function legend(
  bounds: Rect,
  {
    measure,
    out,
    outside,
    qualities = false,
  }: {
    readonly measure: TextMeasure
    readonly out: Outgoing
    readonly outside: readonly MapNode[]
    readonly qualities?: boolean
  },
): { readonly items: readonly SceneGroup[]; readonly rects: readonly Rect[] } {
  const l = { locale: out.locale }
  let x = bounds.x + 24
  let y = bounds.y + bounds.h + 34
  const items: SceneLeaf[] = []
  const step = (width: number): void => {
    if (x + width > bounds.x + bounds.w) {
      x = bounds.x + 24
      y += 34
    }
  }
  const word = (words: string, weight: 400 | 600 = 600): void => {
    const width = measure.width(words, 16, weight)
    items.push({ type: 'text', x, y: y + 5.5, text: words, size: 16, weight, fill: ink, width })
    x += width + 26
  }
  for (const type of nodeTypes) {
    const words = nodeWords[type]({}, l)
    step(measure.width(words, 16, 600) + 60)
    items.push(...symbol(type, [x + 8, y], 11))
    x += 26
    word(words)
  }
  if (qualities)
    for (const [look, words] of [
      ...(['sterk', 'goed', 'zwak', 'ontbreekt'] as const).map(
        (q) => [relationLook[q], qualityWords[q]({}, l)] as const,
      ),
      [tensionLook, relationWords.spanning({}, l)] as const,
    ]) {
      step(measure.width(words, 16, 600) + 80)
      items.push({
        type: 'path',
        d: polyline([
          [x, y],
          [x + 38, y],
        ]),
        ...look,
      })
      x += 48
      word(words)
    }
  if (outside.length > 0) {
    const words = m.export_wijkkaart_buiten({ namen: outside.map(({ name }) => name).join(', ') }, l)
    for (const line of measure.wrap(words, { size: 16, width: Math.max(300, bounds.w - 48) })) {
      x = bounds.x + 24
      y += 26
      word(line, 400)
    }
  }
  return {
    items: [{ type: 'group', label: m.export_legenda({}, l), items }],
    rects: [{ x: bounds.x, y: bounds.y + bounds.h + 10, w: bounds.w, h: y - bounds.y - bounds.h + 12 }],
  }
}
