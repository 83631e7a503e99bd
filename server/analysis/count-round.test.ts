import { describe, expect, it } from 'vitest'
import type { Uitslag } from '../../shared/domain/uitslag.ts'
import { countRound, type Round } from './count-round.ts'
import { cellsOf, type Stemmer } from './round-cells.ts'

const round = (changes: Partial<Round> = {}): Round => ({
  form: 'stippen',
  alpha: 0.5,
  tieMargin: 1,
  targets: ['geld', 'ontmoeten', 'wonen'],
  ...changes,
})
const times = (count: number, stemmer: Stemmer): readonly Stemmer[] => Array.from({ length: count }, () => stemmer)
const prof = (ballot: Stemmer['ballot'], more: Partial<Stemmer> = {}): Stemmer => ({
  electorate: 'professional',
  group: 'professional',
  ballot,
  ...more,
})
const bew = (ballot: Stemmer['ballot'], more: Partial<Stemmer> = {}): Stemmer => ({
  electorate: 'inwoner',
  group: 'inwoner',
  ballot,
  ...more,
})
const rowOf = (counted: Pick<Uitslag, 'rows'>, id: string) => {
  const row = counted.rows.find(({ targetId }) => targetId === id)
  if (row === undefined) throw new Error(`no row ${id}`)
  return row
}

describe('the result of a round of stippen', () => {
  const stemmers = [...times(20, prof({ geld: 3, wonen: 2 })), ...times(5, bew({ ontmoeten: 1 }))]

  it('has every electorate by itself, beside the weighted order and that of one heap', () => {
    const counted = countRound(round(), stemmers)
    expect(counted.ballots).toEqual({ professional: 20, inwoner: 5 })
    expect(rowOf(counted, 'geld').group).toEqual({
      professional: { place: 1, share: expect.closeTo(0.6), punt: null },
      inwoner: { place: 2, share: 0, punt: null },
    })
    // Weighted: half of each electorate; geld and ontmoeten are equal first. On one heap the twenty win.
    expect(counted.rows.map(({ targetId, weighted, unweighted }) => [targetId, weighted, unweighted])).toEqual([
      ['geld', 1, 1],
      ['ontmoeten', 1, 3],
      ['wonen', 3, 2],
    ])
  })

  it('marks where the order flips, and says that the weights of the groups do it', () => {
    const counted = countRound(round(), stemmers)
    expect(rowOf(counted, 'ontmoeten').flip).toEqual({ with: 'wonen', cause: 'groepen' })
    expect(rowOf(counted, 'wonen').flip).toEqual({ with: 'ontmoeten', cause: 'groepen' })
    expect(rowOf(counted, 'geld').flip).toBeUndefined()
    expect(countRound(round({ alpha: 1 }), stemmers).rows.some(({ flip }) => flip !== undefined)).toBe(false)
  })

  it('takes the place of the ranking where there is one, and says when other criteria turn the order around', () => {
    const ranked = (ids: readonly string[]) =>
      ({
        themas: ids.map((themaId, index) => ({ themaId, rank: index + 1 })),
        tieGroups: [],
      }) as never
    const counted = countRound(round({ alpha: 1 }), stemmers, ranked(['wonen', 'geld', 'ontmoeten']))
    expect(counted.rows.map(({ targetId }) => targetId)).toEqual(['wonen', 'geld', 'ontmoeten'])
    expect(rowOf(counted, 'wonen').flip).toEqual({ with: 'geld', cause: 'onderdelen' })
  })

  it('keeps back what fewer than five people chose, and gives their order and a banner', () => {
    const counted = countRound(round(), [...times(20, prof({ geld: 1 })), ...times(4, bew({ wonen: 1 }))])
    expect(rowOf(counted, 'wonen').group.inwoner).toEqual({ place: 1, share: null, punt: null })
    expect(rowOf(counted, 'wonen').group.professional.share).toBe(0)
    expect(counted.banners).toEqual(['kleine_groep_inwoner'])
    expect(countRound(round(), [prof({ geld: 1 })]).banners).toEqual([
      'kleine_groep_professional',
      'geen_stemmen_inwoner',
    ])
  })

  it('does not depend on the order of the ballots, and leaves out empty ones', () => {
    const mixed = [
      prof({ geld: 1, wonen: 2 }),
      ...stemmers,
      bew({}),
      bew({ anders: 3 }),
      prof({ geld: 3, ontmoeten: 2 }),
    ]
    expect(countRound(round(), [...mixed].reverse())).toEqual(countRound(round(), mixed))
    expect(countRound(round(), mixed).ballots).toEqual({ professional: 22, inwoner: 5 })
  })
})

describe('the result of a matrix', () => {
  const place = (x: number, y: number, more: Partial<Stemmer> = {}) => prof({}, { matrix: { geld: [x, y] }, ...more })
  const places = [10, 20, 30, 40, 50].map((x) => place(x, 100 - x))

  it('gives the median and the middle half on both axes', () => {
    const counted = countRound(round({ form: 'matrix' }), places)
    expect(rowOf(counted, 'geld').group.professional).toEqual({
      place: 1,
      share: null,
      punt: { count: 5, median: [30, 70], low: [20, 60], high: [40, 80] },
    })
    expect(rowOf(counted, 'wonen').group.professional.punt).toBeNull()
  })

  it('keeps back a target that fewer than five placed, also in a large electorate', () => {
    const some = [...places, ...times(4, prof({}, { matrix: { wonen: [90, 90] } }))]
    const counted = countRound(round({ form: 'matrix' }), some)
    expect(counted.ballots.professional).toBe(9)
    expect(rowOf(counted, 'wonen').group.professional).toEqual({ place: 1, share: null, punt: null })
  })
})

describe('parts of an electorate', () => {
  const at = (count: number, table: number): readonly Stemmer[] => times(count, bew({ geld: 1 }, { table }))
  const told = (stemmers: readonly Stemmer[]) =>
    cellsOf('tafel', stemmers).map(({ tafels, stemmers: inside }) => [tafels.join('+'), inside.length])

  it('hold five people or more each; smaller ones are taken together', () => {
    expect(told([...at(6, 1), ...at(5, 2)])).toEqual([
      ['1', 6],
      ['2', 5],
    ])
    expect(told([...at(6, 1), ...at(3, 2), ...at(2, 3), ...at(9, 4)])).toEqual([
      ['1', 6],
      ['2+3', 5],
      ['4', 9],
    ])
  })

  it('are not shown when one would be left over: it could be found by taking the others off the whole', () => {
    expect(told([...at(20, 1), ...at(4, 2)])).toEqual([])
    expect(told(at(30, 1))).toEqual([])
    for (let seed = 1; seed < 60; seed++) {
      const stemmers = Array.from({ length: seed }, (_, i) => bew({ geld: 1 }, { table: (i * seed * 7) % 9 }))
      const cells = cellsOf('tafel', stemmers)
      expect(cells.every((cell) => cell.stemmers.length >= 5)).toBe(true)
      expect(cells.length === 0 ? seed : cells.reduce((sum, cell) => sum + cell.stemmers.length, 0)).toBe(seed)
    }
  })

  it('stand in the result per group and per table, with the share of each target', () => {
    const stemmers = [
      ...times(6, bew({ geld: 1 }, { table: 1 })),
      ...times(5, bew({ wonen: 1 }, { group: 'vrijwilliger', table: 2 })),
    ]
    const { cells } = countRound(round(), stemmers)
    expect(cells.map(({ by, groepen, tafels, count, values }) => [by, groepen, tafels, count, values])).toEqual([
      ['groep', ['inwoner'], [], 6, { geld: 1, ontmoeten: 0, wonen: 0 }],
      ['groep', ['vrijwilliger'], [], 5, { geld: 0, ontmoeten: 0, wonen: 1 }],
      ['tafel', [], [1], 6, { geld: 1, ontmoeten: 0, wonen: 0 }],
      ['tafel', [], [2], 5, { geld: 0, ontmoeten: 0, wonen: 1 }],
    ])
  })
})
