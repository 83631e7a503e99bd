import { type DocName, docNames } from '../../shared/domain/rol.ts'
import type { Log } from '../observability/log.ts'
import type { Storage } from '../storage/storage.ts'
import { saveSnapshot } from './room-docs.ts'

export interface SnapshotWriterOptions {
  readonly storage: Storage
  readonly log: Log
  readonly room: string
  /** Updates of a document between two snapshots. */
  readonly every: number
  /** The main thread has next to nothing to do. */
  readonly isCalm: () => boolean
}

/** A log that is so many times as long as it should be is replaced in the middle of a crowd, too. */
const longestWait = 10

/** Counts the log of a room's documents and replaces it by snapshots, one at a time and when there is time (SPEC R7). */
export class SnapshotWriter {
  readonly #options: SnapshotWriterOptions
  readonly #since = new Map<DocName, number>()
  #isBusy = false

  constructor(options: SnapshotWriterOptions) {
    this.#options = options
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** So many updates of this document are in the log. */
  set(name: DocName, count: number): void {
    this.#since.set(name, count)
  }

  /** So many more are on disk; starts writing in the background when there are enough, and time for it. */
  add(name: DocName, count: number): void {
    const { every, isCalm } = this.#options
    const since = (this.#since.get(name) ?? 0) + count
    this.#since.set(name, since)
    if (this.#isBusy || since < every || (since < every * longestWait && !isCalm())) return
    this.#isBusy = true
    void this.write(every).finally(() => {
      this.#isBusy = false
    })
  }

  /** Writes a snapshot of every document with at least so many updates in its log. */
  async write(atLeast: number): Promise<void> {
    const { storage, log, room } = this.#options
    for (const name of docNames) {
      if ((this.#since.get(name) ?? 0) < atLeast) continue
      // Counted from here: updates that arrive while this one is written belong to the next.
      this.#since.set(name, 0)
      try {
        await saveSnapshot(storage, log, room, name)
      } catch (error) {
        log.error('room.snapshot_failed', { werksessieId: room, doc: name, error: String(error) })
      }
    }
  }
}
