import { useEffect } from 'react'
import { useSession } from '../../model/hooks.ts'
import { StemmenView } from '../stemmen/stemmen-view.tsx'

/** The ballot on the phone: the same form as on the laptop. */
export default function StemView() {
  const session = useSession()
  useEffect(() => session.ensureBord(), [session])
  return <StemmenView />
}
