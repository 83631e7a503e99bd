import { type ComponentType, lazy } from 'react'
import type { Rol } from '../../shared/domain/rol.ts'
import { m } from '../../shared/i18n/messages.ts'

type Screen = { readonly default: ComponentType }

interface ScreenInfo {
  readonly component: ReturnType<typeof lazy<ComponentType>>
  title(): string
  readonly rollen: readonly Rol[]
  /** The phone screen opens `bord` only with its list. */
  readonly lazyBord?: true
}

const screen = (
  load: () => Promise<Screen>,
  title: () => string,
  rollen: readonly Rol[],
  options: { lazyBord?: true } = {},
): ScreenInfo => ({
  component: lazy(load),
  title,
  rollen,
  ...options,
})

const everybody: readonly Rol[] = ['begeleider', 'schrijver', 'deelnemer', 'team']

/** Every screen of a werksessie: its own chunk, its title, and who has it. Adding one is adding a line here. */
export const screens = {
  telefoon: screen(() => import('./deelnemer/deelnemer-screen.tsx'), m.scherm_telefoon, ['deelnemer'], {
    lazyBord: true,
  }),
  bord: screen(() => import('./bord/bord-screen.tsx'), m.scherm_bord, ['begeleider', 'schrijver', 'deelnemer', 'team']),
  lijst: screen(() => import('./bord/bord-screen.tsx'), m.scherm_lijst, [
    'begeleider',
    'schrijver',
    'deelnemer',
    'team',
  ]),
  begeleider: screen(() => import('./begeleider/begeleider-screen.tsx'), m.scherm_begeleider, ['begeleider']),
  scherm: screen(() => import('./scherm/scherm-screen.tsx'), m.scherm_scherm, ['scherm', 'begeleider']),
  stemmen: screen(() => import('./stemmen/stemmen-screen.tsx'), m.scherm_stemmen, ['deelnemer', 'schrijver']),
  rangorde: screen(() => import('./rangorde/rangorde-screen.tsx'), m.scherm_rangorde, everybody),
  wijkkaart: screen(() => import('./wijkkaart/wijkkaart-screen.tsx'), m.scherm_wijkkaart, everybody),
  kanskaarten: screen(() => import('./kanskaarten/kanskaarten-screen.tsx'), m.scherm_kanskaarten, everybody),
  programma: screen(() => import('./programma/programma-screen.tsx'), m.scherm_programma, [
    'begeleider',
    'team',
    'deelnemer',
    'schrijver',
  ]),
  team: screen(() => import('./team/team-screen.tsx'), m.scherm_team, ['team', 'begeleider']),
} as const satisfies Record<string, ScreenInfo>

export type ScreenName = keyof typeof screens
export const isScreenName = (name: string): name is ScreenName => Object.hasOwn(screens, name)

/** Below this width (CSS px) a deelnemer gets the phone screen. */
const phoneWidth = 900

/** Where somebody goes after joining. */
export function firstScreenOf(rol: Rol, width: number): ScreenName {
  switch (rol) {
    case 'begeleider':
      return 'begeleider'
    case 'scherm':
      return 'scherm'
    case 'team':
      return 'team'
    case 'schrijver':
      return 'lijst'
    default:
      return width < phoneWidth ? 'telefoon' : 'bord'
  }
}

/** The address of a screen of a werksessie, for this toegang. */
export const screenPath = (name: ScreenName, werksessieId: string, toegang: string): string =>
  `/w/${werksessieId}/${name}?toegang=${encodeURIComponent(toegang)}`

export const screenPathFor = (rol: Rol, werksessieId: string, toegang: string): string =>
  screenPath(firstScreenOf(rol, window.innerWidth), werksessieId, toegang)
