import * as z from 'zod/mini'
import { opmerkingIdSchema, signaalIdSchema } from '../base/ids.ts'
import { deelnemerGroepSchema } from './deelnemer.ts'

export const maxOpmerkingText = 500

/**
 * What somebody says about a signaal. Written by the server alone, on command: so it carries nobody's clientID, whatever
 * `showAuthors` says, and it can be hidden.
 */
export const opmerkingSchema = z.object({
  id: opmerkingIdSchema,
  signaalId: signaalIdSchema,
  text: z.string(),
  authorGroup: deelnemerGroepSchema,
  authorLabel: z.optional(z.string().check(z.maxLength(80))),
  /** A begeleider hid it: its text then lives in a table of the server. */
  hidden: z.optional(z.boolean()),
  createdAt: z.number(),
  editedAt: z.optional(z.number()),
  archivedAt: z.optional(z.number()),
})
export type Opmerking = z.infer<typeof opmerkingSchema>

/** Counts in the conversation about a signaal: neither withdrawn nor hidden. */
export const isReadable = (opmerking: Opmerking): boolean =>
  opmerking.archivedAt === undefined && opmerking.hidden !== true
