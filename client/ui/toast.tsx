import { X } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { announce } from './announcer.tsx'
import { Button } from './button.tsx'

export interface ToastAction {
  readonly label: string
  readonly onAction: () => void
  /** Calls when the action makes no sense any more: then the message goes. Returns how to stop. */
  readonly subscribeStale?: (listener: () => void) => () => void
}
interface ToastDetail {
  readonly message: string
  readonly action?: ToastAction
}
interface ShownToast extends ToastDetail {
  readonly key: number
}

const toastEvent = 'wijkbord-melding'
const shownMs = 8000
const maxShown = 3

/** A short message bottom centre, also spoken. With an action (undo) where something moved; `undoAction` makes that one. */
export function toast(message: string, options: { readonly action?: ToastAction } = {}): void {
  window.dispatchEvent(new CustomEvent<ToastDetail>(toastEvent, { detail: { message, ...options } }))
}

/** The action "Ongedaan maken" for `toast`, bound to the one step that the message is about. */
export const undoAction = (step: {
  undo(): unknown
  subscribeStale?(listener: () => void): () => void
}): ToastAction => ({
  label: m.ui_ongedaan_maken(),
  onAction: () => void step.undo(),
  ...(step.subscribeStale === undefined ? {} : { subscribeStale: step.subscribeStale }),
})

/** Where toasts appear; once, at the root of the app. Stays 8 s, and as long as mouse or focus is on it. */
export function ToastRegion(): ReactNode {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([])
  const nextKey = useRef(0)
  const drop = useCallback((key: number) => setToasts((now) => now.filter((one) => one.key !== key)), [])
  useEffect(() => {
    const onToast = (event: Event) => {
      const detail = (event as CustomEvent<ToastDetail>).detail
      nextKey.current += 1
      const shown = { ...detail, key: nextKey.current }
      announce(detail.message)
      setToasts((now) => [...now, shown].slice(-maxShown))
    }
    window.addEventListener(toastEvent, onToast)
    return () => window.removeEventListener(toastEvent, onToast)
  }, [])
  if (toasts.length === 0) return null
  return (
    <section className="ui-toasts" aria-label={m.ui_meldingen()}>
      {toasts.map((one) => (
        <ToastCard key={one.key} toast={one} onDone={drop} />
      ))}
    </section>
  )
}

function ToastCard({
  toast: shown,
  onDone,
}: {
  readonly toast: ShownToast
  readonly onDone: (key: number) => void
}): ReactNode {
  const [isHovered, setHovered] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const isHeld = isHovered || isFocused
  const { key, message, action } = shown
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => onDone(key), shownMs)
    return () => clearTimeout(timer)
  }, [isHeld, key, onDone])
  useEffect(() => action?.subscribeStale?.(() => onDone(key)), [action, key, onDone])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: reading takes time; the pointer only keeps the message there
    <div
      className="ui-toast"
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <p>{message}</p>
      {action === undefined ? null : (
        <Button
          kind="stil"
          size="klein"
          className="ui-toast-actie"
          onPress={() => {
            action.onAction()
            onDone(key)
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        aria-label={m.ui_sluit_melding()}
        icon={<X size={18} aria-hidden="true" />}
        onPress={() => onDone(key)}
      />
    </div>
  )
}
