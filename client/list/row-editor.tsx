import { Check } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { GegevensHint } from '../ui/gegevens-hint.tsx'

/** The words of a row while they are being written: Enter saves, Shift+Enter is a new line, Escape leaves them as they were. */
export function RowEditor({
  text,
  label,
  max,
  mayBeEmpty = false,
  onSave,
  onClose,
}: {
  readonly text: string
  readonly label: string
  /** Most characters it may have. */
  readonly max: number
  readonly mayBeEmpty?: boolean
  readonly onSave: (text: string) => void
  readonly onClose: () => void
}): ReactNode {
  const [value, setValue] = useState(text)
  const isDone = useRef(false)
  const hasStarted = useRef(false)
  const end = (keep: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    const words = value.trim()
    if (keep && words !== text && (words !== '' || mayBeEmpty)) onSave(words)
    onClose()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus left
    <div
      className="ls-edit"
      onBlur={(event) => {
        const { relatedTarget } = event
        // From the text to the hint below it is not away, and neither is a menu that closes late.
        if (event.currentTarget.contains(relatedTarget)) return
        if (value === text && relatedTarget instanceof HTMLElement && relatedTarget.classList.contains('ls-meer'))
          event.target.focus()
        else end(true)
      }}
    >
      <textarea
        ref={(element) => {
          // Once: whoever went on to a button of this row is not taken back.
          if (element !== null && !hasStarted.current) {
            hasStarted.current = true
            element.focus()
            element.setSelectionRange(element.value.length, element.value.length)
          }
        }}
        lang="nl"
        rows={2}
        maxLength={max}
        aria-label={label}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            end(true)
          } else if (event.key === 'Escape') end(false)
        }}
      />
      <GegevensHint text={value} />
      <div className="ls-edit-voet">
        <span>{m.bord_teken_teller({ aantal: value.length, max })}</span>
        <span>{m.lijst_bewerk_hulp()}</span>
        <Button size="klein" kind="primair" onPress={() => end(true)}>
          <Check size={16} aria-hidden="true" />
          {m.lijst_bewaar()}
        </Button>
      </div>
    </div>
  )
}
