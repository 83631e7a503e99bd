import * as z from 'zod/mini'
import { signaalIdSchema, themaIdSchema } from '../base/ids.ts'
import { deelnemerGroepSchema } from './deelnemer.ts'
import { areaLevelSchema } from './werksessie.ts'

export const signaalKinds = [
  'praktijksignaal',
  'cijfer',
  'bewonersinput',
  'aanbod',
  'kans',
  'gaat_goed',
  'zorg',
  'wens',
  'oplossing',
] as const
export const signaalKindSchema = z.enum(signaalKinds)
export type SignaalKind = z.infer<typeof signaalKindSchema>

/** The single letter that chooses a kind on paper entry and on the bord. */
export const kindLetters: Readonly<Record<SignaalKind, string>> = {
  praktijksignaal: 'p',
  cijfer: 'c',
  bewonersinput: 'b',
  aanbod: 'a',
  kans: 'k',
  gaat_goed: 'g',
  zorg: 'z',
  wens: 'w',
  oplossing: 'o',
}

/** Kinds that ask for something (DOMAIN §3, white spots); `gaat_goed` never counts as demand (I10). */
export const demandKinds: ReadonlySet<SignaalKind> = new Set(['praktijksignaal', 'bewonersinput', 'zorg', 'wens'])

export const channels = ['bord', 'telefoon', 'papier', 'vragenlijst', 'data'] as const
export const channelSchema = z.enum(channels)
export type Channel = z.infer<typeof channelSchema>

/** What the form allows; the gate allows `maxTextInDoc`, because two lawful edits can merge beyond it. */
export const maxSignaalText = 280
export const maxTextInDoc = 1000

export const sourceSchema = z.object({
  name: z.string().check(z.maxLength(120)),
  year: z.optional(z.int().check(z.gte(1900), z.lte(2200))),
  checked: z.boolean(),
})
export const aboutSchema = z.object({
  level: z.optional(areaLevelSchema),
  area: z.optional(z.string().check(z.maxLength(80))),
  targetGroup: z.optional(z.string().check(z.maxLength(120))),
  dayparts: z.optional(z.array(z.string().check(z.maxLength(30))).check(z.maxLength(14))),
})
/** Canvas coordinates in bord units (1 unit = 1 px at 100 % zoom). One value: x and y are one indivisible fact. */
export const posSchema = z.tuple([z.number().check(z.gte(-1e6), z.lte(1e6)), z.number().check(z.gte(-1e6), z.lte(1e6))])
export type Pos = z.infer<typeof posSchema>

export const reactieKinds = ['herken', 'vraag'] as const
export const reactieKindSchema = z.enum(reactieKinds)
export type ReactieKind = z.infer<typeof reactieKindSchema>
const reactieCount = z.int().check(z.gte(0), z.lte(100_000))
/** How many people recognise it and how many have a question: numbers only, who they are is a row of the server. */
export const reactiesSchema = z.object({ herken: reactieCount, vraag: reactieCount })
export type Reacties = z.infer<typeof reactiesSchema>

/** The numbers of who reacted; `undefined` when nobody does (any more). */
export const countReacties = (
  people: { readonly [K in ReactieKind]: readonly unknown[] } | undefined,
): Reacties | undefined =>
  people === undefined || people.herken.length + people.vraag.length === 0
    ? undefined
    : { herken: people.herken.length, vraag: people.vraag.length }

export const signaalSchema = z.object({
  id: signaalIdSchema,
  text: z.string(),
  kind: signaalKindSchema,
  authorGroup: deelnemerGroepSchema,
  authorLabel: z.optional(z.string().check(z.maxLength(80))),
  channel: channelSchema,
  table: z.optional(z.int().check(z.gte(1), z.lte(99))),
  source: z.optional(sourceSchema),
  about: z.optional(aboutSchema),
  /** Absent: where the layout puts it (in its thema area, or with the loose ones). */
  pos: z.optional(posSchema),
  themaId: z.optional(themaIdSchema),
  /** Further links; the coverage ledger counts `themaId` alone. */
  ookThemas: z.array(themaIdSchema),
  mergedInto: z.optional(signaalIdSchema),
  parked: z.optional(z.boolean()),
  offTopic: z.optional(z.boolean()),
  /** Why it was set aside (`parked`, `offTopic`), in words of the begeleider. */
  asideReason: z.optional(z.string().check(z.maxLength(80))),
  /** Nobody moves it by accident. */
  locked: z.optional(z.boolean()),
  /** What lies on top: see `tekening.ts`. */
  rank: z.optional(z.string().check(z.maxLength(200))),
  /** Set by the server when the note was flagged: its text then lives in a table of the server. */
  hidden: z.optional(z.enum(['privacy', 'zorg'])),
  reacties: z.optional(reactiesSchema),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Signaal = z.infer<typeof signaalSchema>

/** A signaal as people submit it (phone, QR, paper, import): the body of `POST …/signalen`. */
export const signaalInputSchema = z.object({
  id: signaalIdSchema,
  text: z.string(),
  kind: signaalKindSchema,
  themaId: z.optional(themaIdSchema),
  table: z.optional(z.int().check(z.gte(1), z.lte(99))),
  about: z.optional(aboutSchema),
  source: z.optional(sourceSchema),
  pos: z.optional(posSchema),
  /** A schrijver says whose paper it was; ignored for anybody else. */
  authorGroup: z.optional(deelnemerGroepSchema),
  /** The number on the paper, so that it can be found again (DOMAIN E3); ignored for anybody but a schrijver. */
  paper: z.optional(z.string().check(z.trim(), z.maxLength(40))),
  /** When it was written on the device, in ms since 1970 UTC; the server adds its own time. */
  writtenAt: z.optional(z.number()),
})
export type SignaalInput = z.infer<typeof signaalInputSchema>

/** A signaal counts on the bord when nobody withdrew it; merged, parked and hidden ones still count. */
export const isActive = (signaal: Pick<Signaal, 'archivedAt'>): boolean => signaal.archivedAt === undefined
