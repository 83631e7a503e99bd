import { type ReactNode, useRef, useState } from 'react'
import { kindLetters, maxSignaalText, type SignaalKind, signaalKinds } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { parseEntry } from '../../list/list-data.ts'
import { Button } from '../../ui/button.tsx'
import { GegevensHint } from '../../ui/gegevens-hint.tsx'
import { KindIcon } from '../../ui/kind-icon.tsx'
import { kindInfo, kindStyle } from '../../ui/kind-info.ts'
import { insertIllegible, kindAfter } from './papier-regels.ts'

/**
 * One line is one note: a letter and a space at the start (or Alt with an arrow) choose the kind, Enter saves and clears, Alt+O
 * puts `[?]`. The kind stays for the next line, as sheets are often of one kind.
 */
export function PapierInvoer({
  number,
  isDisabled,
  onAdd,
}: {
  readonly number: string
  readonly isDisabled: boolean
  readonly onAdd: (text: string, kind: SignaalKind) => void
}): ReactNode {
  const [text, setText] = useState('')
  const [kind, setKind] = useState<SignaalKind>('bewonersinput')
  const input = useRef<HTMLInputElement>(null)
  const isTooLong = text.trim().length > maxSignaalText
  const save = () => {
    const trimmed = text.trim()
    if (trimmed !== '' && !isTooLong && !isDisabled) {
      onAdd(trimmed, kind)
      setText('')
    }
    input.current?.focus()
  }
  const putIllegible = () => {
    const field = input.current
    const { text: next, caret } = insertIllegible(text, field?.selectionStart ?? text.length)
    setText(next)
    field?.focus()
    requestAnimationFrame(() => field?.setSelectionRange(caret, caret))
  }
  return (
    <section className="vlak pa-invoer" style={kindStyle(kind)}>
      {/* biome-ignore lint/a11y/useSemanticElements: nine toggles in a row, not fields of a form */}
      <div className="pa-soorten" role="group" aria-label={m.papier_soort()}>
        {signaalKinds.map((one) => (
          <button
            key={one}
            type="button"
            className="pa-soort"
            style={kindStyle(one)}
            aria-pressed={one === kind}
            tabIndex={one === kind ? 0 : -1}
            onClick={() => {
              setKind(one)
              input.current?.focus()
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
              event.preventDefault()
              const next = kindAfter(one, event.key === 'ArrowRight' ? 1 : -1)
              setKind(next)
              const place = signaalKinds.indexOf(next)
              const button = event.currentTarget.parentElement?.children[place]
              if (button instanceof HTMLElement) button.focus()
            }}
          >
            <KindIcon kind={one} size={17} />
            {kindInfo[one].label()}
            <b>{kindLetters[one].toUpperCase()}</b>
          </button>
        ))}
      </div>
      <div className="pa-regel">
        <label htmlFor="pa-regel">
          {m.papier_regel({ nummer: number })}
          <span className="vis-weg">. {kindInfo[kind].label()}</span>
        </label>
        <input
          ref={input}
          id="pa-regel"
          // biome-ignore lint/a11y/noAutofocus: this screen is for typing
          autoFocus
          lang="nl"
          autoComplete="off"
          disabled={isDisabled}
          aria-describedby="pa-hulp"
          aria-invalid={isTooLong}
          value={text}
          onChange={(event) => {
            // Only at the start of a line does a letter choose the kind; later "a b" is just words.
            const parsed = text.length <= 1 ? parseEntry(event.target.value, kind) : undefined
            setText(parsed?.text ?? event.target.value)
            if (parsed !== undefined) setKind(parsed.kind)
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') {
              event.preventDefault()
              save()
            } else if (event.altKey && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
              event.preventDefault()
              setKind(kindAfter(kind, event.key === 'ArrowRight' ? 1 : -1))
            } else if (event.altKey && event.key.toLowerCase() === 'o') {
              event.preventDefault()
              putIllegible()
            }
          }}
        />
        <Button onPress={putIllegible} isDisabled={isDisabled}>
          {m.papier_onleesbaar()}
        </Button>
        <Button kind="primair" onPress={save} isDisabled={isDisabled || text.trim() === '' || isTooLong}>
          {m.papier_bewaar()}
        </Button>
      </div>
      <GegevensHint text={text} />
      <p id="pa-hulp" className={isTooLong ? 'pa-fout' : 'stil'}>
        {isTooLong ? m.papier_te_lang({ aantal: text.trim().length, max: maxSignaalText }) : m.papier_regel_hulp()}
      </p>
    </section>
  )
}
