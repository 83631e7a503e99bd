import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { Dialog } from '../ui/dialog.tsx'

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
    [['R'], m.toetsen_opmerkingen()],
    [['Ctrl', 'Alt', '→'], m.toetsen_kader()],
    [['Delete'], m.toetsen_weg()],
    [['A', 'X'], m.toetsen_voorstel()],
    [['Ctrl', 'A'], m.toetsen_alles()],
    [['Ctrl', 'Z'], m.toetsen_terug()],
    [['+', '−', '0'], m.toetsen_zoom()],
    [['Esc'], m.toetsen_esc()],
  ]
  return (
    <Dialog title={m.toetsen_titel()} isOpen={isOpen} onClose={onClose}>
      <dl className="cv-toetsen">
        {rows.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
