import type { RowOp, Storage, StoredUpdate } from '../storage/storage.ts'

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
  /** Resolves when nothing is under way any more, durable or failed. */
  settled(): Promise<void>
  /** Takes nothing any more; what is under way still settles. Callbacks that wait are dropped. */
  stop(): void
  readonly isIdle: boolean
}

/**
 * One batch on its way at a time; what comes in meanwhile goes in the next (SPEC R2). So a failed batch is never followed
 * by one that builds on it: the log has no holes. `onDurable` gets the entries of a batch before the callbacks that waited
 * for it; `onFailed` is called once, after which the queue takes nothing.
 */
export function createCommitQueue<Entry extends CommitEntry>(options: {
  readonly storage: Pick<Storage, 'commit'>
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

  const settle = (): void => {
    const waiters = onSettled
    onSettled = []
    for (const resolve of waiters) resolve()
  }
  const flush = (): void => {
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
        if (waiting.length > 0 && !underWay) flush()
        else if (!underWay) settle()
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
      if (!underWay) flush()
    },
    afterDurable(callback) {
      if (stopped) return
      if (durable === pushed) callback()
      else callbacks.push({ at: pushed, run: callback })
    },
    settled: () =>
      underWay || waiting.length > 0 ? new Promise((resolve) => onSettled.push(resolve)) : Promise.resolve(),
    stop() {
      stopped = true
      callbacks = []
    },
    get isIdle() {
      return !underWay && waiting.length === 0
    },
  }
}
