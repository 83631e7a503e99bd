import type { ThemaId } from '../../shared/base/ids.ts'
import { type Electorate, electorates } from '../../shared/domain/deelnemer.ts'
import type { Rangorde } from '../../shared/domain/rangorde.ts'
import type { MatrixPlace, Stemronde } from '../../shared/domain/stem.ts'
import {
  type GroepRij,
  type MatrixPunt,
  smallCell,
  type Uitslag,
  type UitslagRij,
} from '../../shared/domain/uitslag.ts'
import { bannersFor, type PerElectorate, type ScoredThema, scoreThemas } from './rank-from-counts.ts'
import { type Cell, cellsOf, type Stemmer } from './round-cells.ts'

type Counted = Pick<Uitslag, 'ballots' | 'banners' | 'rows' | 'cells'>

export interface Round extends Pick<Stemronde, 'form' | 'alpha'> {
  /** In bord order, which is the last tie-break. */
  readonly targets: readonly string[]
  /** In score points, 0–100. */
  readonly tieMargin: number
}

/** Ranks differ by this much or more between the electorates: 'verschil van beeld' (DOMAIN §4.4). */
const viewGapRanks = 3
const equal = 1e-9
const onlySupport = { support: 100, urgency: 0, data: 0, breadth: 0, focus: 0, factors: 0, quality: 0, feasibility: 0 }

/** A ballot that chose nothing among these targets does not count. */
const hasChosen = (stemmer: Stemmer, targets: readonly string[]): boolean =>
  targets.some((id) => (stemmer.matrix === undefined ? dotsOn(stemmer, id) > 0 : placeOf(stemmer, id) !== undefined))

const dotsOn = ({ ballot }: Stemmer, id: string): number => (Object.hasOwn(ballot, id) ? (ballot[id] ?? 0) : 0)
const placeOf = ({ matrix = {} }: Stemmer, id: string): MatrixPlace | undefined =>
  Object.hasOwn(matrix, id) ? matrix[id] : undefined

/**
 * The result of one round: each electorate by itself, the order with the recorded weights and the order of one heap, where
 * those differ, and parts of an electorate of five ballots or more. Pure; the order of the stemmers does not matter. Of an
 * electorate with fewer than five ballots only its order is given. `official`: the ranking, for dots on themas.
 */
export function countRound(round: Round, given: readonly Stemmer[], official?: Rangorde): Counted {
  const stemmers = given.filter((stemmer) => hasChosen(stemmer, round.targets))
  const of = (electorate: Electorate): readonly Stemmer[] =>
    stemmers.filter((stemmer) => stemmer.electorate === electorate)
  const perElectorate = { professional: of('professional'), inwoner: of('inwoner') }
  const ballots = { professional: perElectorate.professional.length, inwoner: perElectorate.inwoner.length }
  const measure = round.form === 'matrix' ? matrixValue : meanShare
  const valuesOf = (some: readonly Stemmer[]): readonly number[] => round.targets.map((id) => measure(some, id))
  const values = { professional: valuesOf(perElectorate.professional), inwoner: valuesOf(perElectorate.inwoner) }
  const heap = valuesOf(stemmers)
  const byGroups = orderByGroups(round, perElectorate, values)
  const order = official === undefined ? byGroups : orderOfRangorde(official, round.targets)
  const places = { professional: placesOf(values.professional), inwoner: placesOf(values.inwoner) }
  const unweighted = placesOf(heap)
  const bothVoted = ballots.professional > 0 && ballots.inwoner > 0
  const groepRij = (electorate: Electorate, index: number): GroepRij => {
    const id = round.targets[index] ?? ''
    const isShown = ballots[electorate] >= smallCell
    return {
      place: places[electorate][index] ?? 0,
      share: isShown && round.form === 'stippen' ? (values[electorate][index] ?? 0) : null,
      punt: isShown && round.form === 'matrix' ? puntOf(perElectorate[electorate], id) : null,
    }
  }
  const rows = order.ids.map((id): UitslagRij => {
    const index = round.targets.indexOf(id)
    const flip = findFlip(id, { order, byGroups, heap: new Map(round.targets.map((one, i) => [one, heap[i] ?? 0])) })
    const group = { professional: groepRij('professional', index), inwoner: groepRij('inwoner', index) }
    return {
      targetId: id,
      group,
      weighted: order.places.get(id) ?? 0,
      unweighted: unweighted[index] ?? 0,
      ...(flip === undefined ? {} : { flip }),
      viewGap: bothVoted && Math.abs(group.professional.place - group.inwoner.place) >= viewGapRanks,
    }
  })
  return {
    ballots,
    banners: bannersFor(ballots),
    rows,
    cells: electorates.flatMap((electorate) =>
      (['groep', 'tafel'] as const).flatMap((by) => cellsOf(by, perElectorate[electorate]).map(toCel(round, measure))),
    ),
  }
}

/** Everybody counts as one, also with dots left over (DOMAIN §4.3). */
function meanShare(stemmers: readonly Stemmer[], id: string): number {
  if (stemmers.length === 0) return 0
  const shares = stemmers.map(
    (stemmer) => dotsOn(stemmer, id) / Object.values(stemmer.ballot).reduce((a, b) => a + b, 0),
  )
  // Summed from small to large: the order in which ballots came in cannot change the last bit.
  return shares.sort((a, b) => a - b).reduce((a, b) => a + b, 0) / stemmers.length
}

const placed = (stemmers: readonly Stemmer[], id: string): readonly MatrixPlace[] =>
  stemmers.map((stemmer) => placeOf(stemmer, id)).filter((place) => place !== undefined)

/** How far towards "easy and much effect" a target lies, 0–1: the mean of both medians. */
function matrixValue(stemmers: readonly Stemmer[], id: string): number {
  const places = placed(stemmers, id)
  return places.length === 0 ? 0 : (quantile(places, 0, 0.5) + quantile(places, 1, 0.5)) / 200
}

/** With straight lines between the values, as spreadsheets do. */
function quantile(places: readonly MatrixPlace[], axis: 0 | 1, part: number): number {
  const sorted = places.map((place) => place[axis]).sort((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const low = sorted[Math.floor(at)] ?? 0
  return low + ((sorted[Math.ceil(at)] ?? 0) - low) * (at - Math.floor(at))
}

/** `null` when fewer than five people placed it: a median of a few people tells what one of them chose. */
function puntOf(stemmers: readonly Stemmer[], id: string): MatrixPunt | null {
  const places = placed(stemmers, id)
  if (places.length < smallCell) return null
  const both = (part: number): MatrixPlace => [quantile(places, 0, part), quantile(places, 1, part)]
  return { count: places.length, median: both(0.5), low: both(0.25), high: both(0.75) }
}

/** Places from 1, high value first; who is equal shares the best place. */
const placesOf = (values: readonly number[]): readonly number[] =>
  values.map((value) => 1 + values.filter((other) => other > value + equal).length)

interface Order {
  readonly ids: readonly string[]
  /** Tied ones share the first place of their group. */
  readonly places: ReadonlyMap<string, number>
}

/** The order of the choices alone, each electorate with its recorded weight. */
function orderByGroups(
  round: Round,
  stemmers: PerElectorate<readonly Stemmer[]>,
  values: PerElectorate<readonly number[]>,
): Order {
  if (round.form === 'stippen') {
    const { themas, tieGroups } = scoreThemas(
      {
        themaIds: round.targets as readonly ThemaId[],
        ballots: {
          professional: stemmers.professional.map(({ ballot }) => ballot),
          inwoner: stemmers.inwoner.map(({ ballot }) => ballot),
        },
        attendees: { professional: 0, inwoner: 0 },
        contributors: { professional: {}, inwoner: {} },
        given: {},
      },
      { alpha: round.alpha, weights: onlySupport, tieMargin: round.tieMargin },
    )
    return orderOfRangorde({ themas, tieGroups }, round.targets)
  }
  const mixed = round.targets.map((id, index) => {
    const has = {
      professional: placed(stemmers.professional, id).length > 0,
      inwoner: placed(stemmers.inwoner, id).length > 0,
    }
    const alpha = has.professional === has.inwoner ? round.alpha : has.professional ? 1 : 0
    return alpha * (values.professional[index] ?? 0) + (1 - alpha) * (values.inwoner[index] ?? 0)
  })
  const places = placesOf(mixed)
  const ids = [...round.targets.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b)
  return {
    ids: ids.map((index) => round.targets[index] ?? ''),
    places: new Map(round.targets.map((id, index) => [id, places[index] ?? 0])),
  }
}

function orderOfRangorde(
  {
    themas,
    tieGroups,
  }: { readonly themas: readonly Pick<ScoredThema, 'themaId' | 'rank'>[]; readonly tieGroups: Rangorde['tieGroups'] },
  targets: readonly string[],
): Order {
  const rankOf = new Map<string, number>(themas.map(({ themaId, rank }) => [themaId, rank]))
  const first = (id: string): number => {
    const group = tieGroups.find(({ themaIds }) => (themaIds as readonly string[]).includes(id))
    return Math.min(...(group === undefined ? [id] : group.themaIds).map((one) => rankOf.get(one) ?? 0))
  }
  const ids = themas.map(({ themaId }) => themaId as string).filter((id) => targets.includes(id))
  return { ids, places: new Map(ids.map((id) => [id, first(id)])) }
}

/**
 * The nearest target on the other side of this one when nobody is weighed. `groepen`: the electorates' own weights turn it
 * around already; `onderdelen`: it takes the other criteria of the ranking.
 */
function findFlip(
  id: string,
  {
    order,
    byGroups,
    heap,
  }: { readonly order: Order; readonly byGroups: Order; readonly heap: ReadonlyMap<string, number> },
): UitslagRij['flip'] {
  const here = order.places.get(id) ?? 0
  const turned = order.ids.filter((other) => {
    const there = order.places.get(other) ?? 0
    const more = (heap.get(id) ?? 0) - (heap.get(other) ?? 0)
    return here < there ? more < -equal : here > there ? more > equal : false
  })
  const distance = (other: string): number => Math.abs((order.places.get(other) ?? 0) - here)
  const [nearest] = turned.sort((a, b) => distance(a) - distance(b))
  if (nearest === undefined) return undefined
  const inOrder = here - (order.places.get(nearest) ?? 0)
  const inGroups = (byGroups.places.get(id) ?? 0) - (byGroups.places.get(nearest) ?? 0)
  return { with: nearest, cause: inOrder * inGroups > 0 ? 'groepen' : 'onderdelen' }
}

const toCel =
  (round: Round, measure: typeof meanShare) =>
  ({ by, electorate, groepen, tafels, stemmers }: Cell): Uitslag['cells'][number] => ({
    by,
    electorate,
    groepen,
    tafels,
    count: stemmers.length,
    values: Object.fromEntries(
      round.targets.flatMap((id): [string, number | MatrixPlace][] => {
        if (round.form === 'stippen') return [[id, measure(stemmers, id)]]
        const punt = puntOf(stemmers, id)
        return punt === null ? [] : [[id, punt.median]]
      }),
    ),
  })
