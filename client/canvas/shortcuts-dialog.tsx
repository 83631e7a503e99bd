import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'

/** All keys of the canvas, opened with a question mark. */
export function ShortcutsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['N'], m.toetsen_nieuw()],
    [['P', 'C', 'B', 'Z', 'W', 'O', 'A', 'K', 'G'], m.toetsen_soort()],
    [['←', '↑', '↓', '→'], m.toetsen_pijl()],
    [['Alt', '←'], m.toetsen_verplaats()],
    [['Enter'], m.toetsen_enter()],
    [['Spatie'], m.toetsen_spatie()],
    [['T', '1–9'], m.toetsen_thema()],
    [['M'], m.toetsen_samen()],
    [['Delete'], m.toetsen_weg()],
    [['A', 'X'], m.toetsen_voorstel()],
    [['Ctrl', 'A'], m.toetsen_alles()],
    [['Ctrl', 'Z'], m.toetsen_terug()],
    [['+', '−', '0'], m.toetsen_zoom()],
    [['Esc'], m.toetsen_esc()],
  ]
  return (
    <ModalOverlay
      className="cv-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable
    >
      <Modal className="cv-modal">
        <Dialog className="cv-dialoog">
          <header>
            <Heading slot="title">{m.toetsen_titel()}</Heading>
            <Button className="bp-knop bp-stil bp-rond" aria-label={m.bord_sluit()} onPress={onClose}>
              <X size={20} aria-hidden="true" />
            </Button>
          </header>
          <dl className="cv-toetsen">
            {rows.map(([keys, text]) => (
              <div key={text}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key} className="bp-kbd">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
