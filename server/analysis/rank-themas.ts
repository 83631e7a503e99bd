import type { ThemaId } from '../../shared/base/ids.ts'
import type { Electorate } from '../../shared/domain/deelnemer.ts'
import type { Gelijkbesluit, Rangorde } from '../../shared/domain/rangorde.ts'
import { demandKinds, isActive } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { CriteriaScore, Thema } from '../../shared/domain/thema.ts'
import type { Weights } from '../../shared/domain/werksessie.ts'
import { collectBallots, countAttendees, createAuthorOf, createThemasOf } from './electorates.ts'
import {
  bannersFor,
  type GivenCriteria,
  type RankCounts,
  type RankSettings,
  type Scored,
  scoreThemas,
  standingOf,
} from './rank-from-counts.ts'
import { runScenarios } from './sensitivity.ts'

export interface RankOptions {
  /** *Wat als*: another alpha than the one recorded with the stemronde. */
  readonly alpha?: number
  /** *Wat als*: weights that differ from the recorded ones. */
  readonly weights?: Partial<Weights>
  /** `false`: the room alone. Default: with the survey, when there is one. */
  readonly includeSurvey?: boolean
}

/** Ranks differ by this much or more between the electorates: 'verschil van beeld'. */
const viewGapRanks = 3
/** Fewer signalen or people than this: 'weinig signalen' (I2). */
const enoughSignalen = 3
const enoughPeople = 2

/**
 * The ranking of the themas (DOMAIN §4): score, order, ties, both electorates side by side and 30 scenarios.
 * Pure: the order of anything in the snapshot does not matter. Totals are secret before the reveal; that is up to the caller.
 */
export function rankThemas(snapshot: WerksessieSnapshot, options: RankOptions = {}): Rangorde {
  const includeSurvey = (options.includeSurvey ?? true) && snapshot.survey.length > 0
  const themas = rankedThemas(snapshot)
  const tallies = tallySignalen(snapshot)
  const counts = countsFor(snapshot, themas, tallies, includeSurvey)
  const settings = rankSettings(snapshot, options)
  const standing = standingOf(counts)
  const { themas: scored, tieGroups } = decideTies(scoreThemas(counts, settings, standing), snapshot.gelijkbesluiten)
  const { scenarios, firmness } = runScenarios(counts, settings, standing)
  const titles = new Map(themas.map((thema) => [thema.id, thema.title]))
  const bothVoted = standing.ballots.professional > 0 && standing.ballots.inwoner > 0
  return {
    status: includeSurvey && bothVoted ? 'definitief' : 'voorlopig',
    alpha: settings.alpha,
    weights: settings.weights,
    themas: scored.map(({ themaId, ...rest }) => {
      const tally = tallies.get(themaId)
      const { professional, inwoner } = rest.electorateRank
      return {
        themaId,
        title: titles.get(themaId) ?? '',
        ...rest,
        contributors: {
          professional: counts.contributors.professional[themaId] ?? 0,
          inwoner: counts.contributors.inwoner[themaId] ?? 0,
        },
        rankRange: firmness.get(themaId)?.rankRange ?? [rest.rank, rest.rank],
        top3Share: firmness.get(themaId)?.top3Share ?? 0,
        viewGap: bothVoted && Math.abs(professional - inwoner) >= viewGapRanks,
        fewSignalen: (tally?.signalen ?? 0) < enoughSignalen || (tally?.people.size ?? 0) < enoughPeople,
      }
    }),
    tieGroups,
    ballots: standing.ballots,
    banners: bannersFor(standing.ballots),
    scenarios,
  }
}

/** A begeleider may put tied themas in another order (DOMAIN §4.4); that holds while exactly these are tied. */
function decideTies({ themas, tieGroups }: Scored, decisions: readonly Gelijkbesluit[] = []): Scored {
  const key = (ids: readonly string[]): string => [...ids].sort().join(' ')
  const newest = new Map(decisions.map((decision) => [key(decision.themaIds), decision]))
  const byId = new Map(themas.map((thema) => [thema.themaId, thema]))
  const ordered = [...themas]
  const groups = tieGroups.map((group): Rangorde['tieGroups'][number] => {
    const decision = newest.get(key(group.themaIds))
    if (decision === undefined) return group
    const start = Math.min(...group.themaIds.map((id) => ordered.findIndex(({ themaId }) => themaId === id)))
    for (const [index, id] of decision.themaIds.entries()) {
      const thema = byId.get(id)
      if (thema !== undefined) ordered[start + index] = { ...thema, rank: start + index + 1 }
    }
    return { themaIds: decision.themaIds, rule: 'besluit', reason: decision.reason }
  })
  return { themas: ordered, tieGroups: groups }
}

/** The recorded settings of the stemronde, or those of the werksessie, changed by what-if options. */
function rankSettings(snapshot: WerksessieSnapshot, options: RankOptions): RankSettings {
  const { settings } = snapshot.werksessie
  const recorded = snapshot.stemronde ?? settings
  return {
    alpha: options.alpha ?? recorded.alpha,
    weights: { ...recorded.weights, ...options.weights },
    tieMargin: snapshot.stemronde?.tieMargin ?? settings.tieMargin,
  }
}

/** Themas in board order. A mere proposal is ranked only when people could put dots on it. */
function rankedThemas(snapshot: WerksessieSnapshot): readonly Thema[] {
  const targets = new Set<string>(snapshot.stemronde?.targets)
  return snapshot.bord.themas
    .filter(
      (thema) =>
        isActive(thema) && (thema.status === 'herkend' || (thema.status === 'voorstel' && targets.has(thema.id))),
    )
    .sort(compareInBordOrder)
}

/** Board order: the fractional index, ties by id; both as code points, the same on every machine. */
export function compareInBordOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

interface ThemaTally {
  signalen: number
  readonly people: Set<string>
  readonly demand: Readonly<Record<Electorate, Set<string>>>
}

/** Signalen and distinct people per thema; withdrawn and off-topic signalen do not count, merged and hidden ones do. */
function tallySignalen(snapshot: WerksessieSnapshot): ReadonlyMap<ThemaId, ThemaTally> {
  const authorOf = createAuthorOf(snapshot)
  const themasOf = createThemasOf(snapshot)
  const tallies = new Map<ThemaId, ThemaTally>()
  for (const signaal of snapshot.bord.signalen) {
    if (!isActive(signaal) || signaal.offTopic === true) continue
    const author = authorOf(signaal)
    for (const themaId of themasOf(signaal)) {
      const tally = tallies.get(themaId) ?? {
        signalen: 0,
        people: new Set<string>(),
        demand: { professional: new Set<string>(), inwoner: new Set<string>() },
      }
      tallies.set(themaId, tally)
      tally.signalen += 1
      tally.people.add(author.key)
      if (demandKinds.has(signaal.kind) && !author.begeleider && author.electorate !== undefined) {
        tally.demand[author.electorate].add(author.key)
      }
    }
  }
  return tallies
}

function countsFor(
  snapshot: WerksessieSnapshot,
  themas: readonly Thema[],
  tallies: ReadonlyMap<ThemaId, ThemaTally>,
  includeSurvey: boolean,
): RankCounts {
  const people = (electorate: Electorate): Record<string, number> =>
    Object.fromEntries(themas.map(({ id }) => [id, tallies.get(id)?.demand[electorate].size ?? 0]))
  return {
    themaIds: themas.map((thema) => thema.id),
    ballots: collectBallots(snapshot, { includeSurvey }),
    attendees: countAttendees(snapshot),
    contributors: { professional: people('professional'), inwoner: people('inwoner') },
    given: Object.fromEntries(themas.map((thema) => [thema.id, givenCriteria(thema.criteria)])),
  }
}

/** Points 0–4 per criterion from what people ticked; what nobody ticked stays unknown. */
export function givenCriteria(score: CriteriaScore): GivenCriteria {
  const { focusAreas, factors, socialQuality } = score
  const focus = focusAreas === undefined || focusAreas === null ? [] : Object.values(focusAreas)
  return {
    urgency: score.urgency ?? null,
    data: score.data ?? null,
    feasibility: score.feasibility ?? null,
    focus:
      focus.length === 0
        ? null
        : Math.min(
            4,
            focus.reduce((sum, points) => sum + points, 0),
          ),
    factors: factors === undefined || factors === null ? null : Object.values(factors).filter(Boolean).length,
    quality: socialQuality === undefined || socialQuality === null ? null : new Set(socialQuality).size,
  }
}
