import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { m } from '../../../shared/i18n/messages.ts'
import type { ZoekIndex } from '../../canvas/kijk/zoek-index.ts'
import type { Session } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import './zoek-balk.css'

/** Pause after the last letter before the canvas goes to the first hit. */
const typingMs = 220
const followMs = 500

/** Finds notes by their words, on canvas and list alike: how many, the next one, the one before. */
export function ZoekBalk({
  session,
  ui,
  onShow,
  onClose,
}: {
  readonly session: Session
  readonly ui: BordUi
  /** Brings a note into view where this person works; the focus stays in the search field. */
  readonly onShow: (id: string) => void
  /** After the bar went: the keyboard goes to the note that was found last, or where it was. */
  readonly onClose: (found: string | undefined) => void
}): ReactNode {
  const search = useStore(ui, (state) => state.search)
  const isOpen = search !== undefined
  const input = useRef<HTMLInputElement>(null)
  const [index, setIndex] = useState<ZoekIndex>()
  const show = useRef(onShow)
  show.current = onShow

  // The index is made when somebody searches, and gone when they stop: it reads every note.
  useEffect(() => {
    if (!isOpen) return
    let isGone = false
    let made: ZoekIndex | undefined
    void import('../../canvas/kijk/zoek-index.ts').then(({ createZoekIndex }) => {
      if (isGone) return
      made = createZoekIndex(session.bord)
      setIndex(made)
    })
    return () => {
      isGone = true
      made?.close()
      setIndex(undefined)
    }
  }, [isOpen, session])
  // At once: the next letter is already on its way, and outside a field it is a key of the bord.
  useLayoutEffect(() => {
    if (isOpen) input.current?.focus()
  }, [isOpen])

  const goTo = useCallback((hits: readonly string[], at: number): void => {
    const id = hits[at]
    if (id === undefined) return
    show.current(id)
    announce(m.zoek_treffer({ nummer: at + 1, aantal: hits.length }))
  }, [])
  const words = search?.words ?? ''
  useEffect(() => {
    if (index === undefined) return
    const look = (isNew: boolean): void => {
      const now = ui.getState().search
      if (now === undefined) return
      const hits = index.find(words)
      const shown = now.hits[now.at]
      const at = isNew || shown === undefined ? 0 : Math.max(0, hits.indexOf(shown))
      ui.setState({ search: { words, hits, at } })
      if (!isNew || words.trim() === '') return
      if (hits.length === 0) announce(m.zoek_niets())
      else goTo(hits, 0)
    }
    const timer = setTimeout(() => look(true), typingMs)
    // Notes may come in many a second: the answer follows at a walk.
    let later: ReturnType<typeof setTimeout> | undefined
    const stop = index.subscribe(() => {
      later ??= setTimeout(() => {
        later = undefined
        look(false)
      }, followMs)
    })
    return () => {
      clearTimeout(timer)
      clearTimeout(later)
      stop()
    }
  }, [index, words, ui, goTo])

  if (search === undefined) return null
  const { hits, at } = search
  const step = (by: number): void => {
    if (hits.length === 0) return
    const next = (at + by + hits.length) % hits.length
    ui.setState({ search: { ...search, at: next } })
    goTo(hits, next)
  }
  const close = (): void => {
    ui.setState({ search: undefined })
    onClose(words.trim() === '' ? undefined : hits[at])
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' || event.key === 'F3') step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <search className="bd-zoek cv-zweef" aria-label={m.kijk_zoek()} data-over-canvas="">
      <Search size={19} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={words}
        aria-label={m.zoek_veld()}
        placeholder={m.zoek_veld()}
        onChange={({ currentTarget: { value } }) =>
          ui.setState({ search: { words: value, hits: value.trim() === '' ? [] : hits, at: 0 } })
        }
        onKeyDown={onKeyDown}
      />
      <span className="bd-zoek-telling" aria-hidden="true">
        {words.trim() === '' || index === undefined
          ? ''
          : hits.length === 0
            ? m.zoek_niets_kort()
            : m.zoek_telling({ nummer: at + 1, aantal: hits.length })}
      </span>
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        aria-label={m.zoek_vorige()}
        isDisabled={hits.length === 0}
        icon={<ChevronUp size={19} aria-hidden="true" />}
        onPress={() => step(-1)}
      />
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        aria-label={m.zoek_volgende()}
        isDisabled={hits.length === 0}
        icon={<ChevronDown size={19} aria-hidden="true" />}
        onPress={() => step(1)}
      />
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        aria-label={m.zoek_sluit()}
        icon={<X size={19} aria-hidden="true" />}
        onPress={close}
      />
    </search>
  )
}
