import { useCallback } from 'react'
import { useSession } from '../../model/hooks.ts'
import { toast } from '../../ui/toast.tsx'

/**
 * Sends a command below `/werksessies/{id}` with this toegang. What the server refuses is told in a toast; the answer is
 * `undefined` then.
 */
export function useCommand(): <T = unknown>(path: string, body: unknown) => Promise<T | undefined> {
  const session = useSession()
  return useCallback(
    async <T>(path: string, body: unknown) => {
      const answer = await session.api<T>('POST', `/werksessies/${session.werksessieId}${path}`, body)
      if (!answer.ok) toast(answer.message)
      return answer.ok ? answer.value : undefined
    },
    [session],
  )
}
