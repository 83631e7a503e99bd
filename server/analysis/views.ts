/** The ways of looking at the same notes: which words they share, which letters, and which words go together. */
import { lsa } from './lsa.ts'
import { createPrng } from './prng.ts'
import type { Term } from './text.ts'
import { dutchText, ngramsOf, termsOf } from './text.ts'
import type { Neighbours, Tfidf } from './vectors.ts'
import { denseNeighbours, sparseNeighbours, tfidf } from './vectors.ts'

export type ViewName = 'woorden' | 'letters' | 'woorden_lsa' | 'letters_lsa'

/** Neighbours of every note in one view; `name` is only for reading. */
export type View = { readonly name: ViewName; readonly neighbours: Neighbours }

export type Views = {
  /** Stems and compound parts per note, in text order, with repeats. */
  readonly terms: readonly (readonly Term[])[]
  readonly words: Tfidf
  readonly views: readonly View[]
}

const MAX_SHARE = 0.4
const LSA_DIMENSIONS = 100
const LSA_ROUNDS = 3
const NGRAM_SIZES = { min: 4, max: 6 }

/**
 * Builds the views; `k` neighbours each. `quick` leaves out the latent views, which cost most of the time.
 * `step` is called after each part with the fraction (0..1) that is done.
 */
export function buildViews(
  texts: readonly string[],
  options: { readonly k: number; readonly quick: boolean },
  step: (fraction: number) => void = () => {},
): Views {
  const dutch = dutchText()
  const terms = texts.map((text) => termsOf(text, dutch))
  const words = tfidf(terms, { minDocuments: 2, maxShare: MAX_SHARE })
  step(0.2)
  const grams = texts.map((text) =>
    ngramsOf(text, NGRAM_SIZES.min, NGRAM_SIZES.max, dutch).map((term) => ({ term, weight: 1 })),
  )
  const letters = tfidf(grams, { minDocuments: 2, maxShare: MAX_SHARE })
  step(0.3)
  const views: View[] = [
    { name: 'letters', neighbours: sparseNeighbours(letters.matrix, options.k) },
    { name: 'woorden', neighbours: sparseNeighbours(words.matrix, options.k) },
  ]
  if (!options.quick) {
    step(0.4)
    const size = { dimensions: LSA_DIMENSIONS, rounds: LSA_ROUNDS }
    views.push({
      name: 'letters_lsa',
      neighbours: denseNeighbours(lsa(letters.matrix, size, createPrng(1)), options.k),
    })
    step(0.8)
    views.push({ name: 'woorden_lsa', neighbours: denseNeighbours(lsa(words.matrix, size, createPrng(2)), options.k) })
  }
  step(1)
  return { terms, words, views }
}
