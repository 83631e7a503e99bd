/** From a werksessie to a proposed grouping: loose signalen into the themas that are there, the rest into new groups. */
import { createHash } from 'node:crypto'
import type { ThemaId } from '../../shared/base/ids.ts'
import { coverSignalen } from '../../shared/domain/coverage.ts'
import { isActive, type Signaal } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { assignToThemas } from './assign-to-themas.ts'
import { keepEarlierGroups } from './earlier-groups.ts'
import { findDuplicates } from './find-duplicates.ts'
import { GROUPING_VERSION, groupSignalen } from './group-signalen.ts'
import { readRefusals } from './refusals.ts'

type Groep = Voorstel['groups'][number]
type Plaats = Voorstel['places'][number]

export interface VoorstelOptions {
  readonly id: string
  /** When it was asked for, in ms since 1970 UTC. */
  readonly createdAt: number
  /** `quick`: a first look, or thousands of signalen. */
  readonly mode?: 'quick' | 'full'
  /** The proposal that people are looking at: its groups stay, and what came since is added to them. */
  readonly earlier?: Voorstel
  /** Called with the fraction (0..1) that is done. */
  readonly onProgress?: (fraction: number) => void
}

/** Beside themas that people made, a new one must stand for more than a pair. */
const MIN_BESIDE_THEMAS = 3

/**
 * Proposes a place for every loose signaal (the `los` of the coverage ledger: not withdrawn, hidden, merged, parked or set
 * aside, and in no standing thema). Pinned themas receive nothing: what fits best there keeps "past nergens". With themas on
 * the bord, what fits in none is grouped into new ones of three or more; without themas everything is grouped.
 * What a person refused is not proposed again. With `earlier` its groups stay as they are and newcomers join them.
 * Pure: the same snapshot gives the same proposal, whatever the order of its lists.
 */
export function makeVoorstel({ bord, refused = [] }: WerksessieSnapshot, options: VoorstelOptions): Voorstel {
  const step = (fraction: number) => options.onProgress?.(fraction)
  const signalen = [...bord.signalen].sort((a, b) => compare(a.id, b.id))
  const themas = bord.themas
    .filter((thema) => isActive(thema) && thema.status !== 'vervallen')
    .sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
  const los = new Set(coverSignalen(bord).fates.flatMap(({ signaalId, fate }) => (fate === 'los' ? [signaalId] : [])))
  const loose = signalen.filter(({ id }) => los.has(id))
  step(0.02)

  const known = new Set<string>([...signalen, ...bord.themas].map(({ id }) => id))
  const refusals = readRefusals(refused, (id) => known.has(id))
  const assigned =
    themas.length === 0 || loose.length === 0
      ? new Map<string, Plaats>()
      : new Map(
          [...placeInThemas(signalen, loose, themas)].filter(
            ([id, { themaId }]) => themaId === null || refusals.mayGo(id, themaId),
          ),
        )
  step(0.2)
  const pinned = new Set(themas.filter((thema) => thema.pinned === true).map(({ id }) => id))
  const rest = loose.filter(({ id }) => (assigned.get(id)?.themaId ?? null) === null)
  const { earlier } = options
  const kept =
    earlier?.version === GROUPING_VERSION
      ? keepEarlierGroups(earlier, rest, refusals.mayGo)
      : { groups: [], places: new Map<string, Plaats>() }
  const grouping = groupSignalen(rest.filter(({ id }) => !kept.places.has(id)).map(toInput), {
    mode: options.mode ?? 'full',
    onProgress: (fraction) => step(0.2 + 0.7 * fraction),
  })
  const taken = new Set([...bord.themas, ...kept.groups].map(({ id }) => id))
  const minimum = themas.length > 0 || kept.groups.length > 0 ? MIN_BESIDE_THEMAS : 1
  const textOf = new Map(signalen.map(({ id, text }) => [id as string, text]))
  const made = new Map<string, Groep>()
  const together = new Set<string>()
  for (const group of grouping.groups) {
    const signaalIds = refusals.keepTogether(group.signaalIds)
    if (signaalIds.length < minimum) continue
    const groep = newGroep(signaalIds, group.label, taken, textOf.get(group.medoidId))
    made.set(group.id, groep)
    for (const id of signaalIds) together.add(id)
    taken.add(groep.id)
  }

  const grouped = new Map(grouping.places.map((place) => [place.signaalId, place]))
  const places = loose.map(({ id }): Plaats => {
    const own = assigned.get(id)
    if (own !== undefined && own.themaId !== null) return pinned.has(own.themaId) ? nowhere(id) : own
    const stays = kept.places.get(id)
    if (stays !== undefined) return stays
    const place = grouped.get(id)
    const groep = place?.groupId == null ? undefined : made.get(place.groupId)
    if (place === undefined || groep === undefined || !together.has(id) || !refusals.mayGo(id, groep.id))
      return nowhere(id)
    const nearest = place.because.nearest as Plaats['nearest']
    return {
      signaalId: id,
      themaId: groep.id,
      confidence: place.confidence,
      words: [...place.because.words],
      nearest: [...nearest],
    }
  })
  const used = new Set(places.map(({ themaId }) => themaId))
  const standing = themas
    .filter(({ id }) => used.has(id))
    .map(({ id, title }): Groep => ({ id, isNew: false, label: title }))
  const comparable = signalen.filter(
    (one) => isActive(one) && one.hidden === undefined && one.mergedInto === undefined && one.offTopic !== true,
  )
  const duplicates = (findDuplicates(comparable.map(toInput)) as Voorstel['duplicates']).filter(({ a, b }) =>
    refusals.mayPair(a, b),
  )
  step(1)
  return {
    id: options.id,
    version: GROUPING_VERSION,
    createdAt: options.createdAt,
    groups: [...standing, ...kept.groups, ...made.values()],
    places,
    duplicates: duplicates.map((pair) => ({ ...pair })),
  }
}

/** Where `assignToThemas` would put the loose ones, learning from what people placed already. */
function placeInThemas(
  signalen: readonly Signaal[],
  loose: readonly Signaal[],
  themas: readonly Thema[],
): ReadonlyMap<string, Plaats> {
  const placed = signalen.filter(
    (one) => isActive(one) && one.hidden === undefined && themas.some(({ id }) => id === one.themaId),
  )
  const given = themas.map(({ id, title, urgencyStatement }) => ({
    id,
    title,
    ...(urgencyStatement === '' ? {} : { description: urgencyStatement }),
    signaalIds: placed.filter(({ themaId }) => themaId === id).map((one) => one.id),
  }))
  const loosely = new Set<string>(loose.map(({ id }) => id))
  const inputs = [...placed, ...loose].sort((a, b) => compare(a.id, b.id)).map(toInput)
  const places = assignToThemas(inputs, given).filter(({ signaalId }) => loosely.has(signaalId))
  return new Map(
    places.map(({ signaalId, themaId, confidence, because }) => [
      signaalId,
      { signaalId, themaId, confidence, words: [...because.words], nearest: [...because.nearest] } as Plaats,
    ]),
  )
}

/** The id follows from the members, so that asking again for the same notes proposes the same thema. */
function newGroep(
  signaalIds: readonly string[],
  label: string,
  taken: ReadonlySet<string>,
  quote: string | undefined,
): Groep {
  const members = [...signaalIds].sort(compare).join(' ')
  let id = themaIdFor(members)
  // An accepted and dropped thema keeps its id; a new one must not wake it.
  for (let round = 2; taken.has(id); round += 1) id = themaIdFor(`${members} ${round}`)
  return { id, isNew: true, label, ...(quote === undefined ? {} : { quote }) }
}

function themaIdFor(members: string): ThemaId {
  return `t${createHash('sha256').update(members).digest('hex').slice(0, 16)}` as ThemaId
}

const nowhere = (signaalId: Plaats['signaalId']): Plaats => ({
  signaalId,
  themaId: null,
  confidence: 0,
  words: [],
  nearest: [],
})

const toInput = ({ id, text, kind }: Signaal) => ({ id, text, kind })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
