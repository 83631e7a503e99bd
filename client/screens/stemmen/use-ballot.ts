import { useCallback, useEffect, useRef, useState } from 'react'
import type { Ballot, MatrixBallot, Stemronde } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { OwnBallot } from '../../../shared/protocol/api.ts'
import { useSaveState, useSession } from '../../model/hooks.ts'
import { isSameContent } from './ballot.ts'

/** `wacht`: there is no connection, the ballot is on this device and goes out by itself. */
export type BallotStatus = 'laden' | 'bewaard' | 'bewaren' | 'wacht' | 'geweigerd'

const retryMs = 4000
const keyOf = (toegang: string, rondeId: string) => `wijkbord-stem/${toegang}/${rondeId}`

/** What a ballot holds: stippen, or places in a matrix. */
export interface BallotContent {
  readonly ballot: Ballot
  readonly matrix: MatrixBallot
}
const empty: BallotContent = { ballot: {}, matrix: {} }

/** One's own ballot: every change is kept here at once and sent whole; the last one that the server took counts. */
export function useBallot(ronde: Stemronde | undefined): BallotContent & {
  readonly status: BallotStatus
  /** Why the server did not take it, as a sentence. */
  readonly reason: string
  change(next: Partial<BallotContent>): void
} {
  const session = useSession()
  const saveState = useSaveState()
  const [content, setContent] = useState(empty)
  const [status, setStatus] = useState<BallotStatus>('laden')
  const [reason, setReason] = useState('')
  const work = useRef({ wanted: empty, saved: empty, isSending: false, isTouched: false })
  const rondeId = ronde?.id
  const form = ronde?.form
  const isOpen = ronde?.status === 'open'

  const send = useCallback(async () => {
    const state = work.current
    if (rondeId === undefined || state.isSending) return
    state.isSending = true
    const key = keyOf(session.toegang, rondeId)
    while (!isSameContent(state.wanted, state.saved)) {
      const sent = state.wanted
      setStatus('bewaren')
      const answer = await session.api<OwnBallot>('POST', `/werksessies/${session.werksessieId}/stemmen`, {
        ...(form === 'matrix' ? { matrix: sent.matrix } : { ballot: sent.ballot }),
        rondeId,
      })
      if (answer.ok) state.saved = sent
      else if (mayRetry(answer.code)) {
        setStatus('wacht')
        break
      } else {
        // The server decides: back to what it has, and say why.
        state.wanted = state.saved
        setContent(state.saved)
        setReason(answer.code === 'stem.round_closed' ? m.stemmen_ronde_over() : answer.message)
        setStatus('geweigerd')
        forget(key)
        break
      }
    }
    state.isSending = false
    if (isSameContent(state.wanted, state.saved)) {
      forget(key)
      setStatus((now) => (now === 'geweigerd' ? now : 'bewaard'))
    }
  }, [session, rondeId, form])

  useEffect(() => {
    if (rondeId === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const state = work.current
    state.isTouched = false
    // Another round: nothing of the former one may show or be sent.
    state.wanted = empty
    state.saved = empty
    setContent(empty)
    setReason('')
    const load = async () => {
      const answer = await session.api<OwnBallot>('GET', `/werksessies/${session.werksessieId}/stemmen`)
      if (isGone) return
      if (answer.ok) state.saved = { ballot: answer.value.ballot, matrix: answer.value.matrix ?? {} }
      if (state.isTouched) return
      const kept = recall(keyOf(session.toegang, rondeId))
      if (kept !== undefined) {
        state.wanted = kept
        setContent(kept)
        void send()
      } else if (answer.ok) {
        state.wanted = state.saved
        setContent(state.saved)
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
    (next: Partial<BallotContent>) => {
      if (!isOpen || rondeId === undefined) return
      const state = work.current
      state.isTouched = true
      state.wanted = { ...state.wanted, ...next }
      setContent(state.wanted)
      setReason('')
      keep(keyOf(session.toegang, rondeId), state.wanted)
      void send()
    },
    [session, isOpen, rondeId, send],
  )
  return { ...content, status, reason, change }
}

/** No network, a busy server or one that restarts: the same ballot may be taken a little later. */
const mayRetry = (code: string): boolean =>
  code === 'offline' || code === 'internal' || code === 'storage.unavailable' || code === 'request.rate_limited'

/** Survives a reload while offline. A browser may refuse storage; then the page itself is the only keeper. */
function keep(key: string, content: BallotContent): void {
  try {
    localStorage.setItem(key, JSON.stringify(content))
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
function recall(key: string): BallotContent | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const { ballot, matrix } = kept as { readonly ballot?: unknown; readonly matrix?: unknown }
    const entries = (found: unknown) => Object.entries(typeof found === 'object' && found !== null ? found : {})
    return {
      ballot: Object.fromEntries(
        entries(ballot).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
      ),
      matrix: Object.fromEntries(
        entries(matrix).filter(
          (entry): entry is [string, [number, number]] => Array.isArray(entry[1]) && entry[1].every(Number.isInteger),
        ),
      ),
    }
  } catch {
    return undefined
  }
}
