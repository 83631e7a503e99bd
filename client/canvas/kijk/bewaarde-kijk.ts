import * as z from 'zod/mini'
import { deelnemerGroepSchema } from '../../../shared/domain/deelnemer.ts'
import { channelSchema, posSchema, signaalKindSchema } from '../../../shared/domain/signaal.ts'
import { type BordFilter, noFilter } from '../../state/bord-filter.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { remember, remembered } from '../../ui/preference-store.ts'
import { clampScale, type Rect, type Viewport } from '../geometry.ts'

const optional = <T extends z.ZodMiniType>(schema: T) => z.optional(schema)
const kijkSchema = z.object({
  /** What is in the middle of the free part of the screen, in bord units, and how large. */
  middle: optional(posSchema),
  scale: optional(z.number().check(z.gt(0), z.lte(10))),
  filter: optional(
    z.object({
      text: optional(z.string().check(z.maxLength(200))),
      place: optional(z.string().check(z.maxLength(80))),
      kinds: optional(z.array(signaalKindSchema)),
      groep: optional(deelnemerGroepSchema),
      table: optional(z.number()),
      channel: optional(channelSchema),
      onlyMine: optional(z.boolean()),
      onlyGhosts: optional(z.boolean()),
      withArchived: optional(z.boolean()),
    }),
  ),
  minimap: optional(z.boolean()),
  mode: optional(z.enum(['bord', 'lijst'])),
})
/** How somebody looked at this bord when they left it; on this device only. */
export type BewaardeKijk = z.infer<typeof kijkSchema>

const keyOf = (toegang: string): string => `wijkbord-kijk-${toegang}`

/** What was kept for this toegang; nothing when it cannot be read. */
export function readKijk(toegang: string): BewaardeKijk {
  const kept = remembered(keyOf(toegang))
  if (kept === null) return {}
  try {
    const parsed = kijkSchema.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

/** Keeps these parts, and leaves the others as they were. */
export const keepKijk = (toegang: string, changes: BewaardeKijk): void =>
  remember(keyOf(toegang), JSON.stringify({ ...readKijk(toegang), ...changes }))

export const viewOf = ({ middle, scale }: BewaardeKijk, free: Rect): Viewport | undefined => {
  if (middle === undefined || scale === undefined) return undefined
  const held = clampScale(scale)
  return {
    scale: held,
    x: free.x + free.w / 2 - middle[0] * held,
    y: free.y + free.h / 2 - middle[1] * held,
  }
}

/** A filter as it is kept: what holds, and nothing else. */
export const plainFilter = ({ kinds, ...rest }: BordFilter): NonNullable<BewaardeKijk['filter']> => ({
  ...Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  ),
  ...(kinds.size === 0 ? {} : { kinds: [...kinds] }),
})

export const filterOf = (kept: BewaardeKijk['filter']): BordFilter => ({
  ...noFilter,
  ...Object.fromEntries(Object.entries(kept ?? {}).filter(([, value]) => value !== undefined)),
  kinds: new Set(kept?.kinds),
})

/** Takes filters and minimap from what was kept, and keeps them from now on. Returns how to stop. */
export function followChoices(ui: BordUi, toegang: string): () => void {
  const { filter, minimap } = readKijk(toegang)
  ui.setState({ filter: filterOf(filter), showMinimap: minimap === true })
  return ui.subscribe((state, before) => {
    if (state.filter !== before.filter) keepKijk(toegang, { filter: plainFilter(state.filter) })
    if (state.showMinimap !== before.showMinimap) keepKijk(toegang, { minimap: state.showMinimap })
  })
}
