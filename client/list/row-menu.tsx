import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { MenuTrigger, Popover } from 'react-aria-components'
import { m } from '../../shared/i18n/messages.ts'
import { Button } from '../ui/button.tsx'
import { Menu, type MenuAction } from '../ui/menu.tsx'

/** The menu of a row. Its entries are made when it opens: thirty rows with twenty entries each would be felt in scrolling. */
export function RowMenu({
  label,
  actions,
}: {
  /** What the row is about. */
  readonly label: string
  readonly actions: () => readonly MenuAction[]
}): ReactNode {
  const [items, setItems] = useState<readonly MenuAction[]>()
  return (
    <MenuTrigger
      isOpen={items !== undefined}
      onOpenChange={(open) => {
        setItems(open ? actions() : undefined)
      }}
    >
      <Button
        kind="stil"
        size="klein"
        isIconOnly
        className="ls-meer"
        aria-label={`${m.lijst_meer()}: ${label}`}
        icon={<Ellipsis size={18} aria-hidden="true" />}
      />
      <Popover className="ui-popover" placement="bottom end">
        <Menu
          label={m.lijst_meer()}
          items={items ?? []}
          onAction={(id) => {
            const chosen = items?.find((item) => item.id === id)
            // The menu gives the keyboard back to its button first; what opens in the row takes it from there.
            requestAnimationFrame(() => requestAnimationFrame(() => chosen?.act()))
          }}
        />
      </Popover>
    </MenuTrigger>
  )
}
