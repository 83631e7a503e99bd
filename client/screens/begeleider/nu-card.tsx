import { Minus, Pause, Play, Plus, RotateCcw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import type { FaseAllow } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Switch } from '../../ui/choices.tsx'
import { SessionClock } from '../shell/session-clock.tsx'
import { useCommand } from '../shell/use-command.ts'
import { faseRights } from './agenda-form.tsx'

/** Always in view; the others unfold with "Pas rechten aan". */
const usual: ReadonlySet<keyof FaseAllow> = new Set(['addSignaal', 'moveOwn', 'moveAny', 'castStem'])

/** What happens now: question, clock, and what deelnemers may do. */
export function NuCard({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const command = useCommand()
  const [isWide, setWide] = useState(false)
  const { fasen, huidigeFase } = sessie.werksessie
  const at = fasen.findIndex(({ id }) => id === huidigeFase)
  const fase = fasen[at]
  if (fase === undefined) return null
  const { timer } = sessie
  const clock = (action: string, minutes?: number) =>
    void command('/timer', minutes === undefined ? { action } : { action, minutes })
  const isPaused = timer !== undefined && 'leftMs' in timer
  return (
    <section className="vlak rg-nu" aria-labelledby="rg-nu-titel">
      <div className="rg-nu-boven">
        <div className="rg-nu-tekst">
          <span className="tag">{m.regie_nu_bezig({ nummer: at + 1, totaal: fasen.length })}</span>
          <h1 id="rg-nu-titel">{fase.title}</h1>
          <p>“{fase.prompt}”</p>
        </div>
        <SessionClock kind="ring" />
        <div className="rg-klokknoppen">
          {timer === undefined ? (
            <Button icon={<Play size={18} aria-hidden="true" />} onPress={() => clock('start')}>
              {m.regie_klok_start()}
            </Button>
          ) : (
            <>
              <Button
                icon={isPaused ? <Play size={18} aria-hidden="true" /> : <Pause size={18} aria-hidden="true" />}
                onPress={() => clock(isPaused ? 'verder' : 'pauze')}
              >
                {isPaused ? m.regie_klok_verder() : m.regie_klok_pauze()}
              </Button>
              <div>
                <Button
                  icon={<Minus size={16} aria-hidden="true" />}
                  aria-label={m.regie_klok_minder()}
                  onPress={() => clock('plus', -1)}
                >
                  1
                </Button>
                <Button
                  icon={<Plus size={16} aria-hidden="true" />}
                  aria-label={m.regie_klok_meer()}
                  onPress={() => clock('plus', 1)}
                >
                  {m.regie_min({ minuten: 1 })}
                </Button>
                <Button
                  isIconOnly
                  icon={<RotateCcw size={16} aria-hidden="true" />}
                  aria-label={m.regie_klok_opnieuw({ minuten: fase.plannedMinutes })}
                  onPress={() => clock('start')}
                />
              </div>
            </>
          )}
        </div>
      </div>
      <fieldset className="rg-rechten">
        <legend className="vis-weg">{m.regie_rechten()}</legend>
        {faseRights
          .filter(({ key }) => isWide || usual.has(key) || fase.allow[key])
          .map(({ key, label }) => (
            <Checkbox
              key={key}
              isSelected={fase.allow[key]}
              onChange={(isOn) => void command('/instellingen', { allow: { [key]: isOn } })}
            >
              {label()}
            </Checkbox>
          ))}
        <button type="button" className="rg-meer" aria-expanded={isWide} onClick={() => setWide(!isWide)}>
          {isWide ? m.regie_rechten_minder() : m.regie_rechten_meer()}
        </button>
        <Switch
          isSelected={sessie.werksessie.slot === true}
          onChange={(slot) => void command('/slot', { slot })}
          help={sessie.werksessie.slot === true ? m.regie_slot_aan() : undefined}
        >
          {m.regie_slot()}
        </Switch>
      </fieldset>
    </section>
  )
}
