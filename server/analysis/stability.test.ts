import { describe, expect, it } from 'vitest'
import { adjustedRand, stableResolution } from './stability.ts'
import type { Neighbours } from './vectors.ts'

describe('agreement of two groupings', () => {
  it('does not see names', () => {
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(7, 7, 3, 3))).toBe(1)
  })
  it('is below chance for crossed pairs and 1 for nothing to group', () => {
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1))).toBeCloseTo(-0.5)
    expect(adjustedRand(new Int32Array(0), new Int32Array(0))).toBe(1)
  })
})

describe('level of grouping', () => {
  /** `cliques` groups of `size` rows; every row sees the others of its group. */
  const cliquesOf = (cliques: number, size: number, shift = 0): Neighbours => {
    const rows = cliques * size
    const k = size - 1
    const ids = new Int32Array(rows * k)
    for (let row = 0; row < rows; row += 1) {
      const place = (row + shift) % rows
      const start = place - (place % size)
      const others = Array.from({ length: size }, (_, i) => (start + i - shift + rows) % rows).filter(
        (id) => id !== row,
      )
      ids.set(others.slice(0, k), row * k)
    }
    return { rows, k, ids, similarities: new Float32Array(rows * k).fill(1) }
  }

  it('is coarse where all views see the same few groups', () => {
    expect(stableResolution([cliquesOf(4, 12), cliquesOf(4, 12)])).toEqual({ low: 1, high: 2.5 })
  })

  it('is the same every time', () => {
    const views = [cliquesOf(6, 8), cliquesOf(6, 8, 3)]
    expect(stableResolution(views)).toEqual(stableResolution(views))
  })
})
