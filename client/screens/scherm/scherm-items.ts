import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { onthullingSteps, type SchermKeuze, wijkkaartWays } from '../../../shared/domain/scherm.ts'
import { isActive, type Signaal } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { orderedCards } from '../kanskaarten/kaart-fields.ts'

/** What the projector and its remote control choose from. */
export interface SchermData {
  readonly signalen: readonly Signaal[]
  readonly themas: readonly Thema[]
  readonly kanskaarten: readonly Kanskaart[]
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
    case 'kanskaart':
      return orderedCards(data.kanskaarten).map(({ id }) => id)
    case 'signaal': {
      const now = data.signalen.find(({ id }) => id === targetId)
      return data.signalen
        .filter((one) => isShowable(one) && one.themaId === now?.themaId)
        .sort(newestFirst)
        .map(({ id }) => id)
    }
    case 'onthulling':
      return onthullingSteps
    case 'wijkkaart':
      return wijkkaartWays
    default:
      return []
  }
}

/** What `targetId` stands for when it was left out. */
export function impliedTarget({ view, targetId }: SchermKeuze, items: readonly string[]): string | undefined {
  if (targetId !== undefined) return targetId
  if (view === 'cijfers' || view === 'wijkkaart') return items[0]
  return view === 'onthulling' ? items.at(-1) : undefined
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
