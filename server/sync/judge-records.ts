import * as Y from 'yjs'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { FieldLayout } from '../../shared/doc/layout.ts'
import { mayChange } from '../../shared/domain/may-change.ts'
import type { Reacties } from '../../shared/domain/signaal.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { GateContext, JudgedChange } from './gate-context.ts'
import { endsOf, type FieldUse, isFollowed, type RecordUse, type SlotItem } from './record-use.ts'

export interface RecordsUse {
  readonly records: Iterable<RecordUse>
  /** New items per collection slot (`collection.id`), those that the update itself deletes included. */
  readonly slots: ReadonlyMap<string, readonly { readonly item: SlotItem; readonly use: RecordUse | undefined }[]>
  /** Records of the replica that the delete set names. */
  readonly removed: ReadonlyMap<string, { readonly collection: BordCollection; readonly id: string }>
}
type Judged =
  | { readonly ok: true; readonly changes: readonly JudgedChange[] }
  | { readonly ok: false; readonly reason: string }

const refuse = (reason: string): Judged => ({ ok: false, reason })

/** Turns what happens to records of `bord` into changes; checks layout, lengths, owners and quotas (SPEC G6–G10). */
export function judgeRecords(context: GateContext, { records, slots, removed }: RecordsUse): Judged {
  const changes: JudgedChange[] = []
  const isOwn = (key: string): boolean => context.ownerOf(key) === context.person

  for (const [key, { collection, id }] of removed) {
    const hidden = isHidden(context.doc.getMap<Y.Map<unknown>>(collection).get(id))
    changes.push({ doc: 'bord', collection, id, action: 'remove', own: isOwn(key), ...hidden })
  }

  const added = new Set<RecordUse>()
  for (const [key, list] of slots) {
    const { collection, id } = splitKey(key)
    const current = context.doc.getMap(collection)._map.get(id)
    // Anything new in this slot would push out the record that is there.
    if (current !== undefined && !current.deleted && !removed.has(key)) return refuse('exists')
    const live = list.filter(({ item }) => item.live)
    const [only] = live
    if (only === undefined) continue
    if (live.length > 1 || only.use === undefined) return refuse('exists')
    if (!endsOf(list.map(({ item }) => item)).includes(only.item)) return refuse('place')
    const owner = context.ownerOf(key)
    if (owner !== undefined && owner !== context.person) return refuse('not_owner')
    added.add(only.use)
    const problem = problemOfNew(context, only.use, owner !== undefined)
    if (problem !== undefined) return refuse(problem)
    changes.push({ doc: 'bord', collection, id, action: 'add', own: true })
  }
  let fresh = 0
  for (const { collection, id } of added) if (context.ownerOf(`${collection}.${id}`) === undefined) fresh++
  if (fresh > 0 && context.madeByPerson + fresh > limits.objectsPerPerson) return refuse('too_many')
  if (fresh > 0 && context.madeInAll + fresh > limits.objectsPerBord) return refuse('too_many')

  let touched = added.size + removed.size
  for (const use of records) {
    const key = `${use.collection}.${use.id}`
    // What happens inside a record that goes away goes with it.
    if (!use.inReplica || removed.has(key)) continue
    touched++
    const own = isOwn(key)
    for (const [field, fieldUse] of use.fields) {
      const problem = problemOfField(use, field, fieldUse)
      if (problem !== undefined) return refuse(problem)
      changes.push({
        doc: 'bord',
        collection: use.collection,
        id: use.id,
        action: 'set',
        field,
        own,
        ...isHidden(use.type),
        ...(fieldUse.removed > 0 ? { removedText: fieldUse.removed } : {}),
      })
    }
  }
  return touched > context.maxRecords ? refuse('too_many') : { ok: true, changes }
}

const isHidden = (record: Y.Map<unknown> | undefined): { readonly hidden?: true } =>
  record?.get('hidden') === undefined ? {} : { hidden: true }

function splitKey(key: string): { readonly collection: BordCollection; readonly id: string } {
  const dot = key.indexOf('.')
  return { collection: key.slice(0, dot) as BordCollection, id: key.slice(dot + 1) }
}

/** A change inside a record that is there: required values stay, lengths and counts hold. */
function problemOfField(use: RecordUse, field: string, fieldUse: FieldUse): string | undefined {
  const layout = use.layout[field]
  if (layout === undefined) return 'place'
  if (layout.kind !== 'value') {
    // Anything new in this slot, an already deleted item too, would push the nested type out.
    return fieldUse.items.length > 0 ? 'nested' : problemOfNested(layout, fieldUse, use.type.get(field))
  }
  if (layout.required !== true) return undefined
  const { items, deletedValue } = fieldUse
  if (!endsOf(items).every(({ live }) => live)) return 'required'
  return deletedValue !== undefined && !isFollowed(deletedValue, items) ? 'required' : undefined
}

function problemOfNested(layout: FieldLayout, fieldUse: FieldUse, stored: unknown): string | undefined {
  switch (layout.kind) {
    case 'text': {
      const before = stored instanceof Y.Text ? stored.length : 0
      return fieldUse.inserted > 0 && before + fieldUse.inserted - fieldUse.removed > layout.max
        ? 'too_long'
        : undefined
    }
    case 'set':
    case 'rows': {
      const keys = new Set<string>(stored instanceof Y.Map ? stored.keys() : [])
      const before = countOf(layout, keys)
      for (const key of fieldUse.deletedCells) keys.delete(key)
      for (const [key, items] of fieldUse.cells) {
        if (items.some(({ live }) => live)) keys.add(key)
        else keys.delete(key)
      }
      const after = countOf(layout, keys)
      return after > before && after > (layout.kind === 'set' ? layout.max : layout.maxRows) ? 'too_many' : undefined
    }
    case 'value':
      return undefined
  }
}

const countOf = (layout: FieldLayout, keys: ReadonlySet<string>): number =>
  layout.kind === 'rows' ? new Set([...keys].map((key) => key.slice(0, key.indexOf('.')))).size : keys.size

/** A new record is whole: every nested type once, every required value, and for a signaal an author that is true. */
function problemOfNew(context: GateContext, use: RecordUse, isAgain: boolean): string | undefined {
  for (const [field, layout] of Object.entries(use.layout)) {
    const fieldUse = use.fields.get(field)
    if (layout.kind === 'value') {
      if (layout.required !== true) continue
      const ends = endsOf(fieldUse?.items ?? [])
      if (ends.length === 0 || !ends.every(({ live }) => live)) return 'required'
      continue
    }
    // Exactly one nested type, and nothing after it that would replace it.
    if (fieldUse === undefined || fieldUse.items.length !== 1 || fieldUse.types.length !== 1) return 'nested'
    if (fieldUse.types[0]?.live !== true) return 'nested'
    const problem = problemOfNested(layout, fieldUse, undefined)
    if (problem !== undefined) return problem
  }
  // Only the trekker's own command says yes (SPEC G9).
  const yes = (use.fields.get('leadConfirmed')?.items ?? []).flatMap(valuesOf).includes(true)
  if (use.collection === 'kanskaarten' && yes) return isAgain ? 'rights' : 'field'
  return use.collection === 'signalen' ? problemOfAuthor(context, use, isAgain) : undefined
}

/** What the server answers for: group, label and channel are those of the person; `hidden` is never a client's (SPEC G9). */
function problemOfAuthor(context: GateContext, use: RecordUse, isAgain: boolean): string | undefined {
  const { deelnemer, rights } = context
  if (deelnemer === undefined) return 'rights'
  const values = (field: string): readonly unknown[] => (use.fields.get(field)?.items ?? []).flatMap(valuesOf)
  const isSchrijver = rights.rol === 'schrijver'
  const channels = values('channel')
  const onPaper = isSchrijver && channels.every((channel) => channel === 'papier')
  // Redone after somebody flagged it meanwhile: that is a right which went away, not a client that oversteps.
  if (values('hidden').length > 0) return isAgain ? 'rights' : 'field'
  // Redo of an addition brings back the numbers that this person last saw; never more than there are.
  const reacties = context.reactiesOf(use.id) ?? { herken: 0, vraag: 0 }
  const isSeen = (given: unknown): boolean =>
    (given as Reacties).herken <= reacties.herken && (given as Reacties).vraag <= reacties.vraag
  if (!values('reacties').every((given) => isAgain && isSeen(given))) return 'field'
  if (!onPaper && !values('authorGroup').every((group) => group === deelnemer.group)) return 'author'
  if (
    !channels.every((channel) => channel === 'bord' || channel === 'telefoon' || (isSchrijver && channel === 'papier'))
  )
    return 'author'
  if (!onPaper && !values('table').every((table) => satAt(deelnemer, table))) return 'author'
  const label = rights.settings.showAuthors === 'organisatie' ? deelnemer.organisation : undefined
  if (!values('authorLabel').every((given) => given === label)) return 'author'
  // Fields that this person could not set on a note of their own; bringing back what was undone keeps what others set.
  const foreign = isAgain ? [] : ['mergedInto', 'parked', 'offTopic']
  return foreign.some(
    (field) =>
      values(field).length > 0 &&
      !mayChange(rights, { doc: 'bord', collection: 'signalen', id: use.id, action: 'set', field, own: true }),
  )
    ? 'rights'
    : undefined
}

const satAt = ({ table, formerTables }: NonNullable<GateContext['deelnemer']>, given: unknown): boolean =>
  given === table || (formerTables ?? []).some((former) => former === given)

const valuesOf = ({ struct }: SlotItem): readonly unknown[] =>
  struct.content instanceof Y.ContentAny ? struct.content.arr : []
