import { simpleDiffStringWithCursor } from 'lib0/diff'
import * as Y from 'yjs'
import type { RecordLayout } from './layout.ts'

type Plain = Record<string, unknown>
type RowData = { readonly id: string } & Plain

/** Reads one record into a plain frozen object; absent texts are '', absent sets and rows are [], absent values are left out. */
export function readRecord(layout: RecordLayout, id: string, record: Y.Map<unknown>): Readonly<Plain> {
  const result: Plain = { id }
  for (const [name, field] of Object.entries(layout)) {
    const stored = record.get(name)
    switch (field.kind) {
      case 'value':
        if (stored !== undefined && stored !== null) result[name] = stored
        break
      case 'text':
        result[name] = stored instanceof Y.Text ? stored.toString() : ''
        break
      case 'set':
        result[name] = stored instanceof Y.Map ? [...stored.keys()].sort() : []
        break
      case 'rows':
        result[name] = stored instanceof Y.Map ? readRows(stored) : []
        break
    }
  }
  return Object.freeze(result)
}

function readRows(cells: Y.Map<unknown>): readonly RowData[] {
  const found = new Map<string, Plain & { id: string }>()
  for (const [key, cell] of cells.entries()) {
    const dot = key.indexOf('.')
    const rowId = key.slice(0, dot)
    let row = found.get(rowId)
    if (row === undefined) {
      row = { id: rowId }
      found.set(rowId, row)
    }
    row[key.slice(dot + 1)] = cell
  }
  const orderOf = (row: Plain): string => (typeof row.order === 'string' ? row.order : '')
  return [...found.values()].sort((a, b) =>
    orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : a.id < b.id ? -1 : 1,
  )
}

/** Writes a new record with every nested type in place. Call inside a transaction. `data` has plain values, as `readRecord` gives them. */
export function createRecord(
  collection: Y.Map<unknown>,
  layout: RecordLayout,
  id: string,
  data: Readonly<Plain>,
): Y.Map<unknown> {
  const record = new Y.Map<unknown>()
  for (const [name, field] of Object.entries(layout)) {
    const given = data[name]
    switch (field.kind) {
      case 'value':
        if (given !== undefined && given !== null) record.set(name, given)
        break
      case 'text':
        record.set(name, new Y.Text(typeof given === 'string' ? given : ''))
        break
      case 'set': {
        const members = new Y.Map<true>()
        for (const member of Array.isArray(given) ? given : []) members.set(String(member), true)
        record.set(name, members)
        break
      }
      case 'rows': {
        const cells = new Y.Map<unknown>()
        for (const row of (Array.isArray(given) ? given : []) as RowData[]) {
          for (const [cell, content] of Object.entries(row)) {
            if (cell !== 'id' && content !== undefined && content !== null) cells.set(`${row.id}.${cell}`, content)
          }
        }
        record.set(name, cells)
        break
      }
    }
  }
  collection.set(id, record)
  return record
}

/** Changes a text by its smallest difference, so that somebody else's typing elsewhere in it survives. `cursor` is the caret after the edit. */
export function changeText(target: Y.Text, next: string, cursor: number = next.length): void {
  const now = target.toString()
  // lib0 wants the place where the change starts; people have the caret where it ends.
  const start = Math.max(0, cursor - Math.max(0, next.length - now.length))
  const { index, remove, insert } = simpleDiffStringWithCursor(now, next, start)
  if (remove > 0) target.delete(index, remove)
  if (insert !== '') target.insert(index, insert)
}

/**
 * Sets fields of an existing record; `undefined` clears a value. Texts change by difference, sets and rows become equal to
 * what is given while cells that stay equal are left alone. Unchanged values are not written. `cursor` is the caret in the
 * one text among the changes.
 */
export function updateRecord(
  record: Y.Map<unknown>,
  layout: RecordLayout,
  changes: Readonly<Plain>,
  cursor?: number,
): void {
  for (const [name, next] of Object.entries(changes)) {
    const field = layout[name]
    if (field === undefined) throw new Error(`no field ${name} in this record`)
    const stored = record.get(name)
    switch (field.kind) {
      case 'value':
        if (next === undefined) {
          if (record.has(name)) record.delete(name)
        } else if (JSON.stringify(stored) !== JSON.stringify(next)) record.set(name, next)
        break
      case 'text':
        if (stored instanceof Y.Text) changeText(stored, typeof next === 'string' ? next : '', cursor)
        break
      case 'set':
        if (stored instanceof Y.Map)
          syncKeys(stored, new Map((next as readonly string[]).map((member) => [member, true])))
        break
      case 'rows':
        if (stored instanceof Y.Map) {
          const wanted = new Map<string, unknown>()
          for (const row of next as readonly RowData[]) {
            for (const [cell, content] of Object.entries(row)) {
              if (cell !== 'id' && content !== undefined && content !== null) wanted.set(`${row.id}.${cell}`, content)
            }
          }
          syncKeys(stored, wanted)
        }
        break
    }
  }
}

function syncKeys(target: Y.Map<unknown>, wanted: ReadonlyMap<string, unknown>): void {
  for (const key of [...target.keys()]) if (!wanted.has(key)) target.delete(key)
  for (const [key, content] of wanted)
    if (JSON.stringify(target.get(key)) !== JSON.stringify(content)) target.set(key, content)
}
