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
import type { MapNode, Relation } from '../../../shared/domain/wijkkaart.ts'

export type Point = readonly [number, number]

/** Relations of which both ends are there. */
export function relationsAmong(relations: readonly Relation[], nodes: readonly MapNode[]): readonly Relation[] {
  const ids = new Set<string>(nodes.map(({ id }) => id))
  return relations.filter(({ from, to }) => ids.has(from) && ids.has(to))
}

/**
 * Places in the network, around (0, 0): the same as the screen has, because seed, forces and order are the same. A node with
 * `relPos` stands where somebody put it.
 */
export function networkPlaces(nodes: readonly MapNode[], relations: readonly Relation[]): ReadonlyMap<string, Point> {
  const byId = <T extends { readonly id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : 1)
  const sorted = [...nodes].sort(byId)
  const bodies: (SimulationNodeDatum & { readonly id: string })[] = sorted.map(({ id, relPos }) => ({
    id,
    ...(relPos === undefined ? {} : { fx: relPos[0], fy: relPos[1] }),
  }))
  const links = [...relationsAmong(relations, sorted)]
    .sort(byId)
    .map(({ from, to, quality }) => ({ source: from as string, target: to as string, quality }))
  const prng = createPrng(7)
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
    .tick(320)
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, [Math.round(x), Math.round(y)]]))
}

/** Turns places of the map (0–100, or metres with north up) into units of a drawing that is `width` wide. */
export function mapProjection(nodes: readonly MapNode[], width: number): (at: Point) => Point {
  const points = nodes.flatMap(({ geo, shape }): Point[] => [
    ...(geo === undefined ? [] : [geo]),
    ...(shape === undefined ? [] : pairs(shape.points)),
  ])
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs, Number.POSITIVE_INFINITY), Math.max(...xs, Number.NEGATIVE_INFINITY)]
  const [top, bottom] = [Math.min(...ys, Number.POSITIVE_INFINITY), Math.max(...ys, Number.NEGATIVE_INFINITY)]
  const isSchematic = points.every(([x, y]) => x >= 0 && x <= 100 && y >= 0 && y <= 100)
  // The schematic map is wider than high, as names are; metres keep their shape and have north at the top.
  if (isSchematic) return ([x, y]) => [(x / 100) * width, (y / 100) * width * 0.73]
  const scale = width / Math.max(right - left, (bottom - top) * 1.4, 1)
  return ([x, y]) => [(x - left) * scale, (bottom - y) * scale]
}

/** `x1, y1, x2, y2` as points. */
export const pairs = (flat: readonly number[]): Point[] =>
  flat.flatMap((x, index): Point[] => (index % 2 === 0 ? [[x, flat[index + 1] ?? 0]] : []))
