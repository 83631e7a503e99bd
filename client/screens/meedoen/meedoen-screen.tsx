import type { ReactNode } from 'react'
import { useSession } from '../../model/hooks.ts'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { AanmeldingenView } from './aanmeldingen-view.tsx'
import MeedoenView from './meedoen-view.tsx'

/** Signing up on a laptop; for a begeleider the list of who did. */
export default function MeedoenScreen(): ReactNode {
  const { rol } = useSession()
  return (
    <>
      <WerksessieBar current="meedoen" links={['bord', 'meedoen', 'rangorde']} />
      <main className="md-pagina">{rol === 'begeleider' ? <AanmeldingenView /> : <MeedoenView />}</main>
    </>
  )
}
