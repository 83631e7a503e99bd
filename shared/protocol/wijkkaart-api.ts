import * as z from 'zod/mini'
import { bestandIdSchema } from '../base/ids.ts'
import { dagdelen, gatKinds } from '../domain/gat.ts'
import { ijkpuntSchema } from '../domain/kaartlaag.ts'
import { posSchema } from '../domain/signaal.ts'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const line = z.string().check(z.maxLength(200))
const reason = z.string().check(z.maxLength(300))
const facet = z.optional(z.string().check(z.maxLength(120)))

/** `POST …/gaten`: what a person says about a candidate, about a white spot of their own, or takes back. */
export const gatCommandSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.enum(['bevestig', 'wijs_af']),
    kind: z.enum(gatKinds),
    id: z.string().check(z.minLength(1), z.maxLength(200)),
    text: z.optional(line),
    reason: z.optional(reason),
    geo: z.optional(posSchema),
  }),
  z.object({
    action: z.literal('teken'),
    kind: z.enum(gatKinds),
    /** Made by the client: sending twice draws one. */
    id,
    themaId: id,
    text: line.check(z.trim(), z.minLength(1)),
    reason: z.optional(reason),
    daypart: z.optional(z.enum(dagdelen)),
    targetGroup: facet,
    area: facet,
    demandSignaalIds: z.array(id).check(z.maxLength(100)),
    nodeIds: z.array(id).check(z.maxLength(40)),
    geo: z.optional(posSchema),
  }),
  z.object({ action: z.literal('neem_terug'), id: z.string().check(z.minLength(1), z.maxLength(200)) }),
])
export type GatCommand = z.infer<typeof gatCommandSchema>

/** `POST …/kaart`: what lies under the wijkkaart. Files come in by `POST …/bestanden` first. */
export const kaartCommandSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('gebieden'), bestandId: bestandIdSchema, title: line }),
  z.object({ action: z.literal('voorbeeld') }),
  z.object({
    action: z.literal('beeld'),
    bestandId: bestandIdSchema,
    title: line,
    ijk: z.tuple([ijkpuntSchema, ijkpuntSchema]),
  }),
  z.object({ action: z.literal('weg'), wat: z.enum(['gebieden', 'beeld']) }),
])

/** `POST …/kanskaarten/{kaartId}/trekker`. `buiten`: somebody else writes down that the trekker said yes. */
export const trekkerCommandSchema = z.object({
  how: z.enum(['zelf', 'buiten', 'intrekken']),
  /** With `buiten`: how it was said, e.g. by telephone. */
  door: z.optional(line),
})

/** One change in the history of a record. `before` as the record reads it: a text, a value, a list of rows or ids. */
export const wijzigingSchema = z.object({
  at: z.number(),
  field: z.optional(z.string()),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
  /** A group, a rol or an organisation, as the werksessie shows authors; never a name. */
  wie: z.optional(z.string()),
  mij: z.boolean(),
})
export type Wijziging = z.infer<typeof wijzigingSchema>
export const geschiedenisSchema = z.object({ wijzigingen: z.array(wijzigingSchema) })

/** What changed in one record since a moment: fields as they were then. What they are now, the bord says. */
export const veranderdSchema = z.object({
  collection: z.enum(['kanskaarten', 'nodes', 'relations', 'themas']),
  id: z.string(),
  isNieuw: z.boolean(),
  /** Changed last, in server ms. */
  at: z.number(),
  fields: z.array(z.object({ field: z.string(), before: z.optional(z.unknown()), wie: z.array(z.string()) })),
})
/** `POST …/bezoek`: notes this visit, and tells what others did since the one before. */
export const bezoekSchema = z.object({
  /** Server ms of the visit before this one; absent: the first. */
  vorige: z.optional(z.number()),
  veranderd: z.array(veranderdSchema),
})
export type Bezoek = z.infer<typeof bezoekSchema>
