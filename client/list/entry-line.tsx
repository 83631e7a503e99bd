import { type ReactNode, useRef, useState } from 'react'
import { maxSignaalText, type SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { KindTag } from '../ui/briefje-view.tsx'
import { Button } from '../ui/button.tsx'
import { GegevensHint } from '../ui/gegevens-hint.tsx'
import { parseEntry } from './list-data.ts'

/** One line for the next note: letter and space set the kind, Enter saves and makes the next, Esc stops. */
export function EntryLine({
  startKind,
  label,
  onAdd,
  onClose,
}: {
  readonly startKind: SignaalKind
  readonly label: string
  /** Gives whether it was added. */
  readonly onAdd: (text: string, kind: SignaalKind) => boolean
  readonly onClose: () => void
}): ReactNode {
  const [text, setText] = useState('')
  const [kind, setKind] = useState(startKind)
  const [last, setLast] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const add = (): void => {
    const trimmed = text.trim()
    if (trimmed === '' || !onAdd(trimmed, kind)) return
    setText('')
    setLast(m.lijst_invoer_bewaard({ tekst: trimmed }))
    input.current?.focus()
  }
  return (
    <div className="ls-invoer">
      <KindTag kind={kind} />
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: opened by the person to write in it
        autoFocus
        lang="nl"
        aria-label={`${label}. ${m.lijst_invoer()}`}
        placeholder={m.bord_schrijf()}
        maxLength={maxSignaalText}
        value={text}
        onChange={(event) => {
          const parsed = text === '' || text.length === 1 ? parseEntry(event.target.value, kind) : undefined
          setText(parsed?.text ?? event.target.value)
          if (parsed !== undefined) setKind(parsed.kind)
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') {
            event.preventDefault()
            add()
          } else if (event.key === 'Escape') onClose()
        }}
      />
      <Button size="klein" kind="primair" onPress={add} isDisabled={text.trim() === ''}>
        {m.lijst_bewaar()}
      </Button>
      <GegevensHint text={text} />
      <p className="ls-hulp">{m.lijst_invoer_hulp()}</p>
      <p className="vis-weg" aria-live="polite">
        {last}
      </p>
    </div>
  )
}
