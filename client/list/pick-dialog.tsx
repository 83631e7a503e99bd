import { type ReactNode, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'
import { fold } from '../state/bord-filter.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'

export interface PickItem {
  readonly id: string
  readonly text: string
  readonly icon?: ReactNode
  /** Right of the words: a count. */
  readonly hint?: string
}

/** How many choices are shown at once; whoever wants another types a word of it. */
const shownCount = 60

/** A dialog in which somebody chooses one thing by name: typing finds it, Enter takes the only one left. */
export function PickDialog({
  title,
  searchLabel,
  listLabel,
  items,
  children,
  onChoose,
  onClose,
}: {
  readonly title: string
  readonly searchLabel: string
  readonly listLabel: string
  readonly items: readonly PickItem[]
  /** Above the search field: what else there is to choose. */
  readonly children?: ReactNode
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}): ReactNode {
  const [words, setWords] = useState('')
  const found = items.filter(({ text }) => fold(text).includes(fold(words.trim())))
  const shown = found.slice(0, shownCount)
  const [only] = found
  return (
    <Dialog title={title} isOpen onClose={onClose} size="smal">
      <div className="ls-verplaats">
        {children}
        <TextField
          label={searchLabel}
          value={words}
          onChange={setWords}
          autoFocus
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found.length === 1 && only !== undefined) onChoose(only.id)
            else event.continuePropagation()
          }}
        />
        <ListBox
          aria-label={listLabel}
          className="ls-plekken"
          items={shown}
          onAction={(key) => onChoose(String(key))}
          renderEmptyState={() => <p className="stil">{m.lijst_verplaats_geen()}</p>}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.text} className="ls-plek">
              {item.icon ?? <span aria-hidden="true" />}
              <span>{item.text}</span>
              {item.hint === undefined ? null : <b>{item.hint}</b>}
            </ListBoxItem>
          )}
        </ListBox>
        {found.length > shown.length ? (
          <p className="stil">{m.lijst_kies_meer({ aantal: found.length - shown.length })}</p>
        ) : null}
      </div>
    </Dialog>
  )
}
