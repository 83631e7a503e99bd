import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryWerksessie } from '../../tests/fixtures/arbitrary-werksessie.ts'
import { lindenholtExpected, loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { readDemandFacets, readFacets } from './facets.ts'
import { findGaps } from './find-gaps.ts'

const snapshot = loadLindenholt()
const { whiteSpots, overlaps } = findGaps(snapshot)

describe('findGaps on Lindenholt', () => {
  it('finds the six white spots a begeleider drew, each by at least half of its signalen', () => {
    const found = lindenholtExpected().white_spots.filter((gold) =>
      whiteSpots.some(
        (spot) =>
          spot.themaId === gold.theme &&
          gold.demand_signal_ids.filter((id) => spot.demandSignaalIds.some((own) => own === id)).length * 2 >=
            gold.demand_signal_ids.length,
      ),
    )
    expect(found.map((gold) => gold.id)).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6'])
    expect(whiteSpots.length).toBeLessThanOrEqual(18)
  })

  it('finds the doubled walking groups and the full Wednesday morning', () => {
    expect(overlaps.map((overlap) => overlap.nodeIds)).toEqual([
      ['n36', 'n37'],
      ['n32', 'n33', 'n34', 'n35'],
    ])
  })

  it('joins what is said along two lines into one candidate, and calls it strong', () => {
    const spot = whiteSpots.find((candidate) => candidate.themaId === 'geldzorgen' && candidate.daypart === 'avond')
    expect(spot).toMatchObject({ targetGroup: 'mensen met werk', people: 6, strong: true })
    expect(spot?.nearestSupply).toContain('n28')
  })

  it('is no white spot where there is supply at that moment', () => {
    expect(whiteSpots.some((spot) => spot.themaId === 'gezond' && spot.daypart === 'avond')).toBe(false)
    expect(whiteSpots.some((spot) => spot.themaId === 'mentaal' && spot.targetGroup === 'mantelzorgers')).toBe(false)
  })

  it('makes a white spot of a thema with demand and no supply at all', () => {
    const bare = {
      ...snapshot,
      bord: { ...snapshot.bord, nodes: [], signalen: snapshot.bord.signalen.filter((s) => s.kind !== 'aanbod') },
    }
    expect(findGaps(bare).whiteSpots.filter((spot) => spot.id === 'w.wegwijs')).toHaveLength(1)
  })
})

describe('findGaps anywhere', () => {
  it('[I7] rests on demand of two or more people that is on the bord; overlap on two or more nodes', () => {
    fc.assert(
      fc.property(arbitraryWerksessie, (any) => {
        const usable = new Set(
          any.bord.signalen.filter((s) => s.archivedAt === undefined && s.hidden === undefined).map((s) => s.id),
        )
        const gaps = findGaps(any)
        for (const spot of gaps.whiteSpots) {
          expect(spot.demandSignaalIds.length).toBeGreaterThanOrEqual(1)
          expect(spot.people).toBeGreaterThanOrEqual(2)
          expect(spot.demandSignaalIds.every((id) => usable.has(id))).toBe(true)
        }
        for (const overlap of gaps.overlaps) expect(overlap.nodeIds.length).toBeGreaterThanOrEqual(2)
        const ids = [...gaps.whiteSpots, ...gaps.overlaps].map((candidate) => candidate.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('readFacets', () => {
  it('reads dayparts, groups and known areas from plain words', () => {
    expect(readFacets("Iets voor mannen, 's avonds in Hillekens", ['Hillekens'])).toEqual({
      dayparts: ['avond'],
      targetGroups: ['mannen'],
      areas: ['Hillekens'],
      needs: [],
    })
    expect(readFacets('Er is te weinig te doen')).toEqual({ dayparts: [], targetGroups: [], areas: [], needs: [] })
  })

  it('hears that daytime only means the evening is missing', () => {
    expect(readDemandFacets('spreekuur is altijd overdag, ik werk dan gewoon')).toEqual({
      dayparts: ['avond'],
      targetGroups: ['mensen met werk'],
      areas: [],
      needs: [],
    })
    expect(readDemandFacets('overdag prima').dayparts).toEqual(['overdag'])
  })
})
