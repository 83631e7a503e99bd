import { type KijkPlek, type KijkView, kijkViews } from '../../../shared/domain/oproep.ts'
import type { Rol } from '../../../shared/domain/rol.ts'
import type { SchermKeuze } from '../../../shared/domain/scherm.ts'
import { quoteOf } from '../../model/bord-work.ts'
import type { BordModel } from '../../model/types.ts'
import { type ScreenName, screenPath, screens } from '../screens.ts'

/** Where this screen is for others; `undefined` for one that is nobody else's place (console, projector, phone). */
export function viewOfScreen(name: ScreenName): KijkView | undefined {
  return name === 'lijst' ? 'bord' : kijkViews.find((view) => view === name)
}

/**
 * The address to go to for a place, or `undefined` when one is there already or this rol does not have that screen. Canvas
 * and list are the same place: everybody keeps their own.
 */
export function pathTo(
  plek: KijkPlek,
  from: ScreenName,
  who: { readonly rol: Rol; readonly werksessieId: string; readonly toegang: string },
): string | undefined {
  const { rol, werksessieId, toegang } = who
  const isCard = plek.view === 'kanskaarten' && plek.targetId !== undefined
  if (viewOfScreen(from) === plek.view && !isCard) return undefined
  if (!(screens[plek.view].rollen as readonly Rol[]).includes(rol)) return undefined
  const fromPhone = from === 'telefoon'
  // A phone has sheets of its own for what everybody wrote and for the ballot; one thing is found in the list.
  if (fromPhone && plek.view === 'stemmen') return `${screenPath('telefoon', werksessieId, toegang)}&blad=stemmen`
  if (fromPhone && plek.view === 'bord' && plek.targetId === undefined)
    return `${screenPath('telefoon', werksessieId, toegang)}&blad=iedereen`
  const screen = fromPhone && plek.view === 'bord' ? 'lijst' : plek.view
  const path = screenPath(screen, werksessieId, toegang)
  return isCard ? `${path}&kaart=${encodeURIComponent(plek.targetId ?? '')}` : path
}

/** What there is to see, in a few words: the thing when it has a name, else the screen. */
export function plekName({ view, targetId }: KijkPlek, bord: BordModel): string {
  const title =
    targetId === undefined
      ? undefined
      : (bord.get('themas', targetId)?.title ??
        bord.get('kanskaarten', targetId)?.title ??
        bord.get('frames', targetId)?.title ??
        bord.get('nodes', targetId)?.name ??
        quoteOf(bord.get('signalen', targetId)?.text ?? ''))
  return title === undefined || title === '' ? screens[view].title() : title
}

/** The same place on the projector, where it has one. */
export function schermOfPlek({ view, targetId }: KijkPlek, bord: BordModel): SchermKeuze {
  if (view === 'wijkkaart') return { view: 'wijkkaart' }
  if (view === 'kanskaarten') return { view: 'kanskaart', ...(targetId === undefined ? {} : { targetId }) }
  if (view === 'stemmen') return { view: 'stemmen' }
  if (view === 'rangorde') return { view: 'onthulling' }
  if (targetId !== undefined && bord.get('themas', targetId) !== undefined) return { view: 'thema', targetId }
  if (targetId !== undefined && bord.get('frames', targetId) !== undefined) return { view: 'frame', targetId }
  if (targetId !== undefined && bord.get('signalen', targetId) !== undefined) return { view: 'signaal', targetId }
  return { view: 'signalen' }
}

/** The place of what the projector shows, for calling people there. */
export function plekOfScherm({ view, targetId }: SchermKeuze): KijkPlek {
  const target = targetId === undefined ? {} : { targetId }
  switch (view) {
    case 'thema':
    case 'frame':
    case 'signaal':
    case 'cijfers':
      return { view: 'bord', ...target }
    case 'kanskaart':
      return { view: 'kanskaarten', ...target }
    case 'wijkkaart':
      return { view: 'wijkkaart' }
    case 'stemmen':
      return { view: 'stemmen' }
    case 'onthulling':
      return { view: 'rangorde' }
    default:
      return { view: 'bord' }
  }
}
