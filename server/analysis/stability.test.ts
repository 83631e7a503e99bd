import { describe, expect, it } from 'vitest'
import { adjustedRand } from './stability.ts'

describe('agreement of two groupings', () => {
  it('does not see names', () => {
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(7, 7, 3, 3))).toBe(1)
  })
  it('is below chance for crossed pairs and 1 for nothing to group', () => {
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1))).toBeCloseTo(-0.5)
    expect(adjustedRand(new Int32Array(0), new Int32Array(0))).toBe(1)
  })
})
