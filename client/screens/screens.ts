import type { Rol } from '../../shared/domain/rol.ts'
import { m } from '../../shared/i18n/messages.ts'

interface ScreenInfo {
  title(): string
  readonly rollen: readonly Rol[]
  /** The phone screen opens `bord` only with its list. */
  readonly lazyBord?: true
}

const everybody: readonly Rol[] = ['begeleider', 'schrijver', 'deelnemer', 'team']

/** Every screen of a werksessie: its title and who has it. Its component stands in `shell/screen-components.ts`. */
export const screens = {
  telefoon: { title: m.scherm_telefoon, rollen: ['deelnemer'], lazyBord: true },
  bord: { title: m.scherm_bord, rollen: ['begeleider', 'schrijver', 'deelnemer', 'team'] },
  lijst: { title: m.scherm_lijst, rollen: ['begeleider', 'schrijver', 'deelnemer', 'team'] },
  begeleider: { title: m.scherm_begeleider, rollen: ['begeleider'] },
  scherm: { title: m.scherm_scherm, rollen: ['scherm', 'begeleider'] },
  papier: { title: m.scherm_papier, rollen: ['schrijver'] },
  stemmen: { title: m.scherm_stemmen, rollen: ['deelnemer', 'schrijver'] },
  rangorde: { title: m.scherm_rangorde, rollen: everybody },
  wijkkaart: { title: m.scherm_wijkkaart, rollen: everybody },
  kanskaarten: { title: m.scherm_kanskaarten, rollen: everybody },
  programma: { title: m.scherm_programma, rollen: ['begeleider', 'team', 'deelnemer', 'schrijver'] },
  meedoen: { title: m.scherm_meedoen, rollen: ['deelnemer', 'begeleider'] },
  team: { title: m.scherm_team, rollen: ['team', 'begeleider'] },
} as const satisfies Record<string, ScreenInfo>

export type ScreenName = keyof typeof screens
export const isScreenName = (name: string): name is ScreenName => Object.hasOwn(screens, name)

/** Below this width (CSS px) a deelnemer gets the phone screen. */
export const phoneWidth = 900

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
      return 'papier'
    default:
      return width < phoneWidth ? 'telefoon' : 'bord'
  }
}

/** The address of a screen of a werksessie, for this toegang. */
export const screenPath = (name: ScreenName, werksessieId: string, toegang: string): string =>
  `/w/${werksessieId}/${name}?toegang=${encodeURIComponent(toegang)}`

export const screenPathFor = (rol: Rol, werksessieId: string, toegang: string): string =>
  screenPath(firstScreenOf(rol, window.innerWidth), werksessieId, toegang)
