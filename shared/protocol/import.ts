import * as z from 'zod/mini'

/** What a column of a list can say about a signaal. */
export const importVelden = ['tekst', 'soort', 'groep', 'thema', 'tafel', 'id'] as const
export type ImportVeld = (typeof importVelden)[number]

const column = z.optional(z.string().check(z.minLength(1), z.maxLength(200)))
/** Which column says what, by the keys that the preview gave. */
export const kolommenSchema = z.object({
  tekst: column,
  soort: column,
  groep: column,
  thema: column,
  tafel: column,
  id: column,
})

const refusedSchema = z.object({ line: z.number(), code: z.string(), message: z.string() })

/** `POST …/import/bekijken`: what a file is and what would come of it. Nothing has been written. */
export const importVoorbeeldSchema = z.object({
  /** `signalen`: lines to add; `vragenlijst`: responses; `geheel`: a whole werksessie, into an empty one. */
  soort: z.enum(['signalen', 'vragenlijst', 'geheel']),
  /** By its columns; of a pasted list and a whole werksessie `onbekend`. */
  herkomst: z.enum(['mural', 'miro', 'wijkbord', 'onbekend']),
  /** Of a table: key and name of each column. */
  kolommen: z.array(z.object({ key: z.string(), naam: z.string() })),
  keuze: kolommenSchema,
  /** The first lines as they stand in the file, in the order of `kolommen`. */
  regels: z.array(z.array(z.string())),
  /** The first signalen as they would become. */
  voorbeeld: z.array(z.object({ line: z.number(), text: z.string(), kind: z.string(), thema: z.optional(z.string()) })),
  aantal: z.number(),
  /** Already on the bord from an earlier import of the same list. */
  already: z.number(),
  /** Lines that say (almost) what is on the bord already, or what an earlier line says. */
  dubbel: z.array(z.object({ line: z.number(), text: z.string(), code: z.optional(z.string()), lijktOp: z.string() })),
  refused: z.array(refusedSchema),
})
export type ImportVoorbeeld = z.infer<typeof importVoorbeeldSchema>
