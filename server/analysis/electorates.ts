import type { DeelnemerId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import type { Deelnemer, DeelnemerGroep, Electorate } from '../../shared/domain/deelnemer.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { PerElectorate, ThemaBallot } from './rank-from-counts.ts'
import type { Stemmer } from './round-cells.ts'

/** Somebody who wrote a signaal: a deelnemer, or the unknown writer of a paper sheet. */
export interface Author {
  /** Equal for signalen of the same person; says nothing about who that is. */
  readonly key: string
  readonly group: DeelnemerGroep
  /** Absent for groups that do not count (setting `geen`). */
  readonly electorate?: Electorate
  readonly begeleider: boolean
  readonly organisation?: string
}

/** The electorate of a group as recorded with the stemronde, else by the settings of now; `undefined` for `geen`. */
function electorateOf(snapshot: WerksessieSnapshot, group: DeelnemerGroep): Electorate | undefined {
  const electorate = (snapshot.stemronde?.electorates ?? snapshot.werksessie.settings.electorates)[group]
  return electorate === 'geen' ? undefined : electorate
}

/** Finds the author of a signaal. Paper that somebody else typed in is never the typist's (DOMAIN E2). */
export function createAuthorOf(snapshot: WerksessieSnapshot): (signaal: Signaal) => Author {
  const byId = new Map(snapshot.deelnemers.map((deelnemer) => [deelnemer.id, deelnemer]))
  return (signaal) => {
    const owner = ownerOf(snapshot, byId, signaal.id)
    const typedIn = signaal.channel === 'papier' && owner?.device !== 'papier'
    if (owner !== undefined && !typedIn) {
      return {
        key: owner.id,
        group: owner.group,
        ...optional('electorate', electorateOf(snapshot, owner.group)),
        begeleider: owner.begeleider,
        ...optional('organisation', owner.organisation),
      }
    }
    // Nobody knows how many people filled one table's paper: it counts as one person per group and table, never more.
    return {
      key: `papier:${signaal.authorGroup}:${signaal.table ?? '-'}`,
      group: signaal.authorGroup,
      ...optional('electorate', electorateOf(snapshot, signaal.authorGroup)),
      begeleider: false,
    }
  }
}

function ownerOf(
  snapshot: WerksessieSnapshot,
  byId: ReadonlyMap<DeelnemerId, Deelnemer>,
  signaalId: SignaalId,
): Deelnemer | undefined {
  if (!Object.hasOwn(snapshot.owners, signaalId)) return undefined
  const id = snapshot.owners[signaalId]
  return id === undefined ? undefined : byId.get(id)
}

function optional<K extends string, T>(key: K, content: T | undefined): { [P in K]?: T } {
  return content === undefined ? {} : ({ [key]: content } as { [P in K]: T })
}

/** People in the room per electorate, without begeleiders (DOMAIN §4.3, the N of breadth). */
export function countAttendees(snapshot: WerksessieSnapshot): PerElectorate<number> {
  const count = { professional: 0, inwoner: 0 }
  for (const deelnemer of snapshot.deelnemers) {
    const electorate = electorateOf(snapshot, deelnemer.group)
    if (!deelnemer.begeleider && electorate !== undefined) count[electorate] += 1
  }
  return count
}

/**
 * The ballots that count: one per person in the room (not of begeleiders or groups set to `geen`, I4) and, when asked for, one
 * of a single dot for each survey response that chose a thema. Responses without consent are not in the snapshot (I5).
 */
export function stemmersOf(
  snapshot: WerksessieSnapshot,
  { includeSurvey }: { readonly includeSurvey: boolean },
): readonly Stemmer[] {
  const byId = new Map(snapshot.deelnemers.map((deelnemer) => [deelnemer.id, deelnemer]))
  const perPerson = new Map(snapshot.ballots.map((cast) => [cast.deelnemerId, cast]))
  const stemmers: Stemmer[] = []
  for (const { deelnemerId, ballot, matrix, electorate: given } of perPerson.values()) {
    const deelnemer = byId.get(deelnemerId)
    if (deelnemer?.begeleider === true) continue
    const electorate = given ?? (deelnemer === undefined ? undefined : electorateOf(snapshot, deelnemer.group))
    if (electorate === undefined) continue
    stemmers.push({
      electorate,
      group: deelnemer?.group ?? electorate,
      ...optional('table', deelnemer?.table),
      ballot,
      ...optional('matrix', matrix),
    })
  }
  if (includeSurvey) {
    const byResponse = new Map(snapshot.survey.map((response) => [response.id, response]))
    for (const { themaOfInterest } of byResponse.values())
      if (themaOfInterest !== undefined)
        stemmers.push({ electorate: 'inwoner', group: 'inwoner', ballot: { [themaOfInterest]: 1 } })
  }
  return stemmers
}

/** The same, as the ranking takes them: dots per electorate. */
export function collectBallots(
  snapshot: WerksessieSnapshot,
  options: { readonly includeSurvey: boolean },
): PerElectorate<readonly ThemaBallot[]> {
  const ballots: Record<Electorate, ThemaBallot[]> = { professional: [], inwoner: [] }
  for (const { electorate, ballot } of stemmersOf(snapshot, options)) ballots[electorate].push(ballot)
  return ballots
}

/** Themas a signaal counts for: its own place, else that of the card it was merged into, and its further links. */
export function createThemasOf(snapshot: WerksessieSnapshot): (signaal: Signaal) => ReadonlySet<ThemaId> {
  const byId = new Map(snapshot.bord.signalen.map((signaal) => [signaal.id, signaal]))
  return (signaal) => {
    const themas = new Set<ThemaId>(signaal.ookThemas)
    const visited = new Set<SignaalId>()
    let place: Signaal | undefined = signaal
    // A merged signaal keeps its own place if it has one, so that merging never changes breadth (I6).
    while (place !== undefined && place.themaId === undefined && !visited.has(place.id)) {
      visited.add(place.id)
      place = place.mergedInto === undefined ? undefined : byId.get(place.mergedInto)
    }
    if (place?.themaId !== undefined) themas.add(place.themaId)
    return themas
  }
}
