import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SignaalId } from '../../shared/base/ids.ts'
import { coverSignalen, fates, standAlone } from '../../shared/domain/coverage.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { arbitraryWerksessie } from '../fixtures/arbitrary-werksessie.ts'
import { aSignaal, aThema } from '../fixtures/builders.ts'
import { loadLindenholt } from '../fixtures/lindenholt.ts'

describe('coverSignalen', () => {
  it('accounts for all 274 signalen of Lindenholt', () => {
    const coverage = coverSignalen(loadLindenholt().bord)
    expect(coverage.entered).toBe(274)
    expect(coverage.counts).toEqual({
      ingetrokken: 0,
      verborgen: 1,
      samengevoegd: 0,
      geen_thema: 0,
      geparkeerd: 0,
      thema: 253,
      los: 20,
    })
    expect([...coverage.perThema.entries()].sort()).toEqual([
      ['geldzorgen', 41],
      ['gezond', 30],
      ['meedoen', 34],
      ['mentaal', 34],
      ['ontmoeten', 43],
      ['wegwijs', 35],
      ['wonen', 36],
    ])
  })

  it('gives every signaal exactly one fate, whatever its marks; the sum is what was entered', () => {
    fc.assert(
      fc.property(arbitraryWerksessie, ({ bord }) => {
        const coverage = coverSignalen(bord)
        expect(fates.reduce((sum, fate) => sum + coverage.counts[fate], 0)).toBe(bord.signalen.length)
        expect(new Set(coverage.fates.map((line) => line.signaalId)).size).toBe(bord.signalen.length)
        expect([...coverage.perThema.values()].reduce((a, b) => a + b, 0)).toBe(coverage.counts.thema)
      }),
      { numRuns: 100 },
    )
  })

  it('says under which card a merged signaal lies, and that a dropped thema holds nothing', () => {
    const { bord } = loadLindenholt()
    const changed = {
      themas: bord.themas.map((thema) => (thema.id === 'wonen' ? { ...thema, status: 'vervallen' as const } : thema)),
      signalen: bord.signalen.map((signaal) =>
        signaal.id === 's193' ? { ...signaal, mergedInto: 's152' as SignaalId } : signaal,
      ),
    }
    const coverage = coverSignalen(changed)
    expect(coverage.fates.find((line) => line.signaalId === 's193')).toEqual({
      signaalId: 's193',
      fate: 'samengevoegd',
      mergedInto: 's152',
    })
    expect(coverage.counts).toMatchObject({ samengevoegd: 1, los: 56, thema: 216 })
  })

  it('tells which voices stand alone: loose, with nothing on them and no place proposed', () => {
    const text = (id: string, changes: Partial<Signaal> = {}) => aSignaal({ id: id as SignaalId, ...changes })
    const bord = {
      themas: [aThema()],
      signalen: [
        text('a'),
        text('b', { offTopic: true, asideReason: 'gaat over de vorige keer' }),
        text('c', { themaId: aThema().id }),
        text('d'),
        text('e', { mergedInto: 'd' as SignaalId }),
        text('f'),
        text('g', { archivedAt: 1 }),
      ],
    }
    expect(standAlone(bord, new Set(['f']))).toEqual(['a', 'b'])
  })
})
