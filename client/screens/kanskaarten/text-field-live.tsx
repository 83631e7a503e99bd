import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { caretAfter } from '../../canvas/caret.ts'
import { useSession } from '../../model/hooks.ts'

interface FieldProps {
  readonly label: string
  readonly value: string
  /** Called for every keystroke with the whole text. */
  readonly onChange: (next: string) => void
  /** Where this person types, for others: `{cardId}.{field}`. */
  readonly where: string
  readonly max: number
  readonly isMultiline?: boolean
  readonly hideLabel?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  /** Escape, or Enter where a line cannot have one. */
  readonly onDone?: () => void
}

/**
 * A text that several people type in at once: it shows the record's text and nothing else, each keystroke is written as its
 * smallest difference, and what others type moves the caret along instead of losing it.
 */
export function TextFieldLive({
  label,
  value,
  onChange,
  where,
  max,
  isMultiline = false,
  hideLabel = false,
  autoFocus = false,
  placeholder,
  onDone,
}: FieldProps): ReactNode {
  const session = useSession()
  const id = useId()
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const known = useRef({ text: value, start: value.length, end: value.length })
  // What an input method is composing is written when it is ready; till then nobody else may touch the field.
  const [composing, setComposing] = useState<string>()
  const shown = composing ?? value

  useLayoutEffect(() => {
    const { text, start, end } = known.current
    const element = field.current
    if (element === null || composing !== undefined || text === value) return
    if (document.activeElement === element)
      element.setSelectionRange(caretAfter(text, value, start), caretAfter(text, value, end))
    known.current = { text: value, start: element.selectionStart ?? 0, end: element.selectionEnd ?? 0 }
  }, [value, composing])

  useLayoutEffect(() => {
    if (!autoFocus) return
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [autoFocus])

  const remember = (text: string) => {
    const element = field.current
    known.current = { text, start: element?.selectionStart ?? text.length, end: element?.selectionEnd ?? text.length }
  }
  const type = (text: string) => {
    remember(text)
    onChange(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing !== undefined) return
    const isEnd = event.key === 'Escape' || (event.key === 'Enter' && (!isMultiline || event.ctrlKey || event.metaKey))
    if (!isEnd || onDone === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onDone()
  }
  const common = {
    id,
    value: shown,
    maxLength: max,
    'aria-label': hideLabel ? label : undefined,
    placeholder,
    onKeyDown,
    onSelect: () => remember(known.current.text),
    onFocus: () => session.setPresence({ editing: where }),
    onBlur: () => session.setPresence({ editing: null }),
    onCompositionStart: () => setComposing(value),
    onCompositionEnd: () => {
      setComposing(undefined)
      type(field.current?.value ?? value)
    },
  }
  return (
    <div className="kk-veld">
      {hideLabel ? null : (
        <label className="ui-veld-label" htmlFor={id}>
          {label}
        </label>
      )}
      {isMultiline ? (
        <textarea
          {...common}
          ref={field}
          rows={2}
          className="utrecht-textbox ui-invoer kk-invoer"
          onChange={({ target }) => (composing === undefined ? type(target.value) : setComposing(target.value))}
        />
      ) : (
        <input
          {...common}
          ref={field}
          className="utrecht-textbox ui-invoer kk-invoer"
          onChange={({ target }) => (composing === undefined ? type(target.value) : setComposing(target.value))}
        />
      )}
    </div>
  )
}

const writeAfterMs = 500

/**
 * One cell of a row: an indivisible value that the last writer wins. It is written when the typing rests or the field is
 * left, so that one word is one step to undo and not twelve.
 */
export function CellField({
  label,
  value,
  onChange,
  where,
  max,
  isNumeric = false,
  autoFocus = false,
  placeholder = label,
}: Omit<FieldProps, 'isMultiline' | 'hideLabel' | 'onDone'> & {
  readonly isNumeric?: boolean
}): ReactNode {
  const session = useSession()
  const [draft, setDraft] = useState<string>()
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; text: string }>(undefined)
  const write = useRef(onChange)
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    write.current = onChange
  })
  const flush = () => {
    const due = waiting.current
    if (due === undefined) return
    clearTimeout(due.timer)
    waiting.current = undefined
    write.current(due.text)
  }
  // What was typed last must not go with the field.
  useLayoutEffect(() => {
    if (autoFocus) field.current?.focus()
    return () => {
      const due = waiting.current
      if (due === undefined) return
      clearTimeout(due.timer)
      waiting.current = undefined
      write.current(due.text)
    }
  }, [autoFocus])
  return (
    <input
      ref={field}
      className="utrecht-textbox ui-invoer kk-cel"
      aria-label={label}
      placeholder={placeholder}
      maxLength={max}
      inputMode={isNumeric ? 'decimal' : 'text'}
      value={draft ?? value}
      onChange={({ target }) => {
        setDraft(target.value)
        clearTimeout(waiting.current?.timer)
        waiting.current = { text: target.value, timer: setTimeout(flush, writeAfterMs) }
      }}
      onFocus={() => session.setPresence({ editing: where })}
      onBlur={() => {
        flush()
        setDraft(undefined)
        session.setPresence({ editing: null })
      }}
    />
  )
}
