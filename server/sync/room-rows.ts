import type { RoomRows } from '../storage/row-kinds.ts'
import type { Row, RowOp } from '../storage/storage.ts'
import type { RowTable } from './room-port.ts'

/** Kinds that stay on disk only. */
export const onDiskOnly = ['history', 'controlepunt', 'versie'] as const

/** The rows of a room in memory, and counts that the gate asks for with every update. */
export class RoomRowStore {
  readonly #room: string
  readonly #kinds = new Map<string, Map<string, unknown>>()
  readonly #made = new Map<string, number>()
  #madeInAll = 0

  constructor(room: string, rows: readonly Row[]) {
    this.#room = room
    for (const row of rows) this.apply([{ op: 'put', ...row }])
  }

  get<K extends keyof RoomRows>(kind: K, key: string): RoomRows[K] | undefined {
    return this.#kinds.get(kind)?.get(key) as RoomRows[K] | undefined
  }

  list<K extends keyof RoomRows>(kind: K): readonly { readonly key: string; readonly value: RoomRows[K] }[] {
    return [...(this.#kinds.get(kind) ?? [])]
      .map(([key, value]) => ({ key, value: value as RoomRows[K] }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  }

  /** Objects this person made, ever. */
  madeBy(person: string): number {
    return this.#made.get(person) ?? 0
  }

  get madeInAll(): number {
    return this.#madeInAll
  }

  count(kind: keyof RoomRows): number {
    return this.#kinds.get(kind)?.size ?? 0
  }

  put<K extends keyof RoomRows>(kind: K, key: string, value: RoomRows[K]): RowOp {
    return { op: 'put', room: this.#room, kind, key, value }
  }

  /** Makes changes count in memory; call when the same operations go to disk. */
  apply(ops: readonly RowOp[]): void {
    for (const op of ops) {
      if (op.room !== this.#room || (onDiskOnly as readonly string[]).includes(op.kind)) continue
      let kind = this.#kinds.get(op.kind)
      if (kind === undefined) {
        kind = new Map()
        this.#kinds.set(op.kind, kind)
      }
      if (op.kind === 'owner') this.#countOwner(kind.get(op.key), op.op === 'put' ? op.value : undefined)
      if (op.op === 'put') kind.set(op.key, op.value)
      else kind.delete(op.key)
    }
  }

  #countOwner(before: unknown, after: unknown): void {
    for (const [row, step] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (row === undefined) continue
      const person = (row as RoomRows['owner']).deelnemerId
      this.#made.set(person, this.madeBy(person) + step)
      this.#madeInAll += step
    }
  }
}

/** The rows as a command sees them: its own changes on top, collected as operations for the commit. */
export function openRowTable(
  store: RoomRowStore,
  room: string,
): { readonly table: RowTable; readonly ops: readonly RowOp[] } {
  const ops: RowOp[] = []
  const changed = new Map<string, Map<string, unknown>>()
  const note = (kind: string, key: string, value: unknown): void => {
    const keys = changed.get(kind) ?? new Map<string, unknown>()
    keys.set(key, value)
    changed.set(kind, keys)
  }
  const table: RowTable = {
    get: (kind, key) => {
      const keys = changed.get(kind)
      return keys?.has(key) ? (keys.get(key) as RoomRows[typeof kind] | undefined) : store.get(kind, key)
    },
    list: (kind) => {
      const keys = changed.get(kind)
      if (keys === undefined) return store.list(kind)
      const all = new Map(store.list(kind).map(({ key, value }) => [key, value]))
      for (const [key, value] of keys) {
        if (value === undefined) all.delete(key)
        else all.set(key, value as RoomRows[typeof kind])
      }
      return [...all]
        .map(([key, value]) => ({ key, value }))
        .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    },
    put: (kind, key, value) => {
      note(kind, key, value)
      ops.push({ op: 'put', room, kind, key, value })
    },
    delete: (kind, key) => {
      note(kind, key, undefined)
      ops.push({ op: 'delete', room, kind, key })
    },
  }
  return { table, ops }
}
