/** The ways of looking at the same signalen: which letters they share, and which words and fields go together. */

import { createPrng } from '../../shared/base/prng.ts'
import { createConceptReader, isConcept } from './concepts.ts'
import { lsa } from './lsa.ts'
import { smooth } from './smooth.ts'
import type { Term } from './text.ts'
import { dutchText, ngramsOf, termsOf } from './text.ts'
import type { Neighbours, Tfidf } from './vectors.ts'
import { denseNeighbours, sparseNeighbours, tfidf } from './vectors.ts'

export type Views = {
  /** Stems and compound parts per signaal, in text order, with repeats. */
  readonly terms: readonly (readonly Term[])[]
  /** Letters, words and fields together: the rows behind the reasons. */
  readonly mixed: Tfidf
  /** One neighbour list per view. */
  readonly neighbours: readonly Neighbours[]
}

export type ViewOptions = {
  /** Neighbours per signaal. */
  readonly k: number
  /** `true` leaves out the latent views, which cost most of the time. */
  readonly quick: boolean
}

const NGRAMS = { min: 4, max: 6, withStopWords: true }
/** Terms of a larger share of the signalen say little; in a handful of signalen even the subject may be in all. */
const MAX_SHARE = 0.4
const FEW_SIGNALEN = 30
/** A term of more signalen than this costs the square of them and tells few apart. */
const MAX_SIGNALEN_PER_TERM = 400
const LETTERS_LSA = { dimensions: 80, rounds: 3 }
const MIXED_LSA = { dimensions: 120, rounds: 3 }
const SMOOTHING_NEIGHBOURS = 8
/** A word stands against some twenty n-grams of its own letters. */
const WORD_WEIGHT = 3
const FIELD_WEIGHT = 2
/**
 * Fields count by how much of the vocabulary they cover: nothing up to 6 % of the words, fully from 16 %. Notes of a
 * neighbourhood session cover about 25 %; texts about other things 2 to 6 %, and there fields would only blur.
 */
const FIELD_COVER = { none: 0.06, full: 0.16 }
const FIELD_BOOST = 3

/** Builds the views. `step` is called after each part with the fraction (0..1) that is done. */
export function buildViews(
  texts: readonly string[],
  options: ViewOptions,
  step: (fraction: number) => void = () => {},
): Views {
  const { k } = options
  const dutch = dutchText()
  const readConcepts = createConceptReader(dutch)
  const terms = texts.map((text) => termsOf(text, dutch))
  const concepts = terms.map((list) => readConcepts(list.map(({ surface }) => surface)))
  const grams = texts.map((text) => ngramsOf(text, NGRAMS, dutch))
  step(0.15)
  const fieldBoost = FIELD_BOOST * coverage(terms, concepts)
  const kept = {
    minDocuments: 2,
    maxShare: texts.length < FEW_SIGNALEN ? 1 : Math.min(MAX_SHARE, MAX_SIGNALEN_PER_TERM / texts.length),
  }
  const letters = tfidf(grams, kept)
  const mixed = tfidf(
    grams.map((list, row) => [
      ...list,
      ...(terms[row] ?? []).map(({ term, weight }) => ({ term: `#${term}`, weight: WORD_WEIGHT * weight })),
      ...(concepts[row] ?? []).map((term) => ({ term, weight: FIELD_WEIGHT })),
    ]),
    { ...kept, boost: (term) => (isConcept(term) ? fieldBoost : 1) },
  )
  step(0.25)
  const byLetters = sparseNeighbours(letters.matrix, k)
  if (options.quick) return { terms, mixed, neighbours: [byLetters, sparseNeighbours(mixed.matrix, k)] }

  step(0.35)
  const latentLetters = denseNeighbours(lsa(letters.matrix, LETTERS_LSA, createPrng(1)), k)
  step(0.55)
  const latent = lsa(mixed.matrix, MIXED_LSA, createPrng(2))
  step(0.75)
  const once = smooth(latent, denseNeighbours(latent, SMOOTHING_NEIGHBOURS))
  const nearOnce = denseNeighbours(once, k)
  step(0.9)
  const nearTwice = denseNeighbours(smooth(once, nearOnce, SMOOTHING_NEIGHBOURS), k)
  step(1)
  return { terms, mixed, neighbours: [byLetters, latentLetters, nearOnce, nearTwice] }
}

/** 0..1: how far the fields may speak, from the share of the words they know. */
function coverage(terms: readonly (readonly Term[])[], concepts: readonly (readonly string[])[]): number {
  const words = terms.reduce((sum, list) => sum + list.length, 0)
  const known = concepts.reduce((sum, list) => sum + list.length, 0)
  const share = words > 0 ? known / words : 0
  return Math.min(1, Math.max(0, (share - FIELD_COVER.none) / (FIELD_COVER.full - FIELD_COVER.none)))
}
