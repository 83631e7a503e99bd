import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCalm, isSamePeople, keptWhile } from './calm.ts'
import type { Presence } from './types.ts'

describe('calm', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('shows the first change at once, a flood at most twice a second, and always the last', () => {
    let value = 0
    let tell: () => void = () => undefined
    const calm = createCalm(
      () => value,
      (listener) => {
        tell = listener
        return () => undefined
      },
    )
    const seen: number[] = []
    const stop = calm.subscribe(() => seen.push(calm.get()))
    expect(calm.get()).toBe(0)
    for (let ms = 0; ms < 1200; ms += 20) {
      value++
      tell()
      vi.advanceTimersByTime(20)
    }
    vi.advanceTimersByTime(600)
    expect(seen[0]).toBe(1)
    expect(seen.length).toBeLessThanOrEqual(5)
    expect(seen.at(-1)).toBe(60)
    stop()
    value = 99
    tell()
    vi.advanceTimersByTime(600)
    expect({ told: seen.at(-1), read: calm.get() }).toEqual({ told: 60, read: 99 })
  })

  it('keeps the people as they were while only pointers move', () => {
    const anna = { key: 1, alias: 'Anna', group: 'inwoner' }
    let now: Presence[] = [{ ...anna, cursor: [1, 1] }]
    const get = keptWhile(() => now, isSamePeople)
    const before = get()
    now = [{ ...anna, cursor: [2, 2] }]
    expect(get()).toBe(before)
    now = [...now, { ...anna, key: 2, cursor: [2, 2] }]
    expect(get()).toHaveLength(2)
  })
})
