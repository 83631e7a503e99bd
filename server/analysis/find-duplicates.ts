/** Pairs of notes that say the same; a proposal only, and never across the lines of DOMAIN.md §9 (traps 3 and 4). */
import { isPossiblePair } from './opposites.ts'
import { dutchText, ngramsOf, normalise, stripAccents, termsOf, tokenise } from './text.ts'
import { at, cosine, sparseNeighbours, tfidf } from './vectors.ts'

/** A note as the analysis sees it; `kind` is the kind of a signaal (`aanbod`, `cijfer`, …) when known. */
export type AnalysisNote = { readonly id: string; readonly text: string; readonly kind?: string }

/** `a` comes before `b`; `score` 0..1 says how much of the two notes is the same. */
export type DuplicatePair = {
  readonly a: string
  readonly b: string
  readonly reason: 'zelfde_woorden' | 'spelfout'
  readonly score: number
}

const CANDIDATES = 6
const SAME_WORDS = 0.6
const SAME_LETTERS = 0.62

/**
 * Near-duplicates in the order of the notes. Candidates are the nearest notes by words and by letters; a pair counts
 * when one of the two likenesses is high and nothing about kind or sentiment speaks against it.
 */
export function findDuplicates(notes: readonly AnalysisNote[]): readonly DuplicatePair[] {
  const dutch = dutchText()
  const all = { minDocuments: 1, maxShare: 1 }
  const words = tfidf(
    notes.map(({ text }) => termsOf(text, dutch)),
    all,
  ).matrix
  const letters = tfidf(
    notes.map(({ text }) =>
      ngramsOf(text, { min: 3, max: 5, withStopWords: false }, dutch).map((term) => ({ term, weight: 1 })),
    ),
    all,
  ).matrix
  const plain = notes.map(({ text }) =>
    tokenise(stripAccents(normalise(text)))
      .map(({ surface }) => surface)
      .join(' '),
  )
  const pairs: DuplicatePair[] = []
  const offered = new Set<number>()
  for (const neighbours of [sparseNeighbours(words, CANDIDATES), sparseNeighbours(letters, CANDIDATES)]) {
    for (let row = 0; row < notes.length; row += 1) {
      for (let i = 0; i < CANDIDATES; i += 1) {
        const other = at(neighbours.ids, row * CANDIDATES + i)
        if (other < 0) break
        const first = Math.min(row, other)
        const second = Math.max(row, other)
        const key = first * notes.length + second
        if (offered.has(key)) continue
        offered.add(key)
        const a = notes[first]
        const b = notes[second]
        if (a === undefined || b === undefined) continue
        const byWords = cosine(words, first, second)
        const byLetters = cosine(letters, first, second)
        const isTypo = isSpellingVariant(plain[first] ?? '', plain[second] ?? '')
        const score = Math.max(byWords, byLetters)
        if (!isTypo && byWords < SAME_WORDS && byLetters < SAME_LETTERS) continue
        if (!isPossiblePair(a, b)) continue
        pairs.push({
          a: a.id,
          b: b.id,
          reason: isTypo && byWords < 0.999 ? 'spelfout' : 'zelfde_woorden',
          score: Math.min(1, isTypo ? Math.max(score, 0.9) : score),
        })
      }
    }
  }
  const orderOf = new Map(notes.map(({ id }, index) => [id, index]))
  const order = (id: string): number => orderOf.get(id) ?? 0
  return pairs.sort((x, y) => order(x.a) - order(y.a) || order(x.b) - order(y.b))
}

/** True when two whole notes differ by a few letters only: at most one change per eight letters. */
function isSpellingVariant(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  const allowed = Math.floor(longest / 8)
  if (longest < 8 || Math.abs(a.length - b.length) > allowed) return false
  // A changed figure is another statement, not a typo.
  if ((a.match(/\d+/g) ?? []).join() !== (b.match(/\d+/g) ?? []).join()) return false
  return editDistance(a, b, allowed) <= allowed
}

/** Levenshtein distance, or a number above `limit` as soon as the distance must exceed it. */
export function editDistance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    let lowest = i
    for (let j = 1; j <= b.length; j += 1) {
      const change = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const value = Math.min(change, at(previous, j) + 1, at(current, j - 1) + 1)
      current.push(value)
      lowest = Math.min(lowest, value)
    }
    if (lowest > limit) return lowest
    previous = current
  }
  return at(previous, b.length)
}
