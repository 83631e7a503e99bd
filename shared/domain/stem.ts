import * as z from 'zod/mini'
import { rondeIdSchema } from '../base/ids.ts'
import { weightsSchema } from './werksessie.ts'

/** A voting round. Its recorded weights are fixed before it opens; ballots live in a table of the server only. */
export const stemrondeSchema = z.object({
  id: rondeIdSchema,
  form: z.literal('stippen'),
  targets: z.array(z.string()).check(z.minLength(1), z.maxLength(200)),
  dotsPerPerson: z.int().check(z.gte(1), z.lte(20)),
  maxDotsPerTarget: z.int().check(z.gte(1), z.lte(20)),
  weights: weightsSchema,
  alpha: z.number().check(z.gte(0), z.lte(1)),
  status: z.enum(['open', 'gesloten', 'onthuld']),
  openedAt: z.number(),
})
export type Stemronde = z.infer<typeof stemrondeSchema>

/** Dots by target; a target without dots may be left out. */
export const ballotSchema = z.record(z.string().check(z.maxLength(40)), z.int().check(z.gte(0), z.lte(20)))
export type Ballot = z.infer<typeof ballotSchema>

/** Why a ballot cannot count, or nothing when it can (I3). */
export function ballotProblem(
  ballot: Ballot,
  ronde: Stemronde,
): 'stem.unknown_target' | 'stem.too_many_on_thema' | 'stem.too_many_dots' | undefined {
  let total = 0
  for (const [target, dots] of Object.entries(ballot)) {
    if (!ronde.targets.includes(target)) return 'stem.unknown_target'
    if (dots > ronde.maxDotsPerTarget) return 'stem.too_many_on_thema'
    total += dots
  }
  return total > ronde.dotsPerPerson ? 'stem.too_many_dots' : undefined
}

export const surveyResponseSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  channel: z.enum(['qr', 'papier', 'straatgesprek']),
  ageBand: z.optional(z.string().check(z.maxLength(20))),
  area: z.optional(z.string().check(z.maxLength(80))),
  answer: z.string().check(z.maxLength(1000)),
  themaOfInterest: z.optional(z.string().check(z.maxLength(40))),
  wantsToJoin: z.boolean(),
})
/** Only responses with consent exist as a record; of the others nothing but their number is kept (I5). */
export type SurveyResponse = z.infer<typeof surveyResponseSchema>
