import type { DeelnemerGroep, Electorate } from '../../../shared/domain/deelnemer.ts'
import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import { getLocale, m } from '../../../shared/i18n/messages.ts'

/** "27 professionals", "1 bewoner". */
export function groepCount(groep: DeelnemerGroep, aantal: number): string {
  switch (groep) {
    case 'professional':
      return aantal === 1 ? m.woord_professional_een() : m.woord_professional({ aantal })
    case 'inwoner':
      return aantal === 1 ? m.woord_inwoner_een() : m.woord_inwoner({ aantal })
    case 'vrijwilliger':
      return aantal === 1 ? m.woord_vrijwilliger_een() : m.woord_vrijwilliger({ aantal })
    case 'gemeente':
      return m.woord_gemeente({ aantal })
  }
}

/** One decimal in the language of the screen: "84,2". */
export const oneDecimal = (value: number): string =>
  new Intl.NumberFormat(getLocale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)

/** "Geld, Wonen en Meedoen" in the language of the screen. */
export const listed = (words: readonly string[]): string =>
  new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words)

/** A time of day, as on a clock: "14:08". `at` in server ms. */
export const timeOfDay = (at: number): string =>
  new Intl.DateTimeFormat(getLocale(), { hour: '2-digit', minute: '2-digit' }).format(at)

/** How heavy each group counts, in words. */
export const weighing = (alpha: number): string =>
  alpha === 0.5
    ? m.rangorde_even_zwaar()
    : m.rangorde_zwaarte({ professionals: Math.round(alpha * 100), bewoners: Math.round((1 - alpha) * 100) })

/** The place as people hear it: themas that are tied stand together in the first place of their group. */
export function shownRank({ themas, tieGroups }: Pick<Rangorde, 'themas' | 'tieGroups'>, row: RankedThema): number {
  const group = tieGroups.find(({ themaIds }) => themaIds.includes(row.themaId))
  if (group === undefined) return row.rank
  return Math.min(...themas.filter(({ themaId }) => group.themaIds.includes(themaId)).map(({ rank }) => rank))
}

/** The place in one group's own order; who shares a place stands in the best of it (the formula uses the mean, 5.5). */
export function groupPlace({ themas }: Pick<Rangorde, 'themas'>, row: RankedThema, group: Electorate): number {
  return 1 + themas.filter(({ electorateRank }) => electorateRank[group] < row.electorateRank[group]).length
}

/** "Lindenholt · dinsdag 14 maart"; parts that are not known are left out. */
export function placeAndDate(area: string, date: string): string {
  const day = new Date(`${date}T12:00:00Z`)
  const spoken = Number.isNaN(day.getTime())
    ? ''
    : new Intl.DateTimeFormat(getLocale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        day,
      )
  return [area, spoken].filter((part) => part !== '').join(' · ')
}
