import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'
import { listOf, nameFromText, openSupply } from './aanbod.ts'

const node = (id: string, changes: object = {}): MapNode =>
  ({ id, type: 'actor', name: id, themaIds: [], signaalIds: [], createdAt: 1, ...changes }) as unknown as MapNode

describe('supply on notes', () => {
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
