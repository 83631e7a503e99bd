import { CircleSlash, Frame as FrameIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'
import { fold } from '../state/bord-filter.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { losPlaat, PlaatIcoon } from '../ui/plaat.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ListSection } from './list-data.ts'
import { goalOf } from './outline-drop.ts'
import { titleOf } from './section-row.tsx'

/** "Verplaats naar…": every place on the bord where notes can lie, without dragging. */
export function MoveDialog({
  isOpen,
  count,
  sections,
  onChoose,
  onClose,
}: {
  readonly isOpen: boolean
  /** How many notes go. */
  readonly count: number
  readonly sections: readonly ListSection[]
  readonly onChoose: (section: ListSection) => void
  readonly onClose: () => void
}): ReactNode {
  return (
    <Dialog title={m.lijst_verplaats_titel({ count })} isOpen={isOpen} onClose={onClose} size="smal">
      <Places sections={sections} onChoose={onChoose} />
    </Dialog>
  )
}

function Places({
  sections,
  onChoose,
}: {
  readonly sections: readonly ListSection[]
  readonly onChoose: (section: ListSection) => void
}): ReactNode {
  const [words, setWords] = useState('')
  const items = sections
    .filter((section) => goalOf(section) !== undefined && fold(titleOf(section)).includes(fold(words.trim())))
    .map((section) => ({ id: section.id, section }))
  const [only] = items
  return (
    <div className="ls-verplaats">
      <TextField
        label={m.lijst_verplaats_zoek()}
        value={words}
        onChange={setWords}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && items.length === 1 && only !== undefined) onChoose(only.section)
          else event.continuePropagation()
        }}
      />
      <ListBox
        aria-label={m.lijst_verplaats_waar()}
        className="ls-plekken"
        items={items}
        onAction={(key) => {
          const found = items.find(({ id }) => id === key)
          if (found !== undefined) onChoose(found.section)
        }}
        renderEmptyState={() => <p className="stil">{m.lijst_verplaats_geen()}</p>}
      >
        {({ id, section }) => (
          <ListBoxItem id={id} textValue={titleOf(section)} className="ls-plek">
            {section.frame !== undefined ? (
              <FrameIcon size={22} aria-hidden="true" />
            ) : section.id === 'nergens' ? (
              <CircleSlash size={22} aria-hidden="true" />
            ) : (
              <PlaatIcoon {...(section.thema ?? losPlaat)} size={24} />
            )}
            <span>{titleOf(section)}</span>
            <b>{section.count}</b>
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  )
}

/** The keys of the list, behind a question mark. */
export function ListHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
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
      isOpen={isOpen}
      onClose={onClose}
      footer={<Button onPress={onClose}>{m.ui_sluit()}</Button>}
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
