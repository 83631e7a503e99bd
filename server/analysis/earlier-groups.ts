/** What stays of an earlier proposal when people ask again: its groups with their ids, and newcomers that fit in them. */
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { assignToThemas } from './assign-to-themas.ts'

type Groep = Voorstel['groups'][number]
type Plaats = Voorstel['places'][number]

export interface KeptGroups {
  readonly groups: readonly Groep[]
  readonly places: ReadonlyMap<string, Plaats>
}

/** With more newcomers than this share of the open signalen the bord is another one, and everything is grouped anew. */
const MAX_NEWCOMERS = 0.5
/** A group of fewer open signalen has been dealt with. */
const MIN_LEFT = 2

/** A proposed group is no thema that people named: one word in common is too little to join it. */
const MIN_SHARED_WORDS = 2

const none: KeptGroups = { groups: [], places: new Map() }

/**
 * Groups of `earlier` that still have two or more signalen among `open` keep their id, label and members, so that nothing
 * is reshuffled under the eyes of the begeleider and a refusal of a group stays one. Signalen that came since are offered to
 * them; where they fit nowhere they are left for new groups. `mayGo` says what no person refused.
 */
export function keepEarlierGroups(
  earlier: Voorstel,
  open: readonly Signaal[],
  mayGo: (signaalId: string, themaId: string) => boolean,
): KeptGroups {
  const before = new Map<string, Plaats>(earlier.places.map((place) => [place.signaalId, place]))
  const newcomers = open.filter(({ id }) => !before.has(id))
  if (newcomers.length > MAX_NEWCOMERS * open.length) return none
  const isOpen = new Set<string>(open.map(({ id }) => id))
  const membersOf = (groep: Groep): readonly Plaats[] =>
    earlier.places.filter(
      ({ signaalId, themaId }) => themaId === groep.id && isOpen.has(signaalId) && mayGo(signaalId, groep.id),
    )
  const kept = earlier.groups
    .filter(({ isNew }) => isNew)
    .map((groep) => ({ groep, members: membersOf(groep) }))
    .filter(({ members }) => members.length >= MIN_LEFT)
  if (kept.length === 0) return none
  const places = new Map<string, Plaats>(
    kept.flatMap(({ members }) => members.map((place) => [place.signaalId, place] as const)),
  )
  const given = kept.map(({ groep, members }) => ({
    id: groep.id,
    title: groep.label,
    signaalIds: members.map(({ signaalId }) => signaalId),
  }))
  const inputs = open.map(({ id, text, kind }) => ({ id, text, kind }))
  const arrived = new Set<string>(newcomers.map(({ id }) => id))
  for (const { signaalId, themaId, confidence, because } of assignToThemas(inputs, given)) {
    if (themaId === null || !arrived.has(signaalId) || !mayGo(signaalId, themaId)) continue
    if (because.words.length < MIN_SHARED_WORDS) continue
    const place = { signaalId, themaId, confidence, words: [...because.words], nearest: [...because.nearest] }
    places.set(signaalId, place as Plaats)
  }
  return { groups: kept.map(({ groep }) => ({ ...groep })), places }
}
