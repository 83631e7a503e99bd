import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPrng } from '../../shared/base/prng.ts'
import { cutTree, growAverageLinkage } from './linkage.ts'
import { lsa } from './lsa.ts'
import { cosine, denseNeighbours, sparseNeighbours, tfidf } from './vectors.ts'

const documents = (texts: readonly string[]) =>
  texts.map((text) => text.split(' ').map((term) => ({ term, weight: 1 })))

describe('tfidf', () => {
  it('gives rows of length 1 and leaves out what stands in one note', () => {
    const { matrix, vocabulary } = tfidf(documents(['a b x', 'a b', 'a c y', 'c']), { minDocuments: 2, maxShare: 1 })
    expect(vocabulary).toEqual(['a', 'b', 'c'])
    expect(cosine(matrix, 0, 1)).toBeCloseTo(1, 5)
    expect(cosine(matrix, 0, 3)).toBe(0)
    expect(cosine(matrix, 2, 2)).toBeCloseTo(1, 5)
  })
})

const word = fc.constantFrom('huur', 'geld', 'koffie', 'zondag', 'flat', 'lift', 'buren', 'taal')
const texts = fc.array(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  { minLength: 3, maxLength: 20 },
)

describe('neighbours', () => {
  it('are the same by inverted index as by comparing all', () => {
    fc.assert(
      fc.property(texts, (notes) => {
        const { matrix } = tfidf(documents(notes), { minDocuments: 1, maxShare: 1 })
        const { similarities } = sparseNeighbours(matrix, 3)
        notes.forEach((_, row) => {
          const all = notes
            .map((_note, other) => (other === row ? 0 : cosine(matrix, row, other)))
            .sort((a, b) => b - a)
          for (let i = 0; i < 3; i += 1) expect(similarities[row * 3 + i]!).toBeCloseTo(all[i] ?? 0, 4)
        })
      }),
      { numRuns: 50 },
    )
  })

  it('LSA with all directions keeps the cosines', () => {
    fc.assert(
      fc.property(texts, (notes) => {
        const { matrix } = tfidf(documents(notes), { minDocuments: 1, maxShare: 1 })
        // One note more than needed: LSA takes at most one direction fewer than there are notes.
        const rows = lsa(matrix, { dimensions: 8, rounds: 4 }, createPrng(1))
        if (rows.columns < matrix.columns) return
        const exact = sparseNeighbours(matrix, 2)
        const latent = denseNeighbours(rows, 2)
        latent.similarities.forEach((value, index) => {
          expect(value).toBeCloseTo(exact.similarities[index]!, 2)
        })
      }),
      { numRuns: 50 },
    )
  })
})

/** The plain greedy way: merge the two most similar clusters until none reaches the threshold. */
function greedy(similarities: readonly number[], rows: number, threshold: number): number[][] {
  let clusters = Array.from({ length: rows }, (_, row) => [row])
  const average = (a: readonly number[], b: readonly number[]): number =>
    a.flatMap((x) => b.map((y) => similarities[x * rows + y]!)).reduce((sum, value) => sum + value, 0) /
    (a.length * b.length)
  for (;;) {
    let best: readonly [number, number] | undefined
    let highest = threshold
    for (let a = 0; a < clusters.length; a += 1) {
      for (let b = a + 1; b < clusters.length; b += 1) {
        const value = average(clusters[a]!, clusters[b]!)
        if (value >= highest) {
          highest = value
          best = [a, b]
        }
      }
    }
    if (best === undefined) return clusters
    const [a, b] = best
    const merged = [...clusters[a]!, ...clusters[b]!].sort((x, y) => x - y)
    clusters = [...clusters.filter((_, index) => index !== a && index !== b), merged]
  }
}

describe('average linkage', () => {
  it('equals the plain greedy merge', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer(),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        (rows, seed, threshold) => {
          const prng = createPrng(seed)
          const similarities = Array.from({ length: rows * rows }, () => 0)
          for (let a = 0; a < rows; a += 1)
            for (let b = 0; b < a; b += 1) similarities[a * rows + b] = similarities[b * rows + a] = prng()
          const tree = growAverageLinkage(Float32Array.from(similarities), rows, threshold / 2)
          const found = cutTree(tree, threshold)
          const expected = greedy(similarities, rows, threshold)
          const clusters = new Map<number, number[]>()
          for (const [row, cluster] of found.entries()) clusters.set(cluster, [...(clusters.get(cluster) ?? []), row])
          const inOrder = (list: number[][]): number[][] => list.sort((x, y) => x[0]! - y[0]!)
          expect(inOrder([...clusters.values()])).toEqual(inOrder(expected))
        },
      ),
      { numRuns: 200 },
    )
  })
})
