import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { Button } from '../../ui/button.tsx'
import { OpmerkingenBij } from '../samen/opmerkingen-bij.tsx'
import { useDrafts } from '../samen/use-drafts.ts'

/** The conversation about one note, beside canvas and list. Escape closes it and gives the keyboard back. */
export function OpmerkingenPaneel({ ui }: { readonly ui: BordUi }): ReactNode {
  const id = useStore(ui, (state) => state.opmerkingenBij)
  const { draftOf, setDraft } = useDrafts()
  const before = useRef<Element>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (id === undefined) return
    before.current = document.activeElement
    heading.current?.focus()
  }, [id])
  if (id === undefined) return null
  const close = (): void => {
    ui.setState({ opmerkingenBij: undefined })
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }
  return (
    <aside
      className="bd-opmerkingen"
      aria-label={m.samen_opmerkingen_bij()}
      data-over-canvas=""
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close()
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {m.samen_opmerkingen()}
        </h2>
        <Button
          kind="stil"
          isIconOnly
          aria-label={m.ui_sluit()}
          icon={<X size={20} aria-hidden="true" />}
          onPress={close}
        />
      </header>
      <OpmerkingenBij key={id} signaalId={id} draft={draftOf(id)} onDraft={(text) => setDraft(id, text)} />
    </aside>
  )
}
