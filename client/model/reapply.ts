import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { FieldLayout, RecordLayout } from '../../shared/doc/layout.ts'
import type { Intent } from '../sync/intents.ts'
import type { Step } from './actions.ts'
import { mergeText } from './merge-text.ts'

type Plain = Readonly<Record<string, unknown>>
type Row = { readonly id: string } & Plain

/** Values that people type as words, beside the texts: lists and lines of a place on the wijkkaart. */
const typedValues: Readonly<Partial<Record<BordCollection, readonly string[]>>> = {
  nodes: ['area', 'capacity', 'cost', 'targetGroups', 'schedule', 'qualities'],
}

/** Is this field words that somebody typed? */
export const isTyped = (collection: BordCollection, field: string): boolean =>
  layoutOf(collection)[field]?.kind === 'text' || typedValues[collection]?.includes(field) === true

const layoutOf = (collection: BordCollection): RecordLayout => bordLayout[collection]

export interface Reapplied {
  /** What is to be written, one by one, in this order. */
  readonly steps: readonly Step[]
  /** Fields that others changed in the same words meanwhile: what the person made of them. Nothing of it is written. */
  readonly clash: Plain
}

/**
 * Puts what a person did to a record onto what the record is by now, without writing over others: texts and cells by what
 * the person changed in them, sets by what was added and taken out. A place or a state has one value and the last one
 * counts, as everywhere. `now`: the record's fields.
 */
export function reapply(now: Plain, { collection, recordId: id, set = {}, was = {} }: Intent): Reapplied {
  const steps: Step[] = []
  const clash: Record<string, unknown> = {}
  const write = (field: string, next: unknown) => {
    if (!isEqual(now[field], next)) steps.push({ collection, id, set: { [field]: next } })
  }
  for (const [field, mine] of Object.entries(set)) {
    const layout = layoutOf(collection)[field]
    if (layout === undefined || isEqual(now[field], mine)) continue
    const isBaseKnown = field in was
    switch (layout.kind) {
      case 'value':
        if (isBaseKnown && isTyped(collection, field) && !isEqual(was[field], now[field])) clash[field] = mine
        else write(field, mine)
        break
      case 'text': {
        const [mineText, nowText] = [wordsOf(mine), wordsOf(now[field])]
        const merged = mergeText(isBaseKnown ? wordsOf(was[field]) : nowText, mineText, nowText)
        if (!merged.ok || merged.steps.some((text) => text.length > layout.max)) clash[field] = mine
        else for (const text of merged.steps) steps.push({ collection, id, set: { [field]: text } })
        break
      }
      case 'set': {
        const [before, wanted] = [isBaseKnown ? membersOf(was[field]) : membersOf(now[field]), membersOf(mine)]
        const kept = membersOf(now[field]).filter((member) => wanted.includes(member) || !before.includes(member))
        write(field, [...kept, ...wanted.filter((member) => !before.includes(member) && !kept.includes(member))].sort())
        break
      }
      case 'rows': {
        const merged = mergeRows(
          isBaseKnown ? rowsOf(was[field]) : rowsOf(now[field]),
          rowsOf(mine),
          rowsOf(now[field]),
          layout,
        )
        write(field, merged.rows)
        if (merged.clash.length > 0) clash[field] = merged.clash
        break
      }
    }
  }
  return { steps, clash }
}

/** Row by row and cell by cell: what the person changed; a cell of words that others changed too stays theirs. */
function mergeRows(
  was: readonly Row[],
  mine: readonly Row[],
  now: readonly Row[],
  layout: FieldLayout & { readonly kind: 'rows' },
): { readonly rows: readonly Row[]; readonly clash: readonly Row[] } {
  const clash: Row[] = []
  const find = (rows: readonly Row[], id: string) => rows.find((row) => row.id === id)
  const ids = [...new Set([...now, ...mine].map((row) => row.id))]
  const merged = ids.flatMap((id): Row[] => {
    const [before, wanted, there] = [find(was, id), find(mine, id), find(now, id)]
    if (wanted === undefined)
      return there === undefined || (before !== undefined && isEqual(before, there)) ? [] : [there]
    if (there === undefined) {
      // Somebody took the row out that this person went on writing in.
      if (before !== undefined && isEqual(before, wanted)) return []
      return [wanted]
    }
    const cells: Record<string, unknown> = { ...there }
    const lost: Record<string, unknown> = {}
    for (const cell of Object.keys(layout.cells)) {
      if (isEqual(wanted[cell], before?.[cell]) || isEqual(wanted[cell], there[cell])) continue
      const isTheirs = before !== undefined && !isEqual(there[cell], before[cell])
      if (isTheirs && isWords(cell, wanted[cell])) lost[cell] = wanted[cell]
      else if (wanted[cell] === undefined || wanted[cell] === null) delete cells[cell]
      else cells[cell] = wanted[cell]
    }
    if (Object.keys(lost).length > 0) clash.push({ id, ...lost })
    return [{ ...cells, id }]
  })
  return { rows: merged, clash }
}

/** The words that somebody typed in a field: of a text, of the cells of rows, of a list. */
export function wordsIn(collection: BordCollection, field: string, content: unknown, was?: unknown): readonly string[] {
  const layout = layoutOf(collection)[field]
  if (layout?.kind === 'rows') {
    const before = rowsOf(was)
    return rowsOf(content).flatMap((row) => {
      const old = before.find((one) => one.id === row.id)
      return Object.entries(row)
        .filter(([cell, words]) => isWords(cell, words) && !isEqual(old?.[cell], words))
        .map(([, words]) => String(words))
    })
  }
  if (!isTyped(collection, field)) return []
  return (Array.isArray(content) ? content : [content]).filter((one): one is string => typeof one === 'string')
}

/** Cells with words: not the order of rows, nor what is chosen from a list. */
const isWords = (cell: string, content: unknown): boolean =>
  typeof content === 'string' && content !== '' && !['id', 'order', 'kind', 'status'].includes(cell)

const wordsOf = (content: unknown): string => (typeof content === 'string' ? content : '')
const membersOf = (content: unknown): readonly string[] => (Array.isArray(content) ? content.map(String) : [])
const rowsOf = (content: unknown): readonly Row[] => (Array.isArray(content) ? (content as readonly Row[]) : [])
/** Equal as plain values; the order of keys does not matter, `undefined` and `null` are both nothing. */
export function isEqual(a: unknown, b: unknown): boolean {
  const [x, y] = [a ?? null, b ?? null]
  if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null) return x === y
  if (Array.isArray(x) !== Array.isArray(y)) return false
  const [left, right] = [x as Plain, y as Plain]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isEqual(left[key], right[key]))
}
