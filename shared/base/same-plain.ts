/** Do both say the same? Key order says nothing, and neither does a key without a value. Plain JSON data only. */
export const isSamePlain = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map(sorted)
  if (typeof plain !== 'object' || plain === null) return plain
  return Object.fromEntries(
    Object.entries(plain)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  )
}
