import type { ReactNode } from 'react'
import { useSession } from '../../model/hooks.ts'
import { WerksessieBar } from '../shell/werksessie-bar.tsx'
import { PapierStemmen } from './papier-stemmen.tsx'
import { StemmenView } from './stemmen-view.tsx'

/** Voting on a laptop; for a schrijver the entry of paper ballots. */
export default function StemmenScreen(): ReactNode {
  const { rol } = useSession()
  return (
    <>
      <WerksessieBar
        current="stemmen"
        links={rol === 'schrijver' ? ['papier', 'stemmen', 'lijst'] : ['bord', 'stemmen', 'rangorde']}
      />
      <main className="stem-pagina">{rol === 'schrijver' ? <PapierStemmen /> : <StemmenView />}</main>
    </>
  )
}
