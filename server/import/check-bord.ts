import { idPattern } from '../../shared/base/ids.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { FieldLayout, RecordLayout } from '../../shared/doc/layout.ts'
import type { BordSnapshot } from '../../shared/domain/snapshot.ts'
import { limits } from '../../shared/protocol/limits.ts'

/** Where a bord from outside breaks the layout of the document (`signalen.s1.text`), or nothing when it fits. */
export function findMisfit(bord: BordSnapshot): string | undefined {
  const total = Object.values(bord).reduce((sum, records) => sum + records.length, 0)
  if (total > limits.objectsPerBord) return 'bord'
  for (const name of Object.keys(bordLayout) as BordCollection[]) {
    const seen = new Set<string>()
    for (const record of bord[name]) {
      if (!idPattern.test(record.id) || seen.has(record.id)) return `${name}.${record.id}`
      seen.add(record.id)
      const field = misfitOf(bordLayout[name], flatten(name, record))
      if (field !== undefined) return `${name}.${record.id}.${field}`
    }
  }
  return undefined
}

type Plain = Readonly<Record<string, unknown>>

/** The criteria of a thema are fields of their own in the document. */
function flatten(name: BordCollection, record: object): Plain {
  if (name !== 'themas') return record as Plain
  const { criteria, ...rest } = record as { readonly criteria?: object }
  return { ...rest, ...criteria }
}

function misfitOf(layout: RecordLayout, record: Plain): string | undefined {
  for (const [name, given] of Object.entries(record)) {
    if (name === 'id' || given === undefined || given === null) continue
    const field = layout[name]
    if (field === undefined || !fits(field, given)) return name
  }
  return Object.entries(layout).find(
    ([name, field]) => field.kind === 'value' && field.required === true && (record[name] ?? null) === null,
  )?.[0]
}

function fits(field: FieldLayout, given: unknown): boolean {
  switch (field.kind) {
    case 'value':
      return field.schema.safeParse(given).success
    case 'text':
      return typeof given === 'string' && given.length <= field.max
    case 'set':
      return (
        Array.isArray(given) &&
        given.length <= field.max &&
        given.every((id) => typeof id === 'string' && idPattern.test(id))
      )
    case 'rows':
      return Array.isArray(given) && given.length <= field.maxRows && given.every((row) => fitsRow(field.cells, row))
  }
}

function fitsRow(cells: Extract<FieldLayout, { kind: 'rows' }>['cells'], row: unknown): boolean {
  const { id, ...rest } = row as Plain
  if (typeof id !== 'string' || !idPattern.test(id)) return false
  return Object.entries(rest).every(
    ([name, given]) => given === undefined || given === null || cells[name]?.safeParse(given).success === true,
  )
}
