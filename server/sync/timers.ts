/** Waiting as a port. */
export interface Timers {
  /** Calls `callback` once after `ms`; the function it gives cancels. */
  after(ms: number, callback: () => void): () => void
}

/** Timers of the platform; they never keep the process alive. */
export const systemTimers: Timers = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
