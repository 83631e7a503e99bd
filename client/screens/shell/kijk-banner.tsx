import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import type { KijkState } from '../../model/kijken.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { isBusy } from './is-busy.ts'
import './kijk-banner.css'

/** One line about looking together, with its buttons. It is spoken politely and never takes the focus. */
export function KijkBanner({
  state,
  wat,
  onAccept,
  onLeave,
  onStop,
}: {
  readonly state: KijkState
  /** What there is to see, in words. */
  readonly wat: string
  readonly onAccept: () => void
  readonly onLeave: () => void
  readonly onStop: () => void
}): ReactNode {
  const { kind } = state
  const id = 'oproep' in state ? state.oproep.id : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: spoken once per call, not again when the place changes
  useEffect(() => {
    if (kind === 'gevraagd') announce(m.kijk_gevraagd({ wat }))
  }, [kind, id])
  useEffect(() => {
    if (kind !== 'volgt') return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !isBusy()) onLeave()
    }
    // Before anything else hears the key: an Escape that ends a text or a menu is about that.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [kind, onLeave])
  if (kind === 'geen') return null
  const text = {
    gevraagd: () => m.kijk_gevraagd({ wat }),
    volgt: m.kijk_u_volgt,
    los: m.kijk_u_kijkt_zelf,
    leidt: m.kijk_u_leidt,
  }[kind]()
  return (
    <aside className={`kijk kijk-${kind}`} aria-label={m.kijk_menu()}>
      <Eye size={20} aria-hidden="true" />
      <p>{text}</p>
      {kind === 'leidt' ? (
        <Button size="klein" onPress={onStop}>
          {m.kijk_stop()}
        </Button>
      ) : null}
      {kind === 'volgt' ? (
        <Button size="klein" icon={<EyeOff size={17} aria-hidden="true" />} onPress={onLeave}>
          {m.kijk_zelf_toets()}
        </Button>
      ) : null}
      {kind === 'gevraagd' || kind === 'los' ? (
        <Button size="klein" kind="primair" onPress={onAccept}>
          {kind === 'los' ? m.kijk_weer_mee() : m.kijk_mee()}
        </Button>
      ) : null}
      {kind === 'gevraagd' ? (
        <Button size="klein" onPress={onLeave}>
          {m.kijk_niet_nu()}
        </Button>
      ) : null}
    </aside>
  )
}
