import { describe, expect, it } from 'vitest'
import { formatClock, leftOf } from './clock.ts'

describe('clock', () => {
  it('counts from endsAt and stands still while paused', () => {
    expect(leftOf({ endsAt: 5000 }, 2000)).toBe(3000)
    expect(leftOf({ leftMs: 700 }, 2000)).toBe(700)
    expect(leftOf(undefined, 2000)).toBeUndefined()
  })
  it('says minutes and seconds, never less than nothing', () => {
    expect(formatClock(372_000)).toBe('6:12')
    expect(formatClock(59_001)).toBe('1:00')
    expect(formatClock(1)).toBe('0:01')
    expect(formatClock(-4000)).toBe('0:00')
    expect(formatClock(3_600_000)).toBe('60:00')
  })
})
