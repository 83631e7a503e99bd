import * as z from 'zod/mini'
import { werksessieIdSchema } from '../base/ids.ts'
import { electorateSchema } from './deelnemer.ts'
import { schermViewSchema } from './scherm-views.ts'
import { maxTafels, tafelSchema } from './tafel.ts'

export const areaLevels = ['buurt', 'wijk', 'stadsdeel', 'stedelijk'] as const
export const areaLevelSchema = z.enum(areaLevels)
export type AreaLevel = z.infer<typeof areaLevelSchema>

export const faseKinds = [
  'inloop',
  'welkom',
  'data',
  'signalen',
  'aanbod',
  'clusteren',
  'wijkkaart',
  'kansen',
  'stemmen',
  'duiden',
  'afsluiten',
] as const
export const faseKindSchema = z.enum(faseKinds)
export type FaseKind = z.infer<typeof faseKindSchema>

/** What deelnemers may do in a fase; begeleiders may always. */
export const faseAllowSchema = z.object({
  addSignaal: z.boolean(),
  moveOwn: z.boolean(),
  moveAny: z.boolean(),
  castStem: z.boolean(),
  editMap: z.boolean(),
  editCard: z.boolean(),
})
export type FaseAllow = z.infer<typeof faseAllowSchema>

/** Where a fase brings people: laptops go to this screen, phones to the task of it. */
export const faseViews = [
  'schrijven',
  'bord',
  'stemmen',
  'wijkkaart',
  'kanskaarten',
  'rangorde',
  'programma',
  'meedoen',
] as const
export const faseViewSchema = z.enum(faseViews)
export type FaseView = z.infer<typeof faseViewSchema>

export const intakes = ['direct', 'inbox'] as const
export const intakeSchema = z.enum(intakes)

export const faseSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(40)),
  kind: faseKindSchema,
  title: z.string().check(z.minLength(1), z.maxLength(60)),
  prompt: z.string().check(z.maxLength(200)),
  plannedMinutes: z.number().check(z.gte(0), z.lte(600)),
  allow: faseAllowSchema,
  /** New signalen come straight onto the bord (also when absent), or wait in the begeleider's inbox. */
  intake: z.optional(intakeSchema),
  /** A private round: what somebody writes is seen by its author alone until the begeleider reveals. */
  prive: z.optional(z.boolean()),
  view: z.optional(faseViewSchema),
  /** What the projector shows until the begeleider chooses; absent: what belongs to the kind. */
  scherm: z.optional(schermViewSchema),
  /** What is written in this fase was practice: it is archived when the fase ends. */
  oefen: z.optional(z.boolean()),
})
export type Fase = z.infer<typeof faseSchema>

export const criteria = ['support', 'urgency', 'data', 'breadth', 'focus', 'factors', 'quality', 'feasibility'] as const
export const criterionSchema = z.enum(criteria)
export type Criterion = z.infer<typeof criterionSchema>

export const weightsSchema = z.object({
  support: z.number().check(z.gte(0), z.lte(1000)),
  urgency: z.number().check(z.gte(0), z.lte(1000)),
  data: z.number().check(z.gte(0), z.lte(1000)),
  breadth: z.number().check(z.gte(0), z.lte(1000)),
  focus: z.number().check(z.gte(0), z.lte(1000)),
  factors: z.number().check(z.gte(0), z.lte(1000)),
  quality: z.number().check(z.gte(0), z.lte(1000)),
  feasibility: z.number().check(z.gte(0), z.lte(1000)),
})
export type Weights = z.infer<typeof weightsSchema>

export const showAuthorsSchema = z.enum(['groep', 'organisatie', 'niemand'])

export const settingsSchema = z.object({
  alpha: z.number().check(z.gte(0), z.lte(1)),
  tieMargin: z.number().check(z.gte(0), z.lte(100)),
  dotsPerPerson: z.int().check(z.gte(1), z.lte(20)),
  maxDotsPerThema: z.int().check(z.gte(1), z.lte(20)),
  weights: weightsSchema,
  electorates: z.object({
    professional: electorateSchema,
    inwoner: electorateSchema,
    gemeente: electorateSchema,
    vrijwilliger: electorateSchema,
  }),
  showAuthors: showAuthorsSchema,
})
export type Settings = z.infer<typeof settingsSchema>

/** Defaults of DOMAIN §3 and §4.2. */
export const defaultSettings: Settings = {
  alpha: 0.5,
  tieMargin: 1,
  dotsPerPerson: 5,
  maxDotsPerThema: 3,
  weights: { support: 30, urgency: 15, data: 15, breadth: 10, focus: 10, factors: 10, quality: 5, feasibility: 5 },
  electorates: { professional: 'professional', gemeente: 'professional', inwoner: 'inwoner', vrijwilliger: 'inwoner' },
  showAuthors: 'groep',
}

export const werksessieStatusSchema = z.enum(['voorbereiding', 'open', 'gesloten', 'heropend'])

export const werksessieSchema = z.object({
  id: werksessieIdSchema,
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  area: z.string().check(z.trim(), z.maxLength(80)),
  level: areaLevelSchema,
  date: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
  start: z.string().check(z.regex(/^(\d{2}:\d{2})?$/)),
  end: z.string().check(z.regex(/^(\d{2}:\d{2})?$/)),
  targetGroup: z.string().check(z.maxLength(200)),
  themaSource: z.enum(['vooraf', 'tijdens']),
  fasen: z.array(faseSchema).check(z.minLength(1), z.maxLength(40)),
  huidigeFase: z.string(),
  settings: settingsSchema,
  status: werksessieStatusSchema,
  /** Everything but reading is locked for deelnemers and schrijvers. */
  slot: z.optional(z.boolean()),
  /** `dicht`: nobody new comes in as deelnemer; who was in stays in. */
  deur: z.optional(z.enum(['open', 'dicht'])),
  /** Read on the join screen; empty: none. */
  huisregels: z.optional(z.string().check(z.maxLength(1000))),
  tafels: z.optional(z.array(tafelSchema).check(z.maxLength(maxTafels))),
  synthetic: z.boolean(),
  createdAt: z.number(),
})
export type Werksessie = z.infer<typeof werksessieSchema>

const allow = (change: Partial<FaseAllow> = {}): FaseAllow => ({
  addSignaal: false,
  moveOwn: false,
  moveAny: false,
  castStem: false,
  editMap: false,
  editCard: false,
  ...change,
})

const write = { addSignaal: true, moveOwn: true }

/** The 2.5-hour agenda of the run sheet (DOMAIN §7). Titles and prompts are stored per werksessie, in Dutch, and can be edited. */
export const defaultFasen: readonly Fase[] = [
  {
    id: 'inloop',
    kind: 'inloop',
    title: 'Inloop',
    prompt: 'Wat gaat er goed in uw buurt?',
    plannedMinutes: 20,
    allow: allow(write),
    view: 'schrijven',
  },
  {
    id: 'welkom',
    kind: 'welkom',
    title: 'Welkom',
    prompt: 'Fijn dat u er bent. We beginnen zo.',
    plannedMinutes: 12,
    allow: allow(),
    view: 'bord',
  },
  {
    id: 'data',
    kind: 'data',
    title: 'Cijfers',
    prompt: 'Herkent u dit?',
    plannedMinutes: 15,
    allow: allow(write),
    view: 'bord',
  },
  {
    id: 'signalen',
    kind: 'signalen',
    title: 'Signalen',
    prompt: 'Wat ziet of hoort u in uw buurt? Eén ding per briefje.',
    plannedMinutes: 20,
    allow: allow(write),
    view: 'schrijven',
  },
  {
    id: 'aanbod',
    kind: 'aanbod',
    title: 'Aanbod',
    prompt: 'Wat is er al? En wat gaat goed?',
    plannedMinutes: 13,
    allow: allow(write),
    view: 'schrijven',
  },
  {
    id: 'clusteren',
    kind: 'clusteren',
    title: 'Ordenen',
    prompt: 'Welke briefjes horen bij elkaar?',
    plannedMinutes: 30,
    allow: allow({ ...write, moveAny: true }),
    view: 'bord',
  },
  {
    id: 'wijkkaart',
    kind: 'wijkkaart',
    title: 'Wijkkaart',
    prompt: 'Wie en wat is er, en wie kent wie?',
    plannedMinutes: 15,
    allow: allow({ ...write, editMap: true }),
    view: 'wijkkaart',
  },
  {
    id: 'kansen',
    kind: 'kansen',
    title: 'Kansen',
    prompt: 'Werk met uw tafel één kans uit.',
    plannedMinutes: 22,
    allow: allow({ ...write, editMap: true, editCard: true }),
    view: 'kanskaarten',
  },
  {
    id: 'stemmen',
    kind: 'stemmen',
    title: 'Stemmen',
    prompt: 'Wat moet eerst? Verdeel uw stippen.',
    plannedMinutes: 6,
    allow: allow({ castStem: true }),
    view: 'stemmen',
  },
  {
    id: 'duiden',
    kind: 'duiden',
    title: 'Bespreken',
    prompt: 'Waar kijken we verschillend naar?',
    plannedMinutes: 10,
    allow: allow(),
    view: 'rangorde',
  },
  {
    id: 'afsluiten',
    kind: 'afsluiten',
    title: 'Afsluiten',
    prompt: 'Wat neemt u mee? Eén woord.',
    plannedMinutes: 7,
    allow: allow(write),
    view: 'schrijven',
  },
]
