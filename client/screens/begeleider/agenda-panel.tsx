import { Check, Clock, History, Pencil, Play } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Werksessie } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useServerNow, useSessie } from '../../model/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { AgendaDialog } from './agenda-dialog.tsx'
import { ControlepuntenDialog } from './controlepunten-dialog.tsx'
import { plannedStarts } from './times.ts'

/** The fasen of today with their time; each is a button, so going back or skipping is one press. */
export function AgendaPanel({
  werksessie,
  onGo,
}: {
  readonly werksessie: Werksessie
  readonly onGo: (faseId: string) => void
}): ReactNode {
  const [open, setOpen] = useState<'agenda' | 'controlepunten'>()
  const { fasen, huidigeFase, start } = werksessie
  const at = fasen.findIndex(({ id }) => id === huidigeFase)
  const starts = plannedStarts(fasen, start)
  const list = useRef<HTMLOListElement>(null)
  // A long agenda scrolls by itself, with what runs in the middle of it; the page stays where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another fase is another place in the list
  useEffect(() => {
    const now = list.current?.querySelector<HTMLElement>('[aria-current="step"]')
    if (list.current !== null && now !== null && now !== undefined)
      list.current.scrollTop = now.offsetTop - (list.current.clientHeight - now.offsetHeight) / 2
  }, [huidigeFase])
  return (
    <section className="vlak rg-agenda" aria-labelledby="rg-agenda-titel">
      <div className="rg-agenda-kop">
        <h2 id="rg-agenda-titel">{m.regie_agenda()}</h2>
        <Button
          kind="stil"
          size="klein"
          icon={<Pencil size={16} aria-hidden="true" />}
          aria-label={m.agenda_titel()}
          onPress={() => setOpen('agenda')}
        >
          {m.agenda_pas_aan()}
        </Button>
      </div>
      <ol ref={list}>
        {fasen.map((fase, index) => {
          const state = index < at ? 'klaar' : index === at ? 'nu' : 'straks'
          return (
            <li key={fase.id} className={state} aria-current={index === at ? 'step' : undefined}>
              <button
                type="button"
                disabled={index === at}
                onClick={() => onGo(fase.id)}
                aria-label={
                  index === at
                    ? m.regie_fase_nu({ fase: fase.title })
                    : index < at
                      ? m.regie_fase_terug({ fase: fase.title })
                      : m.regie_fase_naar({ fase: fase.title, minuten: fase.plannedMinutes })
                }
              >
                {starts[index] === '' ? null : <time className="num">{starts[index]}</time>}
                <span className="rg-punt" aria-hidden="true">
                  {state === 'klaar' ? <Check /> : state === 'nu' ? <Play /> : null}
                </span>
                <b>{fase.title}</b>
                <span className="stil num">{m.regie_min({ minuten: fase.plannedMinutes })}</span>
              </button>
            </li>
          )
        })}
      </ol>
      <OnTime />
      <div className="rg-agenda-meer">
        <Button size="klein" icon={<History size={17} aria-hidden="true" />} onPress={() => setOpen('controlepunten')}>
          {m.controlepunten_titel()}
        </Button>
      </div>
      {open === 'agenda' ? <AgendaDialog werksessie={werksessie} onClose={() => setOpen(undefined)} /> : null}
      {open === 'controlepunten' ? <ControlepuntenDialog onClose={() => setOpen(undefined)} /> : null}
    </section>
  )
}

/** Only about the fase that runs: the clock knows that, and nothing else is measured. */
function OnTime(): ReactNode {
  const timer = useSessie()?.timer
  const now = useServerNow(5000)
  if (timer === undefined || !('endsAt' in timer)) return null
  const over = Math.floor((now - timer.endsAt) / 60_000)
  return (
    <p className="stil rg-optijd">
      <Clock size={18} aria-hidden="true" />
      {over < 1 ? m.regie_op_tijd() : m.regie_uitgelopen({ minuten: over })}
    </p>
  )
}
