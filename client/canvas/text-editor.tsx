import { type ReactNode, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { maxSignaalText, type SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import type { BordModel } from '../model/types.ts'
import { GegevensHint } from '../ui/gegevens-hint.tsx'
import { KindIcon } from '../ui/kind-icon.tsx'
import { kindInfo, kindStyle } from '../ui/kind-info.ts'
import { caretAfter } from './caret.ts'
import type { Rect } from './geometry.ts'
import { needsReadingCard } from './lod.ts'

export interface TextEditorProps {
  readonly bord: BordModel
  /** Absent while the note is in no document yet. */
  readonly id: string | undefined
  readonly kind: SignaalKind
  /** Place on screen, in px, and the zoom. */
  readonly rect: Rect
  readonly scale: number
  readonly onText: (text: string, cursor: number) => void
  /** `text` as it stands; the caller removes what is empty. */
  readonly onEnd: (text: string) => void
}

/** A real textarea on top of the note: input methods, spell check and phone keyboards just work. */
export function TextEditor({ bord, id, kind, rect, scale, onText, onEnd }: TextEditorProps): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null)
  const composing = useRef(false)
  const ended = useRef(false)
  const stored = useSyncExternalStore(
    (listener) => (id === undefined ? () => {} : bord.subscribeRecord('signalen', id, listener)),
    () => (id === undefined ? undefined : bord.get('signalen', id)?.text),
  )
  const [text, setText] = useState(stored ?? '')
  const shown = useRef(text)
  // What another person types in the same note arrives here.
  useEffect(() => {
    const element = area.current
    if (stored === undefined || composing.current || element === null || stored === shown.current) return
    const caret = caretAfter(shown.current, stored, element.selectionEnd)
    shown.current = stored
    setText(stored)
    requestAnimationFrame(() => element.setSelectionRange(caret, caret))
  }, [stored])
  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [])
  const end = (): void => {
    if (ended.current) return
    ended.current = true
    onEnd(shown.current)
  }
  const change = (value: string, cursor: number): void => {
    shown.current = value
    setText(value)
    if (!composing.current) onText(value, cursor)
  }
  // From afar the note is too small to write on: the paper then has reading size.
  // Under a finger as well: below 16 px a phone zooms the whole page when the text gets the focus.
  const small = needsReadingCard(scale) || (scale < 1 && matchMedia('(pointer: coarse)').matches)
  const size = small ? 17 : 16 * scale
  const width = small ? Math.max(rect.w, 220) : rect.w
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the focus left
    <div
      className="cv-schrijf"
      data-over-canvas=""
      onBlur={(event) => {
        // From the text to the hint below it is not away.
        if (!event.currentTarget.contains(event.relatedTarget)) end()
      }}
      style={{
        ...kindStyle(kind),
        left: rect.x,
        top: rect.y,
        width,
        minHeight: small ? 96 : rect.h,
        fontSize: size,
        padding: small ? '10px 12px' : `${8 * scale}px ${11 * scale}px`,
      }}
    >
      <span className="cv-schrijf-kop" style={{ fontSize: size * 0.85, height: size * 1.25 }}>
        <KindIcon kind={kind} size={size * 0.94} />
        {kindInfo[kind].label()}
      </span>
      <textarea
        ref={area}
        lang="nl"
        spellCheck
        aria-label={m.bord_tekst_van_briefje()}
        placeholder={m.bord_schrijf()}
        maxLength={maxSignaalText}
        value={text}
        rows={small ? 3 : 2}
        onChange={(event) => change(event.target.value, event.target.selectionEnd)}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={(event) => {
          composing.current = false
          change(event.currentTarget.value, event.currentTarget.selectionEnd)
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          // Safari ends a composition before the key that ended it: 229 says that it was one.
          if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
          if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
            event.preventDefault()
            end()
          }
        }}
      />
      {text.length > maxSignaalText - 60 ? (
        <span className="cv-teller" aria-live="polite">
          {m.bord_teken_teller({ aantal: text.length, max: maxSignaalText })}
        </span>
      ) : null}
      <GegevensHint text={text} className="cv-gegevens" />
    </div>
  )
}
