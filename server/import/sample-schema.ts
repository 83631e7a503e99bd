import * as z from 'zod/mini'
import { deelnemerGroepSchema, electorateSchema } from '../../shared/domain/deelnemer.ts'
import {
  contributionKinds,
  fundingKinds,
  fundingStatuses,
  kanskaartStatusSchema,
} from '../../shared/domain/kanskaart.ts'
import { socialQualities } from '../../shared/domain/thema.ts'
import { areaLevelSchema, faseKindSchema, weightsSchema } from '../../shared/domain/werksessie.ts'
import {
  formalitySchema,
  nodeTypeSchema,
  relationKindSchema,
  relationQualitySchema,
} from '../../shared/domain/wijkkaart.ts'

/** The files of the sample format (DOMAIN §3): an exchange format with English snake_case keys, not our model. */

const score = z.nullable(z.int().check(z.gte(0), z.lte(4)))
const text = z.nullable(z.string())

export const sampleSessionSchema = z.object({
  title: z.string(),
  synthetic: z.optional(z.boolean()),
  area: z.string(),
  level: areaLevelSchema,
  date: z.string(),
  start: z.string(),
  end: z.string(),
  target_group: z.string(),
  phases: z.array(faseKindSchema),
  settings: z.object({
    alpha: z.number(),
    tie_margin: z.number(),
    dots_per_person: z.int(),
    max_dots_per_theme: z.int(),
    weights: weightsSchema,
    electorates: z.record(deelnemerGroepSchema, electorateSchema),
  }),
  themes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      level: areaLevelSchema,
      target_group: z.string(),
      criteria: z.object({
        urgency: score,
        data: score,
        feasibility: score,
        focus_areas: z.nullable(z.record(z.string(), z.int())),
        factors: z.nullable(
          z.object({
            risk_named: z.boolean(),
            protective_named: z.boolean(),
            high_influence: z.boolean(),
            combined_approach: z.boolean(),
          }),
        ),
        social_quality: z.nullable(z.array(z.enum(socialQualities))),
      }),
    }),
  ),
})

export const samplePeopleSchema = z.object({
  participants: z.array(
    z.object({
      id: z.string(),
      alias: z.string(),
      group: deelnemerGroepSchema,
      organisation: z.optional(text),
      facilitator: z.boolean(),
      anonymous: z.optional(z.boolean()),
      device: z.enum(['laptop', 'telefoon', 'papier']),
      table: z.optional(z.nullable(z.int())),
      joins_themes: z.array(z.string()),
    }),
  ),
})

export const sampleMapSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      type: nodeTypeSchema,
      name: z.string(),
      formality: formalitySchema,
      area: z.optional(text),
      geo: z.nullable(z.object({ x: z.number(), y: z.number() })),
      themes: z.array(z.string()),
      qualities: z.array(z.string()),
      schedule: z.array(z.string()),
    }),
  ),
  relations: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      kind: relationKindSchema,
      quality: relationQualitySchema,
      note: z.optional(text),
    }),
  ),
})

export const sampleCardsSchema = z.object({
  kanskaarten: z.array(
    z.object({
      id: z.string(),
      status: kanskaartStatusSchema,
      title: z.string(),
      opportunity: text,
      goal: text,
      target_group: text,
      level: z.optional(areaLevelSchema),
      place: text,
      theme_ids: z.array(z.string()),
      signal_ids: z.array(z.string()),
      contributions: z.array(z.object({ who: z.string(), kind: z.enum(contributionKinds), what: z.string() })),
      synergy: text,
      funding_sources: z.array(
        z.object({
          name: z.string(),
          kind: z.enum(fundingKinds),
          status: z.enum(fundingStatuses),
          amount_eur: z.nullable(z.number()),
        }),
      ),
      first_step: z.nullable(z.object({ what: text, who: text, when: text })),
      lead: z.nullable(z.object({ role: text, organisation: text, confirmed: z.boolean() })),
      planning: z.array(z.object({ what: z.string(), quarter: text })),
      new_partnership: text,
      agreements: z.array(z.unknown()),
      obstacles: text,
      learning_question: text,
    }),
  ),
})
