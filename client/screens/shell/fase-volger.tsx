import { ArrowRight, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Fase } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { phoneWidth, type ScreenName, screenPath, screens } from '../screens.ts'
import { faseScreen } from './fase-plek.ts'
import { isBusy } from './is-busy.ts'
import './fase-volger.css'

interface Invitation {
  readonly title: string
  readonly screen: ScreenName
}

/**
 * Brings people along when the begeleider goes to another fase: to the screen of that fase, with one sentence about what
 * happens. Whoever is typing or in a dialog stays, and gets a bar that asks to come along.
 */
export function FaseVolger({ current }: { readonly current: ScreenName }): ReactNode {
  const { rol, werksessieId, toegang } = useSession()
  const sessie = useSessie()
  const [, navigate] = useLocation()
  const [invitation, setInvitation] = useState<Invitation>()
  const fase = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  const isPublished = sessie?.programma?.published === true
  const seen = useRef(fase?.id)
  const slot = sessie?.werksessie.slot === true
  const slotSeen = useRef(slot)

  useEffect(() => {
    if (fase === undefined || seen.current === fase.id) return
    const isFirst = seen.current === undefined
    seen.current = fase.id
    if (isFirst || rol === 'begeleider' || rol === 'scherm' || rol === 'team') return
    const target = faseScreen(rol, fase, current, {
      isPhone: window.innerWidth < phoneWidth,
      mayReadProgramma: isPublished,
    })
    if (target !== undefined && isBusy()) {
      setInvitation({ title: fase.title, screen: target })
      announce(m.fase_verder({ fase: fase.title }))
      return
    }
    setInvitation(undefined)
    // On the phone the question is the heading of the screen; there it is only spoken.
    if (current === 'telefoon') announce(sentenceOf(fase))
    else toast(sentenceOf(fase))
    if (target !== undefined) navigate(screenPath(target, werksessieId, toegang))
  }, [fase, rol, current, isPublished, navigate, werksessieId, toegang])

  useEffect(() => {
    if (slotSeen.current === slot) return
    slotSeen.current = slot
    if (rol === 'deelnemer' || rol === 'schrijver') toast(slot ? m.fase_slot_aan() : m.fase_slot_uit())
  }, [slot, rol])

  if (invitation === undefined || invitation.screen === current) return null
  return (
    <section className="fv" aria-label={m.fase_verder({ fase: invitation.title })}>
      <p>
        <strong>{m.fase_verder({ fase: invitation.title })}</strong> {m.fase_tekst_blijft()}
      </p>
      <Button
        kind="geel"
        size="klein"
        aria-label={m.fase_ga_mee_naar({ scherm: screens[invitation.screen].title() })}
        iconAfter={<ArrowRight size={18} aria-hidden="true" />}
        onPress={() => {
          setInvitation(undefined)
          navigate(screenPath(invitation.screen, werksessieId, toegang))
        }}
      >
        {m.fase_ga_mee()}
      </Button>
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        aria-label={m.fase_blijf()}
        icon={<X size={18} aria-hidden="true" />}
        onPress={() => setInvitation(undefined)}
      />
    </section>
  )
}

const sentenceOf = ({ title, prompt }: Fase): string =>
  prompt === '' ? m.fase_nu({ fase: title }) : m.fase_nu_vraag({ fase: title, vraag: prompt })
