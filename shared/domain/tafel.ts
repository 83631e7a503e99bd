import * as z from 'zod/mini'
import { themaIdSchema } from '../base/ids.ts'

/** Most tables that one werksessie can have; a table number is 1 to 99 for whoever types one. */
export const maxTafels = 40
export const tafelNrSchema = z.int().check(z.gte(1), z.lte(99))

/** A table in the room: its number, what people call it, and the one thema it works on. */
export const tafelSchema = z.object({
  nr: tafelNrSchema,
  title: z.optional(z.string().check(z.trim(), z.maxLength(60))),
  themaId: z.optional(themaIdSchema),
})
export type Tafel = z.infer<typeof tafelSchema>
