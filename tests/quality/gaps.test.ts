import { describe, expect, it } from 'vitest'
import { findGaps } from '../../server/analysis/find-gaps.ts'
import type { DeelnemerId, NodeId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { MapNode } from '../../shared/domain/wijkkaart.ts'
import { aSignaal, aThema } from '../fixtures/builders.ts'
import { lindenholtExpected, loadLindenholt } from '../fixtures/lindenholt.ts'
import { type GapCase, gapCases } from './gaps/set.ts'

const themaOf = (index: number) => `thema-${index}` as ThemaId
const noteId = (index: number, note: number) => `c${index}n${note}` as SignaalId

/** All cases beside each other on one bord, a thema each: one buurt or note too many would show in another case. */
function snapshotOf(cases: readonly GapCase[]): WerksessieSnapshot {
  const base = loadLindenholt()
  const deelnemers = new Map<string, Deelnemer>()
  const owners: Record<SignaalId, DeelnemerId> = {}
  const signalen = cases.flatMap((one, index) =>
    one.notes.map((note, nth): Signaal => {
      const id = noteId(index, nth)
      const person = `${index}-${note.by}` as DeelnemerId
      const group = note.kind === 'praktijksignaal' || note.kind === 'aanbod' ? 'professional' : 'inwoner'
      deelnemers.set(person, {
        id: person,
        alias: person,
        group,
        begeleider: false,
        device: 'telefoon',
        joinsThemas: [],
        createdAt: 1,
      })
      owners[id] = person
      return aSignaal({
        id,
        text: note.state === 'hidden' ? '' : note.text,
        kind: note.kind,
        authorGroup: group,
        themaId: themaOf(index),
        ...(note.about === undefined ? {} : { about: { dayparts: [], ...note.about } as Signaal['about'] }),
        ...(note.state === 'archived' ? { archivedAt: 2 } : {}),
        ...(note.state === 'hidden' ? { hidden: 'privacy' as const } : {}),
        ...(note.state === 'offTopic' ? { offTopic: true } : {}),
      } as Partial<Signaal>)
    }),
  )
  const nodes = cases.flatMap((one, index) =>
    one.supply.map(
      (node, nth): MapNode => ({
        id: `c${index}k${nth}` as NodeId,
        type: 'activiteit',
        formality: 'gemengd',
        themaIds: [themaOf(index)],
        targetGroups: [],
        schedule: [],
        qualities: [],
        signaalIds: [],
        createdAt: 1,
        ...node,
      }),
    ),
  )
  return {
    ...base,
    bord: {
      ...base.bord,
      signalen,
      nodes,
      relations: [],
      kanskaarten: [],
      themas: cases.map((_, index) => aThema({ id: themaOf(index), title: `Thema ${index}`, order: `a${index}` })),
    },
    deelnemers: [...deelnemers.values()],
    owners,
    ballots: [],
    survey: [],
  }
}

describe('white spots', () => {
  const { whiteSpots } = findGaps(snapshotOf(gapCases))
  const goldOf = (index: number): ReadonlySet<string> =>
    new Set(gapCases[index]?.gap?.map((nth) => noteId(index, nth)) ?? [])
  const isRight = (spot: (typeof whiteSpots)[number]): boolean => {
    const gold = goldOf(Number(spot.themaId.slice('thema-'.length)))
    const hit = spot.demandSignaalIds.filter((id) => gold.has(id)).length
    return gold.size > 0 && hit * 2 >= gold.size && hit * 2 >= spot.demandSignaalIds.length
  }

  it('are found in nine of ten, and nine of ten that are said are one', () => {
    const withGap = gapCases.flatMap((one, index) => (one.gap === undefined ? [] : [index]))
    expect(withGap.length).toBeGreaterThanOrEqual(20)
    expect(gapCases.length - withGap.length).toBeGreaterThanOrEqual(10)
    const missed = withGap.filter(
      (index) => !whiteSpots.some((spot) => spot.themaId === themaOf(index) && isRight(spot)),
    )
    const wrong = whiteSpots.filter((spot) => !isRight(spot)).map((spot) => spot.id)
    const figures = {
      missed: missed.map((index) => gapCases[index]?.name),
      wrong,
      recall: 1 - missed.length / withGap.length,
      precision: 1 - wrong.length / whiteSpots.length,
    }
    expect(figures.recall, JSON.stringify(figures)).toBeGreaterThanOrEqual(0.9)
    expect(figures.precision, JSON.stringify(figures)).toBeGreaterThanOrEqual(0.9)
  })

  it('of Lindenholt are found in nine of ten, each by half of its signalen', () => {
    const { white_spots: gold } = lindenholtExpected()
    const found = findGaps(loadLindenholt()).whiteSpots
    const missed = gold.filter(
      (one) =>
        !found.some(
          (spot) =>
            spot.themaId === one.theme &&
            one.demand_signal_ids.filter((id) => spot.demandSignaalIds.some((own) => own === id)).length * 2 >=
              one.demand_signal_ids.length,
        ),
    )
    expect(1 - missed.length / gold.length, missed.map(({ id }) => id).join()).toBeGreaterThanOrEqual(0.9)
    expect(found.length).toBeLessThanOrEqual(18)
  })
})
