import type { Percentiles } from './load-messages.ts'

const bucketMs = 0.25
const buckets = 240_000

/** Counts times in ms in buckets of a quarter; a minute and more is one bucket. */
export function createHistogram(): { add(ms: number): void; read(): Percentiles } {
  const counts = new Uint32Array(buckets)
  let count = 0
  let max = 0
  return {
    add(ms) {
      const bucket = Math.min(buckets - 1, Math.floor(Math.max(0, ms) / bucketMs))
      counts[bucket] = (counts[bucket] ?? 0) + 1
      count++
      if (ms > max) max = ms
    },
    read() {
      const at = (share: number): number => {
        let left = Math.ceil(count * share)
        for (let i = 0; i < buckets; i++) {
          left -= counts[i] ?? 0
          if (left <= 0) return (i + 1) * bucketMs
        }
        return buckets * bucketMs
      }
      return { count, p50: count === 0 ? 0 : at(0.5), p99: count === 0 ? 0 : at(0.99), max }
    },
  }
}
