/** What goes between the storage and its thread. One request is under way at a time; answers carry no number. */
import type { PackedBestand, PutOutcome } from './sqlite-bestanden.ts'
import type { StorageFailure } from './storage.ts'

/** One document of one room as one text. */
export const docKey = (room: string, doc: string): string => JSON.stringify([room, doc])

/** A batch with its rows already as JSON text and its updates as copies nobody else can change. */
export interface PackedBatch {
  readonly updates: readonly {
    readonly room: string
    readonly doc: string
    readonly person: string
    readonly schemaVersion: number
    readonly at: number
    readonly update: Uint8Array
  }[]
  /** `value` absent: delete. */
  readonly rows: readonly {
    readonly room: string
    readonly kind: string
    readonly key: string
    readonly value?: string
  }[]
}

export interface PackedRow {
  readonly room: string
  readonly kind: string
  readonly key: string
  readonly value: string
}

/** `damaged`: how many more there were, whose checksum says that they are not what was written. */
export interface PackedRows {
  readonly rows: readonly PackedRow[]
  readonly damaged: number
}

/** `updates` lie in `bytes` one after another; `ends[i]` is where update i ends. */
export interface PackedDoc {
  readonly snapshot?: Uint8Array
  readonly snapshotSeq: number
  readonly bytes: Uint8Array
  readonly ends: Uint32Array
  readonly lastSeq: number
  readonly quarantined: number
}

export interface Failure {
  readonly reason: StorageFailure
  readonly message: string
}

/** Each request with what its answer holds. */
export interface Calls {
  /** One outcome per batch, in order: `null` is kept. */
  commit: {
    readonly request: { readonly batches: readonly PackedBatch[] }
    readonly answer: readonly (Failure | null)[]
  }
  loadDoc: {
    /** `mends`: the caller has been told that an update was lost, and loads the document for that. */
    readonly request: { readonly room: string; readonly doc: string; readonly mends: boolean }
    readonly answer: PackedDoc
  }
  saveSnapshot: {
    readonly request: {
      readonly room: string
      readonly doc: string
      readonly uptoSeq: number
      readonly snapshot: Uint8Array
    }
    readonly answer: null
  }
  resetDoc: {
    readonly request: { readonly room: string; readonly doc: string; readonly snapshot: Uint8Array }
    readonly answer: null
  }
  resetDocs: {
    readonly request: {
      readonly room: string
      readonly snapshots: readonly { readonly doc: string; readonly snapshot: Uint8Array }[]
      readonly rows: PackedBatch['rows']
    }
    readonly answer: null
  }
  getRow: {
    readonly request: { readonly room: string; readonly kind: string; readonly key: string }
    readonly answer: PackedRows
  }
  listRows: {
    readonly request: { readonly room: string; readonly kind: string }
    readonly answer: PackedRows
  }
  listRoom: {
    readonly request: { readonly room: string; readonly except: readonly string[] }
    readonly answer: PackedRows
  }
  putBestand: {
    readonly request: {
      readonly room: string
      readonly id: string
      readonly packed: PackedBestand & { readonly at: number }
      readonly quota: { readonly bytes: number; readonly files: number }
    }
    readonly answer: PutOutcome
  }
  findBestand: { readonly request: { readonly room: string; readonly id: string }; readonly answer: string | null }
  readBestand: {
    readonly request: { readonly room: string; readonly id: string }
    readonly answer: PackedBestand | null
  }
  listBestanden: { readonly request: { readonly room: string }; readonly answer: readonly string[] }
  /** `id` absent: every file of the room. */
  eraseBestanden: { readonly request: { readonly room: string; readonly id?: string }; readonly answer: number }
  probe: { readonly request: Record<never, never>; readonly answer: boolean }
  close: { readonly request: Record<never, never>; readonly answer: null }
}

export type CallName = keyof Calls
export type Request = { readonly [N in CallName]: { readonly name: N } & Calls[N]['request'] }[CallName]
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ok'; readonly value: Calls[CallName]['answer'] }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface ThreadOptions {
  readonly path: string
  /** `docKey`s of documents whose last update was not kept, when this thread takes over from a lost one. */
  readonly broken?: readonly string[]
  readonly maxPageCount?: number
}
