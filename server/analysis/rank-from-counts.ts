import type { ThemaId } from '../../shared/base/ids.ts'
import { type Electorate, electorates } from '../../shared/domain/deelnemer.ts'
import type { Rangorde } from '../../shared/domain/rangorde.ts'
import { type Criterion, criteria, type Weights } from '../../shared/domain/werksessie.ts'

export type PerElectorate<T> = Readonly<Record<Electorate, T>>
export type ThemaBallot = Readonly<Record<string, number>>

/** The criteria that people set by hand, 0–4 each; `null` is unknown, and unknown is not zero. */
export type GivenCriteria = Readonly<Record<Exclude<Criterion, 'support' | 'breadth'>, number | null>>

/** What a ranking is made of: plain counts, nothing about who somebody is. */
export interface RankCounts {
  /** In board order, which is the last tie-break. */
  readonly themaIds: readonly ThemaId[]
  /** One entry per person; dots by thema. A ballot without dots on these themas does not count. */
  readonly ballots: PerElectorate<readonly ThemaBallot[]>
  /** People in the room per electorate, without begeleiders. */
  readonly attendees: PerElectorate<number>
  /** Distinct people with a demand signaal, per thema. */
  readonly contributors: PerElectorate<Readonly<Record<string, number>>>
  readonly given: Readonly<Record<string, GivenCriteria>>
}

export interface RankSettings {
  /** Weight of the professional electorate, 0–1. */
  readonly alpha: number
  readonly weights: Weights
  /** In score points (0–100); a difference must be strictly smaller to be a tie. */
  readonly tieMargin: number
}

/** Shares, ranks and consensus: the part of a ranking that no weight can change. */
export interface Standing {
  readonly ballots: PerElectorate<number>
  readonly share: PerElectorate<readonly number[]>
  readonly maxShare: PerElectorate<number>
  readonly electorateRank: PerElectorate<readonly number[]>
  readonly consensus: readonly number[]
}

export interface ScoredThema {
  readonly themaId: ThemaId
  readonly rank: number
  readonly score: number
  readonly scoreRange?: readonly [number, number]
  readonly share: PerElectorate<number>
  readonly electorateRank: PerElectorate<number>
  readonly components: Readonly<Record<Criterion, number | null>>
  readonly consensus: number
  readonly borda: number
  readonly tieGroup?: number
}

export interface Scored {
  readonly themas: readonly ScoredThema[]
  readonly tieGroups: Rangorde['tieGroups']
}

const EQUAL = 1e-9

/** Summed from small to large, so that the order in which ballots came in cannot change the last bit. */
const stableSum = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b).reduce((a, b) => a + b, 0)

/** Mean share per thema over the ballots with at least one dot: everyone counts as one, also with dots left over. */
function sharesOf(themaIds: readonly ThemaId[], ballots: readonly ThemaBallot[]): { count: number; share: number[] } {
  const perThema: number[][] = themaIds.map(() => [])
  let count = 0
  for (const ballot of ballots) {
    const dots = themaIds.map((id) => Math.max(0, (Object.hasOwn(ballot, id) ? ballot[id] : undefined) ?? 0))
    const total = dots.reduce((a, b) => a + b, 0)
    if (total === 0) continue
    count += 1
    for (const [index, placed] of dots.entries()) perThema[index]?.push(placed / total)
  }
  return { count, share: perThema.map((shares) => (count === 0 ? 0 : stableSum(shares) / count)) }
}

/** Ranks from 1, high share first; shares within 1e-9 are equal and share the mean of their ranks. */
function averagedRanks(shares: readonly number[]): number[] {
  const byShare = shares.map((share, index) => ({ share, index })).sort((a, b) => b.share - a.share)
  const ranks = shares.map(() => 0)
  for (let start = 0; start < byShare.length; ) {
    const first = byShare[start]?.share ?? 0
    let end = start + 1
    while (end < byShare.length && first - (byShare[end]?.share ?? 0) <= EQUAL) end += 1
    for (const { index } of byShare.slice(start, end)) ranks[index] = (start + 1 + end) / 2
    start = end
  }
  return ranks
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0

/** What the ballots say by themselves (DOMAIN §4.3, §4.4); independent of alpha and weights. */
export function standingOf(counts: RankCounts): Standing {
  const professional = sharesOf(counts.themaIds, counts.ballots.professional)
  const inwoner = sharesOf(counts.themaIds, counts.ballots.inwoner)
  const maxShare = { professional: Math.max(0, ...professional.share), inwoner: Math.max(0, ...inwoner.share) }
  return {
    ballots: { professional: professional.count, inwoner: inwoner.count },
    share: { professional: professional.share, inwoner: inwoner.share },
    maxShare,
    electorateRank: { professional: averagedRanks(professional.share), inwoner: averagedRanks(inwoner.share) },
    consensus: counts.themaIds.map((_, i) =>
      Math.min(ratio(at(professional.share, i), maxShare.professional), ratio(at(inwoner.share, i), maxShare.inwoner)),
    ),
  }
}

/** An electorate that is absent has no say: the other one then counts alone, whatever alpha is. */
function mixer(alpha: number, present: PerElectorate<boolean>): (professional: number, inwoner: number) => number {
  const own = present.professional === present.inwoner ? alpha : present.professional ? 1 : 0
  return (professional, inwoner) => own * professional + (1 - own) * inwoner
}

/** Score, order, ties and Borda of every thema (DOMAIN §4.3, §4.4). Scores are 0–100 and unrounded. */
export function scoreThemas(counts: RankCounts, settings: RankSettings, standing = standingOf(counts)): Scored {
  const { themaIds, attendees, contributors } = counts
  const { alpha, weights, tieMargin } = settings
  const mixBallots = mixer(alpha, {
    professional: standing.ballots.professional > 0,
    inwoner: standing.ballots.inwoner > 0,
  })
  const mixPeople = mixer(alpha, { professional: attendees.professional > 0, inwoner: attendees.inwoner > 0 })
  const raw = themaIds.map((id) =>
    mixPeople(
      ratio(contributors.professional[id] ?? 0, attendees.professional),
      ratio(contributors.inwoner[id] ?? 0, attendees.inwoner),
    ),
  )
  const maxRaw = Math.max(0, ...raw)
  const scored = themaIds.map((themaId, i) => {
    const given = counts.given[themaId]
    const scaled = (key: keyof GivenCriteria): number | null => {
      const points = given?.[key]
      return points === undefined || points === null ? null : points / 4
    }
    const components: Record<Criterion, number | null> = {
      support: mixBallots(
        ratio(at(standing.share.professional, i), standing.maxShare.professional),
        ratio(at(standing.share.inwoner, i), standing.maxShare.inwoner),
      ),
      urgency: scaled('urgency'),
      data: scaled('data'),
      breadth: ratio(at(raw, i), maxRaw),
      focus: scaled('focus'),
      factors: scaled('factors'),
      quality: scaled('quality'),
      feasibility: scaled('feasibility'),
    }
    const { score, scoreRange } = weigh(components, weights)
    return {
      themaId,
      bordIndex: i,
      score,
      ...(scoreRange === undefined ? {} : { scoreRange }),
      share: { professional: at(standing.share.professional, i), inwoner: at(standing.share.inwoner, i) },
      electorateRank: {
        professional: at(standing.electorateRank.professional, i),
        inwoner: at(standing.electorateRank.inwoner, i),
      },
      components,
      consensus: at(standing.consensus, i),
      borda: mixBallots(
        themaIds.length - at(standing.electorateRank.professional, i),
        themaIds.length - at(standing.electorateRank.inwoner, i),
      ),
    }
  })
  const { ordered, tieGroups, groupOf } = orderWithTies(scored, tieMargin)
  return {
    themas: ordered.map(({ bordIndex: _, ...thema }, index) => {
      const tieGroup = groupOf.get(thema.themaId)
      return { ...thema, rank: index + 1, ...(tieGroup === undefined ? {} : { tieGroup }) }
    }),
    tieGroups,
  }
}

/** Weighted mean over the known criteria, ×100; with unknown ones also the score if those were all 0 or all 1. */
function weigh(
  components: Readonly<Record<Criterion, number | null>>,
  weights: Weights,
): { score: number; scoreRange?: readonly [number, number] } {
  let sum = 0
  let known = 0
  let unknown = 0
  for (const key of criteria) {
    const component = components[key]
    if (component === null) unknown += weights[key]
    else {
      sum += weights[key] * component
      known += weights[key]
    }
  }
  const score = 100 * ratio(sum, known)
  if (unknown === 0) return { score }
  const all = known + unknown
  return { score, scoreRange: [100 * ratio(sum, all), 100 * ratio(sum + unknown, all)] }
}

type TieRule = Rangorde['tieGroups'][number]['rule']
interface Tieable {
  readonly themaId: ThemaId
  readonly bordIndex: number
  readonly score: number
  readonly consensus: number
  readonly components: Readonly<Record<Criterion, number | null>>
  readonly borda: number
}

/** Rounded to nine decimals, so that 'equal' means the same for every pair. */
const coarse = (number: number): number => Math.round(number / EQUAL)
const tieRules: readonly { readonly rule: TieRule; readonly key: (thema: Tieable) => number }[] = [
  { rule: 'consensus', key: (thema) => coarse(thema.consensus) },
  // An unknown urgency cannot win a tie.
  { rule: 'urgency', key: (thema) => coarse(thema.components.urgency ?? -1) },
  { rule: 'borda', key: (thema) => coarse(thema.borda) },
  { rule: 'bord', key: (thema) => -thema.bordIndex },
]

function compareTied(a: Tieable, b: Tieable): { readonly order: number; readonly depth: number } {
  for (const [depth, { key }] of tieRules.entries()) {
    const order = key(b) - key(a)
    if (order !== 0) return { order, depth }
  }
  return { order: 0, depth: tieRules.length - 1 }
}

/** Sorted by score; each thema less than `tieMargin` below the first of its group joins it and is re-ordered by rule. */
function orderWithTies<T extends Tieable>(
  themas: readonly T[],
  tieMargin: number,
): { ordered: readonly T[]; tieGroups: Rangorde['tieGroups']; groupOf: ReadonlyMap<ThemaId, number> } {
  const sorted = [...themas].sort((a, b) => b.score - a.score || a.bordIndex - b.bordIndex)
  const groups: T[][] = []
  for (const thema of sorted) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (group !== undefined && first !== undefined && isTied(first.score - thema.score, tieMargin)) group.push(thema)
    else groups.push([thema])
  }
  const tieGroups: { themaIds: ThemaId[]; rule: TieRule }[] = []
  const groupOf = new Map<ThemaId, number>()
  const ordered = groups.flatMap((group) => {
    if (group.length === 1) return group
    const tied = [...group].sort((a, b) => compareTied(a, b).order)
    // The rule shown is the deepest one that was needed to tell two neighbours apart.
    let depth = 0
    for (const [index, thema] of tied.entries()) {
      groupOf.set(thema.themaId, tieGroups.length)
      const next = tied[index + 1]
      if (next !== undefined) depth = Math.max(depth, compareTied(thema, next).depth)
    }
    tieGroups.push({ themaIds: tied.map((thema) => thema.themaId), rule: tieRules[depth]?.rule ?? 'bord' })
    return tied
  })
  return { ordered, tieGroups, groupOf }
}

/** A difference of exactly the margin is no tie, also when it is 0.9999999999 by rounding; equal scores always are one. */
function isTied(difference: number, tieMargin: number): boolean {
  return difference < tieMargin - EQUAL || difference <= EQUAL
}

/** The banners that go with small or silent electorates (DOMAIN §4.4). */
export function bannersFor(ballots: PerElectorate<number>): Rangorde['banners'] {
  return electorates.flatMap((electorate): Rangorde['banners'][number][] => {
    if (ballots[electorate] === 0) return [`geen_stemmen_${electorate}`]
    return ballots[electorate] < 5 ? [`kleine_groep_${electorate}`] : []
  })
}
