/** Pairs of signalen that say the same; a proposal only, and never across the lines of DOMAIN.md §9 (traps 3 and 4). */
import { isPossiblePair } from './opposites.ts'
import { eachCandidate, readStatements, statementLikeness } from './statements.ts'
import { dutchText, isFigure, normalise, stripAccents, termsOf, tokenise } from './text.ts'
import type { Neighbours } from './vectors.ts'
import { at, cosine, sparseNeighbours, tfidf } from './vectors.ts'

/** A signaal as the analysis sees it; `kind` is the kind of a signaal (`aanbod`, `cijfer`, …) when known. */
export type AnalysisSignaal = { readonly id: string; readonly text: string; readonly kind?: string }

/** `a` comes before `b`; `score` 0..1 says how much of the two signalen is the same. */
export type DuplicatePair = {
  readonly a: string
  readonly b: string
  readonly reason: 'zelfde_woorden' | 'spelfout' | 'zelfde_uitspraak'
  readonly score: number
}

const CANDIDATES = 6
/** Likeness by words (cosine of TF-IDF) and by letters (Dice of three-letter pieces) from which signalen say the same. */
const SAME_WORDS = 0.6
const SAME_LETTERS = 0.7
/** A change per eight letters leaves well over this share of the pieces; counting changes is slow. */
const MAY_BE_TYPO = 0.55
/** One shared word, however rare, is a shared subject and not yet the same statement. */
const MIN_SHARED_WORDS = 2
/**
 * Likeness of statements from which a paraphrase is proposed. Without kinds nobody knows what may not meet (demand with
 * supply), so more is asked. A signaal gets its best few only: a crowd about one subject is a thema, not a duplicate.
 */
const SAME_STATEMENT = { withKinds: 0.45, withoutKinds: 0.47 }
const MAX_PARAPHRASES = 3
/** Below this likeness of statements the words themselves differ, not only a figure in them. */
const OTHER_WORDS = 0.8

/**
 * Near-duplicates in the order of the signalen. A pair counts when it is alike by words or by letters (among the nearest
 * signalen), or says the same in other words (`zelfde_uitspraak`), and nothing about kind, sentiment or figures speaks
 * against it. `candidates` spares the search when neighbours of the same signalen (same rows) are known already.
 */
export function findDuplicates(
  signalen: readonly AnalysisSignaal[],
  candidates?: readonly Neighbours[],
): readonly DuplicatePair[] {
  const dutch = dutchText()
  const terms = signalen.map(({ text }) => termsOf(text, dutch))
  const words = tfidf(terms, { minDocuments: 1, maxShare: 1 }).matrix
  const whole = terms.map((list) => new Set(list.filter(({ isPart }) => !isPart).map(({ term }) => term)))
  const plain = signalen.map(({ text }) => plainText(text))
  const pieces = new Map<number, ReadonlySet<string>>()
  const piecesOf = (row: number): ReadonlySet<string> => {
    const known = pieces.get(row) ?? piecesOfText(plain[row] ?? '')
    pieces.set(row, known)
    return known
  }
  const pairs: FoundPair[] = []
  const seen = new Set<number>()
  for (const neighbours of candidates ?? [sparseNeighbours(words, CANDIDATES)]) {
    for (let row = 0; row < signalen.length; row += 1) {
      for (let i = 0; i < Math.min(CANDIDATES, neighbours.k); i += 1) {
        const other = at(neighbours.ids, row * neighbours.k + i)
        if (other < 0) break
        const first = Math.min(row, other)
        const second = Math.max(row, other)
        const key = first * signalen.length + second
        const a = signalen[first]
        const b = signalen[second]
        if (seen.has(key) || a === undefined || b === undefined) continue
        seen.add(key)
        const byWords = sharedCount(whole[first], whole[second]) >= MIN_SHARED_WORDS ? cosine(words, first, second) : 0
        const byLetters = dice(piecesOf(first), piecesOf(second))
        const isTypo = byLetters >= MAY_BE_TYPO && isSpellingVariant(plain[first] ?? '', plain[second] ?? '')
        if ((!isTypo && byWords < SAME_WORDS && byLetters < SAME_LETTERS) || !isPossiblePair(a, b)) continue
        const score = round(Math.min(1, Math.max(byWords, byLetters, isTypo ? 0.9 : 0)))
        // Equal texts but for case and signs are the same words; the rest of the near-equal ones is spelling.
        const reason = isTypo && plain[first] !== plain[second] ? 'spelfout' : 'zelfde_woorden'
        pairs.push({ first, second, pair: { a: a.id, b: b.id, reason, score } })
      }
    }
  }
  const literal = new Set(pairs.map(({ first, second }) => first * signalen.length + second))
  const paraphrases = findParaphrases(signalen).filter(
    ({ first, second }) => !literal.has(first * signalen.length + second),
  )
  pairs.push(...paraphrases)
  return pairs.sort((x, y) => x.first - y.first || x.second - y.second).map(({ pair }) => pair)
}

type FoundPair = { readonly first: number; readonly second: number; readonly pair: DuplicatePair }

/** Pairs that make the same statement in other words; of each signaal at most its best few. */
function findParaphrases(signalen: readonly AnalysisSignaal[]): readonly FoundPair[] {
  const statements = readStatements(signalen)
  const found: FoundPair[] = []
  eachCandidate(statements, (first, second) => {
    const a = signalen[first]
    const b = signalen[second]
    if (a === undefined || b === undefined) return
    const hasKinds = a.kind !== undefined && b.kind !== undefined
    const likeness = statementLikeness(statements, first, second)
    if (likeness < (hasKinds ? SAME_STATEMENT.withKinds : SAME_STATEMENT.withoutKinds)) return
    if (!isPossiblePair(a, b, likeness < OTHER_WORDS)) return
    found.push({ first, second, pair: { a: a.id, b: b.id, reason: 'zelfde_uitspraak', score: round(likeness) } })
  })
  const counts = new Map<number, number>()
  return found
    .sort((x, y) => y.pair.score - x.pair.score || (idsOf(x) < idsOf(y) ? -1 : 1))
    .filter(({ first, second }) => {
      if ([first, second].some((row) => (counts.get(row) ?? 0) >= MAX_PARAPHRASES)) return false
      for (const row of [first, second]) counts.set(row, (counts.get(row) ?? 0) + 1)
      return true
    })
}

/** The same text whichever of the two came first. */
const idsOf = ({ pair: { a, b } }: FoundPair): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Four decimals: enough to sort by, and the same text on every machine. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** Words only, single spaces, no accents: what two spellings of one signaal have in common. */
function plainText(text: string): string {
  return tokenise(stripAccents(normalise(text)))
    .map(({ surface }) => surface)
    .join(' ')
}

function sharedCount(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): number {
  if (a === undefined || b === undefined) return 0
  let count = 0
  for (const term of a) if (b.has(term)) count += 1
  return count
}

/** The three-letter pieces of a text, word boundaries included. */
function piecesOfText(text: string): ReadonlySet<string> {
  const padded = ` ${text} `
  const pieces = new Set<string>()
  for (let start = 0; start + 3 <= padded.length; start += 1) pieces.add(padded.slice(start, start + 3))
  return pieces
}

/** Dice coefficient: twice the shared part of both sets, 0..1. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * sharedCount(a, b)) / (a.size + b.size)
}

/** True when two whole signalen differ by a few letters only: at most one change per eight letters, none in a figure. */
function isSpellingVariant(a: string, b: string): boolean {
  const allowed = Math.floor(Math.max(a.length, b.length) / 8)
  if (a === b) return a.length > 0
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return false
  const wordsA = a.split(' ')
  const wordsB = b.split(' ')
  if (wordsA.filter(isFigure).join() !== wordsB.filter(isFigure).join()) return false
  return editDistance(a, b, allowed) <= allowed
}

/** Levenshtein distance, or a number above `limit` as soon as the distance must exceed it. */
export function editDistance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    let lowest = i
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const value = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1)
      current.push(value)
      lowest = Math.min(lowest, value)
    }
    if (lowest > limit) return lowest
    previous = current
  }
  return previous[b.length] ?? 0
}
