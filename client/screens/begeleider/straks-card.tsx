import { ArrowRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Werksessie } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useSession } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'

/** Shorter than somebody needs to read that the button says something else by now. */
const togetherMs = 1200

/** The next fase with the one yellow button of this screen. */
export function StraksCard({
  werksessie,
  onGo,
  isOwnStep,
}: {
  readonly werksessie: Werksessie
  readonly onGo: (faseId: string) => void
  /** Did this console ask for that fase itself? */
  readonly isOwnStep: (faseId: string) => boolean
}): ReactNode {
  const { serverNow } = useSession()
  const { huidigeFase } = werksessie
  const before = useRef(huidigeFase)
  const movedAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (before.current === huidigeFase) return
    before.current = huidigeFase
    movedAt.current = isOwnStep(huidigeFase) ? Number.NEGATIVE_INFINITY : serverNow()
  }, [huidigeFase, isOwnStep, serverNow])
  /** Two who press together mean the same step: what another did a moment ago is not done once more. */
  const press = (faseId: string) => {
    if (serverNow() - movedAt.current > togetherMs) onGo(faseId)
  }
  const at = werksessie.fasen.findIndex(({ id }) => id === werksessie.huidigeFase)
  const next = werksessie.fasen[at + 1]
  const [previous, afterNext] = [werksessie.fasen[at - 1], werksessie.fasen[at + 2]]
  if (next === undefined)
    return (
      <section className="vlak rg-straks">
        <div>
          <h2>{m.regie_laatste()}</h2>
          <p>{m.regie_laatste_uitleg()}</p>
        </div>
      </section>
    )
  return (
    <section className="vlak rg-straks" aria-labelledby="rg-straks-titel">
      <div>
        <span className="stil">{m.regie_straks()}</span>
        <h2 id="rg-straks-titel">
          {next.title} <span className="stil">· {m.regie_min({ minuten: next.plannedMinutes })}</span>
        </h2>
        <p>“{next.prompt}”</p>
      </div>
      <div className="rg-straks-knop">
        <Button
          kind="geel"
          size="groot"
          iconAfter={<ArrowRight size={22} aria-hidden="true" />}
          onPress={() => press(next.id)}
        >
          {m.regie_ga_naar({ fase: next.title })}
        </Button>
        <span className="stil">{m.regie_iedereen_mee()}</span>
        <div className="rg-straks-anders">
          {previous === undefined ? null : (
            <Button kind="stil" size="klein" onPress={() => press(previous.id)}>
              {m.regie_ga_terug({ fase: previous.title })}
            </Button>
          )}
          {afterNext === undefined ? null : (
            <Button kind="stil" size="klein" onPress={() => press(afterNext.id)}>
              {m.regie_sla_over({ fase: next.title })}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}
