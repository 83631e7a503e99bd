import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { Voorstel } from '../../../shared/domain/voorstel.ts'
import { openDuplicates } from './duplicates.ts'

const signaal = (id: string, changes: object = {}): Signaal =>
  ({ id, kind: 'zorg', text: id, ...changes }) as unknown as Signaal
const voorstel = { duplicates: [{ a: 'a', b: 'b', reason: 'spelfout', score: 1 }] } as unknown as Voorstel
const keys = (signalen: Signaal[], refused: string[] = []) =>
  openDuplicates(voorstel, new Set(refused), signalen).map((one) => one.key)

describe('duplicates that still ask for an answer', () => {
  it('are those nobody answered', () => {
    expect(keys([signaal('a'), signaal('b')])).toEqual(['a.b'])
  })
  it('go when stacked, withdrawn or refused, in either order', () => {
    expect(keys([signaal('a'), signaal('b', { mergedInto: 'a' })])).toEqual([])
    expect(keys([signaal('a', { archivedAt: 1 }), signaal('b')])).toEqual([])
    expect(keys([signaal('a'), signaal('b')], ['b.a'])).toEqual([])
  })
  it('never put a figure with an experience or supply with demand', () => {
    expect(keys([signaal('a', { kind: 'cijfer' }), signaal('b')])).toEqual([])
    expect(keys([signaal('a', { kind: 'aanbod' }), signaal('b', { kind: 'wens' })])).toEqual([])
    expect(keys([signaal('a', { kind: 'aanbod' }), signaal('b', { kind: 'gaat_goed' })])).toEqual(['a.b'])
  })
})
