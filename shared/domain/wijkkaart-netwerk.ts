import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import { createPrng } from '../base/prng.ts'
import type { MapNode, NodeType, Relation } from './wijkkaart.ts'

export type Point = readonly [number, number]

export const isThere = (record: { readonly archivedAt?: number | undefined }): boolean =>
  record.archivedAt === undefined

export interface Filter {
  readonly type: NodeType | undefined
  readonly themaId: string | undefined
  readonly layer?: MapNode['layer'] | undefined
  readonly targetGroup?: string | undefined
}

/** Points of the map that a filter leaves, by name. */
export const filterNodes = (nodes: readonly MapNode[], { type, themaId, layer, targetGroup }: Filter): MapNode[] =>
  nodes
    .filter(
      (node) =>
        isThere(node) &&
        (type === undefined || node.type === type) &&
        (themaId === undefined || node.themaIds.some((id) => id === themaId)) &&
        (layer === undefined || node.layer === layer) &&
        (targetGroup === undefined || node.targetGroups.includes(targetGroup)),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.id < b.id ? -1 : 1))

/** Relations of which both ends are shown. */
export function relationsAmong<R extends NetworkRelation>(
  relations: readonly R[],
  nodes: readonly Pick<MapNode, 'id'>[],
): R[] {
  const ids = new Set<string>(nodes.map((node) => node.id))
  return relations.filter((relation) => isThere(relation) && ids.has(relation.from) && ids.has(relation.to))
}

const seed = 7
const ticks = 320

/** What the network needs of nodes and relations: small enough to send to another thread with every change. */
export type NetworkNode = Pick<MapNode, 'id' | 'relPos' | 'archivedAt'>
export type NetworkRelation = Pick<Relation, 'id' | 'from' | 'to' | 'quality' | 'archivedAt'>

/**
 * Places in the network, in canvas units around (0, 0). The same nodes and relations give the same places on every device,
 * whatever order they come in; a node with `relPos` stands where somebody put it.
 */
export function layoutNetwork(
  nodes: readonly NetworkNode[],
  relations: readonly NetworkRelation[],
): ReadonlyMap<string, Point> {
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

export interface Insight {
  /** `groups`: into how many parts its own part of the network would fall without it; 1 when it would hold. */
  readonly connectors: readonly { readonly node: MapNode; readonly count: number; readonly groups: number }[]
  readonly lone: readonly MapNode[]
  readonly missing: readonly Relation[]
}

/** Who connects most (three or more relations that exist), who stands alone, and which relations are missing. */
export function insightOf(nodes: readonly MapNode[], relations: readonly Relation[]): Insight {
  const among = relationsAmong(relations, nodes.filter(isThere))
  const counts = new Map<string, number>()
  const existing = among.filter(({ quality }) => quality !== 'ontbreekt')
  for (const { from, to } of existing) {
    for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const connectors = nodes
    .filter(isThere)
    .map((node) => ({ node, count: counts.get(node.id) ?? 0 }))
    .filter(({ count }) => count >= 3)
    .map((one) => ({ ...one, groups: partsWithout(one.node.id, existing) }))
    .sort((a, b) => b.groups - a.groups || b.count - a.count || (a.node.id < b.node.id ? -1 : 1))
    .slice(0, 4)
  return {
    connectors,
    lone: nodes.filter((node) => isThere(node) && !counts.has(node.id)),
    missing: among.filter(({ quality }) => quality === 'ontbreekt'),
  }
}

/** How many separate parts the neighbours of a node are in when it is taken out. */
function partsWithout(id: string, relations: readonly Relation[]): number {
  const next = new Map<string, Set<string>>()
  const add = (from: string, to: string) => next.set(from, (next.get(from) ?? new Set()).add(to))
  for (const { from, to } of relations) {
    add(from, to)
    add(to, from)
  }
  const seen = new Set([id])
  let parts = 0
  for (const start of next.get(id) ?? []) {
    if (seen.has(start)) continue
    parts += 1
    const open = [start]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      open.push(...(next.get(at) ?? []))
    }
  }
  return parts
}
