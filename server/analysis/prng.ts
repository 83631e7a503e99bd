/** Returns numbers in [0, 1); the same seed gives the same row (mulberry32). */
export type Prng = () => number

/** A seeded generator; `seed` is any integer. Chance is a port here, so that a grouping can be made again. */
export function createPrng(seed: number): Prng {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
