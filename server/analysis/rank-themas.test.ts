import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeelnemerId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { emptyBord } from '../../tests/fixtures/builders.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { scoreThemas } from './rank-from-counts.ts'
import { givenCriteria, rankThemas } from './rank-themas.ts'

const base = loadLindenholt()

/** The same werksessie with everything in another order. */
function shuffled(snapshot: WerksessieSnapshot, keys: readonly number[]): WerksessieSnapshot {
  let next = 0
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => {
        next += 1
        return { item, key: keys[next % keys.length] ?? 0, salt: (next * 7919) % 104729 }
      })
      .sort((a, b) => a.key - b.key || a.salt - b.salt)
      .map(({ item }) => item)
  return {
    ...snapshot,
    bord: { ...snapshot.bord, signalen: mix(snapshot.bord.signalen), themas: mix(snapshot.bord.themas) },
    deelnemers: mix(snapshot.deelnemers),
    owners: Object.fromEntries(mix(Object.entries(snapshot.owners))),
    ballots: mix(snapshot.ballots),
    survey: mix(snapshot.survey),
  }
}

const withSignalen = (change: (signaal: Signaal) => Signaal, extra: readonly Signaal[] = []): WerksessieSnapshot => ({
  ...base,
  bord: { ...base.bord, signalen: [...base.bord.signalen.map(change), ...extra] },
})
const contributorsOf = (snapshot: WerksessieSnapshot, themaId: string) =>
  rankThemas(snapshot).themas.find((thema) => thema.themaId === themaId)?.contributors

describe('rankThemas', () => {
  it('[I14] does not depend on the order of anything', () => {
    const wanted = JSON.stringify(rankThemas(base))
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 3, maxLength: 40 }), (keys) => {
        expect(JSON.stringify(rankThemas(shuffled(base, keys)))).toBe(wanted)
      }),
      { numRuns: 40 },
    )
  })

  it('counts a person once, however many briefjes they write', () => {
    const wanted = JSON.stringify(rankThemas(base).themas.map((thema) => [thema.contributors, thema.score]))
    const demand = base.bord.signalen.filter((s) =>
      ['wens', 'zorg', 'bewonersinput', 'praktijksignaal'].includes(s.kind),
    )
    fc.assert(
      fc.property(fc.array(fc.nat({ max: demand.length - 1 }), { maxLength: 30 }), (picks) => {
        const copies = picks.map((pick, i) => ({ ...demand[pick]!, id: `copy${i}` as SignaalId }))
        const snapshot = withSignalen((signaal) => signaal, copies)
        const owners = { ...base.owners }
        for (const [i, pick] of picks.entries()) owners[`copy${i}` as SignaalId] = base.owners[demand[pick]!.id]!
        const ranked = rankThemas({ ...snapshot, owners })
        expect(JSON.stringify(ranked.themas.map((thema) => [thema.contributors, thema.score]))).toBe(wanted)
      }),
      { numRuns: 30 },
    )
  })

  it('[I6] merging never changes the ranking', () => {
    const wanted = JSON.stringify(rankThemas(base))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 273 }), fc.nat({ max: 273 })), { maxLength: 20 }), (pairs) => {
        const into = new Map(pairs.map(([from, to]) => [base.bord.signalen[from]!.id, base.bord.signalen[to]!.id]))
        const merged = withSignalen((signaal) => {
          const target = into.get(signaal.id)
          return target === undefined || target === signaal.id || signaal.themaId === undefined
            ? signaal
            : { ...signaal, mergedInto: target }
        })
        expect(JSON.stringify(rankThemas(merged))).toBe(wanted)
      }),
      { numRuns: 30 },
    )
  })

  it('counts a signaal without a place where the card lies that it was merged into', () => {
    const loose = withSignalen((signaal) => (signaal.id === 's193' ? withoutPlace(signaal) : signaal))
    const merged = withSignalen((signaal) =>
      signaal.id === 's193' ? { ...withoutPlace(signaal), mergedInto: 's152' as SignaalId } : signaal,
    )
    expect(contributorsOf(loose, 'geldzorgen')).toEqual({ professional: 13, inwoner: 8 })
    expect(contributorsOf(merged, 'geldzorgen')).toEqual({ professional: 14, inwoner: 8 })
  })

  it('[I10] does not count gaat_goed, aanbod and figures as demand', () => {
    const praise = withSignalen((signaal) =>
      signaal.themaId === 'gezond' ? { ...signaal, kind: 'gaat_goed' } : signaal,
    )
    expect(contributorsOf(praise, 'gezond')).toEqual({ professional: 0, inwoner: 0 })
  })

  it('does not count withdrawn and off-topic signalen', () => {
    const gone = withSignalen((signaal) =>
      signaal.themaId === 'gezond'
        ? Number(signaal.id.slice(1)) % 2 === 0
          ? { ...signaal, archivedAt: 1 }
          : { ...signaal, offTopic: true }
        : signaal,
    )
    const gezond = rankThemas(gone).themas.find((thema) => thema.themaId === 'gezond')
    expect(gezond?.contributors).toEqual({ professional: 0, inwoner: 0 })
    expect(gezond?.fewSignalen).toBe(true)
  })

  it('[I4] leaves out begeleiders and groups set to geen', () => {
    const dots = { geldzorgen: 3, wonen: 2 }
    const begeleider = base.deelnemers.find((deelnemer) => deelnemer.begeleider)!.id
    const withDots = { ...base, ballots: [...base.ballots, { deelnemerId: begeleider, ballot: dots }] }
    expect(rankThemas(withDots)).toEqual(rankThemas(base))
    const settings = {
      ...base.werksessie.settings,
      electorates: { ...base.werksessie.settings.electorates, gemeente: 'geen' as const },
    }
    const muted = rankThemas({ ...base, werksessie: { ...base.werksessie, settings } }, { includeSurvey: false })
    expect(muted.ballots.professional).toBeLessThan(30)
  })

  it('lets the last ballot of a person count, and ignores ballots of strangers', () => {
    const twice = {
      ...base,
      ballots: [
        { deelnemerId: 'p01' as DeelnemerId, ballot: { wonen: 3, gezond: 2 } },
        ...base.ballots,
        { deelnemerId: 'nobody' as DeelnemerId, ballot: { wonen: 3 } },
      ],
    }
    expect(rankThemas(twice)).toEqual(rankThemas(base))
  })

  it('uses the other electorate alone, and stays provisional, when one gave no ballots', () => {
    const professionals = new Set(base.deelnemers.filter((d) => d.group === 'professional').map((d) => d.id))
    const half = { ...base, ballots: base.ballots.filter((b) => professionals.has(b.deelnemerId)), survey: [] }
    const ranked = rankThemas(half)
    expect(ranked.status).toBe('voorlopig')
    expect(ranked.banners).toEqual(['geen_stemmen_inwoner'])
    const first = [...ranked.themas].sort((a, b) => b.share.professional - a.share.professional)[0]
    expect(first?.components.support).toBe(1)
    expect(ranked.themas.some((thema) => thema.viewGap)).toBe(false)
  })

  it('warns for a small group without changing alpha', () => {
    const few = { ...base, ballots: base.ballots.slice(0, 3), survey: base.survey.slice(0, 2) }
    const ranked = rankThemas(few)
    expect(ranked.banners).toEqual(['kleine_groep_professional', 'kleine_groep_inwoner'])
    expect(ranked.alpha).toBe(0.5)
  })

  it('keeps the recorded weights of the round, unless asked what if', () => {
    const changed = { ...base.werksessie, settings: { ...base.werksessie.settings, alpha: 1 } }
    expect(rankThemas({ ...base, werksessie: changed })).toEqual(rankThemas(base))
    const whatIf = rankThemas(base, { alpha: 0, weights: { support: 60 } })
    expect(whatIf.alpha).toBe(0)
    expect(whatIf.weights.support).toBe(60)
    expect(whatIf.weights.data).toBe(15)
  })

  it('works on an empty werksessie', () => {
    const empty = rankThemas({
      ...base,
      bord: emptyBord,
      deelnemers: [],
      owners: {},
      ballots: [],
      survey: [],
    })
    expect(empty.themas).toEqual([])
    expect(empty.banners).toEqual(['geen_stemmen_professional', 'geen_stemmen_inwoner'])
    expect(empty.scenarios).toHaveLength(30)
  })

  it('scores lie between 0 and 100, inside their range, for any counts', () => {
    const points = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })
    const ids = ['a', 'b', 'c', 'd'] as ThemaId[]
    const perThema = <T>(value: fc.Arbitrary<T>) => fc.record({ a: value, b: value, c: value, d: value })
    const dots = fc.array(perThema(fc.integer({ min: 0, max: 3 })), { maxLength: 12 })
    const given = fc.record({
      urgency: points,
      data: points,
      focus: points,
      factors: points,
      quality: points,
      feasibility: points,
    })
    fc.assert(
      fc.property(
        fc.record({ professional: dots, inwoner: dots }),
        fc.record({ professional: perThema(fc.nat({ max: 9 })), inwoner: perThema(fc.nat({ max: 9 })) }),
        fc.record({ professional: fc.nat({ max: 9 }), inwoner: fc.nat({ max: 9 }) }),
        perThema(given),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ballots, contributors, attendees, criteriaByThema, alpha) => {
          const { themas } = scoreThemas(
            { themaIds: ids, ballots, attendees, contributors, given: criteriaByThema },
            { alpha, weights: base.werksessie.settings.weights, tieMargin: 1 },
          )
          expect(themas.map((thema) => thema.rank)).toEqual([1, 2, 3, 4])
          for (const thema of themas) {
            const [low, high] = thema.scoreRange ?? [thema.score, thema.score]
            expect(thema.score).toBeGreaterThanOrEqual(-1e-9)
            expect(thema.score).toBeLessThanOrEqual(100 + 1e-9)
            expect(low).toBeLessThanOrEqual(thema.score + 1e-9)
            expect(high).toBeGreaterThanOrEqual(thema.score - 1e-9)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('givenCriteria', () => {
  it('keeps unknown unknown and caps the focus areas at 4', () => {
    expect(givenCriteria({})).toEqual({
      urgency: null,
      data: null,
      feasibility: null,
      focus: null,
      factors: null,
      quality: null,
    })
    expect(givenCriteria({ urgency: 0, focusAreas: { a: 2, b: 2, c: 2 }, socialQuality: [] })).toEqual({
      urgency: 0,
      data: null,
      feasibility: null,
      focus: 4,
      factors: null,
      quality: 0,
    })
  })
})

function withoutPlace(signaal: Signaal): Signaal {
  const { themaId: _, ...rest } = signaal
  return rest
}
