import { useEffect, useState } from 'react'
import type { Rangorde } from '../../../shared/domain/rangorde.ts'
import type { Weights } from '../../../shared/domain/werksessie.ts'
import { useSession } from '../../model/hooks.ts'
import { toast } from '../../ui/toast.tsx'

export interface WatAls {
  readonly alpha: number
  readonly weights: Weights
}

const waitMs = 200

/** The ranking under other weights, computed by the server from the same ballots; the recorded one stays. */
export function useWatAls(asked: WatAls | undefined): Rangorde | undefined {
  const session = useSession()
  const [answer, setAnswer] = useState<Rangorde>()
  useEffect(() => {
    if (asked === undefined) return setAnswer(undefined)
    let isGone = false
    // A slider that moves asks once it rests.
    const timer = setTimeout(() => {
      const weights = encodeURIComponent(JSON.stringify(asked.weights))
      void session
        .api<Rangorde>('GET', `/werksessies/${session.werksessieId}/rangorde?alpha=${asked.alpha}&weights=${weights}`)
        .then((found) => {
          if (isGone) return
          if (found.ok) setAnswer(found.value)
          else toast(found.message)
        })
    }, waitMs)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [session, asked])
  return asked === undefined ? undefined : answer
}
