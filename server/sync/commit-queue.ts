import type { Clock } from '../../shared/base/clock.ts'
import type { RowOp, Storage, StoredUpdate } from '../storage/storage.ts'
import type { Timers } from './timers.ts'

/** What accepted messages or a command leave behind. */
export interface CommitEntry {
  readonly updates: readonly StoredUpdate[]
  readonly rows: readonly RowOp[]
}

export interface CommitQueue<Entry extends CommitEntry> {
  /** Takes an entry; the next batch to disk carries everything that waits. */
  push(entry: Entry): void
  /** Something waits to be judged: `prepare` is called at the start of the next batch. */
  want(): void
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
  /** Pushes what waits to be judged; called before each batch and when somebody wants the end. */
  readonly prepare?: () => void
  readonly onDurable: (entries: readonly Entry[]) => void
  readonly onFailed: (error: unknown) => void
}): CommitQueue<Entry> {
  let waiting: Entry[] = []
  let isWanted = false
  let isPreparing = false
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
  const isNothingLeft = (): boolean => waiting.length === 0 && !isWanted
  /** Starts a batch, now or when the pace allows. */
  const start = (): void => {
    if (underWay || isPreparing || isNothingLeft() || cancelStart !== undefined) return
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
  const prepare = (): void => {
    if (!isWanted || stopped) return
    isWanted = false
    isPreparing = true
    try {
      options.prepare?.()
    } finally {
      isPreparing = false
    }
  }
  const flush = (): void => {
    cancelStart?.()
    cancelStart = undefined
    prepare()
    // What was judged changed nothing, or was refused.
    if (waiting.length === 0) return
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
        if (!underWay && onSettled.length > 0 && !isNothingLeft()) flush()
        if (isNothingLeft()) {
          if (!underWay) settle()
        } else start()
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
    want() {
      if (stopped) return
      isWanted = true
      start()
    },
    afterDurable(callback) {
      if (stopped) return
      if (durable === pushed) callback()
      else callbacks.push({ at: pushed, run: callback })
    },
    settled() {
      if (!underWay && !isPreparing && !isNothingLeft()) flush()
      return underWay || waiting.length > 0 ? new Promise((resolve) => onSettled.push(resolve)) : Promise.resolve()
    },
    stop() {
      stopped = true
      isWanted = false
      callbacks = []
      if (waiting.length > 0 && !underWay && !isPreparing) flush()
    },
    get isIdle() {
      return !underWay && isNothingLeft()
    },
  }
}
