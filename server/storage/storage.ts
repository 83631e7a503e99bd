/**
 * What survives a crash. Opaque Yjs updates (append-only log + snapshots) and JSON rows; nothing here parses an update.
 * Every adapter runs `tests/contract/storage-contract.ts`.
 */

/** One accepted update of one document of one room, as the log keeps it. */
export interface StoredUpdate {
  readonly room: string
  readonly doc: string
  /** Deelnemer id, or `server`. */
  readonly person: string
  readonly schemaVersion: number
  readonly at: number
  readonly update: Uint8Array
}

/** A JSON row: (room, kind, key) → value. `room` '' holds what belongs to the installation (browsers, links, jobs). */
export interface Row {
  readonly room: string
  readonly kind: string
  readonly key: string
  readonly value: unknown
}
export type RowOp =
  | ({ readonly op: 'put' } & Row)
  | { readonly op: 'delete'; readonly room: string; readonly kind: string; readonly key: string }

/** Everything in a batch is on disk, or nothing is. */
export interface Batch {
  readonly updates?: readonly StoredUpdate[]
  readonly rows?: readonly RowOp[]
}

export interface LoadedDoc {
  /** Newest readable snapshot, merged state up to and including `snapshotSeq`. */
  readonly snapshot?: Uint8Array
  readonly snapshotSeq: number
  /** Updates after the snapshot in order. */
  readonly updates: readonly Uint8Array[]
  readonly lastSeq: number
  /** Damaged records and snapshots of this document that were set aside, now and before. */
  readonly quarantined: number
}

export interface Storage {
  /**
   * Resolves after fsync, in the order of the calls. Rejects with `StorageError` when nothing of this batch was kept. After
   * that, updates of the same documents are rejected as well until `loadDoc` (or `resetDoc`) is called for them: they were
   * made on top of what was not kept, and must not become durable without it.
   */
  commit(batch: Batch): Promise<void>
  loadDoc(room: string, doc: string): Promise<LoadedDoc>
  /**
   * Puts a verified snapshot in place of the log up to `uptoSeq`, in one transaction. The previous snapshot stays as second
   * generation, with the updates after it, so that falling back to it loses nothing; what both cover is removed.
   * A snapshot older than the newest one is ignored.
   */
  saveSnapshot(room: string, doc: string, uptoSeq: number, snapshot: Uint8Array): Promise<void>
  /**
   * Forgets log, snapshots and quarantine of a document (a new epoch) and puts `snapshot` in their place. Numbers go on
   * after those that were given, so that a late `saveSnapshot` of the old epoch is ignored.
   */
  resetDoc(room: string, doc: string, snapshot: Uint8Array): Promise<void>
  /** `resetDoc` for several documents of a room together with rows: all of it is on disk, or nothing is. */
  resetDocs(
    room: string,
    snapshots: readonly { readonly doc: string; readonly snapshot: Uint8Array }[],
    rows: readonly RowOp[],
  ): Promise<void>
  /** A damaged row is set aside and is as if it were not there, here and in the lists; it is logged. */
  getRow(room: string, kind: string, key: string): Promise<unknown>
  /** Rows of a kind, sorted by key. */
  listRows(room: string, kind: string): Promise<readonly Row[]>
  /** Every row of a room but the kinds named, sorted by kind and key. */
  listRoom(room: string, options: { readonly except: readonly string[] }): Promise<readonly Row[]>
  /** Is the disk writable now? Tries a small durable write. */
  probe(): Promise<boolean>
  close(): Promise<void>
}

/** `version`: written by a newer program, or not a file of this program. */
export type StorageFailure = 'full' | 'io' | 'closed' | 'version'

export class StorageError extends Error {
  readonly reason: StorageFailure
  constructor(reason: StorageFailure, message: string) {
    super(message)
    this.name = 'StorageError'
    this.reason = reason
  }
}
