import { describe, expect, it } from 'vitest'
import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import { groupPlace, shownRank } from './words.ts'

const row = (themaId: string, rank: number, professional: number) =>
  ({ themaId, rank, electorateRank: { professional, inwoner: rank } }) as unknown as RankedThema
const themas = [row('a', 1, 3), row('b', 2, 1.5), row('c', 3, 1.5)]
const tieGroups = [{ themaIds: ['b', 'c'], rule: 'bord' }] as unknown as Rangorde['tieGroups']

describe('places as people hear them', () => {
  it('puts tied themas together in the first place of their group', () => {
    expect(themas.map((one) => shownRank({ themas, tieGroups }, one))).toEqual([1, 2, 2])
  })
  it('gives whole places inside a group', () => {
    expect(themas.map((one) => groupPlace({ themas }, one, 'professional'))).toEqual([3, 1, 1])
  })
})
