import { ArrowDown, ArrowUp, ClipboardPaste, Plus, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { RadioCards } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { toast, undoAction } from '../../ui/toast.tsx'
import { addThemas, type DraftThema, maxThemas, maxThemaTitle, moveThema, parseThemaLines } from './draft.ts'
import { PlaatPicker } from './plaat-picker.tsx'
import type { StepProps } from './stap-wat.tsx'

const exampleTitles = () => [
  m.beheer_voorbeeld_1(),
  m.beheer_voorbeeld_2(),
  m.beheer_voorbeeld_3(),
  m.beheer_voorbeeld_4(),
  m.beheer_voorbeeld_5(),
  m.beheer_voorbeeld_6(),
  m.beheer_voorbeeld_7(),
]

/** Step 2: themas set out beforehand, or found together; a list that can be typed, pasted and put in order. */
export function ThemaEditor({ draft, onChange }: StepProps): ReactNode {
  const [isPasting, setPasting] = useState(false)
  const [focusKey, setFocusKey] = useState<number>()
  const { themas } = draft
  const isFull = themas.length >= maxThemas
  const setThemas = (next: DraftThema[]) => onChange({ themas: next })
  const add = () => {
    const next = addThemas(themas, [''])
    setThemas(next)
    setFocusKey(next.at(-1)?.key)
  }
  const remove = (thema: DraftThema) => {
    setThemas(themas.filter((one) => one.key !== thema.key))
    if (thema.title.trim() !== '')
      toast(m.beheer_thema_weg_melding({ title: thema.title }), {
        action: undoAction({ undo: () => setThemas(themas) }),
      })
  }
  return (
    <div className="beheer-velden">
      <RadioCards
        label={m.beheer_themas_vraag()}
        columns={2}
        value={draft.themaSource}
        onChange={(themaSource) => onChange({ themaSource })}
        options={[
          { id: 'vooraf', title: m.beheer_themas_vooraf(), text: m.beheer_themas_vooraf_tekst() },
          { id: 'tijdens', title: m.beheer_themas_tijdens(), text: m.beheer_themas_tijdens_tekst() },
        ]}
      />
      {draft.themaSource === 'tijdens' ? null : (
        <section aria-labelledby="beheer-themas">
          <div className="beheer-themas-kop">
            <h3 id="beheer-themas">
              {m.beheer_themas_kop()} <span className="stil num">{themas.length}</span>
            </h3>
            <p className="stil">{m.beheer_themas_tip()}</p>
            <Button
              size="klein"
              onPress={() => setPasting(true)}
              icon={<ClipboardPaste size={18} aria-hidden="true" />}
            >
              {m.beheer_themas_plak()}
            </Button>
          </div>
          {themas.length === 0 ? (
            <div className="beheer-themas-leeg">
              <p className="stil">{m.beheer_themas_leeg()}</p>
              <Button onPress={() => setThemas(addThemas(themas, exampleTitles()))}>
                {m.beheer_themas_voorbeeld()}
              </Button>
            </div>
          ) : null}
          <ol className="beheer-themas">
            {themas.map((thema, index) => (
              <ThemaRow
                key={thema.key}
                thema={thema}
                index={index}
                count={themas.length}
                takesFocus={focusKey === thema.key}
                onChange={(changes) =>
                  setThemas(themas.map((one) => (one.key === thema.key ? { ...one, ...changes } : one)))
                }
                onMove={(step) => setThemas(moveThema(themas, index, step))}
                onRemove={() => remove(thema)}
                onEnter={add}
              />
            ))}
          </ol>
          <button type="button" className="beheer-thema-nog" onClick={add} disabled={isFull}>
            <Plus size={20} aria-hidden="true" />
            {isFull ? m.beheer_thema_vol() : m.beheer_thema_nog()}
          </button>
        </section>
      )}
      <PasteDialog
        isOpen={isPasting}
        onClose={() => setPasting(false)}
        onTitles={(titles) => setThemas(addThemas(themas, titles))}
      />
    </div>
  )
}

function ThemaRow({
  thema,
  index,
  count,
  takesFocus,
  onChange,
  onMove,
  onRemove,
  onEnter,
}: {
  readonly thema: DraftThema
  readonly index: number
  readonly count: number
  readonly takesFocus: boolean
  readonly onChange: (changes: Partial<DraftThema>) => void
  readonly onMove: (step: -1 | 1) => void
  readonly onRemove: () => void
  readonly onEnter: () => void
}): ReactNode {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  const name = thema.title.trim() === '' ? m.beheer_thema_naam({ number: index + 1 }) : thema.title
  const small = { kind: 'stil', size: 'klein', isIconOnly: true } as const
  return (
    <li className="beheer-thema">
      <PlaatPicker thema={thema} name={name} onChange={onChange} />
      <input
        ref={field}
        value={thema.title}
        aria-label={m.beheer_thema_naam({ number: index + 1 })}
        maxLength={maxThemaTitle}
        onChange={(event) => onChange({ title: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // Enter makes the next one; it does not leave this step.
          event.preventDefault()
          if (index === count - 1 && thema.title.trim() !== '') onEnter()
        }}
      />
      <Button
        {...small}
        aria-label={m.beheer_thema_omhoog({ title: name })}
        isDisabled={index === 0}
        onPress={() => onMove(-1)}
        icon={<ArrowUp size={18} aria-hidden="true" />}
      />
      <Button
        {...small}
        aria-label={m.beheer_thema_omlaag({ title: name })}
        isDisabled={index === count - 1}
        onPress={() => onMove(1)}
        icon={<ArrowDown size={18} aria-hidden="true" />}
      />
      <Button
        {...small}
        aria-label={m.beheer_thema_weg({ title: name })}
        onPress={onRemove}
        icon={<X size={18} aria-hidden="true" />}
      />
    </li>
  )
}

function PasteDialog({
  isOpen,
  onClose,
  onTitles,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onTitles: (titles: readonly string[]) => void
}): ReactNode {
  const [text, setText] = useState('')
  const titles = parseThemaLines(text)
  return (
    <Dialog
      title={m.beheer_themas_plak()}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button
          kind="primair"
          isDisabled={titles.length === 0}
          onPress={() => {
            onTitles(titles)
            setText('')
            onClose()
          }}
        >
          {m.beheer_themas_plak_zet({ count: titles.length })}
        </Button>
      }
    >
      <TextArea
        label={m.beheer_themas_plak_label()}
        help={m.beheer_themas_plak_hulp()}
        rows={8}
        value={text}
        onChange={setText}
      />
    </Dialog>
  )
}
