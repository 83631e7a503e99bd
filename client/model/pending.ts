import type { Intent } from '../sync/intents.ts'
import type { LocalStore } from '../sync/local-store.ts'

interface Pending {
  readonly intent: Intent
  /** Number of the frame that carries it on this connection; `undefined`: it goes with the next step 2. */
  frame: number | undefined
  /** It is not in the document yet, so no frame carries it: it has to be done again first. */
  isHeld: boolean
}

export interface PendingIntents {
  count(): number
  list(): readonly Intent[]
  /** Those that have to be done again. */
  held(): readonly Intent[]
  /** `frame`: the count of frames sent after it went out, 0 while the connection had not sent its step 2. */
  note(intent: Intent, frame: number): void
  /** Keeps one that is not in the document. */
  noteHeld(intent: Intent): void
  /** Those of these ids are not in the document; no acknowledgement is about them. */
  hold(ids: readonly string[]): void
  /** They are in the document after all. */
  release(ids: readonly string[]): void
  /** Frames up to this one are on the server's disk. */
  acknowledged(frames: number): void
  /** The connection is gone: what was not acknowledged goes again with the next step 2. */
  disconnected(): void
  /** These are another page's to do; they stay on the device until it is ready with them. */
  leave(ids: readonly string[]): void
  /** Takes back what was left to another page and is on the device still: that page ended before it was done. */
  retake(ids: readonly string[]): Promise<void>
  /** These were done again under another id, or wait in the tray. */
  forget(ids: readonly string[]): void
  subscribe(listener: () => void): () => void
}

/** Intents that are not on the server's disk yet, mirrored in the store of this device. */
export async function openPending(store: LocalStore, toegang: string): Promise<PendingIntents> {
  let pending: Pending[] = (await store.listIntents(toegang)).map((intent) => ({
    intent,
    frame: undefined,
    isHeld: false,
  }))
  let acknowledged = 0
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of [...listeners]) listener()
  }
  const remove = (isGone: (entry: Pending) => boolean) => {
    const gone = pending.filter(isGone).map((entry) => entry.intent.id)
    if (gone.length === 0) return
    pending = pending.filter((entry) => !isGone(entry))
    void store.removeIntents(gone)
    notify()
  }
  // A connection's first frame is its step 2, which carries everything that waited.
  const sweep = () => remove((entry) => !entry.isHeld && (entry.frame ?? 1) <= acknowledged)
  const add = (intent: Intent, frame: number | undefined, isHeld: boolean) => {
    pending.push({ intent, frame, isHeld })
    void store.putIntent(toegang, intent)
    notify()
  }
  const mark = (ids: readonly string[], isHeld: boolean) => {
    for (const entry of pending) if (ids.includes(entry.intent.id)) entry.isHeld = isHeld
  }
  return {
    count: () => pending.length,
    list: () => pending.map((entry) => entry.intent),
    held: () => pending.filter((entry) => entry.isHeld).map((entry) => entry.intent),
    note: (intent, frame) => {
      add(intent, frame === 0 ? undefined : frame, false)
      // What changed nothing made no frame: the last one may be acknowledged already, and nothing else will come.
      sweep()
    },
    noteHeld: (intent) => add(intent, undefined, true),
    hold: (ids) => mark(ids, true),
    release: (ids) => {
      mark(ids, false)
      sweep()
    },
    acknowledged: (frames) => {
      acknowledged = frames
      sweep()
    },
    disconnected: () => {
      acknowledged = 0
      for (const entry of pending) entry.frame = undefined
      notify()
    },
    leave: (ids) => {
      if (ids.length === 0) return
      pending = pending.filter((entry) => !ids.includes(entry.intent.id))
      notify()
    },
    async retake(ids) {
      const kept = await store.listIntents(toegang)
      const known = new Set(pending.map(({ intent }) => intent.id))
      const back = kept.filter(({ id }) => ids.includes(id) && !known.has(id))
      if (back.length === 0) return
      pending = [...pending, ...back.map((intent) => ({ intent, frame: undefined, isHeld: true }))].sort(
        (a, b) => a.intent.seq - b.intent.seq,
      )
      notify()
    },
    forget: (ids) => remove((entry) => ids.includes(entry.intent.id)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
