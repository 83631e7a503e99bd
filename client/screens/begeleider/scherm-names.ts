import type { SchermKeuze } from '../../../shared/domain/scherm.ts'
import type { SchermView } from '../../../shared/domain/scherm-views.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { quoteOf } from '../../model/bord-work.ts'
import type { SchermData } from '../scherm/scherm-items.ts'

const viewNames: Readonly<Record<SchermView, () => string>> = {
  code: m.scherm_view_code,
  agenda: m.scherm_view_agenda,
  welkom: m.scherm_view_welkom,
  cijfers: m.scherm_view_cijfers,
  signalen: m.scherm_view_signalen,
  aanbod: m.scherm_view_aanbod,
  themas: m.scherm_view_themas,
  thema: m.scherm_view_thema,
  tafel: m.scherm_view_tafel,
  frame: m.scherm_view_frame,
  signaal: m.scherm_view_signaal,
  wijkkaart: m.scherm_view_wijkkaart,
  kanskaart: m.scherm_view_kanskaarten,
  prive: m.scherm_view_prive,
  pauze: m.scherm_view_pauze,
  stemmen: m.scherm_view_stemmen,
  onthulling: m.scherm_view_onthulling,
  meedoen: m.scherm_view_meedoen,
  afsluiting: m.scherm_view_afsluiting,
  zwart: m.scherm_view_zwart,
}

export const schermViewName = (view: SchermView): string => viewNames[view]()

/** One thing on the screen, in a few words; empty when it is gone. */
export function schermItemName(view: SchermView, id: string, data: SchermData): string {
  const named = (title: string | undefined) => (title === undefined || title === '' ? m.regie_zonder_naam() : title)
  switch (view) {
    case 'thema':
      return named(data.themas.find((one) => one.id === id)?.title)
    case 'kanskaart':
      return named(data.kanskaarten.find((one) => one.id === id)?.title)
    case 'frame':
      return named(data.frames.find((one) => one.id === id)?.title)
    case 'tafel':
      return m.regie_tafel({ nummer: id })
    case 'wijkkaart':
      return id === 'netwerk' ? m.scherm_view_netwerk() : m.scherm_view_wijkkaart()
    case 'signaal':
    case 'cijfers':
      return quoteOf(data.signalen.find((one) => one.id === id)?.text ?? '')
    default:
      return ''
  }
}

/** What the screen shows, in words. */
export function schermName({ view, targetId }: SchermKeuze, data: SchermData): string {
  const item = targetId === undefined ? '' : schermItemName(view, targetId, data)
  return item === '' ? schermViewName(view) : view === 'signaal' ? `“${item}”` : item
}
