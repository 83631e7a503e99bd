import * as Y from 'yjs'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { readRecord } from '../../shared/doc/records.ts'
import type { Intent } from '../sync/intents.ts'
import { mergeText } from './merge-text.ts'
import { isEqual, wordsIn } from './reapply.ts'

type Plain = Readonly<Record<string, unknown>>

/** Fields of a record as the document holds them (a criterion of a thema is a field of its own), or `undefined`. */
export function fieldsOf(doc: Y.Doc, collection: BordCollection, id: string): Plain | undefined {
  const record = bordCollection(doc, collection).get(id)
  return record === undefined ? undefined : readRecord(bordLayout[collection], id, record)
}

/**
 * One intent per record, with the result of all that was done to it, in the order in which the records were first touched.
 * An intent that came back once stays marked so.
 */
export function foldIntents(intents: readonly Intent[]): readonly Intent[] {
  const byRecord = new Map<string, Intent>()
  for (const intent of intents) {
    const key = `${intent.collection}.${intent.recordId}`
    const earlier = byRecord.get(key)
    byRecord.set(key, earlier === undefined ? intent : fold(earlier, intent))
  }
  return [...byRecord.values()]
}

function fold(earlier: Intent, later: Intent): Intent {
  const { add: firstAdd, set: firstSet, ...rest } = earlier
  const mark = {
    ...(later.replayed === true ? { replayed: true as const } : {}),
    ...(later.refusedAgain === true ? { refusedAgain: true as const } : {}),
    ...(later.made === undefined ? {} : { made: later.made }),
  }
  const { was: firstWas, ...bare } = rest
  const base = { ...bare, id: later.id, seq: later.seq, at: later.at, ...mark }
  if (later.add !== undefined) return { ...base, add: later.add }
  if (firstAdd !== undefined) return { ...base, add: withoutNulls({ ...firstAdd, ...later.set }) }
  const was = foldWas(firstWas, firstSet, later.was)
  return { ...base, set: { ...firstSet, ...later.set }, ...(Object.keys(was).length === 0 ? {} : { was }) }
}

/**
 * What the fields were before all of it. Others may have changed a text between two steps of this person; what they did
 * belongs to what it was, or it would be taken for this person's own later on.
 */
function foldWas(first: Plain = {}, firstSet: Plain = {}, later: Plain = {}): Plain {
  const was: Record<string, unknown> = { ...later, ...first }
  for (const [field, before] of Object.entries(first)) {
    const [left, found] = [firstSet[field], later[field]]
    if (typeof before !== 'string' || typeof left !== 'string' || typeof found !== 'string' || left === found) continue
    const merged = mergeText(left, found, before)
    if (merged.ok) was[field] = merged.steps.at(-1) ?? before
  }
  return was
}

const withoutNulls = (plain: Plain): Plain =>
  Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null && value !== undefined))

/**
 * True when what it did is in this document, whatever others made of it since. Taking out words moves no clock: then it
 * is here when something that this client did later is.
 */
export function isMade(doc: Y.Doc, { made }: Intent): boolean {
  if (made === undefined) return false
  const [clientId, before, after] = made
  const reached = Y.getState(doc.store, clientId)
  return after > before ? reached >= after : reached > after
}

/** True when the document already says what the intent wanted. Taking back a record that is not there wants nothing. */
export function isMet(doc: Y.Doc, intent: Intent): boolean {
  const fields = fieldsOf(doc, intent.collection, intent.recordId)
  if (fields === undefined) return intent.add === undefined && isOnlyArchiving(intent)
  if (intent.add !== undefined) return true
  return Object.entries(intent.set ?? {}).every(([field, wanted]) => isEqual(fields[field], wanted))
}

const isOnlyArchiving = (intent: Intent): boolean => {
  const fields = Object.keys(intent.set ?? {})
  return fields.length === 1 && fields[0] === 'archivedAt'
}

/** What of an intent is words that somebody typed; '' when nothing is. */
export function typedText({ collection, add, set, was }: Intent): string {
  return Object.entries({ ...add, ...set })
    .flatMap(([field, content]) => wordsIn(collection, field, content, was?.[field]))
    .filter((text) => text.trim() !== '')
    .join('\n')
}

export type Done = Pick<Intent, 'collection' | 'recordId' | 'add' | 'set' | 'was'>

/** What undo and redo changed in one collection, as intents without their id and time. */
export function undoneIn(
  doc: Y.Doc,
  collection: BordCollection,
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  now: number,
  /** The fields of a record before it; `undefined` when there was none, or nobody knows. */
  before: (recordId: string) => Plain | undefined = () => undefined,
): readonly Done[] {
  const whole = new Set<string>()
  const fields = new Map<string, Set<string>>()
  for (const event of events) {
    const [recordId, field] = event.path.map(String)
    const keys = (event as Y.YMapEvent<unknown>).keysChanged as Set<string> | undefined
    if (recordId === undefined) for (const key of keys ?? []) whole.add(key)
    else {
      const changed = fields.get(recordId) ?? new Set()
      for (const name of field === undefined ? (keys ?? []) : [field]) changed.add(name)
      fields.set(recordId, changed)
    }
  }
  const found: Done[] = []
  for (const recordId of whole) {
    const record = fieldsOf(doc, collection, recordId)
    if (record === undefined) found.push({ collection, recordId, set: { archivedAt: now } })
    else {
      const { id: _, ...add } = record
      found.push({ collection, recordId, add })
    }
  }
  for (const [recordId, names] of fields) {
    const record = fieldsOf(doc, collection, recordId)
    if (record === undefined || whole.has(recordId)) continue
    const old = before(recordId)
    found.push({
      collection,
      recordId,
      ...(old === undefined ? {} : { was: Object.fromEntries([...names].map((name) => [name, old[name] ?? null])) }),
      set: Object.fromEntries([...names].map((name) => [name, record[name] ?? null])),
    })
  }
  return found
}
