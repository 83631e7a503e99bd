import * as z from 'zod/mini'
import { idPattern } from '../base/ids.ts'

const id = z.string().check(z.regex(idPattern))
/** Ids of statements: `st.3.thema.1~2`. */
const bronId = z.string().check(z.minLength(1), z.maxLength(120))
const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))
/** A relative position of Yjs as JSON. */
const position = z.string().check(z.maxLength(300))

/** `POST …/programma/wijzigingen`: proposals that a person takes over or refuses. */
export const wijzigingenSchema = z.object({
  ja: z.optional(z.array(id).check(z.maxLength(2000))),
  nee: z.optional(z.array(id).check(z.maxLength(2000))),
})
/** How many were taken over, and how many of those came behind words of people. */
export const wijzigingenAnswerSchema = z.object({ gedaan: z.number(), ernaast: z.number(), niets: z.number() })

/** `POST …/programma/gezien`: a person looked at a changed source. */
export const gezienSchema = z.object({ bronId })

/** `POST …/programma/gesprekken`: begins a talk about a few words. */
export const gesprekInputSchema = z.object({
  id,
  van: position,
  tot: position,
  citaat: z.string().check(z.maxLength(300)),
  berichtId: id,
  text: words,
})
/** `POST …/programma/gesprekken/{gesprek}`: says something, marks it as done, or opens it again. */
export const gesprekChangeSchema = z.object({
  bericht: z.optional(z.object({ id, text: words })),
  klaar: z.optional(z.boolean()),
})

/** `POST …/programma/versies`. */
export const versieInputSchema = z.object({ title: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)) })

const inlineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), bold: z.boolean(), italic: z.boolean() }),
  z.object({ type: z.literal('bron'), bronId: z.string() }),
  z.object({ type: z.literal('invulplek'), slotId: z.string(), label: z.string() }),
])
/** `GET …/programma/versies/{versie}`: what it says, block by block. */
export const versieInhoudSchema = z.object({
  blocks: z.array(
    z.object({
      type: z.enum(['heading', 'paragraph', 'listItem']),
      level: z.optional(z.number()),
      sectionKey: z.optional(z.string()),
      inline: z.array(inlineSchema),
    }),
  ),
})

/** `POST …/programma/taalmodel` (begeleider): on or off for this werksessie. */
export const taalmodelSchema = z.object({ aan: z.boolean() })
/** `POST …/programma/suggesties`: asks for wordings about one section. */
export const suggestiesSchema = z.object({ section: z.string().check(z.minLength(1), z.maxLength(120)) })
/** How many came, and how many of them broke a rule and were thrown away. */
export const suggestiesAnswerSchema = z.object({ erbij: z.number(), geweigerd: z.number() })
