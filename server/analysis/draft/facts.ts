import type { SignaalId, ThemaId } from '../../../shared/base/ids.ts'
import { type Coverage, coverSignalen } from '../../../shared/domain/coverage.ts'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import { isActive, type Signaal, type SignaalKind } from '../../../shared/domain/signaal.ts'
import { signaalCodes } from '../../../shared/domain/signaal-codes.ts'
import type { WerksessieSnapshot } from '../../../shared/domain/snapshot.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import type { MapNode } from '../../../shared/domain/wijkkaart.ts'
import { type DecidedOverlap, type DecidedSpot, decidedGaps } from '../decide-gaps.ts'
import { type Author, createAuthorOf, createThemasOf } from '../electorates.ts'
import { compareInBordOrder, rankThemas } from '../rank-themas.ts'

/** A thema with everything the draft says about it. Signalen are active, on topic and sorted by id. */
export interface ThemaFacts {
  readonly thema: Thema
  readonly ranked?: RankedThema
  /** Rank in the room, when the survey is in the ranking as well. */
  readonly roomRank?: number
  /** Rank that is said: that of the first of its tie group. */
  readonly place?: number
  /** Titles of the others in its tie group. */
  readonly tiedWith: readonly string[]
  readonly signalen: readonly Signaal[]
  readonly people: number
  readonly byElectorate: { readonly professional: number; readonly inwoner: number; readonly other: number }
  readonly cards: readonly Kanskaart[]
  readonly nodes: readonly MapNode[]
  readonly whiteSpots: readonly DecidedSpot[]
  readonly overlaps: readonly DecidedOverlap[]
  readonly joiners: number
  readonly surveyJoiners: number
}

/** What all sections of the draft are written from; made once, sorted, the same for any order of the input. */
export interface Facts {
  readonly snapshot: WerksessieSnapshot
  readonly rangorde?: Rangorde
  /** In order of the ranking, otherwise in board order. */
  readonly themas: readonly ThemaFacts[]
  /** Those that are worked out in full. */
  readonly chosen: readonly ThemaFacts[]
  readonly others: readonly ThemaFacts[]
  readonly chosenByPeople: boolean
  /** Cards that belong to no thema of the draft. */
  readonly looseCards: readonly Kanskaart[]
  readonly cards: readonly Kanskaart[]
  readonly coverage: Coverage
  readonly entered: readonly Signaal[]
  readonly authorOf: (signaal: Signaal) => Author
  readonly labelOf: (id: SignaalId) => string
  readonly nodeName: (id: string) => string
  readonly stemRef?: string
}

/** How many places from the top are worked out when nobody chose. */
const chosenPlaces = 3

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Gathers the facts. `themaIds` says which themas people chose; without it the first three places are, ties included. */
export function gatherFacts(
  snapshot: WerksessieSnapshot,
  rangorde: Rangorde | undefined,
  themaIds?: readonly ThemaId[],
): Facts {
  const entered = [...snapshot.bord.signalen].sort(byId)
  const authorOf = createAuthorOf(snapshot)
  const themasOf = createThemasOf(snapshot)
  const onBord = new Set(entered.map((signaal) => signaal.id))
  const cards = snapshot.bord.kanskaarten
    .filter((card) => isActive(card) && card.status !== 'vervallen')
    // A link to a signaal that is not on this bord says nothing, and no trace may point at it.
    .map((card) => ({ ...card, signaalIds: card.signaalIds.filter((id) => onBord.has(id)) }))
    .sort(compareInBordOrder)
  const nodes = snapshot.bord.nodes.filter(isActive).sort(byId)
  const gaps = decidedGaps(snapshot)
  const room = rangorde?.status === 'definitief' ? roomRanks(snapshot, rangorde) : undefined
  const perThema = new Map<ThemaId, Signaal[]>()
  for (const signaal of entered) {
    if (!isActive(signaal) || signaal.offTopic === true) continue
    for (const themaId of themasOf(signaal)) perThema.set(themaId, [...(perThema.get(themaId) ?? []), signaal])
  }
  const themas = orderedThemas(snapshot, rangorde).map(({ thema, ranked }): ThemaFacts => {
    const signalen = perThema.get(thema.id) ?? []
    const tied = rangorde?.tieGroups[ranked?.tieGroup ?? -1]?.themaIds ?? []
    const titleOf = (id: ThemaId): string => rangorde?.themas.find((other) => other.themaId === id)?.title ?? ''
    const place = rangorde?.themas.find((other) => other.themaId === tied[0])?.rank ?? ranked?.rank
    const roomRank = room?.get(thema.id)
    return {
      thema,
      ...(ranked === undefined ? {} : { ranked }),
      ...(roomRank === undefined ? {} : { roomRank }),
      ...(place === undefined ? {} : { place }),
      tiedWith: tied.filter((id) => id !== thema.id).map(titleOf),
      signalen,
      ...countPeople(signalen, authorOf),
      cards: cards.filter((card) => card.themaIds.includes(thema.id)),
      nodes: nodes.filter((node) => node.themaIds.includes(thema.id)),
      whiteSpots: gaps.whiteSpots.filter((spot) => spot.themaId === thema.id),
      overlaps: gaps.overlaps.filter((overlap) => overlap.themaId === thema.id),
      joiners: snapshot.deelnemers.filter((person) => !person.begeleider && person.joinsThemas.includes(thema.id))
        .length,
      surveyJoiners: snapshot.survey.filter((response) => response.wantsToJoin && response.themaOfInterest === thema.id)
        .length,
    }
  })
  const isChosen = (facts: ThemaFacts): boolean => {
    if (themaIds !== undefined) return themaIds.includes(facts.thema.id)
    return facts.place === undefined || facts.place <= chosenPlaces
  }
  const names = new Map(nodes.map((node) => [node.id as string, node.name]))
  return {
    snapshot,
    ...(rangorde === undefined ? {} : { rangorde }),
    themas,
    chosen: themas.filter(isChosen),
    others: themas.filter((facts) => !isChosen(facts)),
    chosenByPeople: themaIds !== undefined,
    looseCards: cards.filter((card) => !themas.some((facts) => facts.cards.includes(card))),
    cards,
    coverage: coverSignalen(snapshot.bord),
    entered,
    authorOf,
    labelOf: createLabels(snapshot.bord.signalen),
    nodeName: (id) => names.get(id) ?? '',
    ...(snapshot.stemronde === undefined ? {} : { stemRef: snapshot.stemronde.id }),
  }
}

function roomRanks(snapshot: WerksessieSnapshot, rangorde: Rangorde): ReadonlyMap<ThemaId, number> {
  const room = rankThemas(snapshot, { alpha: rangorde.alpha, weights: rangorde.weights, includeSurvey: false })
  return new Map(room.themas.map((thema) => [thema.themaId, thema.rank]))
}

function orderedThemas(
  snapshot: WerksessieSnapshot,
  rangorde: Rangorde | undefined,
): { readonly thema: Thema; readonly ranked?: RankedThema }[] {
  const standing = snapshot.bord.themas.filter((thema) => isActive(thema) && thema.status !== 'vervallen')
  const inBordOrder = standing.sort(compareInBordOrder)
  if (rangorde === undefined) {
    const recognised = inBordOrder.filter((thema) => thema.status === 'herkend')
    return (recognised.length === 0 ? inBordOrder : recognised).map((thema) => ({ thema }))
  }
  const found = new Map(inBordOrder.map((thema) => [thema.id, thema]))
  const first = rangorde.themas.flatMap((ranked) => {
    const thema = found.get(ranked.themaId)
    return thema === undefined ? [] : [{ thema, ranked }]
  })
  const placed = new Set(first.map(({ thema }) => thema.id))
  // A thema that nobody ranked is at the end, never gone; a mere proposal is not a thema of the programme yet.
  const rest = inBordOrder.filter((thema) => !placed.has(thema.id) && thema.status === 'herkend')
  return [...first, ...rest.map((thema) => ({ thema }))]
}

function countPeople(
  signalen: readonly Signaal[],
  authorOf: (signaal: Signaal) => Author,
): Pick<ThemaFacts, 'people' | 'byElectorate'> {
  const authors = new Map(signalen.map(authorOf).map((author) => [author.key, author]))
  const byElectorate = { professional: 0, inwoner: 0, other: 0 }
  for (const { electorate } of authors.values()) byElectorate[electorate ?? 'other'] += 1
  return { people: authors.size, byElectorate }
}

/** How a signaal is referred to in the text: by the code that exports and search know too. */
function createLabels(signalen: readonly Signaal[]): (id: SignaalId) => string {
  const codes = signaalCodes(signalen)
  return (id) => codes.get(id) ?? id
}

/** Signalen of these kinds that may be shown: not hidden, and with words in them. */
export const shownOfKind = (signalen: readonly Signaal[], kinds: ReadonlySet<SignaalKind>): readonly Signaal[] =>
  signalen.filter((signaal) => kinds.has(signaal.kind) && mayQuote(signaal))

/** Hidden and withdrawn signalen are never quoted (I12). */
export const mayQuote = (signaal: Signaal): boolean =>
  isActive(signaal) && signaal.hidden === undefined && signaal.text.trim() !== ''

/** References in brackets stay readable: the first few, then how many more. */
const shownLabels = 8

/** 's054, s073 en s099', in order of id; a long row ends in 'en nog 12'. */
export function labelsOf(facts: Pick<Facts, 'labelOf'>, ids: readonly SignaalId[]): string {
  const labels = [...ids].sort().map(facts.labelOf)
  if (labels.length <= shownLabels) return labels.join(', ')
  return `${labels.slice(0, shownLabels).join(', ')} en nog ${labels.length - shownLabels}`
}
