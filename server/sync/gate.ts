import * as Y from 'yjs'
import { idPattern } from '../../shared/base/ids.ts'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import { type Change, mayChange } from '../../shared/domain/may-change.ts'
import {
  type Holder,
  isMark,
  isSlot,
  isValue,
  maxXmlText,
  rootHolder,
  type Slot,
  slotOf,
  typeHolder,
} from './allow-list.ts'
import type { GateContext, JudgedChange, Verdict } from './gate-context.ts'
import { judgeRecords } from './judge-records.ts'
import { type FieldUse, newFieldUse, type RecordUse, type SlotItem } from './record-use.ts'
import { coveredLength, forEachDeleted, Known, type Placed, readUpdate, type Struct } from './resolve-structs.ts'
import { SlotOrder, touchInReplica } from './slot-order.ts'

type KnownStructs = Known<Slot, Holder>
type PlacedStruct = Placed<Slot, Holder>

/** Thrown inside the gate only, caught by `judge`. */
class Refusal extends Error {}
const refuse = (reason: string): never => {
  throw new Refusal(reason)
}

/**
 * Judges a whole update: it may be applied as it is, or not at all (SPEC G1–G12). Never throws and never changes the
 * replica. `reason` is a short code for the close frame.
 */
export function judge(update: Uint8Array, context: GateContext): Verdict {
  try {
    return new Judgement(context).judge(update)
  } catch (error) {
    return { ok: false, reason: error instanceof Refusal ? error.message : 'undecodable' }
  }
}

class Judgement {
  readonly #context: GateContext
  readonly #known: KnownStructs
  readonly #records = new Map<object, RecordUse>()
  /** New items per collection slot `collection.id`, dead ones included. */
  readonly #recordSlots = new Map<string, { readonly item: SlotItem; readonly use: RecordUse | undefined }[]>()
  readonly #removed = new Map<string, { collection: BordCollection; id: string }>()
  readonly #texts = new Map<object, TextUse>()
  readonly #besluiten = new Map<string, Change['action']>()
  readonly #orders = new Map<object, Map<string, SlotOrder>>()
  #touchesInhoud = false

  constructor(context: GateContext) {
    this.#context = context
    this.#known = new Known(context.doc)
  }

  judge(update: Uint8Array): Verdict {
    const context = this.#context
    const known = this.#known
    const read = readUpdate(context.doc, update)
    if (!read.ok) return read
    const { sections, deletes } = read.value

    for (const client of sections.keys()) if (context.clientOwner(client) !== context.person) refuse('not_owner') // G2
    const cursors = [...sections.values()].map((structs) => ({ structs, next: 0 }))
    for (let waiting = true, moved = true; waiting; ) {
      if (!moved) refuse('unknown_origin') // G3: it would wait as a pending struct
      waiting = false
      moved = false
      for (const cursor of cursors) {
        for (let struct = cursor.structs[cursor.next]; struct !== undefined; struct = cursor.structs[cursor.next]) {
          if (!known.isReady(struct)) {
            waiting = true
            break
          }
          const { client, clock } = struct.id
          known.add(this.#place(struct, coveredLength(deletes, client, clock, clock + struct.length)))
          cursor.next++
          moved = true
        }
      }
    }

    let deletesSomething = false
    const nested: { item: Y.Item; slot: Slot; length: number }[] = []
    forEachDeleted(context.doc, deletes, (item, length) => {
      deletesSomething = true
      const slot = slotOf(context.doc, context.docName, item) ?? refuse('place')
      if (slot.holder.kind === 'collection') {
        const id = slot.key ?? refuse('place')
        this.#removed.set(`${slot.holder.collection}.${id}`, { collection: slot.holder.collection, id })
      } else nested.push({ item, slot, length })
    })
    for (const { item, slot, length } of nested) this.#remove(item, slot, length)

    const newClocks = new Map<number, number>()
    for (const client of sections.keys()) newClocks.set(client, known.state(client))
    const isEmpty = sections.size === 0 && !deletesSomething
    const changes = isEmpty ? [] : this.#changes()
    // Blocks of deleted things change nothing, but only who may write here may add to the document.
    if (!isEmpty && !mayWriteDoc(context)) refuse('rights')
    return { ok: true, update: read.value.update, changes, newClocks, isEmpty }
  }

  /** Finds where a struct will lie, as `Item.getMissing` does, and notes what it changes. */
  #place(struct: Struct, covered: number): PlacedStruct {
    if (struct instanceof Y.GC) return { struct, slot: undefined, holder: undefined }
    const left = struct.origin === null ? undefined : this.#known.find(struct.origin)
    const right = struct.rightOrigin === null ? undefined : this.#known.find(struct.rightOrigin)
    const leftSlot = left === undefined ? undefined : this.#slotOf(left)
    const rightSlot = right === undefined ? undefined : this.#slotOf(right)
    if (leftSlot === 'gc' || rightSlot === 'gc') {
      // Neighbours share a parent, so both are gone or neither is; otherwise the living one would be split for nothing.
      if ((leftSlot ?? 'gc') !== (rightSlot ?? 'gc')) refuse('place')
      return { struct, slot: undefined, holder: undefined }
    }
    let slot: Slot
    if (leftSlot !== undefined) {
      slot = leftSlot
      if (rightSlot !== undefined && !isSameSlot(leftSlot, rightSlot)) refuse('place')
    } else if (rightSlot !== undefined) slot = rightSlot
    else {
      const holder = this.#parentHolder(struct)
      if (holder === 'gc') return { struct, slot: undefined, holder: undefined }
      slot = { holder, key: struct.parentSub }
    }
    if (!isSlot(slot)) refuse('place')
    // A map's newest value is its last one: clients never put anything before it.
    if (slot.key !== null && struct.rightOrigin !== null) refuse('place')
    // In rich text redo in yjs names neighbours that nobody saw; there only begeleiders and teams write.
    if (this.#context.docName !== 'programma') this.#checkOrder(slot, struct, left, right)
    return { struct, slot, holder: this.#note(struct, slot, covered) }
  }

  /** Neighbours stand as somebody could have seen them, or replicas could differ (G3b). */
  #checkOrder(slot: Slot, struct: Y.Item, left: unknown, right: unknown): void {
    const type = typeOf(this.#context.doc, slot.holder)
    const key = slot.key ?? ''
    let orders = this.#orders.get(type)
    if (orders === undefined) {
      orders = new Map()
      this.#orders.set(type, orders)
    }
    let first = slot.key === null ? type._start : (type._map.get(slot.key) ?? null)
    if (slot.key !== null) while (first !== null && first.left !== null) first = first.left
    let order = orders.get(key)
    if (order === undefined) {
      order = new SlotOrder(first)
      orders.set(key, order)
    }
    if (!order.add(struct, touchInReplica(first, struct, left, right))) refuse('order')
  }

  #slotOf(found: Struct | PlacedStruct): Slot | 'gc' {
    if (found instanceof Y.GC) return 'gc'
    if (found instanceof Y.Item) {
      // What lies in a record that this transaction removed is a GC block at its end (R11).
      if ((found.parent as Y.AbstractType<unknown>)._item?.deleted === true) return 'gc'
      return slotOf(this.#context.doc, this.#context.docName, found) ?? refuse('place')
    }
    return found.slot ?? 'gc'
  }

  #parentHolder(struct: Y.Item): Holder | 'gc' {
    const parent: unknown = struct.parent
    const { doc, docName } = this.#context
    if (typeof parent === 'string') return rootHolder(docName, parent) ?? refuse('place')
    if (!(parent instanceof Y.ID)) return refuse('place')
    const found = this.#known.find(parent)
    if (found instanceof Y.GC) return 'gc'
    if (found instanceof Y.Item) {
      if (found.deleted) return 'gc'
      if (!(found.content instanceof Y.ContentType)) return refuse('place')
      const slot = slotOf(doc, docName, found) ?? refuse('place')
      return typeHolder(slot, found.content.type, true) ?? refuse('place')
    }
    if (found.slot === undefined) return 'gc'
    if (found.struct instanceof Y.Item && found.struct.content instanceof Y.ContentDeleted) return 'gc'
    return found.holder ?? refuse('place')
  }

  /** Checks the content of a new item and notes what it means; gives what it holds when it is a Y type. */
  #note(struct: Y.Item, slot: Slot, covered: number): Holder | undefined {
    const { content } = struct
    const { holder } = slot
    const live = covered < struct.length && !(content instanceof Y.ContentDeleted)
    const item: SlotItem = { struct, live }
    if (content instanceof Y.ContentDeleted) {
      this.#noteItem(slot, item, 0, undefined)
      return undefined
    }
    if (content instanceof Y.ContentType) {
      const made = typeHolder(slot, content.type, false) ?? refuse('place')
      this.#noteItem(slot, item, 0, made)
      return made
    }
    if (content instanceof Y.ContentAny) {
      // Several values in one item only when they were overwritten before they were ever seen.
      if (content.arr.length > 1 && covered < struct.length) refuse('field')
      for (const given of content.arr) if (!isValue(slot, given)) refuse('field')
      this.#noteItem(slot, item, 0, undefined)
      return undefined
    }
    if (content instanceof Y.ContentString) {
      const inText = holder.kind === 'xmlText' || (holder.kind === 'field' && holder.layout.kind === 'text')
      if (!inText) refuse('place')
      this.#noteItem(slot, item, struct.length - covered, undefined)
      return undefined
    }
    if (content instanceof Y.ContentFormat && holder.kind === 'xmlText') {
      if (!isMark(content.key, content.value)) refuse('field')
      this.#noteItem(slot, item, 0, undefined)
      return undefined
    }
    return refuse('content')
  }

  #noteItem(slot: Slot, item: SlotItem, inserted: number, made: Holder | undefined): void {
    const { holder, key } = slot
    switch (holder.kind) {
      case 'collection': {
        const recordKey = `${holder.collection}.${key}`
        const use = made?.kind === 'record' ? this.#recordUse(made) : undefined
        const list = this.#recordSlots.get(recordKey)
        if (list === undefined) this.#recordSlots.set(recordKey, [{ item, use }])
        else list.push({ item, use })
        return
      }
      case 'record': {
        const use = this.#fieldUse(holder, key ?? '')
        use.items.push(item)
        if (made !== undefined) {
          if (holder.inReplica) refuse('nested') // G6: nested types come with their record only
          use.types.push(item)
        }
        return
      }
      case 'field': {
        const use = this.#fieldUse(holder.record, holder.field)
        use.touched = true
        use.inserted += inserted
        if (key !== null) {
          const cells = use.cells.get(key)
          if (cells === undefined) use.cells.set(key, [item])
          else cells.push(item)
        }
        return
      }
      case 'besluiten':
        this.#besluiten.set(key ?? '', 'set')
        return
      case 'xmlText': {
        this.#touchesInhoud = true
        this.#text(holder).inserted += inserted
        return
      }
      case 'fragment':
      case 'element':
        this.#touchesInhoud = true
    }
  }

  #remove(item: Y.Item, slot: Slot, length: number): void {
    const { holder, key } = slot
    switch (holder.kind) {
      case 'record':
      case 'field': {
        const record = holder.kind === 'record' ? holder : holder.record
        if (this.#removed.has(`${record.collection}.${record.id}`)) return
        const use = this.#fieldUse(record, holder.kind === 'record' ? (key ?? '') : holder.field)
        if (holder.kind === 'record') {
          if (item.content instanceof Y.ContentType) refuse('nested')
          use.deletedValue = item
        } else if (key === null) {
          use.touched = true
          use.removed += length
        } else {
          use.touched = true
          use.deletedCells.add(key)
        }
        return
      }
      case 'besluiten':
        if (!this.#besluiten.has(key ?? '')) this.#besluiten.set(key ?? '', 'remove')
        return
      case 'xmlText':
        this.#touchesInhoud = true
        if (item.countable) this.#text(holder).removed += length
        return
      case 'fragment':
      case 'element':
        this.#touchesInhoud = true
        return
      case 'collection':
        refuse('place')
    }
  }

  #text(holder: Extract<Holder, { kind: 'xmlText' }>): TextUse {
    let text = this.#texts.get(holder.type)
    if (text === undefined) {
      text = { before: holder.inReplica ? holder.type.length : 0, inserted: 0, removed: 0 }
      this.#texts.set(holder.type, text)
    }
    return text
  }

  #recordUse({ collection, id, layout, type, inReplica }: RecordHolder): RecordUse {
    let use = this.#records.get(type)
    if (use === undefined) {
      use = { collection, id, layout, type, inReplica, fields: new Map() }
      this.#records.set(type, use)
    }
    return use
  }

  #fieldUse(holder: RecordHolder, field: string): FieldUse {
    const { fields } = this.#recordUse(holder)
    let use = fields.get(field)
    if (use === undefined) {
      use = newFieldUse()
      fields.set(field, use)
    }
    return use
  }

  /** The changes of the whole update, each allowed by the rights table. */
  #changes(): readonly JudgedChange[] {
    const context = this.#context
    for (const { before, inserted, removed } of this.#texts.values()) {
      if (inserted > 0 && before + inserted - removed > maxXmlText) refuse('too_long')
    }
    const changes: JudgedChange[] = []
    if (context.docName === 'bord') {
      const judged = judgeRecords(context, {
        records: this.#records.values(),
        slots: this.#recordSlots,
        removed: this.#removed,
      })
      if (!judged.ok) return refuse(judged.reason)
      changes.push(...judged.changes)
    }
    for (const [id, action] of this.#besluiten) {
      if (!besluitIdIsSound(id)) refuse('place')
      changes.push({ doc: 'regie', collection: 'besluiten', id, action, own: false })
    }
    if (this.#touchesInhoud)
      changes.push({ doc: 'programma', collection: 'inhoud', id: 'inhoud', action: 'set', own: false })
    for (const change of changes) if (!mayChange(context.rights, change)) refuse('rights')
    return changes
  }
}

type RecordHolder = Extract<Holder, { kind: 'record' }>
interface TextUse {
  readonly before: number
  inserted: number
  removed: number
}

const besluitIdIsSound = (key: string): boolean => key.split('.').every((part) => idPattern.test(part))

/** Who may write to which document at all; each change is judged besides (ARCHITECTURE §2). */
function mayWriteDoc({ docName, rights: { rol } }: GateContext): boolean {
  switch (docName) {
    case 'bord':
      return rol === 'begeleider' || rol === 'schrijver' || rol === 'deelnemer' || rol === 'team'
    case 'regie':
      return rol === 'begeleider'
    case 'programma':
      return rol === 'begeleider' || rol === 'team'
    case 'sessie':
      return false
  }
}

/** Same type, same key: what two neighbours must have in common. */
function isSameSlot(a: Slot, b: Slot): boolean {
  if (a.key !== b.key || a.holder.kind !== b.holder.kind) return false
  if (a.holder.kind === 'collection') return a.holder.collection === (b.holder as typeof a.holder).collection
  return !('type' in a.holder) || a.holder.type === (b.holder as typeof a.holder).type
}

/** The Y type behind a holder; one that is new in this update is still empty. */
function typeOf(doc: Y.Doc, holder: Holder): Y.AbstractType<unknown> {
  switch (holder.kind) {
    case 'collection':
      return doc.getMap(holder.collection) as Y.AbstractType<unknown>
    case 'besluiten':
      return doc.getMap('besluiten') as Y.AbstractType<unknown>
    case 'fragment':
      return doc.getXmlFragment('inhoud') as Y.AbstractType<unknown>
    default:
      return holder.type as Y.AbstractType<unknown>
  }
}
