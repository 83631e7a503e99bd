import { type LucideIcon, Plus } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'

export interface BlokProps {
  /** Element id; the checklist jumps to it. */
  readonly id: string
  readonly label: string
  /** What to fill in, as a question. */
  readonly question: string
  readonly icon: LucideIcon
  /** Nothing is filled in at all. */
  readonly isEmpty: boolean
  /** A required field that misses something (DOMAIN I1). */
  readonly isOpen: boolean
  readonly mayEdit: boolean
  readonly addLabel?: string
  /** Who types here at this moment. */
  readonly typing?: string | undefined
  readonly isWide?: boolean
  /** What is filled in, as plain text. */
  readonly view: ReactNode
  /** The view has buttons of its own; then it is no button itself. */
  readonly hasOwnButtons?: boolean
  /** Stands below what is filled in, whether or not it may be changed. */
  readonly below?: ReactNode
  readonly editor: (done: () => void) => ReactNode
}

/**
 * One question of the card. Filled in it is plain text that becomes a field on a click or Enter; open it is dashed, with the
 * question and a button: what is missing is visible and never filled in by itself.
 */
export function Blok(props: BlokProps): ReactNode {
  const { id, label, question, icon: Icon, isEmpty, isOpen, mayEdit, typing, view, editor } = props
  const [isEditing, setEditing] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const mustReturn = useRef(false)
  const done = () => {
    mustReturn.current = true
    setEditing(false)
  }
  useEffect(() => {
    if (isEditing || !mustReturn.current) return
    mustReturn.current = false
    opener.current?.querySelector('button')?.focus()
  }, [isEditing])

  const isAsking = isEmpty && !isEditing
  const className = [
    'kk-blok',
    isAsking ? 'kk-leeg' : '',
    isAsking && !isOpen ? 'kk-vrij' : '',
    isOpen && !isEmpty ? 'kk-half' : '',
    props.isWide === true ? 'kk-breed' : '',
  ]
  return (
    <section id={id} className={className.filter((part) => part !== '').join(' ')} aria-label={label} ref={opener}>
      <h3>
        <Icon size={20} aria-hidden="true" />
        <span>{label}</span>
        {isOpen && !isEmpty ? <span className="tag tag-voorlopig">{m.kk_nog_open_veld()}</span> : null}
      </h3>
      {typing === undefined ? null : <p className="kk-typt">{m.kk_wie_typt({ naam: typing })}</p>}
      {isEditing ? (
        <fieldset
          className="kk-bewerk"
          aria-label={label}
          onBlur={(event) => {
            const to = event.relatedTarget
            // Another window or a menu takes the focus for a moment: that is not leaving.
            if (to !== null && !event.currentTarget.contains(to) && to.closest('.ui-popover') === null)
              setEditing(false)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            done()
          }}
        >
          <p className="ui-veld-hulp">{question}</p>
          {editor(done)}
          <Button size="klein" onPress={done} className="kk-klaar">
            {m.kk_klaar()}
          </Button>
        </fieldset>
      ) : isEmpty ? (
        <>
          <p className="kk-vraag">{question}</p>
          {mayEdit ? (
            <Button
              size="klein"
              className="kk-vul"
              icon={<Plus size={17} aria-hidden="true" />}
              aria-label={m.kk_vul_in_veld({ veld: label })}
              onPress={() => setEditing(true)}
            >
              {props.addLabel ?? m.kk_vul_in()}
            </Button>
          ) : isOpen ? (
            <span className="kk-open-woord">{m.kk_nog_open_veld()}</span>
          ) : null}
        </>
      ) : !mayEdit ? (
        <div className="kk-tekst">{view}</div>
      ) : props.hasOwnButtons === true ? (
        <div className="kk-tekst">
          {view}
          <Button
            size="klein"
            aria-label={m.kk_bewerk({ veld: label })}
            icon={<Plus size={17} aria-hidden="true" />}
            onPress={() => setEditing(true)}
          >
            {props.addLabel ?? m.kk_voeg_toe()}
          </Button>
        </div>
      ) : (
        <button type="button" className="kk-tekst kk-tekst-knop" onClick={() => setEditing(true)}>
          {view}
          <span className="vis-weg"> {m.kk_bewerk({ veld: label })}</span>
        </button>
      )}
      {isEmpty ? null : props.below}
    </section>
  )
}
