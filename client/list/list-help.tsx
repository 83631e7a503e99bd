import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { startRondleiding } from '../ui/rondleiding-stand.ts'

/** The keys of the list, behind a question mark. */
export function ListHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['↑', '↓'], m.lijst_toets_loop()],
    [['→', '←'], m.lijst_toets_klap()],
    [['Home', 'End'], m.lijst_toets_eind()],
    [['Enter'], m.lijst_toets_bewerk()],
    [['Spatie'], m.lijst_toets_kies()],
    [['T', '1–9'], m.lijst_toets_thema()],
    [['V'], m.lijst_toets_verplaats()],
    [['M'], m.lijst_toets_op_elkaar()],
    [['N'], m.lijst_toets_nieuw()],
    [['R'], m.lijst_toets_reageer()],
    [['L'], m.lijst_toets_vast()],
    [['Ctrl', 'D'], m.lijst_toets_kopie()],
    [['B'], m.lijst_toets_bord()],
    [['W'], m.lijst_toets_wie()],
    [['/'], m.lijst_toets_zoek()],
    [['Delete'], m.lijst_toets_weg()],
    [['Ctrl', 'Z'], m.lijst_toets_terug()],
    [['Tab', 'Enter'], m.lijst_toets_sleep()],
  ]
  return (
    <Dialog
      title={m.lijst_toetsen_titel()}
      isOpen
      onClose={onClose}
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
      <dl className="ls-toetslijst">
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
