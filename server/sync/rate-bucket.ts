import type { Clock } from '../../shared/base/clock.ts'

/** A token bucket: `perSecond` on average, `burst` at once. */
export interface RateBucket {
  take(): boolean
}

/** Makes a full bucket. */
export function createRateBucket(clock: Clock, perSecond: number, burst: number): RateBucket {
  let tokens = burst
  let at = clock.now()
  return {
    take() {
      const now = clock.now()
      // A clock that is set back must not take tokens away.
      tokens = Math.min(burst, tokens + (Math.max(0, now - at) * perSecond) / 1000)
      at = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
