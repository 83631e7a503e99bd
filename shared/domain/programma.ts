import * as z from 'zod/mini'

/** What a statement rests on (DOMAIN §3, Trace). Without signaalIds, cardIds or mapRefs only `regel`, `mens` and `invulplek` are lawful (I8). */
export const traceSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['telling', 'citaat', 'samenvatting', 'regel', 'mens', 'invulplek']),
    text: z.string(),
    signaalIds: z.array(z.string()),
    cardIds: z.array(z.string()),
    mapRefs: z.array(z.string()),
    stemRef: z.optional(z.string()),
    /** The white spot or overlap it tells of. */
    gatRef: z.optional(z.string()),
    /** What is printed behind the statement (`b12`) and can be typed to find it; it stays with the statement. */
    code: z.optional(z.string()),
    /** Which draft it comes from: its sources as they were then are kept under this number. */
    ronde: z.optional(z.number()),
    /** Who took it over from a proposal of the computer, as the werksessie shows names. */
    aanvaard: z.optional(z.object({ by: z.string(), at: z.number() })),
    /** The language model that worded it. */
    model: z.optional(z.string()),
  })
  .check(
    z.refine(
      (t) =>
        t.kind === 'regel' ||
        t.kind === 'mens' ||
        t.kind === 'invulplek' ||
        t.signaalIds.length + t.cardIds.length + t.mapRefs.length > 0 ||
        t.stemRef !== undefined,
      { error: 'a statement that rests on nothing may only be regel, mens or invulplek (I8)' },
    ),
  )
export type Trace = z.infer<typeof traceSchema>

/**
 * A source as it was when a statement was written. `stand` is everything about it that a count depends on, in a form that
 * can be compared; `tekst` are its words. Words of a signaal that was hidden since are taken out by the server.
 */
export interface Toen {
  readonly soort: 'signaal' | 'kaart' | 'knoop' | 'stemmen' | 'gat'
  readonly tekst: string
  /** The thema it had (signaal). */
  readonly themaId?: string
  readonly stand: string
}

/** A piece of a drafted line: words, or a place that people must fill in. */
export type DraftPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'slot'; readonly id: string; readonly label: string }

/** One statement: its parts, and the trace that says where it comes from. */
export interface DraftStatement {
  readonly parts: readonly DraftPart[]
  readonly trace: Trace
}

export type DraftBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly key: string }
  | { readonly type: 'paragraph'; readonly statements: readonly DraftStatement[] }
  | { readonly type: 'list'; readonly items: readonly DraftStatement[] }

/** A programme draft as data: the same input gives the same blocks, byte for byte. */
export interface DraftProgramma {
  readonly version: string
  readonly title: string
  readonly blocks: readonly DraftBlock[]
  readonly openSlots: number
  /** What the statements rest on, as it was when they were written, by `soort.id`. */
  readonly toen?: Readonly<Record<string, Toen>>
}
export const programmaStatusSchema = z.enum(['leeg', 'concept', 'besproken', 'vastgesteld'])
