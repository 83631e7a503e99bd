import { geoIdentity } from 'd3-geo'
import { type Bounds, type Gebieden, type GebiedNaam, isRdPoint } from './kaartlaag.ts'
import type { MapNode } from './wijkkaart.ts'
import type { Point } from './wijkkaart-netwerk.ts'

/** How places on the map (`geo`) come on the canvas and back. `isRd`: in metres, on a map that was imported. */
export interface KaartVlak {
  readonly isRd: boolean
  toCanvas(geo: Point): Point
  toGeo(at: Point): [number, number]
}

/** One unit of the schematic map (0–100) in canvas units; wider than high, as names are. */
const geoScale: Point = [26, 19]
const fromGeo = ([x, y]: Point): Point => [x * geoScale[0], y * geoScale[1]]
const toGeo = ([x, y]: Point): [number, number] => [
  Math.round((x / geoScale[0]) * 10) / 10,
  Math.round((y / geoScale[1]) * 10) / 10,
]

const schemaWidth = 2600
/** Without an imported map: 0–100 in both directions. */
export const schemaVlak: KaartVlak = { isRd: false, toCanvas: (geo) => fromGeo(geo), toGeo: (at) => toGeo(at) }

/**
 * A map in RD metres on a canvas as wide as the schematic one. Nodes that were put down before the map came have a
 * schematic place (0–100): they keep it, as a share of the map.
 */
export function rdVlak(bounds: Bounds): KaartVlak {
  const [left, bottom, right, top] = bounds
  const corners: [number, number][] = [
    [left, bottom],
    [right, top],
  ]
  const height = (schemaWidth * (top - bottom)) / Math.max(1, right - left)
  const projection = geoIdentity()
    .reflectY(true)
    .fitSize([schemaWidth, Math.max(1, height)], { type: 'LineString', coordinates: corners })
  const place = (rd: [number, number]): Point => projection(rd) ?? [0, 0]
  return {
    isRd: true,
    toCanvas: ([x, y]) =>
      place(isRdPoint([x, y]) ? [x, y] : [left + ((right - left) * x) / 100, top - ((top - bottom) * y) / 100]),
    toGeo: ([x, y]) => {
      const [rdX, rdY] = projection.invert?.([x, y]) ?? [left, bottom]
      return [Math.round(rdX * 10) / 10, Math.round(rdY * 10) / 10]
    },
  }
}

/** In canvas units: a hundredth of the schematic map is some twenty of them. */
const nearEnough = 100

/** Activities and services stand in a list under the place or organisation that is nearest, and no pin of their own. */
export function stackUnderPlaces(
  nodes: readonly MapNode[],
  vlak: KaartVlak = schemaVlak,
): ReadonlyMap<string, readonly MapNode[]> {
  const hosts = nodes.filter((node) => node.geo !== undefined && (node.type === 'plek' || node.type === 'actor'))
  const stacks = new Map<string, MapNode[]>()
  for (const node of nodes) {
    if (node.geo === undefined || (node.type !== 'activiteit' && node.type !== 'voorziening')) continue
    let best: MapNode | undefined
    let bestDistance = nearEnough
    for (const host of hosts) {
      if (host.geo === undefined) continue
      // A place goes before an organisation that is as near.
      const [from, to] = [vlak.toCanvas(host.geo), vlak.toCanvas(node.geo)]
      const distance = Math.hypot(from[0] - to[0], from[1] - to[1]) + (host.type === 'plek' ? 0 : 13)
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
  /** Outlines in canvas units; one within another is a hole. */
  readonly rings: readonly (readonly Point[])[]
}

/** The areas of an imported map, on the canvas. */
export function gebiedenOf(gebieden: Gebieden, namen: readonly GebiedNaam[], vlak: KaartVlak): Area[] {
  return gebieden.features.map(({ properties: { name }, geometry }, index) => {
    const rings = geometry.coordinates.flatMap((polygon) =>
      polygon.map((ring) => ring.map((point) => vlak.toCanvas(point))),
    )
    const center = namen[index]?.name === name ? namen[index].center : undefined
    return { name, center: center === undefined ? (rings[0]?.[0] ?? [0, 0]) : vlak.toCanvas(center), rings }
  })
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
    rings: [
      centers.reduce<readonly Point[]>(
        (polygon, other) => (other.name === name ? polygon : cutHalf(polygon, center, other.center)),
        frame,
      ),
    ],
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
