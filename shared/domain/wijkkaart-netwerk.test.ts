import { describe, expect, it } from 'vitest'
import type { MapNode, Relation } from './wijkkaart.ts'
import { filterNodes, insightOf, layoutNetwork } from './wijkkaart-netwerk.ts'

const node = (id: string, changes: object = {}): MapNode =>
  ({ id, type: 'actor', name: id, themaIds: [], signaalIds: [], createdAt: 1, ...changes }) as unknown as MapNode
const relation = (from: string, to: string, quality = 'goed'): Relation =>
  ({ id: `${from}${to}`, from, to, kind: 'kent', quality, createdAt: 1 }) as unknown as Relation

describe('the network', () => {
  const nodes = ['a', 'b', 'c', 'd', 'e'].map((id) => node(id))
  const relations = [relation('a', 'b'), relation('b', 'c'), relation('c', 'd', 'ontbreekt')]
  it('lies the same on every device, in whatever order the nodes come', () => {
    const first = layoutNetwork(nodes, relations)
    expect([...layoutNetwork([...nodes].reverse(), [...relations].reverse())]).toEqual([...first])
    expect(new Set([...first.values()].map(String)).size).toBe(5)
  })
  it('keeps a node where somebody put it', () => {
    const placed = layoutNetwork([...nodes.slice(1), node('a', { relPos: [300, -40] })], relations)
    expect(placed.get('a')).toEqual([300, -40])
  })
  it('does not break on a relation to a node that is gone', () => {
    expect(layoutNetwork(nodes.slice(0, 2), relations).size).toBe(2)
  })
})

describe('what stands out', () => {
  it('counts relations that exist; a missing one connects nobody', () => {
    const nodes = [node('a'), node('b'), node('c'), node('d'), node('e')]
    const found = insightOf(nodes, [
      relation('a', 'b'),
      relation('a', 'c'),
      relation('a', 'd'),
      relation('a', 'e', 'ontbreekt'),
    ])
    expect(found.connectors.map(({ node: { id }, count, groups }) => [id, count, groups])).toEqual([['a', 3, 3]])
    expect(found.lone.map(({ id }) => id)).toEqual(['e'])
    expect(found.missing.map(({ id }) => id)).toEqual(['ae'])
  })
  it('filters by type and thema and leaves removed points out', () => {
    const nodes = [
      node('a', { type: 'plek', themaIds: ['t'] }),
      node('b', { themaIds: ['t'] }),
      node('c', { type: 'plek', themaIds: ['t'], archivedAt: 3 }),
    ]
    expect(filterNodes(nodes, { type: 'plek', themaId: 't' }).map(({ id }) => id)).toEqual(['a'])
  })
  it('filters by layer and target group', () => {
    const nodes = [
      node('a', { layer: 'institutioneel', targetGroups: ['ouderen'] }),
      node('b', { layer: 'institutioneel', targetGroups: ['jongeren'] }),
      node('c', { targetGroups: ['ouderen'] }),
    ]
    const all = { type: undefined, themaId: undefined }
    expect(filterNodes(nodes, { ...all, layer: 'institutioneel' }).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(filterNodes(nodes, { ...all, layer: 'institutioneel', targetGroup: 'ouderen' })).toHaveLength(1)
  })
  it('a node whose neighbours know each other holds nothing together', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((id) => node(id))
    const ring = [relation('a', 'b'), relation('a', 'c'), relation('a', 'd'), relation('b', 'c'), relation('c', 'd')]
    expect(insightOf(nodes, ring).connectors.find(({ node: { id } }) => id === 'a')?.groups).toBe(1)
  })
})
