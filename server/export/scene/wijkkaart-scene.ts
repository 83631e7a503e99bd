import type { MapNode, NodeType, Relation } from '../../../shared/domain/wijkkaart.ts'
import { nodeTypes } from '../../../shared/domain/wijkkaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { nodeWords, originLine, qualityWords, relationWords } from '../labels.ts'
import { nodeLook } from '../node-look.ts'
import type { Outgoing } from '../outgoing.ts'
import type { TextMeasure } from './measure.ts'
import {
  boundsOf,
  circle,
  grow,
  overlaps,
  polyline,
  type Rect,
  roundRect,
  type Scene,
  type SceneGroup,
  type SceneLeaf,
} from './scene.ts'
import { mapProjection, networkPlaces, type Point, pairs, relationsAmong } from './wijkkaart-places.ts'

const ink = '#12212b'
const grey = '#455560'
const mapWidth = 1500
const pinRadius = 15

/** The geographic view: points, lines and areas with their names; `undefined` when nothing has a place yet. */
export function mapScene(out: Outgoing, measure: TextMeasure): Scene | undefined {
  const l = { locale: out.locale }
  const placed = out.nodes.filter(({ geo, shape }) => geo !== undefined || shape !== undefined)
  if (placed.length === 0) return undefined
  const project = mapProjection(placed, mapWidth)
  const items: SceneGroup[] = []
  for (const node of placed)
    if (node.shape !== undefined) {
      const isArea = node.shape.kind === 'vlak'
      const look = nodeLook[node.type]
      const d = polyline(pairs(node.shape.points).map(project), isArea)
      const style = isArea
        ? { fill: look.fill, stroke: look.mark, strokeWidth: 2, dash: [8, 5] }
        : { stroke: look.mark, strokeWidth: 5 }
      items.push({ type: 'group', label: node.name, items: [{ type: 'path', d, ...style }] })
    }
  items.push(...areaNames(placed, project, measure))
  const taken: Rect[] = placed.flatMap(({ geo }) => {
    if (geo === undefined) return []
    const [x, y] = project(geo)
    return [{ x: x - pinRadius, y: y - pinRadius, w: 2 * pinRadius, h: 2 * pinRadius }]
  })
  // From top to bottom, so that names step aside in the order in which one reads.
  const inOrder = placed
    .flatMap((node) => (node.geo === undefined ? [] : [{ node, at: project(node.geo) }]))
    .sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0] || (a.node.id < b.node.id ? -1 : 1))
  for (const { node, at } of inOrder) items.push(drawPin(node, at, { taken, measure, out }))
  const outside = out.nodes.filter((node) => !placed.includes(node))
  const bounds = grow(boundsOf(taken), 40)
  const foot = legend(bounds, { measure, out, outside })
  return {
    bounds: grow(boundsOf([bounds, ...foot.rects]), 16),
    background: '#ffffff',
    title: `${m.export_wijkkaart_kaart({}, l)} · ${originLine(out.werksessie, out.locale)}`,
    description: m.export_wijkkaart_kaart_uitleg({ plekken: placed.length, buiten: outside.length }, l),
    items: [
      {
        type: 'group',
        label: '',
        items: [{ type: 'path', d: roundRect(grow(bounds, 0), [14, 14, 14, 14]), fill: '#eef2f0' }],
      },
      ...items,
      ...foot.items,
    ],
  }
}

/** Who knows whom: the network with the quality of every relation; `undefined` when there is nothing at all. */
export function networkScene(out: Outgoing, measure: TextMeasure): Scene | undefined {
  const l = { locale: out.locale }
  if (out.nodes.length === 0) return undefined
  const relations = relationsAmong(out.relations, out.nodes)
  const places = networkPlaces(out.nodes, relations)
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

const labelSize = 15

/** A pin with its name beside it; the name steps aside for what is there already. */
function drawPin(
  node: MapNode,
  [x, y]: Point,
  { taken, measure, out }: { readonly taken: Rect[]; readonly measure: TextMeasure; readonly out: Outgoing },
): SceneGroup {
  const lines = measure.wrap(node.name, { size: labelSize, weight: 600, width: 210, maxLines: 2 })
  const extra =
    node.schedule.length === 0 ? [] : measure.wrap(node.schedule.join(', '), { size: 13, width: 210, maxLines: 1 })
  const w =
    Math.max(
      ...lines.map((line) => measure.width(line, labelSize, 600)),
      ...extra.map((line) => measure.width(line, 13)),
    ) + 12
  const h = lines.length * 19 + extra.length * 17 + 6
  const spots: readonly Point[] = [
    [x + 20, y - h / 2],
    [x - 20 - w, y - h / 2],
    [x - w / 2, y + 19],
    [x - w / 2, y - 19 - h],
    ...[34, 58, 82, 106, 130].flatMap((step): Point[] => [
      [x + 20, y - h / 2 + step],
      [x + 20, y - h / 2 - step],
      [x - 20 - w, y - h / 2 + step],
      [x - 20 - w, y - h / 2 - step],
    ]),
  ]
  const isFree = ([sx, sy]: Point): boolean => !taken.some((rect) => overlaps(rect, { x: sx, y: sy, w, h }))
  const spot = spots.find(isFree) ?? spots[0] ?? [x, y]
  const label: Rect = { x: spot[0], y: spot[1], w, h }
  taken.push(label)
  const text = (words: string, dy: number, size: number, weight: 400 | 600, fill: string): SceneLeaf => ({
    type: 'text',
    x: label.x + 6,
    y: label.y + dy,
    text: words,
    size,
    weight,
    fill,
    width: measure.width(words, size, weight),
  })
  const isFar = Math.abs(label.y + h / 2 - y) > h
  return {
    type: 'group',
    label: `${nodeWords[node.type]({}, { locale: out.locale })}: ${node.name}`,
    items: [
      ...(isFar
        ? [
            {
              type: 'path' as const,
              d: polyline([
                [x, y],
                [label.x < x ? label.x + w : label.x, label.y + h / 2],
              ]),
              stroke: grey,
              strokeWidth: 1,
            },
          ]
        : []),
      { type: 'path', d: roundRect(label, [4, 4, 4, 4]), fill: '#ffffff', stroke: '#d5dcd9', strokeWidth: 0.8 },
      ...lines.map((line, index) => text(line, 17 + index * 19, labelSize, 600, ink)),
      ...extra.map((line) => text(line, 16 + lines.length * 19, 13, 400, grey)),
      ...symbol(node.type, [x, y], pinRadius),
    ],
  }
}

/** Names of the buurten, large and pale, in the middle of what lies in them. */
function areaNames(nodes: readonly MapNode[], project: (at: Point) => Point, measure: TextMeasure): SceneGroup[] {
  const sums = new Map<string, [number, number, number]>()
  for (const { area = '', geo } of nodes) {
    if (geo === undefined || area.trim() === '' || /^(stadsdeel|stedelijk|stad|wijk)$/i.test(area)) continue
    const [x, y] = project(geo)
    const [sx, sy, count] = sums.get(area) ?? [0, 0, 0]
    sums.set(area, [sx + x, sy + y, count + 1])
  }
  return [...sums].map(([name, [sx, sy, count]]) => {
    const width = measure.width(name, 34, 700)
    return {
      type: 'group',
      label: name,
      items: [
        {
          type: 'text',
          x: sx / count - width / 2,
          y: sy / count - 26,
          text: name,
          size: 34,
          weight: 700,
          fill: '#c3cfca',
          width,
        },
      ],
    }
  })
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
  const lines = measure.wrap(node.name, { size, weight, width: 140, maxLines: 2 })
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
