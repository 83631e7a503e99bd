import type { Log } from '../observability/log.ts'
import type { Storage } from '../storage/storage.ts'
import type { Timers } from './timers.ts'

interface DiskWatchOptions {
  readonly storage: Pick<Storage, 'probe'>
  readonly timers: Timers
  readonly log: Log
  readonly room: string
  readonly probeEveryMs: number
  /** It takes something again; called once per `start`. */
  readonly onWritable: () => void
}

/** Tries a disk that took nothing again and again, until it does (SPEC R6). */
export class DiskWatch {
  readonly #options: DiskWatchOptions
  #isWatching = false
  #cancel: (() => void) | undefined

  constructor(options: DiskWatchOptions) {
    this.#options = options
  }

  start(): void {
    this.#isWatching = true
    this.#probeLater()
  }

  stop(): void {
    this.#isWatching = false
    this.#cancel?.()
  }

  #probeLater(): void {
    const { storage, timers, probeEveryMs, log, room, onWritable } = this.#options
    this.#cancel = timers.after(probeEveryMs, () => {
      storage.probe().then(
        (isWritable) => {
          if (!this.#isWatching) return
          if (isWritable) {
            this.#isWatching = false
            onWritable()
          } else this.#probeLater()
        },
        (error: unknown) => {
          log.warn('room.probe_failed', { werksessieId: room, error: String(error) })
          if (this.#isWatching) this.#probeLater()
        },
      )
    })
  }
}
