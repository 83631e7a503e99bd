import { describe, expect, it } from 'vitest'
import { changeBallot, dotsLeft, isSameContent } from './ballot.ts'

const limits = { dotsPerPerson: 5, maxDotsPerTarget: 3 }

describe('ballot', () => {
  it('gives and takes stippen one by one, and forgets a target without any', () => {
    const one = changeBallot({}, 'wonen', 1, limits)
    expect(one).toEqual({ ballot: { wonen: 1 } })
    expect(changeBallot({ wonen: 1, geld: 2 }, 'wonen', -1, limits)).toEqual({ ballot: { geld: 2 } })
  })
  it('says why a stip does not fit', () => {
    expect(changeBallot({ wonen: 3 }, 'wonen', 1, limits)).toEqual({ problem: 'vol' })
    expect(changeBallot({ wonen: 3, geld: 2 }, 'geld', 1, limits)).toEqual({ problem: 'op' })
    expect(changeBallot({ wonen: 3, geld: 2 }, 'wonen', 1, limits)).toEqual({ problem: 'vol' })
    expect(changeBallot({}, 'wonen', -1, limits)).toEqual({ problem: 'leeg' })
  })
  it('never goes beyond the limits, whatever is pressed', () => {
    let ballot = {}
    for (let press = 0; press < 40; press++) {
      const changed = changeBallot(ballot, ['a', 'b', 'c'][press % 3] ?? 'a', press % 7 === 0 ? -1 : 1, limits)
      if ('ballot' in changed) ballot = changed.ballot
      expect(dotsLeft(ballot, limits)).toBeGreaterThanOrEqual(0)
      expect(Math.max(0, ...Object.values<number>(ballot))).toBeLessThanOrEqual(3)
    }
    expect(dotsLeft(ballot, limits)).toBeLessThanOrEqual(1)
  })
  it('knows the same ballot', () => {
    const dots = (ballot: Record<string, number>) => ({ ballot, matrix: {} })
    expect(isSameContent(dots({ a: 1, b: 0 }), dots({ a: 1 }))).toBe(true)
    expect(isSameContent(dots({ a: 1 }), dots({ a: 2 }))).toBe(false)
    const placed = (matrix: Record<string, [number, number]>) => ({ ballot: {}, matrix })
    expect(isSameContent(placed({ a: [1, 2], b: [3, 4] }), placed({ b: [3, 4], a: [1, 2] }))).toBe(true)
    expect(isSameContent(placed({ a: [1, 2] }), placed({ a: [2, 1] }))).toBe(false)
  })
})
