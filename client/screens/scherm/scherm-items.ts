import type { Frame } from '../../../shared/domain/frame.ts'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { type SchermKeuze, wijkkaartWays } from '../../../shared/domain/scherm.ts'
import { isActive, type Signaal } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { orderedCards } from '../kanskaarten/kaart-fields.ts'

/** What the projector and its remote control choose from. */
export interface SchermData {
  readonly signalen: readonly Signaal[]
  readonly themas: readonly Thema[]
  readonly kanskaarten: readonly Kanskaart[]
  readonly frames: readonly Frame[]
}

/**
 * May this note be on the projector? Withdrawn, hidden (privacy, care), parked, empty and lying under another one: never.
 */
export const isShowable = (signaal: Signaal): boolean =>
  isActive(signaal) &&
  signaal.hidden === undefined &&
  signaal.mergedInto === undefined &&
  signaal.parked !== true &&
  signaal.text.trim() !== ''

export const newestFirst = (a: Signaal, b: Signaal): number => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)
const oldestFirst = (a: Signaal, b: Signaal): number => -newestFirst(a, b)

/** The data cards, in the order in which they were written. */
export const figuresOf = (signalen: readonly Signaal[]): readonly Signaal[] =>
  signalen.filter((signaal) => signaal.kind === 'cijfer' && isShowable(signaal)).sort(oldestFirst)

/** Frames as people go through them. */
export const orderedFrames = (frames: readonly Frame[]): readonly Frame[] =>
  frames.filter(isActive).sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))

/** Does this note lie in the frame? By its place on the bord; where one of both has no place, by the table that wrote it. */
export function liesIn({ pos, themaId, table }: Signaal, frame: Frame): boolean {
  if (themaId !== undefined) return false
  if (pos === undefined || frame.pos === undefined) return frame.table !== undefined && table === frame.table
  if (frame.pos === undefined) return false
  const [dx, dy] = [pos[0] - frame.pos[0], pos[1] - frame.pos[1]]
  return dx >= 0 && dy >= 0 && dx <= frame.size[0] && dy <= frame.size[1]
}

const rowHeight = 120
/** Row by row, left to right, as people read a wall; what has no place comes last, oldest first. */
export function byReading(a: Signaal, b: Signaal): number {
  if (a.pos === undefined || b.pos === undefined)
    return Number(a.pos === undefined) - Number(b.pos === undefined) || oldestFirst(a, b)
  return Math.floor(a.pos[1] / rowHeight) - Math.floor(b.pos[1] / rowHeight) || a.pos[0] - b.pos[0] || oldestFirst(a, b)
}

/** Numbers of the tables that wrote something. */
export const tablesOf = (signalen: readonly Signaal[]): readonly number[] =>
  [...new Set(signalen.filter(isActive).flatMap(({ table }) => (table === undefined ? [] : [table])))].sort(
    (a, b) => a - b,
  )

/** The things that this view shows one after the other, in order; nothing where the view is all there is. */
export function itemsOf({ view, targetId }: SchermKeuze, data: SchermData): readonly string[] {
  switch (view) {
    case 'cijfers':
      return figuresOf(data.signalen).map(({ id }) => id)
    case 'thema':
      return orderedThemas(data.themas).map(({ id }) => id)
    case 'tafel':
      return tablesOf(data.signalen).map(String)
    case 'frame':
      return orderedFrames(data.frames).map(({ id }) => id)
    case 'kanskaart':
      return orderedCards(data.kanskaarten).map(({ id }) => id)
    case 'signaal': {
      const now = data.signalen.find(({ id }) => id === targetId)
      return data.signalen
        .filter((one) => isShowable(one) && one.themaId === now?.themaId)
        .sort(newestFirst)
        .map(({ id }) => id)
    }
    case 'wijkkaart':
      return wijkkaartWays
    default:
      return []
  }
}

/** What `targetId` stands for when it was left out. */
export function impliedTarget({ view, targetId }: SchermKeuze, items: readonly string[]): string | undefined {
  if (targetId !== undefined) return targetId
  return view === 'cijfers' || view === 'wijkkaart' ? items[0] : undefined
}

/** One item on (`1`) or back (`-1`); `undefined` where there is none. */
export function stepScherm(keuze: SchermKeuze, step: 1 | -1, data: SchermData): SchermKeuze | undefined {
  const items = itemsOf(keuze, data)
  const current = impliedTarget(keuze, items)
  const at = current === undefined ? -1 : items.indexOf(current)
  // From the overview of all cards the first step forward opens the first one.
  const next = items[at === -1 ? (step === 1 ? 0 : -1) : at + step]
  return next === undefined ? undefined : { view: keuze.view, targetId: next }
}
