/** Average-linkage clustering of a similarity matrix: grown once, cut at any height. */

/** Merges of the tree: `keep[i]` and `drop[i]` are rows that stand for their clusters, joined at `heights[i]`. */
export type LinkageTree = {
  readonly rows: number
  readonly keep: Int32Array
  readonly drop: Int32Array
  readonly heights: Float32Array
}

/**
 * Merges rows while the average similarity between clusters is at least `floor`; the tree can be cut there or higher.
 *
 * `similarities` is the full symmetric n×n matrix, row-major; it is overwritten. Nearest-neighbour chain (Murtagh 1983;
 * Müllner 2011), O(n²): average linkage is reducible, so cutting the tree by height equals stopping the greedy merge there.
 */
export function growAverageLinkage(similarities: Float32Array, rows: number, floor: number): LinkageTree {
  const kept: number[] = []
  const dropped: number[] = []
  const heights: number[] = []
  const size = new Int32Array(rows).fill(1)
  const active = new Uint8Array(rows).fill(1)
  const chain = new Int32Array(rows + 1)
  let chainLength = 0
  let firstActive = 0
  const closed = new Uint8Array(rows)

  for (;;) {
    if (chainLength === 0) {
      while (firstActive < rows && (active[firstActive] === 0 || closed[firstActive] === 1)) firstActive += 1
      if (firstActive >= rows) break
      chain[0] = firstActive
      chainLength = 1
    }
    const top = chain[chainLength - 1] ?? 0
    const previous = chainLength > 1 ? (chain[chainLength - 2] ?? 0) : -1
    // The previous link wins ties, otherwise the chain could walk in circles.
    let best = previous
    let bestSimilarity = previous >= 0 ? (similarities[top * rows + previous] ?? 0) : -1
    for (let other = 0; other < rows; other += 1) {
      if (other === top || active[other] === 0) continue
      const similarity = similarities[top * rows + other] ?? 0
      if (similarity > bestSimilarity) {
        best = other
        bestSimilarity = similarity
      }
    }
    if (best < 0 || bestSimilarity < floor) {
      // Nothing near enough: by reducibility that stays so, whatever merges elsewhere. Only a chain of one ends here.
      closed[top] = 1
      chainLength = 0
      continue
    }
    if (best !== previous) {
      chain[chainLength] = best
      chainLength += 1
      continue
    }
    chainLength -= 2
    const keep = Math.min(top, previous)
    const drop = Math.max(top, previous)
    const keepSize = size[keep] ?? 0
    const dropSize = size[drop] ?? 0
    for (let other = 0; other < rows; other += 1) {
      if (active[other] === 0 || other === keep || other === drop) continue
      const merged =
        (keepSize * (similarities[keep * rows + other] ?? 0) + dropSize * (similarities[drop * rows + other] ?? 0)) /
        (keepSize + dropSize)
      similarities[keep * rows + other] = merged
      similarities[other * rows + keep] = merged
    }
    size[keep] = keepSize + dropSize
    active[drop] = 0
    kept.push(keep)
    dropped.push(drop)
    heights.push(bestSimilarity)
  }
  return { rows, keep: Int32Array.from(kept), drop: Int32Array.from(dropped), heights: Float32Array.from(heights) }
}

/** Cluster number (0-based, in order of the first member) of each row when merges below `threshold` are left out. */
export function cutTree({ rows, keep, drop, heights }: LinkageTree, threshold: number): Int32Array {
  const parent = Int32Array.from({ length: rows }, (_, row) => row)
  const rootOf = (row: number): number => {
    let root = row
    while (parent[root] !== root) root = parent[root] ?? 0
    return root
  }
  for (let i = 0; i < heights.length; i += 1) {
    if ((heights[i] ?? 0) < threshold) continue
    const a = rootOf(keep[i] ?? 0)
    const b = rootOf(drop[i] ?? 0)
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
  }
  const numberOf = new Map<number, number>()
  return Int32Array.from({ length: rows }, (_, row) => {
    const root = rootOf(row)
    const known = numberOf.get(root) ?? numberOf.size
    numberOf.set(root, known)
    return known
  })
}
