import * as z from 'zod/mini'
import { jobIdSchema, signaalIdSchema, themaIdSchema } from '../base/ids.ts'

/** One thema of a grouping proposal: an existing one, or a new one that becomes a thema with this id when accepted. */
export const voorstelGroepSchema = z.object({
  id: themaIdSchema,
  isNew: z.boolean(),
  label: z.string(),
  quote: z.optional(z.string()),
})
export const voorstelPlaatsSchema = z.object({
  signaalId: signaalIdSchema,
  /** `null`: past nergens. */
  themaId: z.nullable(themaIdSchema),
  confidence: z.number(),
  words: z.array(z.string()),
  nearest: z.array(signaalIdSchema),
})
export const voorstelDubbelSchema = z.object({
  a: signaalIdSchema,
  b: signaalIdSchema,
  reason: z.enum(['zelfde_woorden', 'spelfout', 'zelfde_uitspraak']),
  score: z.number(),
})
/** A grouping proposal of the worker, stored in `regie`: it moves nothing; people accept per note, per thema or all. */
export const voorstelSchema = z.object({
  id: z.string(),
  version: z.string(),
  createdAt: z.number(),
  groups: z.array(voorstelGroepSchema),
  places: z.array(voorstelPlaatsSchema),
  duplicates: z.array(voorstelDubbelSchema),
})
export type Voorstel = z.infer<typeof voorstelSchema>

export const jobKinds = ['groepering', 'programma', 'export'] as const
export const jobSchema = z.object({
  id: jobIdSchema,
  kind: z.enum(jobKinds),
  status: z.enum(['wacht', 'bezig', 'klaar', 'mislukt', 'geannuleerd']),
  progress: z.number(),
  error: z.optional(z.string()),
  createdAt: z.number(),
})
export type Job = z.infer<typeof jobSchema>
