import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { KaartView } from './kaart-view.tsx'

/** One card at a time for the whole room: nothing to fill in, arrows to the next one, Escape to go back. */
export function Presentatie({
  cards,
  current,
  onGo,
  onClose,
}: {
  readonly cards: readonly Kanskaart[]
  readonly current: string
  readonly onGo: (id: string) => void
  readonly onClose: () => void
}): ReactNode {
  const index = Math.max(
    0,
    cards.findIndex((card) => card.id === current),
  )
  const card = cards[index]
  const body = useRef<HTMLElement>(null)
  const go = useRef((_step: number) => {})
  useEffect(() => {
    go.current = (step) => {
      const next = cards[index + step]
      if (next === undefined) return
      onGo(next.id)
      body.current?.scrollTo({ top: 0 })
    }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight' || event.key === 'PageDown') go.current(1)
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go.current(-1)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  if (card === undefined) return null
  const number = m.kk_kaart_van({ nummer: index + 1, totaal: cards.length })
  return (
    <ModalOverlay
      className="kk-toon-laag"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="kk-toon">
        <RacDialog className="kk-toon-binnen" aria-label={`${m.kk_titel()}: ${number}`}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long card scrolls, and the keyboard must be able to do that */}
          <section className="kk-toon-lijf" ref={body} tabIndex={0} aria-label={number}>
            <KaartView key={card.id} card={card} isReadOnly heading="h2" />
          </section>
          <div className="kk-toon-knoppen">
            <Button
              kind="stil"
              isDisabled={index === 0}
              icon={<ArrowLeft size={20} aria-hidden="true" />}
              aria-label={m.kk_vorige()}
              isIconOnly
              onPress={() => go.current(-1)}
            />
            <span className="num" role="status">
              {number}
            </span>
            <Button
              kind="stil"
              isDisabled={index === cards.length - 1}
              icon={<ArrowRight size={20} aria-hidden="true" />}
              aria-label={m.kk_volgende()}
              isIconOnly
              onPress={() => go.current(1)}
            />
            <Button kind="stil" icon={<X size={20} aria-hidden="true" />} onPress={onClose}>
              {m.kk_toon_sluit()}
            </Button>
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
