import { describe, expect, it } from 'vitest'
import { contributions } from '../../client/screens/rangorde/explain.ts'
import { readVariant, whatChanges, whyHere } from '../../client/screens/rangorde/why.ts'
import { rankThemas } from '../../server/analysis/rank-themas.ts'
import { criteria } from '../../shared/domain/werksessie.ts'
import { loadLindenholt } from '../fixtures/lindenholt.ts'

const rangorde = rankThemas(loadLindenholt())

describe('why a thema stands there', () => {
  it('names the neighbour, the difference and what makes it, for every thema of Lindenholt', () => {
    for (const [index, row] of rangorde.themas.entries()) {
      const why = whyHere(rangorde, row)
      expect(why?.other.rank).toBe(index === 0 ? 2 : index)
      const [ahead, behind] = index === 0 ? [row, why?.other] : [why?.other, row]
      if (ahead === undefined || behind === undefined) throw new Error('broken test')
      expect(why?.points).toBeCloseTo(Math.abs(ahead.score - behind.score))
      const mine = contributions(ahead, rangorde.weights)
      const theirs = contributions(behind, rangorde.weights)
      for (const criterion of why?.because ?? []) {
        const at = criteria.indexOf(criterion)
        expect(mine[at]?.points ?? 0).toBeGreaterThan(theirs[at]?.points ?? 0)
      }
    }
    expect(rangorde.themas.map((row) => whyHere(rangorde, row)?.kind)).toEqual([
      'eerste',
      'onder',
      'onder',
      'onder',
      'onder',
      expect.stringMatching(/gelijk|regel/),
      'onder',
    ])
  })
})

describe('what would change the order', () => {
  it('every variant has words, and those that change the first are all told', () => {
    for (const { name } of rangorde.scenarios) if (name !== 'basis') expect(readVariant(name), name).toBeDefined()
    const { first, holds, others } = whatChanges(rangorde)
    expect(first?.themaId).toBe('geldzorgen')
    expect(holds + others.reduce((sum, { variants }) => sum + variants.length, 0)).toBe(rangorde.scenarios.length)
    expect(others.map(({ thema }) => thema.themaId)).toEqual(['ontmoeten'])
  })
})
