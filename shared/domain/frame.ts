import * as z from 'zod/mini'
import { frameIdSchema } from '../base/ids.ts'
import { posSchema } from './signaal.ts'
import { tafelNrSchema } from './tafel.ts'

const side = z.number().check(z.gte(120), z.lte(20_000))
/** Width and height in bord units: one value, because two people who resize at once must not make a shape nobody chose. */
export const sizeSchema = z.tuple([side, side])
export type Size = z.infer<typeof sizeSchema>

/** Room for three columns of signalen: as wide as a thema. */
export const frameStartSize: Size = [460, 220]

/** A titled area on the bord. Without a title it is called after its table. With a `table` the loose signalen of that table lie in it (ADR 0003). */
export const frameSchema = z.object({
  id: frameIdSchema,
  title: z.string(),
  /** Absent: in the row of areas, where the layout puts it. */
  pos: z.optional(posSchema),
  /** At least this large; it grows with what lies in it. */
  size: sizeSchema,
  table: z.optional(tafelNrSchema),
  locked: z.optional(z.boolean()),
  order: z.string().check(z.maxLength(200)),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Frame = z.infer<typeof frameSchema>
