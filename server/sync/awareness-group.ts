import { encodePresence, joinPresences, type Presence } from './awareness.ts'
import type { Timers } from './timers.ts'

/** A socket that sees others, as far as presence is concerned. */
export interface Onlooker {
  readonly publicId: number
  /** Bytes that wait to be sent to it. */
  readonly backlog: number
  send(frame: Uint8Array): void
}

/** From so many onlookers on, what they show of themselves is sent together. */
export const crowdOfCursors = 8
/** Longest that an entry waits, up to a hundred onlookers; beyond that longer, because the work grows as their square. */
const groupEveryMs = (onlookers: number): number => Math.max(50, onlookers / 2)
/** A note that goes out takes the entries along when this part of the time has passed. */
const alongShare = 0.64
/** Who has so much waiting gets no entries: the notes come first. The client forgets who is silent for 30 s. */
export const awarenessBacklogBytes = 128 * 1024

/**
 * Entries of one document on their way to its onlookers (SPEC A5, A6). Among few they go at once; in a crowd everything
 * that was said within 50 ms is one frame, encoded once for all who said nothing themselves.
 */
export class AwarenessGroup {
  readonly #timers: Timers
  readonly #now: () => number
  readonly #onlookers: () => Iterable<Onlooker>
  #waiting = new Map<number, Presence>()
  #sentAt = Number.NEGATIVE_INFINITY
  #everyMs = groupEveryMs(0)
  #cancel: (() => void) | undefined

  constructor(timers: Timers, now: () => number, onlookers: () => Iterable<Onlooker>) {
    this.#timers = timers
    this.#now = now
    this.#onlookers = onlookers
  }

  /** Takes a new entry (or the end of one) of `presence.publicId`; `among` is how many onlookers there are. */
  add(presence: Presence, among: number): void {
    this.#waiting.set(presence.publicId, presence)
    if (this.#cancel !== undefined) return
    this.#everyMs = groupEveryMs(among)
    const passed = this.#now() - this.#sentAt
    // A clock that is set back must not hold anything up.
    if (among < crowdOfCursors || passed < 0 || passed >= this.#everyMs) this.flush()
    else this.#cancel = this.#timers.after(this.#everyMs - passed, () => this.flush())
  }

  /** After notes went out: sends along what waits, when the last group was long enough ago. */
  along(): void {
    if (this.#waiting.size > 0 && this.#now() - this.#sentAt >= this.#everyMs * alongShare) this.flush()
  }

  /** Sends what waits, to each onlooker without its own entry. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#waiting.size === 0) return
    this.#sentAt = this.#now()
    const entries = new Map<number, Uint8Array>()
    for (const [publicId, presence] of this.#waiting) entries.set(publicId, encodePresence(presence))
    this.#waiting = new Map()
    const forAll = [...entries.values()]
    let shared: Uint8Array | undefined
    for (const onlooker of this.#onlookers()) {
      if (onlooker.backlog > awarenessBacklogBytes) continue
      const own = entries.get(onlooker.publicId)
      if (own === undefined) {
        shared ??= joinPresences(forAll)
        onlooker.send(shared)
      } else if (forAll.length > 1) onlooker.send(joinPresences(forAll, own))
    }
  }

  /** Forgets what waits. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#waiting.clear()
  }
}
