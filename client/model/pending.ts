import type { Intent } from '../sync/intents.ts'
import type { LocalStore } from '../sync/local-store.ts'

interface Pending {
  readonly intent: Intent
  /** Number of the frame that carried it on this connection; `undefined` while it waits for a connection. */
  frame: number | undefined
}

export interface PendingIntents {
  count(): number
  list(): readonly Intent[]
  /** `frame`: the count of frames sent after it went out, 0 while the connection had not sent its step 2. */
  note(intent: Intent, frame: number): void
  /** Frames up to this one are on the server's disk. */
  acknowledged(frames: number): void
  /** The connection is gone: what was not acknowledged goes again with the next step 2. */
  disconnected(): void
  /** A record that was taken back by undo needs no replay. */
  forgetRecord(recordId: string): void
  subscribe(listener: () => void): () => void
}

/** Intents that are not on the server's disk yet, mirrored in the store of this device. */
export async function openPending(store: LocalStore, toegang: string): Promise<PendingIntents> {
  let pending: Pending[] = (await store.listIntents(toegang)).map((intent) => ({ intent, frame: undefined }))
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of listeners) listener()
  }
  const remove = (gone: readonly Pending[]) => {
    if (gone.length === 0) return
    const ids = new Set(gone.map((entry) => entry.intent.id))
    pending = pending.filter((entry) => !ids.has(entry.intent.id))
    void store.removeIntents([...ids])
    notify()
  }
  return {
    count: () => pending.length,
    list: () => pending.map((entry) => entry.intent),
    note: (intent, frame) => {
      pending.push({ intent, frame: frame === 0 ? undefined : frame })
      void store.putIntent(toegang, intent)
      notify()
    },
    // A connection's first frame is its step 2, which carries everything that waited.
    acknowledged: (frames) => remove(pending.filter((entry) => (entry.frame ?? 1) <= frames)),
    disconnected: () => {
      for (const entry of pending) entry.frame = undefined
      notify()
    },
    forgetRecord: (recordId) => remove(pending.filter((entry) => entry.intent.recordId === recordId)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
