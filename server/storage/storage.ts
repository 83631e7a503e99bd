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
  /** Updates after the snapshot in order; damaged ones were set aside and counted. */
  readonly updates: readonly Uint8Array[]
  readonly lastSeq: number
  readonly quarantined: number
}

export interface Storage {
  /** Resolves after fsync, in the order of the calls. Rejects with `StorageError` when nothing of this batch was kept. */
  commit(batch: Batch): Promise<void>
  loadDoc(room: string, doc: string): Promise<LoadedDoc>
  /** Replaces rows of the log up to `uptoSeq` by a verified snapshot, in one transaction; the previous snapshot stays as second generation. */
  saveSnapshot(room: string, doc: string, uptoSeq: number, snapshot: Uint8Array): Promise<void>
  /** Forgets log, snapshots and rows of a document (a new epoch) and puts `snapshot` in their place. */
  resetDoc(room: string, doc: string, snapshot: Uint8Array): Promise<void>
  getRow(room: string, kind: string, key: string): Promise<unknown>
  /** Rows of a kind, sorted by key. */
  listRows(room: string, kind: string): Promise<readonly Row[]>
  /** Every row of a room but the kinds named, sorted by kind and key. */
  listRoom(room: string, options: { readonly except: readonly string[] }): Promise<readonly Row[]>
  /** Is the disk writable now? Tries a small durable write. */
  probe(): Promise<boolean>
  close(): Promise<void>
}

export class StorageError extends Error {
  readonly reason: 'full' | 'io' | 'closed'
  constructor(reason: 'full' | 'io' | 'closed', message: string) {
    super(message)
    this.name = 'StorageError'
    this.reason = reason
  }
}
