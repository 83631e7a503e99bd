import * as z from 'zod/mini'
import { kanskaartIdSchema, nodeIdSchema, signaalIdSchema, themaIdSchema } from '../base/ids.ts'
import { posSchema } from './signaal.ts'
import { areaLevelSchema } from './werksessie.ts'

export const contributionKinds = ['geld', 'uren', 'ruimte', 'kennis', 'netwerk', 'spullen'] as const
export const fundingKinds = ['subsidie', 'fonds', 'uren', 'ruimte', 'spullen', 'eigen_opbrengst', 'gift'] as const
export const fundingStatuses = ['idee', 'aangevraagd', 'toegezegd'] as const
export const kanskaartStatusSchema = z.enum(['concept', 'compleet', 'vastgesteld', 'vervallen'])

const line = z.string().check(z.maxLength(300))

/** Fractional index of a row; rows without one come first, by id. */
const rowOrder = z.optional(z.string().check(z.maxLength(200)))

/** Rows carry an id, so that two people can fill in different rows, and different cells of one row, at once. */
export const contributionSchema = z.object({
  id: z.string(),
  order: rowOrder,
  who: line,
  kind: z.optional(z.enum(contributionKinds)),
  what: line,
})
export const fundingSourceSchema = z.object({
  id: z.string(),
  order: rowOrder,
  name: line,
  kind: z.optional(z.enum(fundingKinds)),
  status: z.optional(z.enum(fundingStatuses)),
  amountEur: z.optional(z.number().check(z.gte(0), z.lte(1e9))),
})
export const planningRowSchema = z.object({ id: z.string(), order: rowOrder, what: line, quarter: line })
export const agreementRowSchema = z.object({ id: z.string(), order: rowOrder, text: line })

/** While `status` is `concept`, everything but id and status may be empty; empty is shown as empty, never filled in (I1). */
export const kanskaartSchema = z.object({
  id: kanskaartIdSchema,
  status: kanskaartStatusSchema,
  title: z.string(),
  kans: z.string(),
  goal: z.string(),
  targetGroup: z.string(),
  level: z.optional(areaLevelSchema),
  place: z.optional(nodeIdSchema),
  themaIds: z.array(themaIdSchema),
  signaalIds: z.array(signaalIdSchema),
  contributions: z.array(contributionSchema),
  synergy: z.string(),
  fundingSources: z.array(fundingSourceSchema),
  firstStepWhat: z.string(),
  firstStepWho: z.string(),
  firstStepWhen: z.string(),
  leadRole: z.string(),
  leadOrganisation: z.string(),
  leadConfirmed: z.boolean(),
  planning: z.array(planningRowSchema),
  newPartnership: z.string(),
  obstacles: z.string(),
  learningQuestion: z.string(),
  agreements: z.array(agreementRowSchema),
  order: z.string().check(z.maxLength(200)),
  pos: z.optional(posSchema),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Kanskaart = z.infer<typeof kanskaartSchema>

/** The fields that I1 asks for, in the order of the form. `place` may stay open. */
export const requiredKanskaartFields = [
  'title',
  'kans',
  'goal',
  'targetGroup',
  'contributions',
  'synergy',
  'fundingSources',
  'firstStep',
  'lead',
  'planning',
  'obstacles',
  'learningQuestion',
  'themas',
  'signalen',
] as const
export type RequiredKanskaartField = (typeof requiredKanskaartFields)[number]

const filled = (text: string): boolean => text.trim() !== ''

/** How many different parties bring something: 1 + 1 = 3 needs two of them. */
const countParties = ({ contributions }: Kanskaart): number =>
  new Set(contributions.map(({ who }) => who.trim().toLowerCase()).filter((who) => who !== '')).size

/**
 * Which required fields are still open, in form order; an empty list means the card may become `compleet` (DOMAIN I1).
 * A contribution counts when it says who and what, a funding source when it has a name, a planning row when it says what.
 */
export function openKanskaartFields(card: Kanskaart): RequiredKanskaartField[] {
  const isFilled: Record<RequiredKanskaartField, boolean> = {
    title: filled(card.title),
    kans: filled(card.kans),
    goal: filled(card.goal),
    targetGroup: filled(card.targetGroup),
    contributions: card.contributions.filter((c) => filled(c.who) && filled(c.what)).length >= 2,
    synergy: filled(card.synergy) && countParties(card) >= 2,
    fundingSources: card.fundingSources.some((f) => filled(f.name)),
    firstStep: filled(card.firstStepWhat) && filled(card.firstStepWho) && filled(card.firstStepWhen),
    lead: filled(card.leadRole) && filled(card.leadOrganisation) && card.leadConfirmed,
    planning: card.planning.some((p) => filled(p.what)),
    obstacles: filled(card.obstacles),
    learningQuestion: filled(card.learningQuestion),
    themas: card.themaIds.length >= 1,
    signalen: card.signaalIds.length >= 1,
  }
  return requiredKanskaartFields.filter((field) => !isFilled[field])
}
