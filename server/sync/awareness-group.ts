import { encodePresence, frameHead, type Presence } from './awareness.ts'
import type { Timers } from './timers.ts'

/** A socket that sees others, as far as presence is concerned. */
export interface Onlooker {
  readonly publicId: number
  /** Bytes that wait to be sent to it. */
  readonly backlog: number
  send(frame: Uint8Array): void
  /** One frame in parts; most of them are shared with other sockets. */
  sendParts(parts: readonly Uint8Array[]): void
}

export interface AwarenessGroupOptions {
  readonly timers: Timers
  readonly now: () => number
  /** Milliseconds between two groups, asked each time; 0: each entry goes at once. */
  readonly everyMs: () => number
  readonly onlookers: () => Iterable<Onlooker>
}

/** A note that goes out takes the entries along when this part of the time has passed. */
const alongShare = 0.64
/** Who has so much waiting gets no entries: the notes come first. The client forgets who is silent for 30 s. */
const awarenessBacklogBytes = 128 * 1024

/**
 * Entries of one document on their way to its onlookers (SPEC A5, A6). Among few they go at once; in a crowd everything
 * that was said within 50 ms is one frame, encoded once for all.
 */
export class AwarenessGroup {
  readonly #options: AwarenessGroupOptions
  #waiting = new Map<number, Presence>()
  #sentAt = Number.NEGATIVE_INFINITY
  #everyMs = 0
  #cancel: (() => void) | undefined

  constructor(options: AwarenessGroupOptions) {
    this.#options = options
  }

  /** Takes a new entry (or the end of one) of `presence.publicId`. */
  add(presence: Presence): void {
    this.#waiting.set(presence.publicId, presence)
    if (this.#cancel !== undefined) return
    const { timers, now, everyMs } = this.#options
    this.#everyMs = everyMs()
    const passed = now() - this.#sentAt
    // A clock that is set back must not hold anything up.
    if (passed < 0 || passed >= this.#everyMs) this.flush()
    else this.#cancel = timers.after(this.#everyMs - passed, () => this.flush())
  }

  /** After notes went out: sends along what waits, when the last group was long enough ago. */
  along(): void {
    if (this.#waiting.size > 0 && this.#options.now() - this.#sentAt >= this.#everyMs * alongShare) this.flush()
  }

  /** Sends what waits, to each onlooker without its own entry. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    if (this.#waiting.size === 0) return
    this.#sentAt = this.#options.now()
    const waiting = this.#waiting
    this.#waiting = new Map()
    // The entries lie in one piece of memory: the frame of who is in it skips a part of that, and copies nothing.
    const places = new Map<number, { readonly from: number; readonly to: number }>()
    const entries: Uint8Array[] = []
    let length = 0
    for (const [publicId, presence] of waiting) {
      const entry = encodePresence(presence)
      entries.push(entry)
      places.set(publicId, { from: length, to: length + entry.length })
      length += entry.length
    }
    const body = Buffer.concat(entries, length)
    let shared: Uint8Array | undefined
    for (const onlooker of this.#options.onlookers()) {
      if (onlooker.backlog > awarenessBacklogBytes) continue
      const own = places.get(onlooker.publicId)
      if (own === undefined) {
        shared ??= Buffer.concat([frameHead(entries.length, length), body])
        onlooker.send(shared)
      } else if (entries.length > 1) {
        const head = frameHead(entries.length - 1, length - (own.to - own.from))
        onlooker.sendParts([head, body.subarray(0, own.from), body.subarray(own.to)])
      }
    }
  }

  /** Forgets what waits. */
  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#waiting.clear()
  }
}
