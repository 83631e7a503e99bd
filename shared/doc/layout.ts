import type * as z from 'zod/mini'

/**
 * How a record lies in Yjs. The gate's allow-list, the reader and the constructors all work from these tables, so a key
 * that is not here cannot be stored (SPEC D1). Nested types are made with their record and never replaced (SPEC D3):
 * two people who made one lazily at the same time would lose one of them.
 */
export type FieldLayout =
  /** One indivisible JSON value; the last writer wins. */
  | { readonly kind: 'value'; readonly schema: z.ZodMiniType; readonly required?: true }
  /** A `Y.Text` without formatting; `max` is the gate's limit in UTF-16 units. */
  | { readonly kind: 'text'; readonly max: number }
  /** A `Y.Map` id → true: a set that two people can add to at once. */
  | { readonly kind: 'set'; readonly max: number }
  /** A `Y.Map` `row.cell` → value: rows whose cells merge one by one. Every row has an `order` cell. */
  | { readonly kind: 'rows'; readonly cells: Readonly<Record<string, z.ZodMiniType>>; readonly maxRows: number }

export type RecordLayout = Readonly<Record<string, FieldLayout>>
export type DocLayout = Readonly<Record<string, RecordLayout>>

export const value = (schema: z.ZodMiniType): FieldLayout => ({ kind: 'value', schema })
export const required = (schema: z.ZodMiniType): FieldLayout => ({ kind: 'value', schema, required: true })
export const text = (max: number): FieldLayout => ({ kind: 'text', max })
export const set = (max: number): FieldLayout => ({ kind: 'set', max })
export const rows = (maxRows: number, cells: Readonly<Record<string, z.ZodMiniType>>): FieldLayout => ({
  kind: 'rows',
  cells,
  maxRows,
})
