/** The ways of looking at the same signalen: which letters they share, and which words, families and fields go together. */

import { createPrng } from '../../shared/base/prng.ts'
import { createConceptReader, isConcept } from './concepts.ts'
import { createFamilyReader, isFamily } from './families.ts'
import { lsa } from './lsa.ts'
import { smooth } from './smooth.ts'
import type { DutchText, Term } from './text.ts'
import { dutchText, ngramsOf, termsOf } from './text.ts'
import type { DenseRows, Neighbours, Tfidf } from './vectors.ts'
import { denseNeighbours, sparseNeighbours, tfidf } from './vectors.ts'

export type Views = {
  /** Stems and compound parts per signaal, in text order, with repeats. */
  readonly terms: readonly (readonly Term[])[]
  /** Letters, words and fields together: the rows behind the reasons. */
  readonly mixed: Tfidf
  /** One neighbour list per view; those of letters first. */
  readonly neighbours: readonly Neighbours[]
  /** The latent rows as they are, smoothed once and smoothed twice; empty in quick mode. */
  readonly spaces: readonly DenseRows[]
  /** 0..1: how much of the vocabulary is that of the social domain. */
  readonly cover: number
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
/** Dimensions grow with the root of the number of signalen: a handful has few independent subjects. */
const MIXED_LSA = { least: 12, most: 120, perRoot: 3, rounds: 3 }
const SMOOTHING_NEIGHBOURS = 8
/** A word stands against some twenty n-grams of its own letters. */
const WORD_WEIGHT = 3
const FIELD_WEIGHT = 2
/**
 * Fields count by how much of the vocabulary they cover: nothing up to 6 % of the words, fully from 16 %. Notes of a
 * neighbourhood session cover about 25 %; texts about other things 2 to 6 %, and there fields would only blur.
 */
const FIELD_COVER = { none: 0.06, full: 0.16 }
const FIELD_BOOST = 5
/** A family weighs as much as the n-grams of a word together: it stands for the word where the letters differ. */
const FAMILY_BOOST = 4
/** A family links different words; one that only repeats a single word says nothing new. */
const MIN_STEMS_PER_FAMILY = 2

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
  const families = readFamilies(terms, dutch)
  const grams = texts.map((text) => ngramsOf(text, NGRAMS, dutch))
  step(0.15)
  const cover = coverage(terms, concepts)
  const fieldBoost = FIELD_BOOST * cover
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
      ...(families[row] ?? []).map((term) => ({ term, weight: 1 })),
    ]),
    { ...kept, boost: (term) => (isConcept(term) ? fieldBoost : isFamily(term) ? FAMILY_BOOST : 1) },
  )
  step(0.25)
  const byLetters = sparseNeighbours(letters.matrix, k)
  if (options.quick)
    return { terms, mixed, neighbours: [byLetters, sparseNeighbours(mixed.matrix, k)], spaces: [], cover }

  step(0.35)
  const latentLetters = denseNeighbours(lsa(letters.matrix, LETTERS_LSA, createPrng(1)), k)
  step(0.55)
  const { least, most, perRoot, rounds } = MIXED_LSA
  const dimensions = Math.min(most, Math.max(least, Math.round(perRoot * Math.sqrt(texts.length))))
  const latent = lsa(mixed.matrix, { dimensions, rounds }, createPrng(2))
  step(0.75)
  const once = smooth(latent, denseNeighbours(latent, SMOOTHING_NEIGHBOURS))
  const nearOnce = denseNeighbours(once, k)
  step(0.9)
  const twice = smooth(once, nearOnce, SMOOTHING_NEIGHBOURS)
  const nearTwice = denseNeighbours(twice, k)
  step(1)
  return {
    terms,
    mixed,
    neighbours: [byLetters, latentLetters, nearOnce, nearTwice],
    spaces: [latent, once, twice],
    cover,
  }
}

/** The families of every signaal's words; families that one word alone stands for on this bord are left out. */
function readFamilies(terms: readonly (readonly Term[])[], dutch: DutchText): readonly (readonly string[])[] {
  const read = createFamilyReader(dutch)
  const stems = new Map<string, Set<string>>()
  const families = terms.map((list) =>
    list.flatMap(({ surface, term }) =>
      read(surface).map((family) => {
        const own = stems.get(family) ?? new Set<string>()
        stems.set(family, own.add(term))
        return family
      }),
    ),
  )
  return families.map((list) => list.filter((family) => (stems.get(family)?.size ?? 0) >= MIN_STEMS_PER_FAMILY))
}

/** 0..1: how far the fields may speak, from the share of the words they know. */
function coverage(terms: readonly (readonly Term[])[], concepts: readonly (readonly string[])[]): number {
  const words = terms.reduce((sum, list) => sum + list.length, 0)
  const known = concepts.reduce((sum, list) => sum + list.length, 0)
  const share = words > 0 ? known / words : 0
  return Math.min(1, Math.max(0, (share - FIELD_COVER.none) / (FIELD_COVER.full - FIELD_COVER.none)))
}
