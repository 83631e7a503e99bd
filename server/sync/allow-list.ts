import * as Y from 'yjs'
import { idPattern } from '../../shared/base/ids.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { FieldLayout, RecordLayout } from '../../shared/doc/layout.ts'
import { programmaMarks, programmaNodes } from '../../shared/doc/programma-doc.ts'
import { besluitKey, besluitSchema } from '../../shared/doc/regie-doc.ts'
import type { DocName } from '../../shared/domain/rol.ts'

/**
 * The places where clients may write, made from the layouts of `shared/doc` (SPEC G5). A `Holder` is a Y type with what
 * may lie in it; a place that has no holder does not exist for clients.
 */
export type Holder =
  | { readonly kind: 'collection'; readonly collection: BordCollection; readonly layout: RecordLayout }
  | {
      readonly kind: 'record'
      readonly collection: BordCollection
      readonly id: string
      readonly layout: RecordLayout
      readonly type: Y.Map<unknown>
      /** `false` for a record that is made in this update. */
      readonly inReplica: boolean
    }
  | {
      readonly kind: 'field'
      readonly record: Extract<Holder, { kind: 'record' }>
      readonly field: string
      readonly layout: Exclude<FieldLayout, { kind: 'value' }>
      readonly type: object
    }
  | { readonly kind: 'besluiten' }
  | { readonly kind: 'fragment'; readonly depth: 0 }
  | { readonly kind: 'element'; readonly nodeName: string; readonly depth: number; readonly type: object }
  | { readonly kind: 'xmlText'; readonly depth: number; readonly type: Y.XmlText; readonly inReplica: boolean }

/** A place for items: in a holder, under a key for maps and attributes, `null` for sequences. */
export interface Slot {
  readonly holder: Holder
  readonly key: string | null
}

export const maxXmlDepth = 12
export const maxXmlText = 20_000
const maxAttribute = 300

/** The holder of a root type, or nothing when clients may not write there. */
export function rootHolder(doc: DocName, name: string): Holder | undefined {
  switch (doc) {
    case 'bord':
      return Object.hasOwn(bordLayout, name)
        ? { kind: 'collection', collection: name as BordCollection, layout: bordLayout[name as BordCollection] }
        : undefined
    case 'regie':
      return name === 'besluiten' ? { kind: 'besluiten' } : undefined
    case 'programma':
      return name === 'inhoud' ? { kind: 'fragment', depth: 0 } : undefined
    case 'sessie':
      return undefined
  }
}

/** The layout of a field of a record, by own property only. */
export const fieldOf = (layout: RecordLayout, key: string): FieldLayout | undefined =>
  Object.hasOwn(layout, key) ? layout[key] : undefined

/** What a new Y type in this slot is, or nothing when it may not be there. `inReplica`: it is not made in this update. */
export function typeHolder(slot: Slot, type: unknown, inReplica: boolean): Holder | undefined {
  const { holder, key } = slot
  if (!(type instanceof Y.AbstractType)) return undefined
  // Subclasses (YXmlHook is a YMap) are other types: only the exact class counts.
  const made: unknown = type.constructor
  switch (holder.kind) {
    case 'collection':
      return key !== null && made === Y.Map && idPattern.test(key)
        ? {
            kind: 'record',
            collection: holder.collection,
            id: key,
            layout: holder.layout,
            type: type as Y.Map<unknown>,
            inReplica,
          }
        : undefined
    case 'record': {
      const layout = key === null ? undefined : fieldOf(holder.layout, key)
      if (key === null || layout === undefined || layout.kind === 'value') return undefined
      return made === (layout.kind === 'text' ? Y.Text : Y.Map)
        ? { kind: 'field', record: holder, field: key, layout, type }
        : undefined
    }
    case 'fragment':
    case 'element': {
      const depth = holder.depth + 1
      if (key !== null || depth > maxXmlDepth) return undefined
      if (made === Y.XmlText)
        return holder.kind === 'element' ? { kind: 'xmlText', depth, type: type as Y.XmlText, inReplica } : undefined
      if (made !== Y.XmlElement) return undefined
      const { nodeName } = type as Y.XmlElement
      return Object.hasOwn(programmaNodes, nodeName) ? { kind: 'element', nodeName, depth, type } : undefined
    }
    case 'field':
    case 'besluiten':
    case 'xmlText':
      return undefined
  }
}

/** The holder of a Y type that lies in the replica, found by walking to its root. */
export function holderOf(doc: Y.Doc, docName: DocName, type: Y.AbstractType<unknown>): Holder | undefined {
  const item = type._item
  if (item === null) {
    for (const [name, root] of doc.share) if ((root as unknown) === type) return rootHolder(docName, name)
    return undefined
  }
  const slot = slotOf(doc, docName, item)
  return slot === undefined ? undefined : typeHolder(slot, type, true)
}

/** The slot of an item of the replica. */
export function slotOf(doc: Y.Doc, docName: DocName, item: Y.Item): Slot | undefined {
  const holder = holderOf(doc, docName, item.parent as Y.AbstractType<unknown>)
  return holder === undefined ? undefined : { holder, key: item.parentSub }
}

/** May this slot exist at all? Keys where keys belong, none where there is a sequence. */
export function isSlot({ holder, key }: Slot): boolean {
  switch (holder.kind) {
    case 'collection':
      return key !== null && idPattern.test(key)
    case 'record':
      return key !== null && fieldOf(holder.layout, key) !== undefined
    case 'field':
      if (holder.layout.kind === 'text') return key === null
      return (
        key !== null &&
        (holder.layout.kind === 'set' ? idPattern.test(key) : cellSchema(holder.layout, key) !== undefined)
      )
    case 'besluiten':
      return key !== null && besluitKey.test(key)
    case 'fragment':
    case 'xmlText':
      return key === null
    case 'element':
      return key === null || (programmaNodes[holder.nodeName] ?? []).includes(key)
  }
}

function cellSchema(layout: Extract<FieldLayout, { kind: 'rows' }>, key: string) {
  const dot = key.indexOf('.')
  if (dot < 1 || !idPattern.test(key.slice(0, dot))) return undefined
  const cell = key.slice(dot + 1)
  return Object.hasOwn(layout.cells, cell) ? layout.cells[cell] : undefined
}

/** May this JSON value lie in this slot? */
export function isValue({ holder, key }: Slot, given: unknown): boolean {
  if (key === null || !isPlain(given, 0)) return false
  switch (holder.kind) {
    case 'record': {
      const field = fieldOf(holder.layout, key)
      return field?.kind === 'value' && fits(field.schema, given)
    }
    case 'field': {
      if (holder.layout.kind === 'set') return given === true
      if (holder.layout.kind !== 'rows') return false
      const schema = cellSchema(holder.layout, key)
      return schema !== undefined && fits(schema, given)
    }
    case 'besluiten':
      return fits(besluitSchema, given)
    case 'element':
      return given === null || typeof given !== 'object'
        ? typeof given !== 'string' || given.length <= maxAttribute
        : false
    default:
      return false
  }
}

/** May this mark lie in a text of the programme? Its value is `null` (it ends), `true` or an empty object. */
export function isMark(name: string, given: unknown): boolean {
  if (!programmaMarks.includes(name)) return false
  return given === null || given === true || (typeof given === 'object' && Object.keys(given).length === 0)
}

interface Checker {
  safeParse(given: unknown): { readonly success: boolean; readonly data?: unknown }
}

/** Valid, and nothing beside what the schema knows: an unknown key is refused, not stripped. */
function fits(schema: Checker, given: unknown): boolean {
  const parsed = schema.safeParse(given)
  return parsed.success && isSame(parsed.data, given)
}

function isPlain(given: unknown, depth: number): boolean {
  switch (typeof given) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(given)
    case 'object':
      break
    default:
      return false
  }
  if (given === null) return true
  if (depth > 5) return false
  if (Array.isArray(given)) return given.every((entry) => isPlain(entry, depth + 1))
  // A `__proto__` key in the bytes becomes a prototype here.
  if (Object.getPrototypeOf(given) !== Object.prototype) return false
  return Object.entries(given).every(
    ([key, entry]) => key !== 'constructor' && key !== 'prototype' && key !== '__proto__' && isPlain(entry, depth + 1),
  )
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length || Array.isArray(a) !== Array.isArray(b)) return false
  return keys.every(
    (key) => Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
