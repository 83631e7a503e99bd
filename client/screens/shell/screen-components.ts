import { type ComponentType, lazy } from 'react'
import type { ScreenName } from '../screens.ts'

/** The component of every screen, each a chunk of its own. */
export const screenComponents: Readonly<Record<ScreenName, ReturnType<typeof lazy<ComponentType>>>> = {
  telefoon: lazy(() => import('../deelnemer/deelnemer-screen.tsx')),
  bord: lazy(() => import('../bord/bord-screen.tsx')),
  lijst: lazy(() => import('../bord/bord-screen.tsx')),
  begeleider: lazy(() => import('../begeleider/begeleider-screen.tsx')),
  scherm: lazy(() => import('../scherm/scherm-screen.tsx')),
  papier: lazy(() => import('../papier/papier-screen.tsx')),
  stemmen: lazy(() => import('../stemmen/stemmen-screen.tsx')),
  rangorde: lazy(() => import('../rangorde/rangorde-screen.tsx')),
  wijkkaart: lazy(() => import('../wijkkaart/wijkkaart-screen.tsx')),
  kanskaarten: lazy(() => import('../kanskaarten/kanskaarten-screen.tsx')),
  programma: lazy(() => import('../programma/programma-screen.tsx')),
  meedoen: lazy(() => import('../meedoen/meedoen-screen.tsx')),
  team: lazy(() => import('../team/team-screen.tsx')),
}
