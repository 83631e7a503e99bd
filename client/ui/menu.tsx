import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuItem, MenuTrigger, Popover, Menu as RacMenu } from 'react-aria-components'
import { Button, type KnopProps } from './button.tsx'

export interface MenuEntry {
  readonly id: string
  readonly text: string
  readonly icon?: ReactNode
  /** Right of the words: a key, a count. */
  readonly hint?: string
  readonly isDisabled?: boolean
  readonly isDanger?: boolean
}

interface MenuProps {
  /** What the menu is about, for a screen reader. */
  readonly label: string
  readonly items: readonly MenuEntry[]
  readonly onAction: (id: string) => void
  /** With it, the menu is a choice and shows which one holds. */
  readonly selected?: string
}

/** The list itself; inside a popover of your own. */
export function Menu({ label, items, onAction, selected }: MenuProps): ReactNode {
  return (
    <RacMenu
      className="ui-menu"
      aria-label={label}
      onAction={(key) => onAction(String(key))}
      disabledKeys={items.filter((item) => item.isDisabled === true).map((item) => item.id)}
      {...(selected === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [selected] })}
    >
      {items.map((item) => (
        <MenuItem
          key={item.id}
          id={item.id}
          textValue={item.text}
          className={item.isDanger === true ? 'ui-menu-item ui-menu-gevaar' : 'ui-menu-item'}
        >
          {item.icon}
          <span className="ui-menu-tekst">{item.text}</span>
          {item.hint === undefined ? null : <kbd>{item.hint}</kbd>}
        </MenuItem>
      ))}
    </RacMenu>
  )
}

/** An entry that knows what it does. */
export interface MenuAction extends MenuEntry {
  readonly act: () => void
}

/** A round icon button with a menu of actions; `children` is the icon. */
export function ActionMenu({
  label,
  items,
  children,
}: {
  readonly label: string
  readonly items: readonly MenuAction[]
  readonly children: ReactNode
}): ReactNode {
  return (
    <MenuTrigger>
      <Button kind="stil" size="klein" isIconOnly aria-label={label} icon={children} />
      <Popover className="ui-popover" placement="bottom end">
        <Menu label={label} items={items} onAction={(id) => items.find((item) => item.id === id)?.act()} />
      </Popover>
    </MenuTrigger>
  )
}

/** A button that opens a menu. */
export function MenuButton({
  label,
  items,
  onAction,
  selected,
  children,
  ...button
}: MenuProps & Omit<KnopProps, 'onPress' | 'aria-label'>): ReactNode {
  return (
    <MenuTrigger>
      <Button
        {...button}
        {...(children === undefined ? { 'aria-label': label } : {})}
        iconAfter={button.isIconOnly === true ? undefined : <ChevronDown size={16} aria-hidden="true" />}
      >
        {children}
      </Button>
      <Popover className="ui-popover" placement="bottom start">
        <Menu label={label} items={items} onAction={onAction} {...(selected === undefined ? {} : { selected })} />
      </Popover>
    </MenuTrigger>
  )
}
