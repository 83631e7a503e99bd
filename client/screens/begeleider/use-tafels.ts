import { useCallback, useEffect, useState } from 'react'
import type { TafelsView } from '../../../shared/protocol/samen.ts'
import { useSession } from '../../model/hooks.ts'

const everyMs = 4000

/** The tables as they are now, asked again every few seconds; `undefined` until the first answer. */
export function useTafels(isWanted: boolean): {
  readonly view: TafelsView | undefined
  readonly refresh: () => Promise<void>
} {
  const session = useSession()
  const [view, setView] = useState<TafelsView>()
  const refresh = useCallback(async () => {
    const answer = await session.api<TafelsView>('GET', `/werksessies/${session.werksessieId}/tafels`)
    // Without a network what was there stays; the bar says that there is none.
    if (answer.ok) setView(answer.value)
  }, [session])
  useEffect(() => {
    if (!isWanted) return
    void refresh()
    const timer = setInterval(() => void refresh(), everyMs)
    return () => clearInterval(timer)
  }, [isWanted, refresh])
  return { view, refresh }
}
