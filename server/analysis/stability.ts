/** How far two groupings of the same rows agree. */

/** Adjusted Rand index of two groupings of the same rows: 1 for equal, about 0 for chance (Hubert & Arabie 1985). */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const width = b.reduce((highest, value) => Math.max(highest, value + 1), 1)
  const cells = pairsIn(a.map((value, row) => value * width + (b[row] ?? 0)))
  const [inA, inB] = [pairsIn(a), pairsIn(b)]
  const all = (a.length * (a.length - 1)) / 2
  const expected = all > 0 ? (inA * inB) / all : 0
  const highest = (inA + inB) / 2
  return highest === expected ? 1 : (cells - expected) / (highest - expected)
}

/** Pairs of rows with the same value. */
function pairsIn(values: Int32Array): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let pairs = 0
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2
  return pairs
}
