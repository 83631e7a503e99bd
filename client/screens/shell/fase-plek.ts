import type { Rol } from '../../../shared/domain/rol.ts'
import type { Fase, FaseView } from '../../../shared/domain/werksessie.ts'
import type { ScreenName } from '../screens.ts'

const screenOf: Readonly<Record<FaseView, ScreenName>> = {
  schrijven: 'bord',
  bord: 'bord',
  stemmen: 'stemmen',
  wijkkaart: 'wijkkaart',
  kanskaarten: 'kanskaarten',
  rangorde: 'rangorde',
  programma: 'programma',
  meedoen: 'meedoen',
}

/**
 * The screen to which a fase brings somebody who is on `current`; `undefined` when they stay where they are. Phones follow
 * the task on their one screen; who types paper, steers or projects is never moved. The list is the bord in another form.
 */
export function faseScreen(
  rol: Rol,
  fase: Pick<Fase, 'view'> | undefined,
  current: ScreenName,
  options: { readonly isPhone: boolean; readonly mayReadProgramma: boolean },
): ScreenName | undefined {
  if (rol !== 'deelnemer' || fase?.view === undefined) return undefined
  if (options.isPhone || current === 'telefoon') return current === 'telefoon' ? undefined : 'telefoon'
  const target = screenOf[fase.view]
  if (target === 'programma' && !options.mayReadProgramma) return undefined
  if (target === current || (target === 'bord' && current === 'lijst')) return undefined
  return target
}
