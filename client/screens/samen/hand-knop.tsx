import { Hand } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { useSamen, useSamenState } from '../../model/samen-context.tsx'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import './hand.css'

/** Raises the own hand, shows its place in the line, and lowers it. For deelnemers and schrijvers. */
export function HandKnop({ isIconOnly = false }: { readonly isIconOnly?: boolean }): ReactNode {
  const { rol } = useSession()
  const samen = useSamen()
  const { hand } = useSamenState()
  const wasUp = useRef(hand.op)
  useEffect(() => {
    // Also when the begeleider lowered it.
    if (wasUp.current && !hand.op) announce(m.hand_is_omlaag())
    if (!wasUp.current && hand.op) announce(m.hand_u_bent({ plaats: hand.plaats }))
    wasUp.current = hand.op
  }, [hand.op, hand.plaats])
  if (rol !== 'deelnemer' && rol !== 'schrijver') return null
  const label = hand.op ? `${m.hand_omlaag()}. ${m.hand_u_bent({ plaats: hand.plaats })}` : m.hand_op()
  return (
    <Button
      size="klein"
      className="sm-hand"
      isPressed={hand.op}
      aria-label={label}
      icon={<Hand size={18} aria-hidden="true" />}
      onPress={() =>
        void samen.raiseHand(!hand.op).then((answer) => {
          if (!answer.ok) toast(answer.message)
        })
      }
    >
      {hand.op ? <b className="num">{hand.plaats}</b> : isIconOnly ? null : m.hand_kort()}
    </Button>
  )
}
