import type { Clock } from '../../shared/base/clock.ts'
import type { RowOp, Storage, StoredUpdate } from '../storage/storage.ts'
import type { Timers } from './timers.ts'

/** What one accepted message or command leaves behind. */
export interface CommitEntry {
  readonly updates: readonly StoredUpdate[]
  readonly rows: readonly RowOp[]
}

export interface CommitQueue<Entry extends CommitEntry> {
  /** Takes an entry; the next batch to disk carries everything that waits. */
  push(entry: Entry): void
  /** Runs `callback` when everything pushed so far is on disk: at once when nothing waits. Dropped after a failure. */
  afterDurable(callback: () => void): void
  /** Resolves when nothing is under way any more, durable or failed. Who waits is not made to wait for the pace. */
  settled(): Promise<void>
  /** Takes nothing any more; what is under way still settles. Callbacks that wait are dropped. */
  stop(): void
  readonly isIdle: boolean
}

/** How far apart batches start: nothing to wait for after a pause, and `paceMs` behind each other in a crowd. */
export interface CommitPace {
  readonly timers: Timers
  readonly clock: Clock
  /** Milliseconds between the starts of two batches, asked each time; 0 does not wait. */
  readonly paceMs: () => number
}

/**
 * One batch on its way at a time; what comes in meanwhile goes in the next (SPEC R2). So a failed batch is never followed
 * by one that builds on it: the log has no holes. `onDurable` gets the entries of a batch before the callbacks that waited
 * for it; `onFailed` is called once, after which the queue takes nothing. With a pace a batch is also one frame for a whole
 * crowd (SPEC R10).
 */
export function createCommitQueue<Entry extends CommitEntry>(options: {
  readonly storage: Pick<Storage, 'commit'>
  readonly pace?: CommitPace
  readonly onDurable: (entries: readonly Entry[]) => void
  readonly onFailed: (error: unknown) => void
}): CommitQueue<Entry> {
  let waiting: Entry[] = []
  let underWay = false
  let stopped = false
  let pushed = 0
  let durable = 0
  let callbacks: { readonly at: number; readonly run: () => void }[] = []
  let onSettled: (() => void)[] = []
  let startedAt = Number.NEGATIVE_INFINITY
  let cancelStart: (() => void) | undefined

  const settle = (): void => {
    const waiters = onSettled
    onSettled = []
    for (const resolve of waiters) resolve()
  }
  /** Starts a batch, now or when the pace allows. */
  const start = (): void => {
    if (underWay || waiting.length === 0 || cancelStart !== undefined) return
    const { pace } = options
    const paceMs = stopped ? 0 : (pace?.paceMs() ?? 0)
    if (pace === undefined || paceMs === 0) {
      flush()
      return
    }
    const passed = pace.clock.now() - startedAt
    // A clock that is set back must not hold anything up.
    if (passed < 0 || passed >= paceMs) flush()
    else cancelStart = pace.timers.after(paceMs - passed, flush)
  }
  const flush = (): void => {
    cancelStart?.()
    cancelStart = undefined
    startedAt = options.pace?.clock.now() ?? 0
    const batch = waiting
    waiting = []
    underWay = true
    const upto = pushed
    options.storage
      .commit({ updates: batch.flatMap(({ updates }) => updates), rows: batch.flatMap(({ rows }) => rows) })
      .then(() => {
        underWay = false
        durable = upto
        if (!stopped) {
          options.onDurable(batch)
          const ready = callbacks.filter(({ at }) => at <= durable)
          callbacks = callbacks.filter(({ at }) => at > durable)
          for (const { run } of ready) run()
        }
        if (waiting.length === 0) {
          if (!underWay) settle()
        } else if (onSettled.length > 0 && !underWay) flush()
        else start()
      })
      .catch((error: unknown) => {
        underWay = false
        waiting = []
        callbacks = []
        const first = !stopped
        stopped = true
        if (first) options.onFailed(error)
        settle()
      })
  }

  return {
    push(entry) {
      if (stopped) return
      waiting.push(entry)
      pushed++
      start()
    },
    afterDurable(callback) {
      if (stopped) return
      if (durable === pushed) callback()
      else callbacks.push({ at: pushed, run: callback })
    },
    settled() {
      if (waiting.length > 0 && !underWay) flush()
      return underWay || waiting.length > 0 ? new Promise((resolve) => onSettled.push(resolve)) : Promise.resolve()
    },
    stop() {
      stopped = true
      callbacks = []
      if (waiting.length > 0 && !underWay) flush()
    },
    get isIdle() {
      return !underWay && waiting.length === 0
    },
  }
}
