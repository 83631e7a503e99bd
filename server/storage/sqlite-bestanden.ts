import { crc32 } from 'node:zlib'
import type { SqliteConnection } from './open-sqlite.ts'

/** A kept file as it lies in the table: `meta` is JSON, `checksum` is of meta and bytes. */
export interface PackedBestand {
  readonly meta: string
  readonly bytes: Uint8Array
}

/** What `SqliteBestanden.put` found: `null` is kept, a text is the meta of the file that was there, `full` the quota. */
export type PutOutcome = null | { readonly known: string } | 'full'

interface StoredBestand extends PackedBestand {
  readonly checksum: number
}

/** The table of files of one database. The caller gives `transaction`: everything in it is on disk, or nothing is. */
export class SqliteBestanden {
  private readonly db: SqliteConnection
  private readonly sql: ReturnType<typeof prepareAll>
  private readonly transaction: (work: () => void) => void

  constructor(db: SqliteConnection, transaction: (work: () => void) => void) {
    this.db = db
    this.sql = prepareAll(db)
    this.transaction = transaction
  }

  put(
    room: string,
    id: string,
    packed: PackedBestand & { readonly at: number },
    quota: { readonly bytes: number; readonly files: number },
  ): PutOutcome {
    const { meta, bytes, at } = packed
    let outcome: PutOutcome = null
    this.transaction(() => {
      const known = this.sql.meta.get(room, id) as { readonly meta: string } | undefined
      const used = this.sql.used.get(room) as { readonly files: number; readonly bytes: number }
      if (known !== undefined) outcome = { known: known.meta }
      else if (used.files >= quota.files || used.bytes + bytes.length > quota.bytes) outcome = 'full'
      else this.sql.add.run(room, id, Math.trunc(at), meta, checksumOf(meta, bytes), bytes)
    })
    return outcome
  }

  find(room: string, id: string): string | null {
    return (this.sql.meta.get(room, id) as { readonly meta: string } | undefined)?.meta ?? null
  }

  /** `null` when it is absent or damaged: a picture that cannot be shown is better than a wrong one. */
  read(room: string, id: string): PackedBestand | null {
    const found = this.sql.read.get(room, id) as StoredBestand | undefined
    if (found === undefined || checksumOf(found.meta, found.bytes) !== found.checksum) return null
    // A copy: it is handed to another thread, and a small buffer may share its memory with others.
    return { meta: found.meta, bytes: new Uint8Array(found.bytes) }
  }

  list(room: string): readonly string[] {
    return (this.sql.list.all(room) as readonly { readonly meta: string }[]).map(({ meta }) => meta)
  }

  /** One file, or all of a room; takes the bytes out of the write-ahead log too. */
  erase(room: string, id: string | undefined): number {
    let count = 0
    this.transaction(() => {
      const done = id === undefined ? this.sql.eraseRoom.run(room) : this.sql.erase.run(room, id)
      count = Number(done.changes)
    })
    if (count > 0) this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return count
  }
}

const checksumOf = (meta: string, bytes: Uint8Array): number => crc32(bytes, crc32(meta))

function prepareAll(db: SqliteConnection) {
  return {
    add: db.prepare('INSERT INTO bestanden (room, id, at, meta, checksum, bytes) VALUES (?, ?, ?, ?, ?, ?)'),
    meta: db.prepare('SELECT meta FROM bestanden WHERE room = ? AND id = ?'),
    read: db.prepare('SELECT meta, checksum, bytes FROM bestanden WHERE room = ? AND id = ?'),
    list: db.prepare('SELECT meta FROM bestanden WHERE room = ? ORDER BY at, id'),
    used: db.prepare(
      'SELECT count(*) AS files, coalesce(sum(length(bytes)), 0) AS bytes FROM bestanden WHERE room = ?',
    ),
    erase: db.prepare('DELETE FROM bestanden WHERE room = ? AND id = ?'),
    eraseRoom: db.prepare('DELETE FROM bestanden WHERE room = ?'),
  }
}
