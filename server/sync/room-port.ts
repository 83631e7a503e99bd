import type * as Y from 'yjs'
import type { Clock } from '../../shared/base/clock.ts'
import type { DeelnemerId, Ids, WerksessieId } from '../../shared/base/ids.ts'
import type { Result } from '../../shared/base/result.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { Row, RowOp } from '../storage/storage.ts'

/** The rows of a room inside a command: read what is, note what changes; all of it commits with the documents. */
export interface RowTable {
  get<K extends keyof RoomRows>(kind: K, key: string): RoomRows[K] | undefined
  list<K extends keyof RoomRows>(kind: K): readonly { readonly key: string; readonly value: RoomRows[K] }[]
  put<K extends keyof RoomRows>(kind: K, key: string, value: RoomRows[K]): void
  delete(kind: keyof RoomRows, key: string): void
}

/** What a command works with. Document writes must be made with functions of `shared/doc`. */
export interface RoomTx {
  readonly docs: Readonly<Record<DocName, Y.Doc>>
  readonly rows: RowTable
  readonly clock: Clock
  readonly ids: Ids
}

/**
 * One werksessie: one owner, one serial queue. `run` gives a command the room to itself; when it returns ok, its document
 * updates and rows are on disk before the promise resolves and before anybody is shown them. A command that returns an
 * error must not have written; one that throws makes the room reload itself from disk.
 */
export interface Room {
  readonly id: WerksessieId
  readonly epoch: number
  run<T>(person: DeelnemerId | 'server', command: (tx: RoomTx) => Result<T>): Promise<Result<T>>
  /** Plain copy of everything the worker may see. */
  snapshot(): Promise<WerksessieSnapshot>
  /** Issues `count` unused clientIDs to a person, for good. */
  leaseClientIds(deelnemerId: DeelnemerId, count: number): Promise<Result<readonly number[]>>
  rightsOf(rol: Rol): Rights
  onlineCount(): number
  /** Who has a socket open now, projectors left out. */
  onlinePeople(): ReadonlySet<string>
  /** Tells people, on their sockets of `sessie`, that something of their own changed. Call when that is on disk. */
  tellPeople(people: ReadonlySet<DeelnemerId>): void
  /** Closes every socket of a person (role taken away) or of everybody. */
  disconnect(deelnemerId: DeelnemerId | 'everybody', closeCode: number): void
}

/**
 * `all`: every row of the room, those that stay on disk included. `before`: the documents as they were, to read. `more`:
 * operations on rows of other rooms.
 */
export type EpochChange<T> = (
  tx: RoomTx,
  all: readonly Row[],
  before: RoomTx['docs'],
) => Result<{ readonly value: T; readonly more?: readonly RowOp[] }>

export interface RoomRegistry {
  /** Loads the room once, however many ask; `werksessie.not_found` when it does not exist. */
  open(id: WerksessieId): Promise<Result<Room>>
  /** Makes a new room whose documents are filled by `fill`, durable before it resolves. */
  create(id: WerksessieId, title: string, fill: (tx: RoomTx) => void): Promise<Result<Room>>
  /**
   * Starts a new epoch (restore, erasure): everybody is sent off with 4409, and what `change` leaves of documents and rows
   * takes the place of log, snapshots and rows in one step. When it resolves that is on disk and nothing of the former
   * documents is. A replica of an older epoch never merges; clients replay what was not acknowledged. `change` gets the
   * documents as they are, or empty ones; an error, or a disk that does not take it, leaves everything as it was.
   */
  newEpoch<T>(id: WerksessieId, options: { readonly from: 'now' | 'empty' }, change: EpochChange<T>): Promise<Result<T>>
  list(): Promise<readonly { readonly id: WerksessieId; readonly title: string; readonly createdAt: number }[]>
  /** Drains appends and closes every room; at most `timeoutMs`. */
  close(timeoutMs: number): Promise<void>
}
