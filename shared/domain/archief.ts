import * as z from 'zod/mini'
import { deelnemerGroepSchema, electorates } from './deelnemer.ts'
import { frameSchema } from './frame.ts'
import { gatBesluitSchema, maxGatBesluiten } from './gat.ts'
import { kanskaartSchema } from './kanskaart.ts'
import { opmerkingSchema } from './opmerking.ts'
import { programmaStatusSchema, traceSchema } from './programma.ts'
import { signaalSchema } from './signaal.ts'
import { stemrondeSchema, surveyResponseSchema } from './stem.ts'
import { afbeeldingSchema, connectorSchema, tekeningSchema } from './tekening.ts'
import { themaSchema } from './thema.ts'
import { werksessieSchema } from './werksessie.ts'
import { mapNodeSchema, relationSchema } from './wijkkaart.ts'

export const archiefFormat = 'wijkbord-archief'
export const archiefVersion = 1

/** A person in an archive: only what counting needs. Never a name, an alias, or the id of the server. */
const pseudonym = z.string().check(z.regex(/^[dp][0-9]{1,6}$/))

/** The bord as `readBord` gives it: every field, archived records included. The text of a flagged signaal is not in it. */
export const archiefBordSchema = z.object({
  signalen: z.array(signaalSchema),
  themas: z.array(themaSchema),
  nodes: z.array(mapNodeSchema),
  relations: z.array(relationSchema),
  kanskaarten: z.array(kanskaartSchema),
  // Archives from before these existed do not have them.
  opmerkingen: z._default(z.array(opmerkingSchema), []),
  frames: z._default(z.array(frameSchema), []),
  connectors: z._default(z.array(connectorSchema), []),
  tekeningen: z._default(z.array(tekeningSchema), []),
  afbeeldingen: z._default(z.array(afbeeldingSchema), []),
})

/** A block of the programma, as `readProgramma` gives it. */
export const archiefProgrammaBlockSchema = z.object({
  type: z.enum(['heading', 'paragraph', 'listItem']),
  level: z.optional(z.int().check(z.gte(1), z.lte(6))),
  sectionKey: z.optional(z.string().check(z.maxLength(120))),
  inline: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('text'), text: z.string(), bold: z.boolean(), italic: z.boolean() }),
      z.object({ type: z.literal('bron'), bronId: z.string() }),
      z.object({ type: z.literal('invulplek'), slotId: z.string(), label: z.string() }),
    ]),
  ),
})

/**
 * The whole werksessie as one JSON file. Importing it into an empty werksessie gives an equal `readBord`. People are
 * pseudonyms `d1`, `d2`, …; ballots are present only when the round was revealed; responses without consent are a number.
 */
export const archiefSchema = z.object({
  format: z.literal(archiefFormat),
  version: z.literal(archiefVersion),
  /** Server time of the export, ms since 1970 UTC. */
  exportedAt: z.number(),
  werksessie: werksessieSchema,
  bord: archiefBordSchema,
  programma: z.object({
    status: z.optional(programmaStatusSchema),
    blocks: z.array(archiefProgrammaBlockSchema),
    bronnen: z.record(z.string(), traceSchema),
  }),
  deelnemers: z.array(
    z.object({
      key: pseudonym,
      group: deelnemerGroepSchema,
      /** Only when `showAuthors` is `organisatie`: then it stands on the notes as well. */
      organisation: z.optional(z.string().check(z.maxLength(80))),
      begeleider: z.boolean(),
      table: z.optional(z.int().check(z.gte(1), z.lte(99))),
      joinsThemas: z.array(z.string()),
    }),
  ),
  /** Signaal id → pseudonym of who made it. */
  owners: z.record(z.string(), pseudonym),
  stemronde: z.optional(stemrondeSchema),
  /**
   * Per electorate as many as were cast, each the mean of all of them: enough to count again, and nobody's own. Archives of
   * before have each ballot under the pseudonym of its person.
   */
  ballots: z.array(
    z.object({
      key: z.optional(pseudonym),
      electorate: z.optional(z.enum(electorates)),
      ballot: z.record(z.string().check(z.maxLength(40)), z.number().check(z.gte(0), z.lte(20))),
    }),
  ),
  survey: z.array(surveyResponseSchema),
  surveyWithoutConsent: z.int().check(z.gte(0)),
  /** What people said about white spots and doubled supply; absent in archives of before. */
  gaten: z.optional(z.array(gatBesluitSchema).check(z.maxLength(maxGatBesluiten))),
})
export type Archief = z.infer<typeof archiefSchema>

/** Just enough to recognise an archive of another version before reading the rest. */
export const archiefHeadSchema = z.object({ format: z.literal(archiefFormat), version: z.number() })
