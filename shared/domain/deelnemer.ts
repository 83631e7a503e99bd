import * as z from 'zod/mini'
import { deelnemerIdSchema } from '../base/ids.ts'

export const deelnemerGroepen = ['professional', 'inwoner', 'gemeente', 'vrijwilliger'] as const
export const deelnemerGroepSchema = z.enum(deelnemerGroepen)
export type DeelnemerGroep = z.infer<typeof deelnemerGroepSchema>

export const electorates = ['professional', 'inwoner'] as const
/** A group whose votes are counted together; `geen` does not vote. */
export const electorateSchema = z.enum(['professional', 'inwoner', 'geen'])
export type Electorate = (typeof electorates)[number]

export const aliasSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(40))

/** A person in one werksessie. A row of the server; only counts and group labels ever enter a shared document. */
export const deelnemerSchema = z.object({
  id: deelnemerIdSchema,
  alias: aliasSchema,
  group: deelnemerGroepSchema,
  organisation: z.optional(z.string().check(z.trim(), z.maxLength(80))),
  table: z.optional(z.int().check(z.gte(1), z.lte(99))),
  /** Where this person sat before: what they wrote there offline may still come in. */
  formerTables: z.optional(z.array(z.int())),
  begeleider: z.boolean(),
  device: z.enum(['laptop', 'telefoon', 'papier', 'onbekend']),
  joinsThemas: z.array(z.string()),
  createdAt: z.number(),
})
export type Deelnemer = z.infer<typeof deelnemerSchema>
