import * as z from 'zod/mini'
import { frameIdSchema, opmerkingIdSchema, signaalIdSchema } from '../base/ids.ts'
import { deelnemerGroepSchema } from '../domain/deelnemer.ts'
import { maxOpmerkingText } from '../domain/opmerking.ts'
import { reactieKindSchema } from '../domain/signaal.ts'
import { maxTafels, tafelNrSchema, tafelSchema } from '../domain/tafel.ts'

/** Working together in the room: tables, reactions, comments and raised hands. Same conventions as `api.ts`. */

/** `POST …/tafels` (begeleider): how many tables there are, and what one of them is called or works on (`null`: nothing). */
export const tafelsChangeSchema = z.object({
  aantal: z.optional(z.int().check(z.gte(0), z.lte(maxTafels))),
  tafel: z.optional(
    z.object({
      nr: tafelNrSchema,
      title: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(60)))),
      themaId: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
    }),
  ),
})

/** `GET …/tafels` (begeleider): each table with its code and link, who sits there and how far it is in this fase. */
export const tafelsSchema = z.object({
  tafels: z.array(
    z.extend(tafelSchema, {
      code: z.string(),
      link: z.string(),
      frameId: z.optional(frameIdSchema),
      people: z.array(z.object({ alias: z.string(), group: deelnemerGroepSchema, online: z.boolean() })),
      /** Signalen of this table since the fase began, those that are not on the bord yet included. */
      inFase: z.number(),
    }),
  ),
  /** People who did not say where they sit. */
  zonder: z.object({ people: z.number(), online: z.number(), inFase: z.number() }),
})
export type TafelsView = z.infer<typeof tafelsSchema>

/** `POST …/mijn-tafel`: where one sits; `null`: nowhere (any more). */
export const myTableSchema = z.object({ table: z.nullable(tafelNrSchema) })

/** `POST …/reacties`: switches one's own reaction on or off; idempotent. Answers the numbers of that signaal. */
export const reactieSchema = z.object({ signaalId: signaalIdSchema, kind: reactieKindSchema, aan: z.boolean() })
export const reactieAnswerSchema = z.object({ herken: z.number(), vraag: z.number() })

const opmerkingText = z.string().check(z.trim(), z.minLength(1), z.maxLength(maxOpmerkingText))
/** `POST …/opmerkingen`: idempotent by id. */
export const opmerkingInputSchema = z.object({ id: opmerkingIdSchema, signaalId: signaalIdSchema, text: opmerkingText })
/** `POST …/opmerkingen/{opmerking}`: one's own words, other or withdrawn; a begeleider may withdraw anybody's. */
export const opmerkingChangeSchema = z.object({ text: z.optional(opmerkingText), archived: z.optional(z.boolean()) })
/** `POST …/opmerkingen/{opmerking}/verbergen` (begeleider): takes the words away from everybody, or gives them back. */
export const opmerkingHideSchema = z.object({ hidden: z.boolean() })
/** `GET …/opmerkingen/verborgen` (begeleider). */
export const hiddenOpmerkingenSchema = z.array(z.object({ id: opmerkingIdSchema, text: z.string() }))

/** `POST …/hand`: raises or lowers one's own hand. `POST …/handen`: a begeleider lowers one, or all without `id`. */
export const ownHandSchema = z.object({ op: z.boolean() })
export const lowerHandSchema = z.object({ id: z.optional(z.string().check(z.maxLength(40))) })

/** `GET …/samen`: what only this person may know of themselves. */
export const samenSchema = z.object({
  herken: z.array(signaalIdSchema),
  vraag: z.array(signaalIdSchema),
  opmerkingen: z.array(opmerkingIdSchema),
  /** `plaats`: how many hands are up until this one, itself included; 0 when it is down. */
  hand: z.object({ op: z.boolean(), plaats: z.number() }),
  table: z.optional(tafelNrSchema),
})
export type Samen = z.infer<typeof samenSchema>
