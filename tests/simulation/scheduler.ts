import type { Timers } from '../../server/sync/timers.ts'
import type { Clock } from '../../shared/base/clock.ts'

interface SimEvent {
  readonly at: number
  readonly order: number
  /** Gives `true` when promises may have been resolved: they finish before the next event. */
  readonly run: () => boolean
  isCancelled: boolean
}

/** Simulated time: everything that happens is an event, and events happen in one order. Times are ms since 1970. */
export class Scheduler implements Clock {
  #now = 1_700_000_000_000
  #order = 0
  readonly #heap: SimEvent[] = []
  events = 0

  now(): number {
    return this.#now
  }

  /** Runs `run` after `ms`, and what waits for its promises right after it; the function it gives cancels. */
  after(ms: number, run: () => void): () => void {
    return this.afterFrames(ms, () => {
      run()
      return true
    })
  }

  /** The same for what resolves promises only when it gives `true`. */
  afterFrames(ms: number, run: () => boolean): () => void {
    const event: SimEvent = { at: this.#now + Math.max(0, ms), order: this.#order++, run, isCancelled: false }
    this.#push(event)
    return () => {
      event.isCancelled = true
    }
  }

  /** Lets everything happen that is due in the next `ms`, until `isOver`. */
  async pass(ms: number, isOver: () => boolean): Promise<void> {
    const end = this.#now + ms
    for (let next = this.#heap[0]; next !== undefined && next.at <= end && !isOver(); next = this.#heap[0]) {
      this.#pop()
      if (next.isCancelled) continue
      this.#now = next.at
      this.events++
      if (next.run()) await settlePromises()
    }
    this.#now = end
  }

  /** Events that wait. */
  get size(): number {
    return this.#heap.reduce((count, { isCancelled }) => (isCancelled ? count : count + 1), 0)
  }

  #push(event: SimEvent): void {
    const heap = this.#heap
    let index = heap.length
    heap.push(event)
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (above === undefined || isBefore(above, event)) break
      heap[index] = above
      index = parent
    }
    heap[index] = event
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      const [left, right] = [heap[child], heap[child + 1]]
      if (left === undefined) break
      if (right !== undefined && isBefore(right, left)) child++
      const least = heap[child]
      if (least === undefined || isBefore(last, least)) break
      heap[index] = least
      index = child
    }
    heap[index] = last
  }
}

const isBefore = (a: SimEvent, b: SimEvent): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Lets every promise finish that does not wait for an event. */
export const settlePromises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Clock and timers of one process: they stop when it dies, and its clock may be wrong. */
export class ProcessTime implements Clock, Timers {
  readonly #scheduler: Scheduler
  readonly #offsetMs: () => number
  #isAlive = true
  waiting = 0

  constructor(scheduler: Scheduler, offsetMs: () => number) {
    this.#scheduler = scheduler
    this.#offsetMs = offsetMs
  }

  now(): number {
    return this.#scheduler.now() + this.#offsetMs()
  }

  after(ms: number, callback: () => void): () => void {
    this.waiting++
    let isOver = false
    const end = (): boolean => {
      if (isOver) return false
      isOver = true
      this.waiting--
      return true
    }
    const cancel = this.#scheduler.after(ms, () => {
      if (end() && this.#isAlive) callback()
    })
    return () => {
      end()
      cancel()
    }
  }

  stop(): void {
    this.#isAlive = false
  }
}
