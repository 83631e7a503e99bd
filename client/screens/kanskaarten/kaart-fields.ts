import { generateKeyBetween } from 'fractional-indexing'
import { type Kanskaart, openKanskaartFields, type RequiredKanskaartField } from '../../../shared/domain/kanskaart.ts'
import type { Signaal, SignaalKind } from '../../../shared/domain/signaal.ts'
import { type TrekkerJa, trekkerHolds } from '../../../shared/domain/trekker.ts'

/** Fields that `actions.updateKanskaart` takes; `undefined` clears a value. */
export type CardChanges = { readonly [K in keyof Omit<Kanskaart, 'id' | 'createdAt'>]?: Kanskaart[K] | undefined }
export type RowField = 'contributions' | 'fundingSources' | 'planning' | 'agreements'
/** Texts of a card that are typed live, letter by letter. */
export type TextFieldName = {
  [K in keyof Kanskaart]-?: string extends Kanskaart[K] ? K : never
}[keyof Kanskaart]

interface Row {
  readonly id: string
  readonly order?: string | undefined
}

/** Cards as people see them: put away and dropped ones left out, in their own order. */
export const orderedCards = (cards: readonly Kanskaart[]): Kanskaart[] =>
  cards
    .filter((card) => card.archivedAt === undefined && card.status !== 'vervallen')
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))

/** The card as it counts: a yes that was given for another trekker is no yes. */
export const withTrekker = (card: Kanskaart, ja: TrekkerJa | undefined): Kanskaart =>
  card.leadConfirmed && !trekkerHolds(card, ja) ? { ...card, leadConfirmed: false } : card

/** What changes together with `changes`: a card that misses something again is a draft again (DOMAIN I1). */
export function keepComplete(card: Kanskaart, changes: CardChanges, ja?: TrekkerJa): CardChanges {
  if (card.status !== 'compleet' && card.status !== 'vastgesteld') return changes
  if (changes.status !== undefined) return changes
  const next = withTrekker({ ...card, ...changes } as Kanskaart, ja)
  return openKanskaartFields(next).length === 0 ? changes : { ...changes, status: 'concept' }
}

/** Which status a card may get now; the order of the buttons. */
export function nextStatuses(card: Kanskaart, isBegeleider: boolean): ('compleet' | 'vastgesteld' | 'concept')[] {
  const isComplete = openKanskaartFields(card).length === 0
  if (card.status === 'concept') return isComplete ? ['compleet'] : []
  if (card.status === 'compleet') return isBegeleider && isComplete ? ['vastgesteld', 'concept'] : ['concept']
  return isBegeleider ? ['concept'] : []
}

/** Order of a row after all others. A foreign order that is no fractional index still sorts before what it begins. */
export function orderAfter(rows: readonly Row[]): string {
  const last = rows.at(-1)?.order
  try {
    return generateKeyBetween(last ?? null, null)
  } catch {
    return `${last ?? ''}V`
  }
}

export const withRow = <R extends Row>(rows: readonly R[], row: Omit<R, 'order'>): R[] => [
  ...rows,
  { ...row, order: orderAfter(rows) } as R,
]
export const withoutRow = <R extends Row>(rows: readonly R[], id: string): R[] => rows.filter((row) => row.id !== id)

/** Changes cells of one row; `undefined` empties a cell. Other rows are given back as they are. */
export const withCells = <R extends Row>(rows: readonly R[], id: string, cells: Partial<R>): R[] =>
  rows.map((row) => (row.id === id ? { ...row, ...cells } : row))

/** The two parties of the sum 1 + 1 = 3: the first two different names among the contributions. */
export function partiesOf(card: Pick<Kanskaart, 'contributions'>): readonly [string | undefined, string | undefined] {
  const names: string[] = []
  for (const { who } of card.contributions) {
    const name = who.trim()
    if (name !== '' && !names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name)
  }
  return [names[0], names[1]]
}

/** Cards that name something in the way, in board order. */
export const cardsWithObstacles = (cards: readonly Kanskaart[]): Kanskaart[] =>
  cards.filter((card) => card.obstacles.trim() !== '')

/** The block of the form in which a required field is filled in. */
export const blockOf = (field: RequiredKanskaartField): string => `kk-blok-${field}`

/** Amount as typed ("1.500", "1500,50") in euros; undefined for empty, `null` for what is no amount. */
export function parseAmount(typed: string): number | undefined | null {
  const text = typed.replace(/[€\s]/g, '')
  if (text === '') return undefined
  const amount = /^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(text)
    ? Number(text.replaceAll('.', '').replace(',', '.'))
    : Number(text.replace(',', '.'))
  return Number.isFinite(amount) && amount >= 0 && amount <= 1e9 ? amount : null
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]{4,}/g) ?? []

/** Notes that somebody can choose: not withdrawn, not hidden, not lying under another one. */
export const isOpenSignaal = (signaal: Signaal): boolean =>
  signaal.archivedAt === undefined && signaal.hidden === undefined && signaal.mergedInto === undefined

/** Every word that is typed occurs in the text or the code, in any order; accents do not matter. */
export function matchesSearch(signaal: Pick<Signaal, 'text'>, code: string, query: string): boolean {
  const text = `${fold(signaal.text)} ${fold(code)}`
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Words that say nothing about what a card is about. */
const plainWords = new Set(
  'voor niet maar deze heeft wordt meer veel ook geen waar naar over door zijn hebben worden kunnen kunt mensen iemand samen beter altijd omdat mijn onze eens weten hier daar toch alle alles andere graag moet moeten willen soms vaak tijd buurt wijk with that this have from they what people'.split(
    ' ',
  ),
)
const suggestKinds: ReadonlySet<SignaalKind> = new Set(['kans', 'oplossing', 'wens', 'zorg', 'bewonersinput', 'aanbod'])

export interface Suggestion {
  readonly signaal: Signaal
  /** The words that card and note share, as they stand in the note. */
  readonly words: readonly string[]
}

/** Notes of the card's own themas that share words with it: the most words first, then by id. At most `most`. */
export function suggestSignalen(card: Kanskaart, signalen: readonly Signaal[], most = 2): Suggestion[] {
  const own = new Set(
    wordsOf(`${card.title} ${card.kans} ${card.goal} ${card.targetGroup}`).filter((word) => !plainWords.has(word)),
  )
  const themas = new Set<string>(card.themaIds)
  const linked = new Set<string>(card.signaalIds)
  return signalen
    .filter(
      (signaal) =>
        isOpenSignaal(signaal) &&
        !linked.has(signaal.id) &&
        suggestKinds.has(signaal.kind) &&
        signaal.themaId !== undefined &&
        themas.has(signaal.themaId),
    )
    .map((signaal) => ({ signaal, words: [...new Set(wordsOf(signaal.text))].filter((word) => own.has(word)) }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length || (a.signaal.id < b.signaal.id ? -1 : 1))
    .slice(0, most)
}

/** The thema whose plate a card wears: the one that most of its notes are in; of equals the first. */
export function mainThemaId(
  card: Pick<Kanskaart, 'themaIds' | 'signaalIds'>,
  themaOf: (signaalId: string) => string | undefined,
): string | undefined {
  const counts = new Map<string, number>()
  for (const id of card.signaalIds) {
    const thema = themaOf(id)
    if (thema !== undefined) counts.set(thema, (counts.get(thema) ?? 0) + 1)
  }
  return [...card.themaIds].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0]
}
