import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type RankCounts, type RankSettings, scoreThemas, standingOf } from '../../server/analysis/rank-from-counts.ts'
import { rankThemas } from '../../server/analysis/rank-themas.ts'
import { runScenarios } from '../../server/analysis/sensitivity.ts'
import type { ThemaId } from '../../shared/base/ids.ts'
import type { Weights } from '../../shared/domain/werksessie.ts'
import { lindenholtExpected, loadLindenholt } from '../fixtures/lindenholt.ts'

const within = (actual: number, wanted: number, tolerance = 0.001): void =>
  expect(Math.abs(actual - wanted), `${actual} against ${wanted}`).toBeLessThanOrEqual(tolerance)

interface Oracle {
  readonly settings: { readonly alpha: number; readonly tie_margin: number; readonly weights: Weights }
  readonly themes: readonly ThemaId[]
  readonly ballots: RankCounts['ballots']
  readonly attendees: RankCounts['attendees']
  readonly contributors: RankCounts['contributors']
  readonly criteria: RankCounts['given']
  readonly expected: {
    readonly professional_share: Record<string, number>
    readonly resident_share: Record<string, number>
    readonly components: Record<string, Record<string, number | null>>
    readonly consensus: Record<string, number>
    readonly by_alpha: Record<
      string,
      { readonly scores: Record<string, number>; readonly order: string[]; readonly tie_groups: string[][] }
    >
    readonly borda: Record<string, number>
    readonly wonen_range_if_data_missing: [number, number]
    readonly rank_range: Record<string, [number, number]>
    readonly scenarios: Record<string, string[]>
  }
}

describe('the oracle of DOMAIN §4.6', () => {
  const oracle = JSON.parse(
    readFileSync(new URL('../fixtures/prioritisation-oracle.json', import.meta.url), 'utf8'),
  ) as Oracle
  const counts: RankCounts = {
    themaIds: oracle.themes,
    ballots: oracle.ballots,
    attendees: oracle.attendees,
    contributors: oracle.contributors,
    given: oracle.criteria,
  }
  const settings: RankSettings = {
    alpha: oracle.settings.alpha,
    weights: oracle.settings.weights,
    tieMargin: oracle.settings.tie_margin,
  }
  const { themas } = scoreThemas(counts, settings)

  it('gives the shares, components, consensus and Borda of every thema', () => {
    expect(themas).toHaveLength(4)
    for (const thema of themas) {
      within(thema.share.professional, oracle.expected.professional_share[thema.themaId]!)
      within(thema.share.inwoner, oracle.expected.resident_share[thema.themaId]!)
      within(thema.consensus, oracle.expected.consensus[thema.themaId]!)
      within(thema.borda, oracle.expected.borda[thema.themaId]!)
      for (const [key, wanted] of Object.entries(oracle.expected.components[thema.themaId]!)) {
        const actual = thema.components[key as keyof typeof thema.components]
        if (wanted === null) expect(actual).toBeNull()
        else within(actual ?? Number.NaN, wanted)
      }
    }
  })

  it.each(['0', '0.25', '0.5', '0.75', '1'])('gives scores, order and ties with alpha %s', (alpha) => {
    const wanted = oracle.expected.by_alpha[alpha]!
    const scored = scoreThemas(counts, { ...settings, alpha: Number(alpha) })
    for (const thema of scored.themas) within(thema.score, wanted.scores[thema.themaId]!)
    expect(scored.themas.map((thema) => thema.themaId)).toEqual(wanted.order)
    expect(scored.tieGroups.map((group) => [...group.themaIds].sort())).toEqual(
      wanted.tie_groups.map((group) => [...group].sort()),
    )
  })

  it('says by which rule a tie was ordered', () => {
    const { tieGroups } = scoreThemas(counts, { ...settings, alpha: 0.75 })
    expect(tieGroups).toEqual([{ themaIds: ['ontmoeten', 'geld'], rule: 'consensus' }])
  })

  it('leaves an unknown criterion out and gives the range instead', () => {
    const wonen = themas.find((thema) => thema.themaId === 'wonen')
    const [low, high] = oracle.expected.wonen_range_if_data_missing
    within(wonen?.scoreRange?.[0] ?? Number.NaN, low, 0.05)
    within(wonen?.scoreRange?.[1] ?? Number.NaN, high, 0.05)
    expect(themas.filter((thema) => thema.scoreRange !== undefined).map((thema) => thema.themaId)).toEqual(['wonen'])
  })

  it('gives the order of all 30 scenarios and the rank ranges', () => {
    const { scenarios, firmness } = runScenarios(counts, settings, standingOf(counts))
    expect(Object.fromEntries(scenarios.map(({ name, order }) => [name, order]))).toEqual(oracle.expected.scenarios)
    expect(scenarios).toHaveLength(30)
    for (const themaId of oracle.themes) {
      expect(firmness.get(themaId)?.rankRange).toEqual(oracle.expected.rank_range[themaId])
    }
  })
})

describe('Lindenholt', () => {
  const snapshot = loadLindenholt()
  const expected = lindenholtExpected()

  it('gives the final ranking of the sample, number for number', () => {
    const rangorde = rankThemas(snapshot)
    expect(rangorde.status).toBe('definitief')
    expect(rangorde.ballots).toEqual(expected.counts.ballots)
    expect(rangorde.banners).toEqual([])
    expect(rangorde.themas.map((thema) => thema.themaId)).toEqual(expected.themes.map((thema) => thema.id))
    for (const [index, wanted] of expected.themes.entries()) {
      const thema = rangorde.themas[index]!
      expect(thema.rank).toBe(wanted.rank)
      within(thema.score, wanted.score)
      within(thema.share.professional, wanted.professional_share)
      within(thema.share.inwoner, wanted.resident_share)
      within(thema.consensus, wanted.consensus)
      within(thema.borda, wanted.borda)
      within(thema.top3Share, wanted.top3_share)
      expect(thema.contributors).toEqual(wanted.contributors)
      expect(thema.electorateRank).toEqual({ professional: wanted.rank_professional, inwoner: wanted.rank_resident })
      expect(thema.rankRange).toEqual(wanted.rank_range)
      expect(thema.viewGap).toBe(expected.flags.view_gap.includes(thema.themaId))
      expect(thema.scoreRange).toBeUndefined()
      expect(thema.fewSignalen).toBe(false)
      for (const [key, value] of Object.entries(wanted.components)) {
        within(thema.components[key as keyof typeof thema.components] ?? Number.NaN, value)
      }
    }
    expect(rangorde.tieGroups.map((group) => group.themaIds)).toEqual(expected.tie_groups)
    expect(Object.fromEntries(rangorde.scenarios.map(({ name, order }) => [name, order]))).toEqual(
      expected.scenario_orders,
    )
  })

  it('gives the provisional ranking of the room alone', () => {
    const rangorde = rankThemas(snapshot, { includeSurvey: false })
    expect(rangorde.status).toBe('voorlopig')
    expect(rangorde.ballots).toEqual(expected.provisional.ballots)
    expect(rangorde.themas.map((thema) => thema.themaId)).toEqual(expected.provisional.order)
    expect(rangorde.tieGroups).toEqual(expected.provisional.tie_groups)
    for (const thema of rangorde.themas) {
      within(thema.score, expected.provisional.scores[thema.themaId]!)
      within(thema.share.inwoner, expected.provisional.resident_share[thema.themaId]!)
    }
  })
})
