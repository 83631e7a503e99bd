import { CircleCheck, CloudOff, Inbox, LoaderCircle, Lock } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { announce } from './announcer.tsx'

/** The same shape as the model's state of saving; `waiting` counts what only this device has. */
export type BewaardState =
  | { readonly kind: 'bewaard'; readonly nietGeplaatst?: number }
  | { readonly kind: 'bewaren'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'alleen_lezen' }
  | { readonly kind: 'verbinden' }

const announceEveryMs = 10_000
/** A save that is quicker than this is not worth a flicker. */
const savingShownAfterMs = 800

function words(state: BewaardState): string {
  switch (state.kind) {
    case 'bewaard':
      return state.nietGeplaatst === undefined ? m.ui_bewaard() : m.ui_niet_geplaatst({ count: state.nietGeplaatst })
    case 'bewaren':
      return m.ui_bewaren()
    case 'offline':
      return state.waiting === 0 ? m.ui_offline_niets() : m.ui_offline({ count: state.waiting })
    case 'alleen_lezen':
      return m.ui_alleen_lezen()
    case 'verbinden':
      return m.ui_verbinden()
  }
}

/** What is safe, at its fixed place (DESIGN §1.5). Spoken politely, at most once per 10 s. */
export function BewaardStatus({ state }: { readonly state: BewaardState }): ReactNode {
  const shown = useSettled(state)
  const text = words(shown)
  const isRefused = shown.kind === 'bewaard' && shown.nietGeplaatst !== undefined
  const last = useRef({ text, at: 0 })
  useEffect(() => {
    if (last.current.text === text) return
    const wait = Math.max(0, announceEveryMs - (performance.now() - last.current.at))
    const timer = setTimeout(
      () => {
        last.current = { text, at: performance.now() }
        // Connecting and saving pass by themselves: only what stays is worth interrupting somebody for.
        if (shown.kind !== 'bewaren' && shown.kind !== 'verbinden') announce(text)
      },
      last.current.at === 0 ? 0 : wait,
    )
    return () => clearTimeout(timer)
  }, [text, shown.kind])
  return (
    <span className={`ui-bewaard ui-bewaard-${isRefused ? 'niet' : shown.kind}`}>
      {isRefused ? <Inbox size={18} aria-hidden="true" /> : <StateIcon kind={shown.kind} />}
      {text}
    </span>
  )
}

function StateIcon({ kind }: { readonly kind: BewaardState['kind'] }): ReactNode {
  const props = { size: 18, 'aria-hidden': true } as const
  switch (kind) {
    case 'bewaard':
      return <CircleCheck {...props} />
    case 'offline':
      return <CloudOff {...props} />
    case 'alleen_lezen':
      return <Lock {...props} />
    default:
      return <LoaderCircle {...props} />
  }
}

/** "Saving" only shows after 800 ms; everything else at once. */
function useSettled(state: BewaardState): BewaardState {
  const [isSlow, setSlow] = useState(false)
  const isSaving = state.kind === 'bewaren'
  useEffect(() => {
    if (!isSaving) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => setSlow(true), savingShownAfterMs)
    return () => clearTimeout(timer)
  }, [isSaving])
  return isSaving && !isSlow ? { kind: 'bewaard' } : state
}
