import { performance } from 'node:perf_hooks'

const windowMs = 500

/** Tells which share of the last half second or so this thread worked, 0..1; looks at the clock only when asked. */
export function createBusyMeter(): () => number {
  let before = performance.eventLoopUtilization()
  let at = performance.now()
  let share = 0
  return () => {
    const now = performance.now()
    if (now - at < windowMs) return share
    const after = performance.eventLoopUtilization()
    // Who asks seldom is told about a longer time.
    share = performance.eventLoopUtilization(after, before).utilization
    before = after
    at = now
    return share
  }
}
