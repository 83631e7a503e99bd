import { useEffect, useMemo, useState } from 'react'
import type { Gaten } from '../../../shared/domain/gat.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { type GatItem, gatItems } from './gat-items.ts'

/** Words rest this long before the server is asked again. */
const restMs = 900

/** White spots and doubled supply, asked anew when notes, themas or places changed; decisions come by themselves. */
export function useGaten(): { readonly items: readonly GatItem[]; readonly isReady: boolean } {
  const session = useSession()
  const besluiten = useSessie()?.gaten
  const signalen = useCollection('signalen')
  const nodes = useCollection('nodes')
  const themas = useCollection('themas')
  const [gaten, setGaten] = useState<Gaten>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change in any of the three is a reason to ask again
  useEffect(() => {
    let isGone = false
    const ask = () =>
      void session.api<Gaten>('GET', `/werksessies/${session.werksessieId}/gaten`).then((answer) => {
        if (!isGone && answer.ok) setGaten(answer.value)
      })
    const timer = setTimeout(ask, gaten === undefined ? 0 : restMs)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [session, signalen, nodes, themas])
  const items = useMemo(() => gatItems(gaten, besluiten), [gaten, besluiten])
  return { items, isReady: gaten !== undefined }
}
