import { RateLimiterMemory } from 'rate-limiter-flexible'

export interface GuessLimits {
  readonly perAddress: number
  readonly overall: number
  /** Past a limit, attempts from there are taken a few at a time, this many ms apart. */
  readonly slowMs: number
  readonly perTurn: number
  /** How many may wait in that slow lane before they are turned away at once. */
  readonly maxWaiting: number
}

/**
 * Per minute. The slow lane takes a hundred tries a second: a room of 300 behind one address, after twenty typing errors,
 * is in within seconds, and guessing one of 30⁶ codes still takes a month of which the code lives a day.
 */
export const defaultGuessLimits: GuessLimits = {
  perAddress: 20,
  overall: 200,
  slowMs: 50,
  perTurn: 5,
  maxWaiting: 1000,
}

/**
 * Slows down guessing of short codes. Fifty people behind one address must get in, so a right code is never refused:
 * past the limit attempts go through a slow lane, in which everybody behind that address waits for their turn.
 */
export interface GuessLimiter {
  /** Waits for this attempt's turn; `false` when even the slow lane is full. */
  enter(address: string): Promise<boolean>
  /** Notes a wrong code; `true` when this address or the whole installation is past its limit. */
  wrong(address: string): Promise<boolean>
}

const everybody = 'everybody'

/** `sleep` waits that many ms; it is a parameter so that tests need not. */
export function createGuessLimiter(limits: GuessLimits, sleep: (ms: number) => Promise<void>): GuessLimiter {
  const perAddress = new RateLimiterMemory({ points: limits.perAddress, duration: 60 })
  const overall = new RateLimiterMemory({ points: limits.overall, duration: 60 })
  const lanes = new Map<string, { waiting: number; taken: number; turn: Promise<void> }>()

  const isPast = async (limiter: RateLimiterMemory, key: string, points: number): Promise<boolean> =>
    ((await limiter.get(key))?.consumedPoints ?? 0) >= points

  async function takeTurn(key: string): Promise<boolean> {
    const lane = lanes.get(key) ?? { waiting: 0, taken: limits.perTurn, turn: Promise.resolve() }
    if (lane.waiting >= limits.maxWaiting) return false
    lanes.set(key, lane)
    lane.waiting++
    if (lane.taken >= limits.perTurn) {
      lane.taken = 0
      lane.turn = lane.turn.then(() => sleep(limits.slowMs))
    }
    lane.taken++
    await lane.turn
    lane.waiting--
    if (lane.waiting === 0) lanes.delete(key)
    return true
  }

  async function count(limiter: RateLimiterMemory, key: string, points: number): Promise<boolean> {
    // `penalty` counts beyond the limit without rejecting.
    return (await limiter.penalty(key)).consumedPoints > points
  }

  return {
    async enter(address) {
      if (await isPast(perAddress, address, limits.perAddress)) return takeTurn(address)
      if (await isPast(overall, everybody, limits.overall)) return takeTurn(everybody)
      return true
    },
    async wrong(address) {
      const pastAddress = await count(perAddress, address, limits.perAddress)
      const pastOverall = await count(overall, everybody, limits.overall)
      return pastAddress || pastOverall
    },
  }
}
