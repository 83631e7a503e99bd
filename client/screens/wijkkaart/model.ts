import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import { createPrng } from '../../../shared/base/prng.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { MapNode, NodeType, Relation } from '../../../shared/domain/wijkkaart.ts'

export type Point = readonly [number, number]

export const isThere = (record: { readonly archivedAt?: number | undefined }): boolean =>
  record.archivedAt === undefined

export interface Filter {
  readonly type: NodeType | undefined
  readonly themaId: string | undefined
}

/** Points of the map that a filter leaves, by name. */
export const filterNodes = (nodes: readonly MapNode[], { type, themaId }: Filter): MapNode[] =>
  nodes
    .filter(
      (node) =>
        isThere(node) &&
        (type === undefined || node.type === type) &&
        (themaId === undefined || node.themaIds.some((id) => id === themaId)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.id < b.id ? -1 : 1))

/** Relations of which both ends are shown. */
export function relationsAmong(relations: readonly Relation[], nodes: readonly MapNode[]): Relation[] {
  const ids = new Set<string>(nodes.map((node) => node.id))
  return relations.filter((relation) => isThere(relation) && ids.has(relation.from) && ids.has(relation.to))
}

const seed = 7
const ticks = 320

/**
 * Places in the network, in canvas units around (0, 0). The same nodes and relations give the same places on every device,
 * whatever order they come in; a node with `relPos` stands where somebody put it.
 */
export function layoutNetwork(nodes: readonly MapNode[], relations: readonly Relation[]): ReadonlyMap<string, Point> {
  const sorted = [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1))
  const bodies: (SimulationNodeDatum & { readonly id: string })[] = sorted.map((node) => ({
    id: node.id,
    ...(node.relPos === undefined ? {} : { fx: node.relPos[0], fy: node.relPos[1] }),
  }))
  const links = relationsAmong(relations, sorted)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ from, to, quality }) => ({ source: from as string, target: to as string, quality }))
  const prng = createPrng(seed)
  forceSimulation(bodies)
    .randomSource(() => prng())
    .force(
      'link',
      forceLink<(typeof bodies)[number], (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(({ quality }) => (quality === 'ontbreekt' ? 170 : 115))
        .strength(0.5),
    )
    .force('charge', forceManyBody().strength(-560).distanceMax(620))
    .force('collide', forceCollide(62))
    .force('x', forceX().strength(0.055))
    .force('y', forceY().strength(0.085))
    .stop()
    .tick(ticks)
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, [Math.round(x), Math.round(y)]]))
}

/** One unit of the schematic map (0–100) in canvas units; wider than high, as names are. */
export const geoScale: Point = [26, 19]
export const fromGeo = ([x, y]: Point): Point => [x * geoScale[0], y * geoScale[1]]
export const toGeo = ([x, y]: Point): [number, number] => [
  Math.round((x / geoScale[0]) * 10) / 10,
  Math.round((y / geoScale[1]) * 10) / 10,
]

const nearEnough = 4.6

/** Activities and services stand in a list under the place or organisation that is nearest, and no pin of their own. */
export function stackUnderPlaces(nodes: readonly MapNode[]): ReadonlyMap<string, readonly MapNode[]> {
  const hosts = nodes.filter((node) => node.geo !== undefined && (node.type === 'plek' || node.type === 'actor'))
  const stacks = new Map<string, MapNode[]>()
  for (const node of nodes) {
    if (node.geo === undefined || (node.type !== 'activiteit' && node.type !== 'voorziening')) continue
    let best: MapNode | undefined
    let bestDistance = nearEnough
    for (const host of hosts) {
      if (host.geo === undefined) continue
      // A place goes before an organisation that is as near.
      const distance =
        Math.hypot(host.geo[0] - node.geo[0], host.geo[1] - node.geo[1]) + (host.type === 'plek' ? 0 : 0.6)
      if (distance < bestDistance) {
        best = host
        bestDistance = distance
      }
    }
    if (best !== undefined) stacks.set(best.id, [...(stacks.get(best.id) ?? []), node])
  }
  return stacks
}

export interface Area {
  readonly name: string
  readonly center: Point
  /** Corners of its part of the schematic map, in canvas units. */
  readonly polygon: readonly Point[]
}

/** Names that are no part of the map but the whole of it. */
const wholeAreas = new Set(['stadsdeel', 'stedelijk', 'stad', 'wijk'])

/** Divides the map over the areas that nodes name: each point of it belongs to the area whose middle is nearest. */
export function areasOf(nodes: readonly MapNode[], margin = 460): Area[] {
  const sums = new Map<string, [number, number, number]>()
  const all: Point[] = []
  for (const { area, geo } of nodes) {
    if (geo === undefined) continue
    const at = fromGeo(geo)
    all.push(at)
    if (area === undefined || area === '' || wholeAreas.has(area.toLowerCase())) continue
    const [x, y, n] = sums.get(area) ?? [0, 0, 0]
    sums.set(area, [x + at[0], y + at[1], n + 1])
  }
  if (all.length === 0) return []
  const xs = all.map(([x]) => x)
  const ys = all.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const frame: Point[] = [
    [left - margin, top - margin * 0.6],
    [right + margin, top - margin * 0.6],
    [right + margin, bottom + margin * 0.6],
    [left - margin, bottom + margin * 0.6],
  ]
  const centers = [...sums].map(([name, [x, y, n]]) => ({ name, center: [x / n, y / n] as Point }))
  centers.sort((a, b) => (a.name < b.name ? -1 : 1))
  return centers.map(({ name, center }) => ({
    name,
    center,
    polygon: centers.reduce<readonly Point[]>(
      (polygon, other) => (other.name === name ? polygon : cutHalf(polygon, center, other.center)),
      frame,
    ),
  }))
}

/** The part of a polygon that is nearer to `own` than to `other`. */
function cutHalf(polygon: readonly Point[], own: Point, other: Point): Point[] {
  const side = ([x, y]: Point): number =>
    (x - (own[0] + other[0]) / 2) * (own[0] - other[0]) + (y - (own[1] + other[1]) / 2) * (own[1] - other[1])
  const result: Point[] = []
  polygon.forEach((from, index) => {
    const to = polygon[(index + 1) % polygon.length] ?? from
    const [a, b] = [side(from), side(to)]
    if (a >= 0) result.push(from)
    if (a >= 0 !== b >= 0) {
      const t = a / (a - b)
      result.push([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t])
    }
  })
  return result
}

export interface Insight {
  readonly connectors: readonly { readonly node: MapNode; readonly count: number }[]
  readonly lone: readonly MapNode[]
  readonly missing: readonly Relation[]
}

/** Who connects most (three or more relations that exist), who stands alone, and which relations are missing. */
export function insightOf(nodes: readonly MapNode[], relations: readonly Relation[]): Insight {
  const among = relationsAmong(relations, nodes.filter(isThere))
  const counts = new Map<string, number>()
  for (const { from, to, quality } of among) {
    if (quality === 'ontbreekt') continue
    for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const connectors = nodes
    .filter(isThere)
    .map((node) => ({ node, count: counts.get(node.id) ?? 0 }))
    .filter(({ count }) => count >= 3)
    .sort((a, b) => b.count - a.count || (a.node.id < b.node.id ? -1 : 1))
    .slice(0, 3)
  return {
    connectors,
    lone: nodes.filter((node) => isThere(node) && !counts.has(node.id)),
    missing: among.filter(({ quality }) => quality === 'ontbreekt'),
  }
}

/** Supply on notes that no point of the map rests on yet. */
export function openSupply(signalen: readonly Signaal[], nodes: readonly MapNode[]): Signaal[] {
  const used = new Set<string>(nodes.filter(isThere).flatMap((node) => node.signaalIds))
  return signalen.filter(
    (signaal) =>
      signaal.kind === 'aanbod' &&
      signaal.archivedAt === undefined &&
      signaal.hidden === undefined &&
      signaal.mergedInto === undefined &&
      !used.has(signaal.id),
  )
}

const maxName = 120
/** A name for a point out of the words of a note; long notes are cut at a word. */
export function nameFromText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= maxName) return line
  const cut = line.slice(0, maxName - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`
}

/** "ma ochtend, di avond" as a list; empty parts fall out. */
export const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim().slice(0, 120))
    .filter((part) => part !== '')
    .slice(0, 40)
