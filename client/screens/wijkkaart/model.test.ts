import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { MapNode, Relation } from '../../../shared/domain/wijkkaart.ts'
import {
  areasOf,
  filterNodes,
  fromGeo,
  insightOf,
  layoutNetwork,
  listOf,
  nameFromText,
  openSupply,
  stackUnderPlaces,
  toGeo,
} from './model.ts'

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

describe('the schematic map', () => {
  it('gives back the place that was shown', () => {
    expect(toGeo(fromGeo([42.3, 17.9]))).toEqual([42.3, 17.9])
  })
  it('stacks activities under the nearest place and leaves far ones alone', () => {
    const stacks = stackUnderPlaces([
      node('p', { type: 'plek', geo: [10, 10] }),
      node('o', { type: 'actor', geo: [11, 10] }),
      node('x', { type: 'activiteit', geo: [11, 10.5] }),
      node('y', { type: 'activiteit', geo: [40, 40] }),
    ])
    expect([...stacks].map(([id, under]) => [id, under.map((one) => one.id)])).toEqual([['o', ['x']]])
  })
  it('gives every area the ground that is nearest to it', () => {
    const areas = areasOf([
      node('a', { area: 'Oost', geo: [80, 50] }),
      node('b', { area: 'West', geo: [20, 50] }),
      node('c', { area: 'stadsdeel', geo: [50, 20] }),
    ])
    expect(areas.map(({ name }) => name)).toEqual(['Oost', 'West'])
    const half = fromGeo([50, 50])[0]
    expect(Math.min(...(areas[0]?.polygon ?? []).map(([x]) => x))).toBeCloseTo(half)
    expect(Math.max(...(areas[1]?.polygon ?? []).map(([x]) => x))).toBeCloseTo(half)
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
    expect(found.connectors.map(({ node: { id }, count }) => [id, count])).toEqual([['a', 3]])
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
  it('offers supply that no point rests on', () => {
    const signaal = (id: string, kind: string) => ({ id, kind, createdAt: 1 }) as unknown as Signaal
    const found = openSupply(
      [signaal('s1', 'aanbod'), signaal('s2', 'aanbod'), signaal('s3', 'zorg')],
      [node('a', { signaalIds: ['s1'] }), node('b', { signaalIds: ['s2'], archivedAt: 2 })],
    )
    expect(found.map(({ id }) => id)).toEqual(['s2'])
  })
  it('names a point after its note and reads lists as typed', () => {
    expect(nameFromText(' koffie   op woensdag ')).toBe('koffie op woensdag')
    expect(nameFromText('woord '.repeat(40)).length).toBeLessThanOrEqual(120)
    expect(listOf('ouderen, , jongeren ')).toEqual(['ouderen', 'jongeren'])
  })
})
