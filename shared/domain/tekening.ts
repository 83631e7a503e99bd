import * as z from 'zod/mini'
import {
  afbeeldingIdSchema,
  bestandIdSchema,
  connectorIdSchema,
  frameIdSchema,
  kanskaartIdSchema,
  nodeIdSchema,
  signaalIdSchema,
  tekeningIdSchema,
  themaIdSchema,
} from '../base/ids.ts'
import { sizeSchema } from './frame.ts'
import { posSchema } from './signaal.ts'

/** Fractional index of what lies on top of what (`rang.ts`); absent counts as the middle, in the order of `createdAt`. */
const rank = z.optional(z.string().check(z.maxLength(200)))

/** What a connector can hold on to: it moves along with it, and is not drawn while that is archived. */
export const endSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signaal'), id: signaalIdSchema }),
  z.object({ kind: z.literal('thema'), id: themaIdSchema }),
  z.object({ kind: z.literal('kanskaart'), id: kanskaartIdSchema }),
  z.object({ kind: z.literal('frame'), id: frameIdSchema }),
  z.object({ kind: z.literal('node'), id: nodeIdSchema }),
])
export type End = z.infer<typeof endSchema>

/** What a connector says about its two ends; `vrij` says what its label says. */
export const connectorMeanings = ['hoort_bij', 'leidt_tot', 'helpt', 'botst_met', 'vrij'] as const
export const connectorMeaningSchema = z.enum(connectorMeanings)
export type ConnectorMeaning = z.infer<typeof connectorMeaningSchema>

/** A line between two things on the bord, from `from` to `to`. */
export const connectorSchema = z.object({
  id: connectorIdSchema,
  from: endSchema,
  to: endSchema,
  meaning: connectorMeaningSchema,
  label: z.string(),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Connector = z.infer<typeof connectorSchema>

export const tekeningKinds = ['pen', 'lijn', 'pijl', 'tekst', 'stip'] as const
export const tekeningKindSchema = z.enum(tekeningKinds)
export type TekeningKind = z.infer<typeof tekeningKindSchema>
/** Names of colour tokens: never a free colour, so that contrast holds in every scheme. */
export const inktKleuren = ['inkt', 'blauw', 'groen', 'rood', 'paars', 'oranje'] as const
export const inktKleurSchema = z.enum(inktKleuren)
export type InktKleur = z.infer<typeof inktKleurSchema>
export const lijnDiktes = ['dun', 'gewoon', 'dik'] as const
export const lijnDikteSchema = z.enum(lijnDiktes)

/** `x1, y1, x2, y2, …` in bord units, relative to `pos`; at most 500 points after simplifying. */
export const pointsSchema = z.array(z.number().check(z.gte(-20_000), z.lte(20_000))).check(z.maxLength(1000))

/** Something drawn by hand: a stroke, a line, an arrow, a text or a sticker dot. */
export const tekeningSchema = z.object({
  id: tekeningIdSchema,
  kind: tekeningKindSchema,
  pos: posSchema,
  points: z.optional(pointsSchema),
  /** Of a `tekst`. */
  text: z.string(),
  kleur: inktKleurSchema,
  dikte: z.optional(lijnDikteSchema),
  rank,
  locked: z.optional(z.boolean()),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Tekening = z.infer<typeof tekeningSchema>

/** A picture on the bord; its bytes are a file of the server (`GET /api/werksessies/{id}/bestanden/{bestandId}`). */
export const afbeeldingSchema = z.object({
  id: afbeeldingIdSchema,
  bestandId: bestandIdSchema,
  pos: posSchema,
  size: sizeSchema,
  /** What is to be seen on it, in words. */
  alt: z.string(),
  rank,
  locked: z.optional(z.boolean()),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Afbeelding = z.infer<typeof afbeeldingSchema>
