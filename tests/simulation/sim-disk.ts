import { createMemoryDisk, type MemoryDisk, MemoryStorage } from '../../server/storage/memory-storage.ts'
import {
  type Batch,
  type LoadedDoc,
  type Row,
  type RowOp,
  type Storage,
  StorageError,
  type StorageFailure,
} from '../../server/storage/storage.ts'
import type { Prng } from '../../shared/base/prng.ts'
import type { Scheduler } from './scheduler.ts'

interface DiskCall {
  /** What a crash may leave on the disk although nobody was told: written, not synced. */
  readonly write: (() => Promise<unknown>) | undefined
  readonly run: () => Promise<unknown>
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/** Who is told of what is on the disk, whether the server was told or not. */
export interface DiskHooks {
  onKept(batch: Batch): void
  onReset(snapshots: Parameters<Storage['resetDocs']>[1], rows: readonly RowOp[]): void
}

/** A disk behind the port `Storage` that outlives the processes that write to it, slow and faulty as disks are. */
export class SimDisk {
  readonly kept: MemoryDisk = createMemoryDisk()
  /** Nothing more fits. */
  isFull = false
  /** Reads fail. */
  isUnreadable = false
  /** Every call takes so much longer. */
  stallMs = 0
  /** What the next commits run into; `lost`: it is on the disk, but the answer is an error. */
  readonly nextCommits: (StorageFailure | 'lost')[] = []
  readonly #scheduler: Scheduler
  readonly #prng: Prng
  readonly #hooks: DiskHooks
  #open: DiskHandle | undefined

  constructor(scheduler: Scheduler, prng: Prng, hooks: DiskHooks) {
    this.#scheduler = scheduler
    this.#prng = prng
    this.#hooks = hooks
  }

  /** The disk as a newly started process sees it. */
  open(): DiskHandle {
    this.#open = new DiskHandle(this, this.#scheduler, this.#prng, this.#hooks)
    return this.#open
  }

  /** The process dies: of what was not synced yet a random beginning is kept. */
  async crash(): Promise<void> {
    await this.#open?.crash()
    this.#open = undefined
  }

  heal(): void {
    this.isFull = false
    this.isUnreadable = false
    this.stallMs = 0
    this.nextCommits.length = 0
  }
}

/** One process's view: calls are carried out in order, each an event of its own. */
export class DiskHandle implements Storage {
  readonly #disk: SimDisk
  readonly #scheduler: Scheduler
  readonly #prng: Prng
  readonly #hooks: DiskHooks
  readonly #inner: MemoryStorage
  #calls: DiskCall[] = []
  #isBusy = false
  #isDead = false

  constructor(disk: SimDisk, scheduler: Scheduler, prng: Prng, hooks: DiskHooks) {
    this.#disk = disk
    this.#scheduler = scheduler
    this.#prng = prng
    this.#hooks = hooks
    this.#inner = new MemoryStorage({ disk: disk.kept })
  }

  commit(batch: Batch): Promise<void> {
    const write = async (): Promise<void> => {
      await this.#inner.commit(batch)
      this.#hooks.onKept(batch)
    }
    return this.#call(async () => {
      const fault = this.#disk.isFull ? 'full' : this.#disk.nextCommits.shift()
      if (fault === undefined || fault === 'lost') await write()
      else {
        this.#inner.failNextCommit(fault)
        await this.#inner.commit(batch)
      }
      if (fault === 'lost') throw new StorageError('io', 'made to lose the answer')
    }, write)
  }

  loadDoc(room: string, doc: string): Promise<LoadedDoc> {
    return this.#call(() => this.#read(() => this.#inner.loadDoc(room, doc)))
  }

  saveSnapshot(room: string, doc: string, uptoSeq: number, snapshot: Uint8Array): Promise<void> {
    const write = (): Promise<void> => this.#inner.saveSnapshot(room, doc, uptoSeq, snapshot)
    return this.#call(async () => {
      if (this.#disk.isFull) throw new StorageError('full', 'the disk is full')
      await write()
    }, write)
  }

  resetDoc(room: string, doc: string, snapshot: Uint8Array): Promise<void> {
    return this.#call(() => this.#inner.resetDoc(room, doc, snapshot))
  }

  resetDocs(...args: Parameters<Storage['resetDocs']>): Promise<void> {
    const write = async (): Promise<void> => {
      const [, snapshots, rows] = args
      await this.#inner.resetDocs(...args)
      this.#hooks.onReset(snapshots, rows)
    }
    return this.#call(async () => {
      if (this.#disk.isFull) throw new StorageError('full', 'the disk is full')
      await write()
    }, write)
  }

  getRow(room: string, kind: string, key: string): Promise<unknown> {
    return this.#call(() => this.#read(() => this.#inner.getRow(room, kind, key)))
  }

  listRows(room: string, kind: string): Promise<readonly Row[]> {
    return this.#call(() => this.#read(() => this.#inner.listRows(room, kind)))
  }

  listRoom(room: string, options: { readonly except: readonly string[] }): Promise<readonly Row[]> {
    return this.#call(() => this.#read(() => this.#inner.listRoom(room, options)))
  }

  probe(): Promise<boolean> {
    return this.#call(async () => !this.#disk.isFull && this.#disk.nextCommits.length === 0)
  }

  close(): Promise<void> {
    return this.#call(async () => {
      this.#isDead = true
    })
  }

  /** Calls that wait. */
  get size(): number {
    return this.#calls.length
  }

  async crash(): Promise<void> {
    this.#isDead = true
    const calls = this.#calls
    this.#calls = []
    const kept = Math.floor(this.#prng() * (calls.length + 1))
    for (const { write } of calls.slice(0, kept)) {
      try {
        await write?.()
      } catch (error) {
        // A batch on top of one that was not kept is not kept either.
        if (!(error instanceof StorageError)) throw error
      }
    }
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    if (this.#disk.isUnreadable) throw new StorageError('io', 'made to fail')
    return work()
  }

  #call<T>(run: () => Promise<T>, write?: () => Promise<unknown>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      // A dead process waits for ever.
      if (this.#isDead) return
      this.#calls.push({ run, write, resolve: resolve as (value: never) => void, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#isBusy || this.#calls.length === 0) return
    this.#isBusy = true
    const isLong = this.#prng() < 0.02
    const ms = this.#disk.stallMs + (isLong ? 50 + this.#prng() * 350 : 0.3 + this.#prng() * 6)
    this.#scheduler.after(ms, () => void this.#carryOut())
  }

  async #carryOut(): Promise<void> {
    const call = this.#calls[0]
    if (this.#isDead || call === undefined) return
    try {
      const value = await call.run()
      this.#calls.shift()
      call.resolve(value as never)
    } catch (error) {
      this.#calls.shift()
      call.reject(error)
    }
    this.#isBusy = false
    this.#next()
  }
}
