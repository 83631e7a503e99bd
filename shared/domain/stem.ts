import * as z from 'zod/mini'
import { rondeIdSchema } from '../base/ids.ts'
import { settingsSchema, weightsSchema } from './werksessie.ts'

export const stemVormen = ['stippen', 'matrix'] as const
export type StemVorm = (typeof stemVormen)[number]
export const stemDoelen = ['themas', 'kanskaarten', 'signalen'] as const
export type StemDoel = (typeof stemDoelen)[number]
export const maxStemTargets = 200

/**
 * A voting round. What it counts with (weights, alpha, limits, which group counts where) is recorded before it opens and
 * stays; ballots live in a table of the server only. Rounds from before `doel` and `electorates` are about themas and use
 * the settings of the werksessie.
 */
export const stemrondeSchema = z.object({
  id: rondeIdSchema,
  form: z.enum(stemVormen),
  doel: z.optional(z.enum(stemDoelen)),
  /** The question, when it is not that of the fase. */
  title: z.optional(z.string().check(z.maxLength(120))),
  targets: z.array(z.string()).check(z.minLength(1), z.maxLength(maxStemTargets)),
  dotsPerPerson: z.int().check(z.gte(1), z.lte(20)),
  maxDotsPerTarget: z.int().check(z.gte(1), z.lte(20)),
  weights: weightsSchema,
  alpha: z.number().check(z.gte(0), z.lte(1)),
  tieMargin: z.optional(z.number().check(z.gte(0), z.lte(100))),
  electorates: z.optional(settingsSchema.shape.electorates),
  status: z.enum(['open', 'gesloten', 'onthuld']),
  openedAt: z.number(),
  revealedAt: z.optional(z.number()),
})
export type Stemronde = z.infer<typeof stemrondeSchema>

export const doelOf = (ronde: Pick<Stemronde, 'doel'>): StemDoel => ronde.doel ?? 'themas'
/** Only dots on themas make the ranking of DOMAIN §4; other rounds have a result of their own. */
export const makesRangorde = (ronde: Pick<Stemronde, 'doel' | 'form'>): boolean =>
  ronde.form === 'stippen' && doelOf(ronde) === 'themas'

/** Dots by target; a target without dots may be left out. */
export const ballotSchema = z.record(z.string().check(z.maxLength(40)), z.int().check(z.gte(0), z.lte(20)))
export type Ballot = z.infer<typeof ballotSchema>

const matrixValueSchema = z.int().check(z.gte(0), z.lte(100))
/** `[haalbaarheid, effect]`, 0–100 each: values, never pixels. A target that somebody did not place is left out. */
export const matrixBallotSchema = z.record(
  z.string().check(z.maxLength(40)),
  z.tuple([matrixValueSchema, matrixValueSchema]),
)
export type MatrixPlace = readonly [feasibility: number, effect: number]
export type MatrixBallot = Readonly<Record<string, MatrixPlace>>

type Problem = 'stem.unknown_target' | 'stem.too_many_on_thema' | 'stem.too_many_dots'

/** Why a ballot cannot count, or nothing when it can (I3). */
export function ballotProblem(ballot: Ballot, ronde: Stemronde): Problem | undefined {
  let total = 0
  for (const [target, dots] of Object.entries(ballot)) {
    if (!ronde.targets.includes(target)) return 'stem.unknown_target'
    if (dots > ronde.maxDotsPerTarget) return 'stem.too_many_on_thema'
    total += dots
  }
  return total > ronde.dotsPerPerson ? 'stem.too_many_dots' : undefined
}

/** The same for a matrix: every target that is placed takes part in the round. */
export const matrixProblem = (matrix: MatrixBallot, ronde: Stemronde): Problem | undefined =>
  Object.keys(matrix).every((target) => ronde.targets.includes(target)) ? undefined : 'stem.unknown_target'

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
