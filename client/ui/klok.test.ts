import { describe, expect, it } from 'vitest'
import { klokLeft, klokText } from './klok.tsx'

describe('klok', () => {
  it('counts to the end, and never below zero', () => {
    expect(klokLeft({ endsAt: 61_000, now: 1000 })).toBe(60_000)
    expect(klokLeft({ endsAt: 500, now: 1000 })).toBe(0)
  })

  it('stands still on what was left while it is paused', () => {
    expect(klokLeft({ leftMs: 42_000, now: 9e12 })).toBe(42_000)
  })

  it('starts at the full minute and shows the last second', () => {
    expect(klokText(600_000)).toBe('10:00')
    expect(klokText(599_001)).toBe('10:00')
    expect(klokText(61_000)).toBe('1:01')
    expect(klokText(1)).toBe('0:01')
    expect(klokText(0)).toBe('0:00')
  })
})
