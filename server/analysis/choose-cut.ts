/** How fine to cut the tree of a consensus, and the repairs after the cut. */

import { cutTree, type LinkageTree } from './linkage.ts'
import { adjustedRand } from './stability.ts'
import type { DenseRows } from './vectors.ts'
import { at } from './vectors.ts'

/** Share of the groupings in which signalen must land together, fine to coarse; the best of these cuts wins. */
export const COARSEST = 0.2
const THRESHOLDS = [0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, COARSEST]
/** Smaller clusters give up their members where another cluster will have them. */
const MIN_SIZE = 3
/** Where people think in broad groups: also clusters below this share of the usual size. */
const MIN_SHARE = 0.45
/** Clusters whose members are as near to each other as this share of the nearness within them are one subject. */
const ONE_SUBJECT = 0.45
/** Passes in which every signaal moves to the cluster it lands with most often. */
const PASSES = 2

/**
 * The cut that agrees best with the base groupings (a median partition) and whose clusters lie well apart (silhouette).
 * Groupings of one mind make a coarse cut win, finer ones are chosen where only small groups hold together.
 */
export function chooseCut(
  tree: LinkageTree,
  counts: Uint8Array,
  groupings: readonly Int32Array[],
  space: DenseRows | undefined,
  broad: number,
): Int32Array {
  let best: Int32Array = new Int32Array(tree.rows)
  let highest = Number.NEGATIVE_INFINITY
  for (const threshold of THRESHOLDS) {
    const clusters = regroup(cutTree(tree, threshold), counts, tree.rows, broad)
    const agreement =
      groupings.reduce((sum, grouping) => sum + adjustedRand(clusters, grouping), 0) / Math.max(1, groupings.length)
    const score = agreement + (space === undefined ? 0 : silhouette(clusters, space))
    if (score <= highest) continue
    highest = score
    best = clusters
  }
  return space === undefined ? best : mergeAlike(best, space)
}

/** Members per cluster number. */
export function sizesOf(clusters: Int32Array): Int32Array {
  const sizes = new Int32Array(clusters.reduce((highest, cluster) => Math.max(highest, cluster + 1), 0))
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1
  return sizes
}

/** The least size of a cluster that keeps its members. */
function minSizeOf(sizes: Int32Array, rows: number, broad: number): number {
  // The usual size: that of the cluster a signaal is in on average would be too large, the plain mean too small.
  const concentration = sizes.reduce((sum, size) => sum + (size / rows) ** 2, 0)
  return Math.max(MIN_SIZE, broad * MIN_SHARE * rows * concentration)
}

/**
 * Moves every row to the cluster it lands with most often on average (k-means on the co-association); clusters below
 * the minimum size only give. A row that lands with none of the large ones stays.
 */
function regroup(start: Int32Array, counts: Uint8Array, rows: number, broad: number): Int32Array {
  let clusters = start
  for (let pass = 0; pass < PASSES; pass += 1) {
    const sizes = sizesOf(clusters)
    const minSize = minSizeOf(sizes, rows, broad)
    const before = clusters
    const sums = new Float64Array(sizes.length)
    clusters = before.map((own, row) => {
      sums.fill(0)
      const offset = row * rows
      for (let other = 0; other < rows; other += 1) {
        if (other !== row) sums[before[other] ?? 0] = (sums[before[other] ?? 0] ?? 0) + (counts[offset + other] ?? 0)
      }
      let best = own
      let highest = at(sizes, own) >= minSize ? at(sums, own) / Math.max(1, at(sizes, own) - 1) : 0
      for (let cluster = 0; cluster < sizes.length; cluster += 1) {
        const size = sizes[cluster] ?? 0
        if (cluster === own || size < minSize) continue
        const average = (sums[cluster] ?? 0) / size
        if (average > highest) {
          best = cluster
          highest = average
        }
      }
      return best
    })
  }
  return clusters
}

/** Mean silhouette (−1..1) of rows of length 1, by average cosine distance (Rousseeuw 1987). */
function silhouette(clusters: Int32Array, { rows, columns, values }: DenseRows): number {
  const sizes = sizesOf(clusters)
  const sums = new Float64Array(sizes.length * columns)
  for (let row = 0; row < rows; row += 1) {
    const target = (clusters[row] ?? 0) * columns
    for (let d = 0; d < columns; d += 1) sums[target + d] = (sums[target + d] ?? 0) + (values[row * columns + d] ?? 0)
  }
  let total = 0
  for (let row = 0; row < rows; row += 1) {
    const own = clusters[row] ?? 0
    let inside = 0
    let nearest = -1
    for (let cluster = 0; cluster < sizes.length; cluster += 1) {
      const size = sizes[cluster] ?? 0
      if (size === 0) continue
      let likeness = 0
      for (let d = 0; d < columns; d += 1)
        likeness += (values[row * columns + d] ?? 0) * (sums[cluster * columns + d] ?? 0)
      if (cluster === own) inside = size > 1 ? (likeness - 1) / (size - 1) : 0
      else nearest = Math.max(nearest, likeness / size)
    }
    const widest = Math.max(1 - inside, 1 - nearest)
    total += widest > 0 ? (inside - nearest) / widest : 0
  }
  return total / Math.max(1, rows)
}

/**
 * Joins clusters that talk alike, the most alike first: Louvain and k-means cut a large subject in pieces. Alike is the
 * mean cosine between two clusters over the geometric mean of those within them.
 */
function mergeAlike(start: Int32Array, { rows, columns, values }: DenseRows): Int32Array {
  const sizes = Float64Array.from(sizesOf(start))
  const sums = new Float64Array(sizes.length * columns)
  const squares = new Float64Array(sizes.length)
  for (let row = 0; row < rows; row += 1) {
    const cluster = start[row] ?? 0
    for (let d = 0; d < columns; d += 1) {
      const value = values[row * columns + d] ?? 0
      sums[cluster * columns + d] = (sums[cluster * columns + d] ?? 0) + value
      squares[cluster] = (squares[cluster] ?? 0) + value * value
    }
  }
  const inner = (a: number, b: number): number => {
    let sum = 0
    for (let d = 0; d < columns; d += 1) sum += (sums[a * columns + d] ?? 0) * (sums[b * columns + d] ?? 0)
    return sum
  }
  const within = (cluster: number): number => {
    const size = at(sizes, cluster)
    return size > 1 ? (inner(cluster, cluster) - at(squares, cluster)) / (size * (size - 1)) : 1
  }
  const homes = Int32Array.from(sizes, (_, cluster) => cluster)
  for (;;) {
    const spread = Float64Array.from(sizes, (size, cluster) => (size > 0 ? Math.max(1e-6, within(cluster)) : 0))
    let [first, second, highest] = [-1, -1, ONE_SUBJECT]
    for (let a = 0; a < sizes.length; a += 1) {
      for (let b = a + 1; b < sizes.length; b += 1) {
        const pairs = at(sizes, a) * at(sizes, b)
        if (pairs === 0) continue
        const alike = inner(a, b) / pairs / Math.sqrt(at(spread, a) * at(spread, b))
        if (alike > highest) [first, second, highest] = [a, b, alike]
      }
    }
    if (first < 0) break
    sizes[first] = at(sizes, first) + at(sizes, second)
    squares[first] = at(squares, first) + at(squares, second)
    sizes[second] = 0
    for (let d = 0; d < columns; d += 1)
      sums[first * columns + d] = at(sums, first * columns + d) + at(sums, second * columns + d)
    homes.forEach((home, cluster) => {
      if (home === second) homes[cluster] = first
    })
  }
  return start.map((cluster) => homes[cluster] ?? cluster)
}
