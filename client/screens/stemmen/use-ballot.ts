import { useCallback, useEffect, useRef, useState } from 'react'
import type { Ballot, Stemronde } from '../../../shared/domain/stem.ts'
import type { OwnBallot } from '../../../shared/protocol/api.ts'
import { useSaveState, useSession } from '../../model/hooks.ts'
import { isSameBallot } from './ballot.ts'

/** `wacht`: there is no connection, the ballot is on this device and goes out by itself. */
export type BallotStatus = 'laden' | 'bewaard' | 'bewaren' | 'wacht' | 'geweigerd'

const retryMs = 4000
const keyOf = (toegang: string, rondeId: string) => `wijkbord-stem/${toegang}/${rondeId}`

/** One's own ballot: every change is kept here at once and sent whole; the last one that the server took counts. */
export function useBallot(ronde: Stemronde | undefined): {
  readonly ballot: Ballot
  readonly status: BallotStatus
  /** Why the server did not take it, as a sentence. */
  readonly reason: string
  change(next: Ballot): void
} {
  const session = useSession()
  const saveState = useSaveState()
  const [ballot, setBallot] = useState<Ballot>({})
  const [status, setStatus] = useState<BallotStatus>('laden')
  const [reason, setReason] = useState('')
  const work = useRef({ wanted: {} as Ballot, saved: {} as Ballot, isSending: false, isTouched: false })
  const rondeId = ronde?.id
  const isOpen = ronde?.status === 'open'

  const send = useCallback(async () => {
    const state = work.current
    if (rondeId === undefined || state.isSending) return
    state.isSending = true
    const key = keyOf(session.toegang, rondeId)
    while (!isSameBallot(state.wanted, state.saved)) {
      const sent = state.wanted
      setStatus('bewaren')
      const answer = await session.api<OwnBallot>('POST', `/werksessies/${session.werksessieId}/stemmen`, {
        ballot: sent,
      })
      if (answer.ok) state.saved = sent
      else if (mayRetry(answer.code)) {
        setStatus('wacht')
        break
      } else {
        // The server decides: back to what it has, and say why.
        state.wanted = state.saved
        setBallot(state.saved)
        setReason(answer.message)
        setStatus('geweigerd')
        forget(key)
        break
      }
    }
    state.isSending = false
    if (isSameBallot(state.wanted, state.saved)) {
      forget(key)
      setStatus((now) => (now === 'geweigerd' ? now : 'bewaard'))
    }
  }, [session, rondeId])

  useEffect(() => {
    if (rondeId === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const state = work.current
    state.isTouched = false
    const load = async () => {
      const answer = await session.api<OwnBallot>('GET', `/werksessies/${session.werksessieId}/stemmen`)
      if (isGone) return
      if (answer.ok) state.saved = answer.value.ballot
      if (state.isTouched) return
      const kept = recall(keyOf(session.toegang, rondeId))
      if (kept !== undefined) {
        state.wanted = kept
        setBallot(kept)
        void send()
      } else if (answer.ok) {
        state.wanted = state.saved
        setBallot(state.saved)
        setStatus('bewaard')
      } else timer = setTimeout(() => void load(), retryMs)
    }
    void load()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [session, rondeId, send])

  // What waits goes out as soon as there is a connection again, and otherwise every few seconds.
  const isOnline = saveState.kind === 'bewaard' || saveState.kind === 'bewaren'
  useEffect(() => {
    if (status !== 'wacht') return
    const timer = setTimeout(() => void send(), isOnline ? 300 : retryMs)
    const again = setInterval(() => void send(), retryMs)
    return () => {
      clearTimeout(timer)
      clearInterval(again)
    }
  }, [status, isOnline, send])

  const change = useCallback(
    (next: Ballot) => {
      if (!isOpen || rondeId === undefined) return
      const state = work.current
      state.isTouched = true
      state.wanted = next
      setBallot(next)
      setReason('')
      keep(keyOf(session.toegang, rondeId), next)
      void send()
    },
    [session, isOpen, rondeId, send],
  )
  return { ballot, status, reason, change }
}

/** No network, a busy server or one that restarts: the same ballot may be taken a little later. */
const mayRetry = (code: string): boolean =>
  code === 'offline' || code === 'internal' || code === 'storage.unavailable' || code === 'request.rate_limited'

/** Survives a reload while offline. A browser may refuse storage; then the page itself is the only keeper. */
function keep(key: string, ballot: Ballot): void {
  try {
    localStorage.setItem(key, JSON.stringify(ballot))
  } catch (error) {
    console.warn('ballot not kept on this device', error)
  }
}
function forget(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch (error) {
    console.warn('ballot not removed from this device', error)
  }
}
function recall(key: string): Ballot | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const dots = Object.entries(kept).filter((entry): entry is [string, number] => Number.isInteger(entry[1]))
    return Object.fromEntries(dots)
  } catch {
    return undefined
  }
}
