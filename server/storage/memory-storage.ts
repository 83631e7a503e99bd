import type { Batch, LoadedDoc, Row, RowOp, Storage, StorageFailure } from './storage.ts'
import { StorageError } from './storage.ts'

interface MemoryDoc {
  lastSeq: number
  updates: { readonly seq: number; readonly update: Uint8Array }[]
  /** Newest first, at most two. */
  snapshots: { readonly seq: number; readonly snapshot: Uint8Array }[]
}

/** What survives: give the same disk to a new `MemoryStorage` to play a restart. Values are JSON text, as on a real disk. */
export interface MemoryDisk {
  readonly docs: Map<string, MemoryDoc>
  readonly rows: Map<
    string,
    { readonly room: string; readonly kind: string; readonly key: string; readonly json: string }
  >
}

export interface MemoryStorageOptions {
  readonly disk?: MemoryDisk
  /** Commits and snapshots that would take more bytes than this reject with `full`. */
  readonly maxBytes?: number
}

/** An empty disk. */
export const createMemoryDisk = (): MemoryDisk => ({ docs: new Map(), rows: new Map() })

const packRows = (rows: readonly RowOp[]) =>
  rows.map((row) => {
    const { room, kind, key } = row
    return { room, kind, key, json: row.op === 'put' ? (JSON.stringify(row.value) ?? 'null') : undefined }
  })

/** The rules of `SqliteStorage` without a file: for unit tests and simulations, with hooks to make things go wrong. */
export class MemoryStorage implements Storage {
  private readonly disk: MemoryDisk
  private readonly maxBytes: number
  private readonly broken = new Set<string>()
  private readonly failures: StorageFailure[] = []
  private tail: Promise<unknown> = Promise.resolve()
  private gate: Promise<void> = Promise.resolve()
  private isClosed = false
  private hasCrashed = false

  constructor(options: MemoryStorageOptions = {}) {
    this.disk = options.disk ?? createMemoryDisk()
    this.maxBytes = options.maxBytes ?? Number.POSITIVE_INFINITY
  }

  /** The next `times` commits reject with `reason` and keep nothing. */
  failNextCommit(reason: StorageFailure = 'io', times = 1): void {
    for (let i = 0; i < times; i += 1) this.failures.push(reason)
  }

  /** Nothing is carried out until the function that it returns is called. */
  pause(): () => void {
    let open = () => {}
    this.gate = new Promise((resolve) => {
      open = resolve
    })
    return open
  }

  /** The process dies here: what was not carried out yet never is. The disk keeps what it has. */
  crash(): void {
    this.hasCrashed = true
    this.isClosed = true
  }

  commit(batch: Batch): Promise<void> {
    const updates = (batch.updates ?? []).map((stored) => ({ ...stored, update: new Uint8Array(stored.update) }))
    const rows = packRows(batch.rows ?? [])
    return this.inOrder(() => {
      const keys = updates.map(({ room, doc }) => docKey(room, doc))
      try {
        const failure = this.failures.shift()
        if (failure !== undefined) throw new StorageError(failure, 'made to fail')
        if (keys.some((key) => this.broken.has(key))) {
          throw new StorageError('io', 'an earlier update of this document was not kept; it must be loaded again first')
        }
        const grows = updates.reduce((sum, { update }) => sum + update.length, 0)
        this.assertRoom(rows.reduce((sum, { json }) => sum + (json?.length ?? 0), grows))
      } catch (error) {
        for (const key of keys) this.broken.add(key)
        throw error
      }
      for (const { room, doc, update } of updates) {
        const stored = this.docOf(room, doc)
        stored.lastSeq += 1
        stored.updates.push({ seq: stored.lastSeq, update })
      }
      this.writeRows(rows)
    })
  }

  private writeRows(rows: ReturnType<typeof packRows>): void {
    for (const { room, kind, key, json } of rows) {
      if (json === undefined) this.disk.rows.delete(rowKey(room, kind, key))
      else this.disk.rows.set(rowKey(room, kind, key), { room, kind, key, json })
    }
  }

  loadDoc(room: string, doc: string): Promise<LoadedDoc> {
    // A load that was asked before the loss says nothing about updates behind it.
    const mends = this.broken.has(docKey(room, doc))
    return this.inOrder(() => {
      if (mends) this.broken.delete(docKey(room, doc))
      const stored = this.disk.docs.get(docKey(room, doc))
      const newest = stored?.snapshots[0]
      const snapshotSeq = newest?.seq ?? 0
      const after = (stored?.updates ?? []).filter(({ seq }) => seq > snapshotSeq)
      return {
        ...(newest === undefined ? {} : { snapshot: new Uint8Array(newest.snapshot) }),
        snapshotSeq,
        updates: after.map(({ update }) => new Uint8Array(update)),
        lastSeq: stored?.lastSeq ?? 0,
        quarantined: 0,
      }
    })
  }

  saveSnapshot(room: string, doc: string, uptoSeq: number, snapshot: Uint8Array): Promise<void> {
    const copy = new Uint8Array(snapshot)
    return this.inOrder(() => {
      const stored = this.docOf(room, doc)
      if (uptoSeq < (stored.snapshots[0]?.seq ?? 0)) return
      if (uptoSeq > stored.lastSeq) {
        throw new StorageError('io', `snapshot up to ${uptoSeq} of a document that has only ${stored.lastSeq} updates`)
      }
      this.assertRoom(copy.length)
      const older = stored.snapshots.filter(({ seq }) => seq !== uptoSeq)
      stored.snapshots = [{ seq: uptoSeq, snapshot: copy }, ...older].slice(0, 2)
      const previous = stored.snapshots[1]
      if (previous !== undefined) stored.updates = stored.updates.filter(({ seq }) => seq > previous.seq)
    })
  }

  resetDoc(room: string, doc: string, snapshot: Uint8Array): Promise<void> {
    return this.resetDocs(room, [{ doc, snapshot }], [])
  }

  resetDocs(
    room: string,
    snapshots: readonly { readonly doc: string; readonly snapshot: Uint8Array }[],
    rows: readonly RowOp[],
  ): Promise<void> {
    const copies = snapshots.map(({ doc, snapshot }) => ({ doc, snapshot: new Uint8Array(snapshot) }))
    const packed = packRows(rows)
    return this.inOrder(() => {
      const grows = copies.reduce((sum, { snapshot }) => sum + snapshot.length, 0)
      this.assertRoom(packed.reduce((sum, { json }) => sum + (json?.length ?? 0), grows))
      for (const { doc, snapshot } of copies) {
        const stored = this.docOf(room, doc)
        stored.lastSeq += 1
        stored.updates = []
        stored.snapshots = [{ seq: stored.lastSeq, snapshot }]
        this.broken.delete(docKey(room, doc))
      }
      this.writeRows(packed)
    })
  }

  getRow(room: string, kind: string, key: string): Promise<unknown> {
    return this.inOrder(() => {
      const row = this.disk.rows.get(rowKey(room, kind, key))
      return row === undefined ? undefined : JSON.parse(row.json)
    })
  }

  listRows(room: string, kind: string): Promise<readonly Row[]> {
    return this.inOrder(() => this.rowsWhere((row) => row.room === room && row.kind === kind))
  }

  listRoom(room: string, options: { readonly except: readonly string[] }): Promise<readonly Row[]> {
    return this.inOrder(() => this.rowsWhere((row) => row.room === room && !options.except.includes(row.kind)))
  }

  probe(): Promise<boolean> {
    return this.inOrder(() => this.failures.length === 0 && this.usedBytes() < this.maxBytes).catch(() => false)
  }

  async close(): Promise<void> {
    this.isClosed = true
    await this.tail
  }

  /** Carries out after everything asked before. */
  private inOrder<T>(work: () => T): Promise<T> {
    if (this.isClosed) return Promise.reject(new StorageError('closed', 'the storage is closed'))
    const done = this.tail.then(async () => {
      await this.gate
      if (this.hasCrashed) throw new StorageError('io', 'the storage crashed')
      return work()
    })
    this.tail = done.catch(() => undefined)
    return done
  }

  private docOf(room: string, doc: string): MemoryDoc {
    const key = docKey(room, doc)
    const stored = this.disk.docs.get(key) ?? { lastSeq: 0, updates: [], snapshots: [] }
    this.disk.docs.set(key, stored)
    return stored
  }

  private rowsWhere(test: (row: { readonly room: string; readonly kind: string }) => boolean): readonly Row[] {
    return [...this.disk.rows.values()]
      .filter(test)
      .sort((a, b) => compareBytes(a.kind, b.kind) || compareBytes(a.key, b.key))
      .map(({ room, kind, key, json }) => ({ room, kind, key, value: JSON.parse(json) as unknown }))
  }

  private assertRoom(bytes: number): void {
    if (bytes > 0 && this.usedBytes() + bytes > this.maxBytes) throw new StorageError('full', 'the disk is full')
  }

  private usedBytes(): number {
    if (this.maxBytes === Number.POSITIVE_INFINITY) return 0
    let sum = 0
    for (const { json } of this.disk.rows.values()) sum += json.length
    for (const { updates, snapshots } of this.disk.docs.values()) {
      for (const { update } of updates) sum += update.length
      for (const { snapshot } of snapshots) sum += snapshot.length
    }
    return sum
  }
}

const docKey = (room: string, doc: string): string => JSON.stringify([room, doc])
const rowKey = (room: string, kind: string, key: string): string => JSON.stringify([room, kind, key])

/** As SQLite sorts text: by its UTF-8 bytes, which differs from `<` beyond the basic plane. */
const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
