import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { partiesOf } from './kaart-fields.ts'
import { TextFieldLive } from './text-field-live.tsx'
import type { CardWork } from './use-card.ts'

/** 1 + 1 = 3 as a picture of notes: who, and who, and what only comes of both together. */
export function Som({ id, work }: { readonly id: string; readonly work: CardWork }): ReactNode {
  const { card, mayEdit, setText, maxOf, where, typingIn } = work
  const [one, two] = partiesOf(card)
  const isFilled = card.synergy.trim() !== ''
  const [isEditing, setEditing] = useState(false)
  const box = useRef<HTMLElement>(null)
  const mustReturn = useRef(false)
  useEffect(() => {
    if (isEditing || !mustReturn.current) return
    mustReturn.current = false
    box.current?.querySelector('button')?.focus()
  }, [isEditing])
  const done = () => {
    mustReturn.current = true
    setEditing(false)
  }
  const typing = typingIn('synergy')
  return (
    <section id={id} className="kk-som kk-breed" aria-label={m.kk_som()} ref={box}>
      <div
        className="kk-som-beeld"
        role="img"
        aria-label={m.kk_som_som({ een: one ?? m.kk_wie_vraagteken(), twee: two ?? m.kk_wie_vraagteken() })}
      >
        <span className={one === undefined ? 'kk-som-vraag' : ''}>{one ?? '?'}</span>
        <em>+</em>
        <span className={two === undefined ? 'kk-som-vraag' : ''}>{two ?? '?'}</span>
        <em>=</em>
        <span className={isFilled ? 'kk-som-drie' : 'kk-som-vraag kk-som-drie'}>{isFilled ? '3' : '?'}</span>
      </div>
      <div className="kk-som-woorden">
        <h3>{m.kk_som()}</h3>
        {typing === undefined ? null : <p className="kk-typt">{m.kk_wie_typt({ naam: typing })}</p>}
        {isEditing ? (
          <fieldset
            className="kk-bewerk"
            aria-label={m.kk_som()}
            onBlur={(event) => {
              if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) setEditing(false)
            }}
          >
            <TextFieldLive
              label={m.kk_som()}
              hideLabel
              isMultiline
              autoFocus
              value={card.synergy}
              max={maxOf('synergy')}
              where={where('synergy')}
              onChange={(next) => setText('synergy', next)}
              onDone={done}
            />
            <p className="ui-veld-hulp">{m.kk_som_vraag()}</p>
            <Button size="klein" onPress={done} className="kk-klaar">
              {m.kk_klaar()}
            </Button>
          </fieldset>
        ) : isFilled ? (
          mayEdit ? (
            <button type="button" className="kk-tekst kk-tekst-knop" onClick={() => setEditing(true)}>
              <span>{card.synergy}</span>
              <span className="vis-weg"> {m.kk_bewerk({ veld: m.kk_som() })}</span>
            </button>
          ) : (
            <p className="kk-tekst">{card.synergy}</p>
          )
        ) : (
          <>
            <p className="kk-vraag">{m.kk_som_vraag()}</p>
            {mayEdit ? (
              <Button
                size="klein"
                icon={<Plus size={17} aria-hidden="true" />}
                aria-label={m.kk_vul_in_veld({ veld: m.kk_som() })}
                onPress={() => setEditing(true)}
              >
                {m.kk_vul_in()}
              </Button>
            ) : (
              <span className="kk-open-woord">{m.kk_nog_open_veld()}</span>
            )}
          </>
        )}
      </div>
    </section>
  )
}
