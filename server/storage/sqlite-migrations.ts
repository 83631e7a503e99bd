import type { SqliteConnection } from './open-sqlite.ts'
import { rowChecksum } from './row-checksum.ts'
import { StorageError } from './storage.ts'

/** SQL, or what SQL cannot say; done in one transaction with the version that it leads to. */
export type Migration = string | ((db: SqliteConnection) => void)

/**
 * What each version of the file added, oldest first; `PRAGMA user_version` counts how many were done. Never change an
 * entry that was released: add one.
 */
export const migrations: readonly Migration[] = [
  `
  -- The highest number ever given to an update of a document; it never goes back.
  CREATE TABLE doc_head (
    room TEXT NOT NULL, doc TEXT NOT NULL, last_seq INTEGER NOT NULL,
    PRIMARY KEY (room, doc)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE updates (
    room TEXT NOT NULL, doc TEXT NOT NULL, seq INTEGER NOT NULL,
    person TEXT NOT NULL, schema_version INTEGER NOT NULL, at INTEGER NOT NULL,
    checksum INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (room, doc, seq)
  ) STRICT;
  CREATE TABLE snapshots (
    room TEXT NOT NULL, doc TEXT NOT NULL, seq INTEGER NOT NULL,
    checksum INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (room, doc, seq)
  ) STRICT;
  CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    room TEXT NOT NULL, doc TEXT NOT NULL, source TEXT NOT NULL, seq INTEGER NOT NULL,
    checksum INTEGER NOT NULL, bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX quarantine_doc ON quarantine (room, doc);
  CREATE TABLE rows (
    room TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (room, kind, key)
  ) STRICT, WITHOUT ROWID;
  -- Holds something only while \`probe\` tries whether the disk takes it.
  CREATE TABLE probe (bytes BLOB NOT NULL) STRICT;
  `,
  addRowChecksums,
  `
  -- Pictures and maps. \`meta\` is JSON; the checksum is of meta and bytes. \`meta\` stands before the bytes, so that it is read without them.
  CREATE TABLE bestanden (
    room TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, meta TEXT NOT NULL,
    checksum INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (room, id)
  ) STRICT;
  `,
]

/** Version 2: rows have a checksum too; what is there now is taken to be whole. */
function addRowChecksums(db: SqliteConnection): void {
  db.exec('ALTER TABLE rows ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0')
  const update = db.prepare('UPDATE rows SET checksum = ? WHERE room = ? AND kind = ? AND key = ?')
  const all = db.prepare('SELECT room, kind, key, value FROM rows').all() as readonly {
    readonly room: string
    readonly kind: string
    readonly key: string
    readonly value: string
  }[]
  for (const { room, kind, key, value } of all) update.run(rowChecksum(room, kind, key, value), room, kind, key)
}

/**
 * Brings a file up to the version this program knows, each step in its own transaction. Throws `StorageError('version')`
 * for a file of a newer program: opening it could damage what the newer one wrote.
 */
export function migrate(db: SqliteConnection, steps: readonly Migration[] = migrations): void {
  const found = Number(Object.values(db.prepare('PRAGMA user_version').get() ?? {})[0] ?? 0)
  if (found > steps.length) {
    throw new StorageError(
      'version',
      `the data directory has storage version ${found}, this program knows ${steps.length}: start the newer program, or restore an older backup`,
    )
  }
  for (const [index, step] of steps.entries()) {
    if (index < found) continue
    db.exec('BEGIN IMMEDIATE')
    try {
      if (typeof step === 'string') db.exec(step)
      else step(db)
      db.exec(`PRAGMA user_version = ${index + 1}; COMMIT`)
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }
}
