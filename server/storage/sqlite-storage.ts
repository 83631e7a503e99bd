import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { Log } from '../observability/log.ts'
import { startThread } from '../threads/start-thread.ts'
import { type Bestand, type Bestanden, parseBestand } from './bestanden.ts'
import type { PackedBestand, PutOutcome } from './sqlite-bestanden.ts'
import type {
  Answer,
  CallName,
  Calls,
  Failure,
  PackedBatch,
  PackedDoc,
  PackedRows,
  Request,
} from './sqlite-messages.ts'
import { docKey } from './sqlite-messages.ts'
import type { Batch, LoadedDoc, Row, RowOp, Storage } from './storage.ts'
import { StorageError } from './storage.ts'

export interface SqliteStorageOptions {
  /** Folder of `wijkbord.sqlite`; made when absent. */
  readonly dataDir: string
  readonly log: Log
  /** Limits the file to this many pages of 4,096 bytes: a full disk, for tests. */
  readonly maxPageCount?: number
}

/** One transaction takes no more than this, so that the first in line never waits long. */
const GROUP_BATCHES = 1000
const GROUP_BYTES = 4 * 1024 * 1024
const YOUNG_MB = 8

interface Call {
  readonly request: Request
  readonly bytes: number
  readonly resolve: (value: Calls[CallName]['answer']) => void
  readonly reject: (error: StorageError) => void
}

/**
 * Opens (or makes) the database file of this installation in a thread of its own. Rejects with `StorageError`: `version`
 * when a newer program wrote it, `io` when it cannot be opened or another process has it open.
 */
export async function openSqliteStorage(options: SqliteStorageOptions): Promise<SqliteStorage> {
  await mkdir(options.dataDir, { recursive: true })
  const storage = new SqliteStorage(options)
  await storage.open()
  return storage
}

/** SQLite in a thread. Calls are carried out in order; commits that wait together become one transaction. */
export class SqliteStorage implements Storage {
  private readonly options: SqliteStorageOptions
  private thread: Worker | undefined
  private readonly waiting: Call[] = []
  /** What the thread is doing now: one request, or several commits as one. */
  private underWay: readonly Call[] = []
  private closing: Promise<void> | undefined
  private reopening = false
  /** Documents of which a caller was told that an update was not kept, and that were not loaded since. */
  private readonly broken = new Set<string>()

  constructor(options: SqliteStorageOptions) {
    this.options = options
  }

  /** Starts the thread and waits until the file is open. Called once by `openSqliteStorage`. */
  async open(): Promise<void> {
    const thread = startThread(import.meta.url, 'sqlite-thread', {
      workerData: {
        path: join(this.options.dataDir, 'wijkbord.sqlite'),
        maxPageCount: this.options.maxPageCount,
        broken: [...this.broken],
      },
      // Its messages are short-lived: a small nursery keeps tens of MB from being held for nothing.
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const failure = await startFailure(thread)
    if (failure !== undefined) {
      await thread.terminate()
      throw toError(failure)
    }
    thread.on('message', (answer: Answer) => this.finish(answer))
    thread.on('error', (error) => this.lose(thread, error.message))
    thread.on('exit', () => this.lose(thread, 'the storage thread stopped'))
    this.thread = thread
  }

  async commit(batch: Batch): Promise<void> {
    const packed = pack(batch)
    const bytes = sizeOf(packed)
    if (packed.updates.length + packed.rows.length === 0) return
    await this.call({ name: 'commit', batches: [packed] }, bytes)
  }

  async loadDoc(room: string, doc: string): Promise<LoadedDoc> {
    // Only who has been told of the loss can mend it; a load that was asked before says nothing about updates behind it.
    const mends = this.broken.delete(docKey(room, doc))
    return unpack((await this.call({ name: 'loadDoc', room, doc, mends })) as PackedDoc)
  }

  async saveSnapshot(room: string, doc: string, uptoSeq: number, snapshot: Uint8Array): Promise<void> {
    await this.call({ name: 'saveSnapshot', room, doc, uptoSeq, snapshot: new Uint8Array(snapshot) })
  }

  async resetDoc(room: string, doc: string, snapshot: Uint8Array): Promise<void> {
    await this.call({ name: 'resetDoc', room, doc, snapshot: new Uint8Array(snapshot) })
  }

  async resetDocs(
    room: string,
    snapshots: readonly { readonly doc: string; readonly snapshot: Uint8Array }[],
    rows: readonly RowOp[],
  ): Promise<void> {
    const copies = snapshots.map(({ doc, snapshot }) => ({ doc, snapshot: new Uint8Array(snapshot) }))
    await this.call({ name: 'resetDocs', room, snapshots: copies, rows: pack({ rows }).rows })
  }

  async getRow(room: string, kind: string, key: string): Promise<unknown> {
    return this.parseRows((await this.call({ name: 'getRow', room, kind, key })) as PackedRows, { room, kind })[0]
      ?.value
  }

  async listRows(room: string, kind: string): Promise<readonly Row[]> {
    return this.parseRows((await this.call({ name: 'listRows', room, kind })) as PackedRows, { room, kind })
  }

  async listRoom(room: string, options: { readonly except: readonly string[] }): Promise<readonly Row[]> {
    return this.parseRows((await this.call({ name: 'listRoom', room, except: [...options.except] })) as PackedRows, {
      room,
    })
  }

  private parseRows(
    { rows, damaged }: PackedRows,
    where: { readonly room: string; readonly kind?: string },
  ): readonly Row[] {
    if (damaged > 0) this.options.log.error('storage.rows_damaged', { ...where, damaged })
    return rows.map(({ room, kind, key, value }) => ({ room, kind, key, value: JSON.parse(value) as unknown }))
  }

  async probe(): Promise<boolean> {
    try {
      return (await this.call({ name: 'probe' })) === true
    } catch (error) {
      this.options.log.warn('storage.probe_failed', { reason: error instanceof StorageError ? error.reason : 'io' })
      return false
    }
  }

  /** The files of rooms, in the same database and in the same order of calls. */
  readonly bestanden: Bestanden = {
    put: async (room, bestand, bytes, quota) => {
      const packed = { meta: JSON.stringify(bestand), bytes: new Uint8Array(bytes), at: bestand.at }
      const outcome = (await this.call({ name: 'putBestand', room, id: bestand.id, packed, quota })) as PutOutcome
      if (outcome === null) return { kind: 'kept' }
      if (outcome === 'full') return { kind: 'full' }
      return { kind: 'known', bestand: parseBestand(outcome.known) ?? bestand }
    },
    find: async (room, id) => {
      const meta = (await this.call({ name: 'findBestand', room, id })) as string | null
      return meta === null ? undefined : parseBestand(meta)
    },
    read: async (room, id) => {
      const found = (await this.call({ name: 'readBestand', room, id })) as PackedBestand | null
      const bestand = found === null ? undefined : parseBestand(found.meta)
      return found === null || bestand === undefined ? undefined : { bestand, bytes: found.bytes }
    },
    list: async (room) =>
      ((await this.call({ name: 'listBestanden', room })) as readonly string[])
        .map(parseBestand)
        .filter((bestand): bestand is Bestand => bestand !== undefined),
    erase: async (room, id) =>
      (await this.call({ name: 'eraseBestanden', room, ...(id === undefined ? {} : { id }) })) as number,
  }

  /** Carries out everything asked before, then closes the file. A second call waits for the first. */
  close(): Promise<void> {
    this.closing ??= this.drainAndClose(this.call({ name: 'close' }))
    return this.closing
  }

  /** Ends the thread as a killed process would end: nothing is drained, the file is not closed. For tests. */
  async kill(): Promise<void> {
    this.closing ??= Promise.resolve()
    await this.loseThread()
  }

  /** Ends the thread as a crash of it would. For tests. */
  async loseThread(): Promise<void> {
    await this.thread?.terminate()
  }

  private async drainAndClose(closed: Promise<unknown>): Promise<void> {
    try {
      await closed
    } finally {
      await this.thread?.terminate()
      this.thread = undefined
    }
  }

  private call(request: Request, bytes = 0): Promise<Calls[CallName]['answer']> {
    if (this.closing !== undefined) return Promise.reject(new StorageError('closed', 'the storage is closed'))
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, bytes, resolve, reject })
      this.next()
    })
  }

  private next(): void {
    if (this.underWay.length > 0 || this.waiting.length === 0) return
    if (this.thread === undefined) {
      this.reopen()
      return
    }
    this.underWay = this.waiting.splice(0, this.groupLength())
    const [first] = this.underWay
    if (first === undefined) return
    const request: Request =
      first.request.name === 'commit'
        ? {
            name: 'commit',
            batches: this.underWay.flatMap((call) => (call.request.name === 'commit' ? call.request.batches : [])),
          }
        : first.request
    this.thread.postMessage(request)
  }

  /** One call, or the run of commits at the head of the line. Order is kept: a read behind a commit sees it. */
  private groupLength(): number {
    let length = 0
    let bytes = 0
    for (const call of this.waiting) {
      if (call.request.name !== 'commit' || length >= GROUP_BATCHES || (length > 0 && bytes + call.bytes > GROUP_BYTES))
        break
      length += 1
      bytes += call.bytes
    }
    return Math.max(1, length)
  }

  private finish(answer: Answer): void {
    const calls = this.underWay
    this.underWay = []
    const [first] = calls
    if (answer.kind === 'failed') for (const call of calls) this.refuse(call, answer.failure)
    else if (answer.kind === 'ok' && first?.request.name === 'commit') {
      const outcomes = answer.value as Calls['commit']['answer']
      calls.forEach((call, index) => {
        const outcome = outcomes[index]
        if (outcome === null) call.resolve(null)
        else this.refuse(call, outcome ?? { reason: 'io', message: 'the storage thread gave no answer' })
      })
    } else if (answer.kind === 'ok') first?.resolve(answer.value)
    this.next()
  }

  private refuse({ request, reject }: Call, failure: Failure): void {
    const batches = request.name === 'commit' ? request.batches : []
    for (const { updates } of batches) for (const { room, doc } of updates) this.broken.add(docKey(room, doc))
    reject(toError(failure))
  }

  /** The thread died: what it was doing may or may not be on disk, so nobody is told that it is. */
  private lose(thread: Worker, message: string): void {
    if (this.thread !== thread) return
    this.thread = undefined
    const calls = this.underWay
    this.underWay = []
    if (this.closing === undefined || calls.length > 0) this.options.log.error('storage.thread_lost', { message })
    for (const call of calls) this.refuse(call, { reason: 'io', message })
    this.next()
  }

  /** A new thread for the calls that wait; the next call tries again when it does not start. */
  private reopen(): void {
    if (this.reopening) return
    this.reopening = true
    this.open()
      .catch((error: unknown) => {
        const failure = error instanceof StorageError ? error : new StorageError('io', String(error))
        for (const call of this.waiting.splice(0)) this.refuse(call, failure)
      })
      .finally(() => {
        this.reopening = false
        this.next()
      })
  }
}

/** Waits for the first message of a thread; `undefined` when it opened the file. */
function startFailure(thread: Worker): Promise<Failure | undefined> {
  return new Promise((resolve) => {
    const fail = (message: string) => resolve({ reason: 'io', message })
    thread.once('message', (answer: Answer) => resolve(answer.kind === 'failed' ? answer.failure : undefined))
    thread.once('error', (error) => fail(error instanceof Error ? error.message : String(error)))
    thread.once('exit', () => fail('the storage thread did not start'))
  })
}

const toError = (failure: Failure): StorageError => new StorageError(failure.reason, failure.message)

function pack(batch: Batch): PackedBatch {
  return {
    // A copy: an update is often a view on a larger buffer, and callers may go on using theirs (`slice` of a Buffer copies nothing).
    updates: (batch.updates ?? []).map(({ room, doc, person, schemaVersion, at, update }) => ({
      room,
      doc,
      person,
      schemaVersion,
      at,
      update: new Uint8Array(update),
    })),
    rows: (batch.rows ?? []).map((row) => {
      const { room, kind, key } = row
      return row.op === 'delete' ? { room, kind, key } : { room, kind, key, value: JSON.stringify(row.value) ?? 'null' }
    }),
  }
}

function sizeOf(batch: PackedBatch): number {
  const updates = batch.updates.reduce((sum, { update }) => sum + update.length, 0)
  return batch.rows.reduce((sum, { value }) => sum + (value?.length ?? 0), updates)
}

function unpack({ snapshot, snapshotSeq, bytes, ends, lastSeq, quarantined }: PackedDoc): LoadedDoc {
  let start = 0
  const updates = Array.from(ends, (end) => {
    const update = bytes.subarray(start, end)
    start = end
    return update
  })
  return { ...(snapshot === undefined ? {} : { snapshot }), snapshotSeq, updates, lastSeq, quarantined }
}
