import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { startRondleiding } from '../ui/rondleiding-stand.ts'

type Row = readonly [keys: readonly string[], text: string]

/** All keys of the canvas, opened with a question mark. */
export function ShortcutsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  return (
    <Dialog
      title={m.toetsen_titel()}
      isOpen={isOpen}
      onClose={onClose}
      size="breed"
      footer={
        <Button
          onPress={() => {
            onClose()
            startRondleiding()
          }}
        >
          {m.rondleiding_begin()}
        </Button>
      }
    >
      {isOpen
        ? sections().map(({ title, rows }) => (
            <section key={title} className="cv-toetsen-deel">
              <h3>{title}</h3>
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
            </section>
          ))
        : null}
    </Dialog>
  )
}

function sections(): readonly { readonly title: string; readonly rows: readonly Row[] }[] {
  return [
    {
      title: m.toetsen_deel_schrijven(),
      rows: [
        [['N'], m.toetsen_nieuw()],
        [['P', 'C', 'B', 'Z', 'W', 'O', 'A', 'K', 'G'], m.toetsen_soort()],
        [['Enter'], m.toetsen_enter()],
        [['R'], m.toetsen_opmerkingen()],
        [['Ctrl', 'V'], m.toetsen_plak()],
      ],
    },
    {
      title: m.toetsen_deel_kiezen(),
      rows: [
        [['←', '↑', '↓', '→'], m.toetsen_pijl()],
        [['Spatie'], m.toetsen_spatie()],
        [['Ctrl', 'A'], m.toetsen_alles()],
        [['Ctrl', 'Shift', 'A'], m.toetsen_alles_gebied()],
        [['L'], m.toetsen_lus()],
        [['Shift', 'F10'], m.toetsen_menu()],
        [['Esc'], m.toetsen_esc()],
      ],
    },
    {
      title: m.toetsen_deel_ordenen(),
      rows: [
        [['T', '1–9'], m.toetsen_thema()],
        [['Alt', '←'], m.toetsen_verplaats()],
        [['Alt'], m.toetsen_alt_slepen()],
        [['M'], m.toetsen_samen()],
        [['A', 'X'], m.toetsen_voorstel()],
        [['Ctrl', 'D'], m.keuze_dupliceer()],
        [['Ctrl', 'C'], m.toetsen_kopieer()],
        [['[', ']'], m.toetsen_volgorde()],
        [['Ctrl', 'Shift', 'L'], m.toetsen_vast()],
        [['Ctrl', 'Alt', '→'], m.toetsen_kader()],
        [['Delete'], m.toetsen_weg()],
        [['Ctrl', 'Z'], m.toetsen_terug()],
      ],
    },
    {
      title: m.toetsen_deel_kijken(),
      rows: [
        [['/'], m.toetsen_zoek()],
        [['F'], m.toetsen_filter()],
        [['I'], m.toetsen_kaartje()],
        [['1'], m.bord_alles_in_beeld()],
        [['2'], m.bord_keuze_in_beeld()],
        [['3'], m.toetsen_thema_in_beeld()],
        [['0'], m.bord_honderd()],
        [['+', '−'], m.toetsen_zoom()],
        [['H', 'V'], m.toetsen_hand()],
      ],
    },
  ]
}
