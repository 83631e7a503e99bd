import * as z from 'zod/mini'
import { themaIdSchema } from '../base/ids.ts'
import { posSchema } from './signaal.ts'
import { areaLevelSchema } from './werksessie.ts'

/** The eight enamel plates (DESIGN §2); a ninth thema repeats a colour with another pictogram. */
export const platen = ['geldzorgen', 'meedoen', 'ontmoeten', 'gezond', 'mentaal', 'wonen', 'wegwijs', 'los'] as const
export const plaatSchema = z.enum(platen)
export type Plaat = z.infer<typeof plaatSchema>

export const pictogrammen = [
  'wallet',
  'hand-helping',
  'coffee',
  'bike',
  'smile',
  'house',
  'signpost',
  'layers',
  'baby',
  'book-open',
  'bus',
  'graduation-cap',
  'heart-pulse',
  'leaf',
  'shield',
  'users',
] as const
export const pictogramSchema = z.enum(pictogrammen)
export type Pictogram = z.infer<typeof pictogramSchema>

/** The pictogram that comes with each plate (DESIGN §2). */
export const pictogramOf: Readonly<Record<Plaat, Pictogram>> = {
  geldzorgen: 'wallet',
  meedoen: 'hand-helping',
  ontmoeten: 'coffee',
  gezond: 'bike',
  mentaal: 'smile',
  wonen: 'house',
  wegwijs: 'signpost',
  los: 'layers',
}
/** A ninth thema and up repeats a colour with another pictogram. `los` is for what has no thema. */
export function plateFor(index: number): { readonly plaat: Plaat; readonly pictogram: Pictogram } {
  const colours = platen.filter((plaat) => plaat !== 'los')
  const plaat = colours[index % colours.length] ?? 'geldzorgen'
  const extra = pictogrammen.slice(8)
  return {
    plaat,
    pictogram:
      index < colours.length
        ? pictogramOf[plaat]
        : (extra[(index - colours.length) % extra.length] ?? pictogramOf[plaat]),
  }
}

const score = z.nullable(z.int().check(z.gte(0), z.lte(4)))

export const focusAreaKeys = ['gezondheid_ontmoeten', 'opgroeien', 'meedoen'] as const
export const socialQualities = ['cohesie', 'inclusie', 'empowerment', 'sociaaleconomische_zekerheid'] as const
export const factorKeys = ['riskNamed', 'protectiveNamed', 'highInfluence', 'combinedApproach'] as const

/** Criteria of DOMAIN §4.2; `null` or absent is unknown, and unknown is not zero. */
export const criteriaScoreSchema = z.object({
  urgency: z.optional(score),
  data: z.optional(score),
  feasibility: z.optional(score),
  focusAreas: z.optional(z.nullable(z.record(z.string().check(z.maxLength(40)), z.int().check(z.gte(0), z.lte(2))))),
  factors: z.optional(
    z.nullable(
      z.object({
        riskNamed: z.boolean(),
        protectiveNamed: z.boolean(),
        highInfluence: z.boolean(),
        combinedApproach: z.boolean(),
      }),
    ),
  ),
  socialQuality: z.optional(z.nullable(z.array(z.enum(socialQualities)).check(z.maxLength(4)))),
})
export type CriteriaScore = z.infer<typeof criteriaScoreSchema>

export const themaSchema = z.object({
  id: themaIdSchema,
  title: z.string(),
  urgencyStatement: z.string(),
  targetGroup: z.string(),
  level: areaLevelSchema,
  status: z.enum(['voorstel', 'herkend', 'vervallen']),
  plaat: plaatSchema,
  pictogram: pictogramSchema,
  /** Fractional index (text); ties are broken by id. Board order is the last tie-break of the ranking. */
  order: z.string().check(z.maxLength(200)),
  /** Top left of the area on the canvas; absent: stacked in columns by `order`. */
  pos: z.optional(posSchema),
  pinned: z.optional(z.boolean()),
  /** Only its plate is shown, for everybody; counts do not change. */
  folded: z.optional(z.boolean()),
  /** Nobody moves it by accident. */
  locked: z.optional(z.boolean()),
  /** It lies in another thema, one level deep: its signalen count in their own thema, never in the parent. */
  parentId: z.optional(themaIdSchema),
  /** It was joined to another thema; archived then. Kept so that joining can be told and taken back. */
  mergedInto: z.optional(themaIdSchema),
  criteria: criteriaScoreSchema,
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Thema = z.infer<typeof themaSchema>

/**
 * Gives for the id of a thema the thema that it is by now: where one was joined to another, that one. What somebody puts in
 * a thema while others join it (offline, or at the same moment) so counts where its signalen went.
 */
export function themaFinder(
  themas: readonly Pick<Thema, 'id' | 'mergedInto' | 'archivedAt'>[],
): (id: string) => string {
  const joined = new Map<string, string>()
  for (const { id, mergedInto, archivedAt } of themas)
    if (mergedInto !== undefined && archivedAt !== undefined) joined.set(id, mergedInto)
  return (id) => {
    let at = id
    // Two who joined them to each other at one moment made a circle: then it stays where it was.
    for (let hops = 0; hops <= joined.size; hops++) {
      const next = joined.get(at)
      if (next === undefined) return at
      at = next
    }
    return id
  }
}
