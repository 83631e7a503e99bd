import { crc32 } from 'node:zlib'
import type { SqliteConnection } from './open-sqlite.ts'
import { rowChecksum } from './row-checksum.ts'
import { SqliteBestanden } from './sqlite-bestanden.ts'
import {
  docKey,
  type Failure,
  type PackedBatch,
  type PackedDoc,
  type PackedRow,
  type PackedRows,
} from './sqlite-messages.ts'
import { migrate } from './sqlite-migrations.ts'
import { StorageError } from './storage.ts'

const FULL = 13
const PROBE_BYTES = 16_384

interface StoredBlob {
  readonly seq: number
  readonly checksum: number
  readonly bytes: Uint8Array
}

interface StoredRow extends PackedRow {
  readonly checksum: number
}

interface Damaged {
  readonly source: 'snapshot' | 'update'
  readonly blob: StoredBlob
}

/** The tables of one file, without threads or promises. Every public method is one durable step or leaves no trace. */
export class SqliteDatabase {
  private readonly db: SqliteConnection
  private readonly sql: ReturnType<typeof prepareAll>
  readonly bestanden: SqliteBestanden
  /** Documents whose last update was not kept: later updates build on it and must wait for a reload. */
  private readonly broken: Set<string>

  /** Sets the file up (WAL, fsync at every commit, this process only) and migrates it; `maxPageCount` limits it in tests. */
  constructor(
    db: SqliteConnection,
    options: { readonly maxPageCount?: number; readonly broken?: readonly string[] } = {},
  ) {
    this.db = db
    this.broken = new Set(options.broken)
    // Another process would be a second owner of every room.
    db.exec('PRAGMA busy_timeout = 3000; PRAGMA locking_mode = EXCLUSIVE')
    const mode = Object.values(db.prepare('PRAGMA journal_mode = WAL').get() ?? {})[0]
    if (mode !== 'wal') throw new StorageError('io', `the disk does not support write-ahead logging (${String(mode)})`)
    // What people deleted or had erased must not linger in free pages.
    db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864')
    // A checkpoint holds up every room: four times as seldom, 16 MB of log at most in between.
    db.exec('PRAGMA wal_autocheckpoint = 4000')
    migrate(db)
    if (options.maxPageCount !== undefined) db.exec(`PRAGMA max_page_count = ${Math.trunc(options.maxPageCount)}`)
    this.sql = prepareAll(db)
    this.bestanden = new SqliteBestanden(db, (work) => this.transaction(work))
  }

  /** Group commit: all batches in one transaction; if that fails, one by one. Outcome per batch, `null` is kept. */
  commit(batches: readonly PackedBatch[]): readonly (Failure | null)[] {
    if (batches.length > 1 && this.commitTogether(batches)) return batches.map(() => null)
    return batches.map((batch) => this.commitOne(batch))
  }

  private commitTogether(batches: readonly PackedBatch[]): boolean {
    if (batches.some((batch) => this.buildsOnBroken(batch))) return false
    try {
      this.transaction(() => {
        for (const batch of batches) this.write(batch)
      })
      return true
    } catch {
      // Which of them it was, and why, comes out when each is tried alone.
      return false
    }
  }

  private commitOne(batch: PackedBatch): Failure | null {
    try {
      if (this.buildsOnBroken(batch)) {
        throw new StorageError('io', 'an earlier update of this document was not kept; it must be loaded again first')
      }
      this.transaction(() => this.write(batch))
      return null
    } catch (error) {
      for (const { room, doc } of batch.updates) this.broken.add(docKey(room, doc))
      return failureOf(error)
    }
  }

  private buildsOnBroken(batch: PackedBatch): boolean {
    return this.broken.size > 0 && batch.updates.some(({ room, doc }) => this.broken.has(docKey(room, doc)))
  }

  private write(batch: PackedBatch): void {
    for (const { room, doc, person, schemaVersion, at, update } of batch.updates) {
      const seq = Number(this.sql.nextSeq.get(room, doc).last_seq)
      this.sql.addUpdate.run(room, doc, seq, person, schemaVersion, Math.trunc(at), crc32(update), update)
    }
    for (const { room, kind, key, value } of batch.rows) {
      if (value === undefined) this.sql.deleteRow.run(room, kind, key)
      else this.sql.putRow.run(room, kind, key, value, rowChecksum(room, kind, key, value))
    }
  }

  /** Reads a document; what its checksum says is damaged goes to `quarantine` and is left out. */
  loadDoc(room: string, doc: string, options: { readonly mends: boolean }): PackedDoc {
    if (options.mends) this.broken.delete(docKey(room, doc))
    const damaged: Damaged[] = []
    let snapshot: StoredBlob | undefined
    for (const blob of this.sql.snapshots.all(room, doc) as readonly StoredBlob[]) {
      if (isWhole(blob)) snapshot ??= blob
      else damaged.push({ source: 'snapshot', blob })
    }
    const whole: Uint8Array[] = []
    for (const blob of this.sql.updatesAfter.all(room, doc, snapshot?.seq ?? 0) as readonly StoredBlob[]) {
      if (isWhole(blob)) whole.push(blob.bytes)
      else damaged.push({ source: 'update', blob })
    }
    const notMoved = damaged.length - this.setAside(room, doc, damaged)
    return {
      ...(snapshot === undefined ? {} : { snapshot: snapshot.bytes }),
      snapshotSeq: snapshot?.seq ?? 0,
      ...concat(whole),
      lastSeq: Number(this.sql.lastSeq.get(room, doc)?.last_seq ?? 0),
      quarantined: Number(this.sql.countQuarantine.get(room, doc).n) + notMoved,
    }
  }

  /** How many were moved: all, or none when the disk does not take it; reading must work then too. */
  private setAside(room: string, doc: string, damaged: readonly Damaged[]): number {
    if (damaged.length === 0) return 0
    try {
      this.transaction(() => {
        for (const { source, blob } of damaged) {
          this.sql.addQuarantine.run(room, doc, source, blob.seq, blob.checksum, blob.bytes)
          const remove = source === 'snapshot' ? this.sql.deleteSnapshot : this.sql.deleteUpdate
          remove.run(room, doc, blob.seq)
        }
      })
      return damaged.length
    } catch {
      return 0
    }
  }

  /** Adds a snapshot and drops what the two newest generations make superfluous. */
  saveSnapshot(room: string, doc: string, uptoSeq: number, snapshot: Uint8Array): void {
    this.transaction(() => {
      const [newest] = this.snapshotSeqs(room, doc)
      const head = Number(this.sql.lastSeq.get(room, doc)?.last_seq ?? 0)
      if (uptoSeq < (newest ?? 0)) return
      if (uptoSeq > head)
        throw new StorageError('io', `snapshot up to ${uptoSeq} of a document that has only ${head} updates`)
      this.sql.putSnapshot.run(room, doc, uptoSeq, crc32(snapshot), snapshot)
      const [, previous] = this.snapshotSeqs(room, doc)
      if (previous === undefined) return
      this.sql.deleteSnapshotsBefore.run(room, doc, previous)
      this.sql.deleteUpdatesUpTo.run(room, doc, previous)
    })
  }

  private snapshotSeqs(room: string, doc: string): readonly number[] {
    return this.sql.snapshotSeqs.all(room, doc).map((row: { seq: number }) => row.seq)
  }

  /** Replaces a document by `snapshot`, and takes the old bytes out of the write-ahead log too. */
  resetDoc(room: string, doc: string, snapshot: Uint8Array): void {
    this.resetDocs(room, [{ doc, snapshot }], [])
  }

  /** The same for several documents, with rows, as one. */
  resetDocs(
    room: string,
    snapshots: readonly { readonly doc: string; readonly snapshot: Uint8Array }[],
    rows: PackedBatch['rows'],
  ): void {
    this.transaction(() => {
      for (const { doc, snapshot } of snapshots) {
        this.sql.deleteUpdatesUpTo.run(room, doc, Number.MAX_SAFE_INTEGER)
        this.sql.deleteSnapshotsBefore.run(room, doc, Number.MAX_SAFE_INTEGER)
        this.sql.deleteQuarantine.run(room, doc)
        // A damaged row may hold what is erased now.
        this.sql.deleteQuarantinedRows.run(room)
        const seq = Number(this.sql.nextSeq.get(room, doc).last_seq)
        this.sql.putSnapshot.run(room, doc, seq, crc32(snapshot), snapshot)
      }
      this.write({ updates: [], rows })
    })
    for (const { doc } of snapshots) this.broken.delete(docKey(room, doc))
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  /** At most one row; what its checksum says is damaged goes to `quarantine` and is as if it were not there. */
  getRow(room: string, kind: string, key: string): PackedRows {
    return this.wholeRows(this.sql.getRow.all(room, kind, key))
  }

  listRows(room: string, kind: string): PackedRows {
    return this.wholeRows(this.sql.listRows.all(room, kind))
  }

  listRoom(room: string, except: readonly string[]): PackedRows {
    return this.wholeRows(this.sql.listRoom.all(room, JSON.stringify(except)))
  }

  private wholeRows(found: readonly StoredRow[]): PackedRows {
    const damaged = found.filter((row) => !isWholeRow(row))
    if (damaged.length === 0) return { rows: found, damaged: 0 }
    this.setRowsAside(damaged)
    return { rows: found.filter(isWholeRow), damaged: damaged.length }
  }

  /** All, or none when the disk does not take it; reading must work then too. */
  private setRowsAside(damaged: readonly StoredRow[]): void {
    try {
      this.transaction(() => {
        for (const { room, kind, key, value, checksum } of damaged) {
          const bytes = Buffer.from(JSON.stringify({ kind, key, value }))
          this.sql.addQuarantine.run(room, kind, 'row', 0, checksum, bytes)
          this.sql.deleteRow.run(room, kind, key)
        }
      })
    } catch {
      // They stay where they are, and are found again at the next reading.
    }
  }

  /** Writes 16 KiB and removes it again, both durably. False when the disk does not take it. */
  probe(): boolean {
    try {
      this.transaction(() => this.sql.addProbe.run(PROBE_BYTES))
      this.transaction(() => this.sql.clearProbe.run())
      return true
    } catch {
      return false
    }
  }

  close(): void {
    this.db.close()
  }

  private transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.db.exec('COMMIT')
    } catch (error) {
      this.rollBack()
      throw error
    }
  }

  private rollBack(): void {
    try {
      this.db.exec('ROLLBACK')
    } catch {
      // A full disk has already rolled back by itself; `isTransaction` does not exist before Node 22.16.
    }
  }
}

/** What went wrong, without anything a person wrote: SQLite's messages hold no values. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StorageError) return { reason: error.reason, message: error.message }
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
  return { reason: code === FULL ? 'full' : 'io', message: error instanceof Error ? error.message : String(error) }
}

const isWholeRow = ({ room, kind, key, value, checksum }: StoredRow): boolean =>
  rowChecksum(room, kind, key, value) === checksum

const isWhole = (blob: StoredBlob): boolean => crc32(blob.bytes) === blob.checksum

function concat(parts: readonly Uint8Array[]): { readonly bytes: Uint8Array; readonly ends: Uint32Array } {
  const ends = new Uint32Array(parts.length)
  let length = 0
  parts.forEach((part, index) => {
    length += part.length
    ends[index] = length
  })
  const bytes = new Uint8Array(length)
  parts.forEach((part, index) => {
    bytes.set(part, (ends[index] ?? 0) - part.length)
  })
  return { bytes, ends }
}

function prepareAll(db: SqliteConnection) {
  return {
    nextSeq: db.prepare(
      'INSERT INTO doc_head VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET last_seq = last_seq + 1 RETURNING last_seq',
    ),
    lastSeq: db.prepare('SELECT last_seq FROM doc_head WHERE room = ? AND doc = ?'),
    addUpdate: db.prepare('INSERT INTO updates VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    updatesAfter: db.prepare(
      'SELECT seq, checksum, bytes FROM updates WHERE room = ? AND doc = ? AND seq > ? ORDER BY seq',
    ),
    deleteUpdate: db.prepare('DELETE FROM updates WHERE room = ? AND doc = ? AND seq = ?'),
    deleteUpdatesUpTo: db.prepare('DELETE FROM updates WHERE room = ? AND doc = ? AND seq <= ?'),
    snapshots: db.prepare('SELECT seq, checksum, bytes FROM snapshots WHERE room = ? AND doc = ? ORDER BY seq DESC'),
    snapshotSeqs: db.prepare('SELECT seq FROM snapshots WHERE room = ? AND doc = ? ORDER BY seq DESC'),
    putSnapshot: db.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?)'),
    deleteSnapshot: db.prepare('DELETE FROM snapshots WHERE room = ? AND doc = ? AND seq = ?'),
    deleteSnapshotsBefore: db.prepare('DELETE FROM snapshots WHERE room = ? AND doc = ? AND seq < ?'),
    addQuarantine: db.prepare(
      'INSERT INTO quarantine (room, doc, source, seq, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    countQuarantine: db.prepare("SELECT count(*) AS n FROM quarantine WHERE room = ? AND doc = ? AND source <> 'row'"),
    deleteQuarantine: db.prepare('DELETE FROM quarantine WHERE room = ? AND doc = ?'),
    deleteQuarantinedRows: db.prepare("DELETE FROM quarantine WHERE room = ? AND source = 'row'"),
    putRow: db.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?, ?)'),
    deleteRow: db.prepare('DELETE FROM rows WHERE room = ? AND kind = ? AND key = ?'),
    getRow: db.prepare('SELECT * FROM rows WHERE room = ? AND kind = ? AND key = ?'),
    listRows: db.prepare('SELECT * FROM rows WHERE room = ? AND kind = ? ORDER BY key'),
    listRoom: db.prepare(
      'SELECT * FROM rows WHERE room = ? AND kind NOT IN (SELECT value FROM json_each(?)) ORDER BY kind, key',
    ),
    addProbe: db.prepare('INSERT INTO probe VALUES (zeroblob(?))'),
    clearProbe: db.prepare('DELETE FROM probe'),
  }
}
