/** Agreement of a grouping with gold labels. `null` (belongs nowhere) counts as a group of its own for each note. */
export type Agreement = {
  /** V-measure 0..1: harmonic mean of homogeneity and completeness (Rosenberg & Hirschberg 2007). */
  readonly v: number
  /** Adjusted Rand index, 0 for chance, 1 for equal (Hubert & Arabie 1985). */
  readonly ari: number
  readonly clusters: number
  readonly topics: number
}

function countBy(keys: readonly string[]): readonly number[] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts.values()]
}

function entropy(counts: readonly number[], total: number): number {
  return -counts.reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0)
}

const pairsOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)

/** Compares two labellings of the same notes, in the same order. */
export function agreement(gold: readonly string[], found: readonly (string | null)[]): Agreement {
  const total = gold.length
  const own = found.map((group, index) => (group === null ? `alone ${index}` : `group ${group}`))
  const topics = countBy(gold)
  const clusters = countBy(own)
  const cells = countBy(gold.map((topic, index) => JSON.stringify([topic, own[index]])))
  const goldEntropy = entropy(topics, total)
  const ownEntropy = entropy(clusters, total)
  const shared = goldEntropy + ownEntropy - entropy(cells, total)
  const v = goldEntropy + ownEntropy === 0 ? 1 : (2 * shared) / (goldEntropy + ownEntropy)
  const expected = (pairsOf(topics) * pairsOf(clusters)) / ((total * (total - 1)) / 2)
  const highest = (pairsOf(topics) + pairsOf(clusters)) / 2
  const ari = highest === expected ? 1 : (pairsOf(cells) - expected) / (highest - expected)
  return { v, ari, clusters: clusters.length, topics: topics.length }
}
