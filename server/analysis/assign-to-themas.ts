/** Places signalen in themas that exist already; "past nergens" (`null`) is an answer. */
import { createConceptReader, isConcept } from './concepts.ts'
import type { AnalysisSignaal } from './find-duplicates.ts'
import { createSynonymReader } from './synonyms.ts'
import type { Term } from './text.ts'
import { dutchText, isAboutMeeting, isWeakWord, ngramsOf, termsOf, tokenise } from './text.ts'
import type { SparseRows, WeightedTerm } from './vectors.ts'
import { at, cosine, sparseNeighbours, tfidf } from './vectors.ts'

/** A thema to assign to; `signaalIds` are the signalen people already placed there. */
export type GivenThema = {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly signaalIds: readonly string[]
}

export type ThemaPlace = {
  readonly signaalId: string
  /** `null`: past nergens. */
  readonly themaId: string | null
  /** 0..1; 1 for what a person placed. */
  readonly confidence: number
  readonly because: { readonly words: readonly string[]; readonly nearest: readonly string[] }
}

const NEIGHBOURS = 10
/** Below this likeness to title, description and placed signalen together, nothing is claimed. */
const FLOOR = 0.05
/** A likeness from which on more likeness says no more. */
const SURE = 0.3
const WEIGHTS = { title: 1, centre: 1, neighbours: 0.5 }

/** A weak word ('goede', 'terug') counts along with others and never carries a proposal. */
const WEAK = 0.3

/** One shared word is half a reason; talk about the meeting needs a strong one. */
const ONE_WORD = 0.75
const MEETING = 0.4
/** Below this confidence the answer is "past nergens"; title and description alone give lower likeness. */
const MIN_CONFIDENCE = { withExamples: 0.4, byTitle: 0.2 }

/** A shared field of the social domain counts as a strong shared word. */
const FIELD_BOOST = 2

type Scored = { readonly thema: number; readonly score: number }

/**
 * A place for every signaal, in the order of the signalen. What people placed stays where it is with confidence 1. A signaal
 * is compared with title and description, with the middle of the placed signalen, and with the nearest placed signalen, by
 * words and by letters.
 */
export function assignToThemas(
  signalen: readonly AnalysisSignaal[],
  themas: readonly GivenThema[],
): readonly ThemaPlace[] {
  const dutch = dutchText()
  const placed = new Map(themas.flatMap(({ signaalIds }, thema) => signaalIds.map((id) => [id, thema] as const)))
  const describe = ({ title, description }: GivenThema): string => `${title}. ${title}. ${description ?? ''}`
  // Themas stand behind the signalen as documents of their own, so that both speak in the same weights.
  const texts = [...signalen.map(({ text }) => text), ...themas.map(describe)]
  const terms = texts.map((text) => termsOf(text, dutch))
  const grams = texts.map((text) =>
    ngramsOf(solidText(text), { min: 4, max: 6, withStopWords: false }, dutch).map(
      (term): WeightedTerm => ({ term, weight: 1 }),
    ),
  )
  const readConcepts = createConceptReader(dutch)
  const fields = terms.map((list) =>
    readConcepts(list.map(({ surface }) => surface)).map((term) => ({ term, weight: 1 })),
  )
  const synonyms = createSynonymReader(dutch)
  const sets = texts.map((text, row) => {
    const words = [...synonyms.wordsOf(text), ...(terms[row] ?? []).map(({ surface }) => surface)]
    return [...new Set(words.flatMap((word) => synonyms.setOf(word) ?? []))].map((term) => ({ term, weight: 1 }))
  })
  const kept = { minDocuments: 1, maxShare: 0.5 }
  const words = tfidf(
    terms.map((list, row) => [
      ...list.map(({ term, surface }) => ({ term, weight: isWeakWord(surface) ? WEAK : 1 })),
      ...(fields[row] ?? []),
      ...(sets[row] ?? []),
    ]),
    { ...kept, boost: (term) => (isConcept(term) ? FIELD_BOOST : 1) },
  )
  const views = [words.matrix, tfidf(grams, kept).matrix]
  const home = signalen.map(({ id }) => placed.get(id))
  const scores = signalen.map(() => new Float64Array(themas.length))
  for (const view of views) addScores(view, home, scores, 1 / views.length)

  const termSets = terms.map((list) => new Set(list.map(({ term }) => term)))
  return signalen.map((signaal, row): ThemaPlace => {
    const nowhere = { signaalId: signaal.id, themaId: null, confidence: 0, because: { words: [], nearest: [] } }
    const own = home[row]
    const [best, second] = rank(scores[row] ?? new Float64Array(0))
    const thema = own ?? best?.thema
    if (thema === undefined || (own === undefined && (best?.score ?? 0) < FLOOR)) return nowhere
    const members = signalen.flatMap((other, index) =>
      home[index] === thema && index !== row ? [{ other, index }] : [],
    )
    const behind = [...members.map(({ index }) => index), signalen.length + thema]
    const vocabulary = new Set(behind.flatMap((index) => [...(termSets[index]?.keys() ?? [])]))
    // With nothing placed yet, title and description speak for the thema; a word counts when it shares their field.
    const themaFields = new Set((fields[signalen.length + thema] ?? []).map(({ term }) => term))
    const speaks = ({ term, surface }: Term): boolean =>
      vocabulary.has(term) || readConcepts([surface]).some((field) => themaFields.has(field))
    const words = solidWords(terms[row] ?? [], speaks)
    const lead = best === undefined || best.score === 0 ? 0 : (best.score - (second?.score ?? 0)) / best.score
    const evidence = (words.length < 2 ? ONE_WORD : 1) * (isAboutMeeting(signaal.text) ? MEETING : 1)
    const confidence = own !== undefined ? 1 : Math.min(1, (best?.score ?? 0) / SURE) * (0.4 + 0.6 * lead) * evidence
    const minimum = members.length > 0 ? MIN_CONFIDENCE.withExamples : MIN_CONFIDENCE.byTitle
    if (own === undefined && (words.length === 0 || confidence < minimum)) return nowhere
    const nearest = members
      .map(({ other, index }) => ({
        id: other.id,
        likeness: views.reduce((sum, view) => sum + cosine(view, row, index), 0),
      }))
      .filter(({ likeness }) => likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, 3)
    return {
      signaalId: signaal.id,
      themaId: themas[thema]?.id ?? null,
      confidence: Math.round(confidence * 10_000) / 10_000,
      because: { words: words.slice(0, 5), nearest: nearest.map(({ id }) => id) },
    }
  })
}

/** The words of a signaal that speak for a thema, themselves or by a part, the weak ones left out. */
function solidWords(terms: readonly Term[], speaks: (term: Term) => boolean): readonly string[] {
  const words = new Set<string>()
  let whole = ''
  for (const term of terms) {
    if (!term.isPart) whole = term.surface
    if (!isWeakWord(term.surface) && speaks(term)) words.add(whole)
  }
  return [...words]
}

/** The text without weak words, so that their letters count for nothing. */
function solidText(text: string): string {
  return tokenise(text)
    .filter(({ surface }) => !isWeakWord(surface))
    .map(({ written }) => written)
    .join(' ')
}

function rank(scores: Float64Array): readonly Scored[] {
  return Array.from(scores, (score, thema) => ({ thema, score })).sort((a, b) => b.score - a.score || a.thema - b.thema)
}

/** Adds, per signaal and thema: likeness to the thema's text, to the middle of its signalen and to the nearest of them. */
function addScores(
  matrix: SparseRows,
  home: readonly (number | undefined)[],
  scores: readonly Float64Array[],
  share: number,
): void {
  const themaCount = matrix.rows - home.length
  const centres = Array.from({ length: themaCount }, (_, thema) =>
    middleOf(
      matrix,
      home.flatMap((own, row) => (own === thema ? [row] : [])),
    ),
  )
  const near = sparseNeighbours(matrix, NEIGHBOURS)
  scores.forEach((own, row) => {
    for (let thema = 0; thema < themaCount; thema += 1) {
      const title = cosine(matrix, row, home.length + thema)
      const centre = dot(matrix, row, centres[thema] ?? new Float32Array(0))
      own[thema] = at(own, thema) + share * (WEIGHTS.title * title + WEIGHTS.centre * centre)
    }
    for (let i = 0; i < near.k; i += 1) {
      const other = at(near.ids, row * near.k + i)
      const thema = other < 0 ? undefined : home[other]
      if (thema === undefined) continue
      own[thema] = at(own, thema) + share * WEIGHTS.neighbours * at(near.similarities, row * near.k + i)
    }
  })
}

/** The middle of some rows, scaled to length 1; all zero without rows. */
function middleOf(matrix: SparseRows, rows: readonly number[]): Float32Array {
  const middle = new Float32Array(matrix.columns)
  for (const row of rows) {
    for (let i = at(matrix.starts, row); i < at(matrix.starts, row + 1); i += 1) {
      const column = at(matrix.columnIds, i)
      middle[column] = at(middle, column) + at(matrix.values, i)
    }
  }
  const length = Math.sqrt(middle.reduce((sum, value) => sum + value * value, 0))
  return length > 0 ? middle.map((value) => value / length) : middle
}

function dot(matrix: SparseRows, row: number, dense: Float32Array): number {
  let sum = 0
  for (let i = at(matrix.starts, row); i < at(matrix.starts, row + 1); i += 1)
    sum += at(matrix.values, i) * at(dense, at(matrix.columnIds, i))
  return sum
}
