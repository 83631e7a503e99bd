import * as z from 'zod/mini'

/** `haal`: everybody looks here once. `volg`: people look along until `los`. */
export const oproepKindSchema = z.enum(['haal', 'volg', 'los'])
/** Where people can be taken; `bord` is the canvas or the list, as each of them works. */
export const kijkViews = ['bord', 'wijkkaart', 'kanskaarten', 'stemmen', 'rangorde', 'programma'] as const
export const kijkViewSchema = z.enum(kijkViews)
export type KijkView = z.infer<typeof kijkViewSchema>

const size = z.number().check(z.gte(1), z.lte(1e6))
const coordinate = z.number().check(z.gte(-1e6), z.lte(1e6))
/** x, y, width, height in bord units. */
export const kijkRectSchema = z.tuple([coordinate, coordinate, size, size])
export type KijkRect = z.infer<typeof kijkRectSchema>

/** A place to look at: a screen, one thing there (id of a signaal, thema, frame, kanskaart or node), a part of the bord. */
export const kijkPlekSchema = z.object({
  view: kijkViewSchema,
  targetId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  rect: z.optional(kijkRectSchema),
})
export type KijkPlek = z.infer<typeof kijkPlekSchema>

/** The same, as presence carries it. */
export const kijktSchema = z.extend(kijkPlekSchema, { id: z.string().check(z.minLength(1), z.maxLength(64)) })
export type Kijkt = z.infer<typeof kijktSchema>

/** The last call of a begeleider to look along. While following, finer places come by presence, not through here. */
export interface Oproep extends Readonly<KijkPlek> {
  readonly id: string
  /** Server ms. */
  readonly at: number
  /** Id of the begeleider who called. */
  readonly by: string
  readonly kind: z.infer<typeof oproepKindSchema>
}

/** How often the begeleider tells where they look, at most. */
export const followPauseMs = 200
