/** The rank of what nobody brought to the front or sent to the back: such things lie in the order of `createdAt`. */
export const gewoneRang = 'a0'

/** Ranks are fractional indexes: what comes last lies on top. 0 when both lie equally high. */
export function compareRang(
  a: { readonly rank?: string | undefined },
  b: { readonly rank?: string | undefined },
): number {
  const [one, other] = [a.rank ?? gewoneRang, b.rank ?? gewoneRang]
  return one < other ? -1 : one > other ? 1 : 0
}
