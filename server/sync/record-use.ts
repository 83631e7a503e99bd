import type * as Y from 'yjs'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { RecordLayout } from '../../shared/doc/layout.ts'

/** A new item in a slot; `live` when this update does not delete it again. */
export interface SlotItem {
  readonly struct: Y.Item
  readonly live: boolean
}

/** What an update does to one field of one record. */
export interface FieldUse {
  /** New items in the field's own slot: values, or the nested type of a new record. */
  readonly items: SlotItem[]
  /** Those of them that are Y types. */
  readonly types: SlotItem[]
  /** The value of the replica that the delete set names. */
  deletedValue: Y.Item | undefined
  /** Something inside the nested type changed. */
  touched: boolean
  /** Characters that came into, and that left, a text. */
  inserted: number
  removed: number
  readonly cells: Map<string, SlotItem[]>
  readonly deletedCells: Set<string>
}

/** What an update does to one record: of the replica, or made in this update. */
export interface RecordUse {
  readonly collection: BordCollection
  readonly id: string
  readonly layout: RecordLayout
  readonly type: Y.Map<unknown>
  readonly inReplica: boolean
  readonly fields: Map<string, FieldUse>
}

export const newFieldUse = (): FieldUse => ({
  items: [],
  types: [],
  deletedValue: undefined,
  touched: false,
  inserted: 0,
  removed: 0,
  cells: new Map(),
  deletedCells: new Set(),
})

const holds = (struct: Y.Item, id: Y.ID | null): boolean =>
  id !== null &&
  id.client === struct.id.client &&
  id.clock >= struct.id.clock &&
  id.clock < struct.id.clock + struct.length

/** The new items of a slot that no other new item follows; one of them, or what is in the replica, will be the value. */
export const endsOf = (items: readonly SlotItem[]): readonly SlotItem[] =>
  items.length < 2 ? items : items.filter(({ struct }) => !items.some((other) => holds(struct, other.struct.origin)))

/** Does one of the new items come right after this item of the replica? */
export const isFollowed = (item: Y.Item, items: readonly SlotItem[]): boolean =>
  items.some(({ struct }) => holds(item, struct.origin))
