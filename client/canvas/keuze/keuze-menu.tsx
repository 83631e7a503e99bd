import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Button as RacButton, SubmenuTrigger } from 'react-aria-components'
import { useStore } from 'zustand'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { knopClass } from '../../ui/button.tsx'
import type { ActieContext, KeuzeActie } from './actie.ts'
import { actiesVoor, keuzeActies } from './acties.tsx'

/** On a phone there is no room beside a menu: what opens from it then lies over it. */
const besideOrBelow = (): { readonly placement?: 'bottom start' } =>
  window.innerWidth < 760 ? { placement: 'bottom start' } : {}

/** Entries with entries under them; the caller puts it in a popover. */
function ActieLijst({ label, items }: { readonly label: string; readonly items: readonly KeuzeActie[] }): ReactNode {
  const act = (key: string): void => items.find(({ id }) => id === key)?.act?.()
  return (
    <Menu className="ui-menu" aria-label={label} onAction={(key) => act(String(key))}>
      {items.map((item) =>
        item.items === undefined ? (
          <MenuItem key={item.id} id={item.id} textValue={item.text} className="ui-menu-item">
            {item.icon}
            <span className="ui-menu-tekst">{item.text}</span>
            {item.hint === undefined ? null : <kbd>{item.hint}</kbd>}
          </MenuItem>
        ) : (
          <SubmenuTrigger key={item.id}>
            <MenuItem id={item.id} textValue={item.text} className="ui-menu-item">
              {item.icon}
              <span className="ui-menu-tekst">{item.text}</span>
              <ChevronRight size={16} aria-hidden="true" />
            </MenuItem>
            <Popover className="ui-popover cv-menu" {...besideOrBelow()}>
              <ActieLijst label={item.text} items={item.items} />
            </Popover>
          </SubmenuTrigger>
        ),
      )}
    </Menu>
  )
}

/** The menu at the place of a right click, a long press or the focused object. */
export function KeuzeMenu({
  ui,
  context,
  returnFocus,
}: {
  readonly ui: BordUi
  readonly context: ActieContext
  readonly returnFocus: () => void
}): ReactNode {
  const menu = useStore(ui, (state) => state.menu)
  if (menu === undefined) return null
  const { scene } = context
  const items = actiesVoor(
    menu.item === undefined ? undefined : scene.item(menu.item),
    scene.camera.toBord(menu.at),
    context,
  )
  const close = (): void => {
    ui.setState({ menu: undefined })
    // What the menu opened (a text, a dialog) has the focus by then.
    requestAnimationFrame(() => {
      const { editing, draft, opmerkingenBij, pasting } = ui.getState()
      if (editing === undefined && draft === undefined && opmerkingenBij === undefined && pasting === undefined)
        returnFocus()
    })
  }
  return (
    <div className="cv-anker" style={{ left: menu.at[0], top: menu.at[1] }} key={menu.at.join()}>
      <MenuTrigger isOpen onOpenChange={(open) => (open ? undefined : close())}>
        <RacButton className="cv-anker-knop" aria-label={m.bord_meer()}>
          <span />
        </RacButton>
        <Popover className="ui-popover cv-menu" placement="bottom start" offset={2}>
          <ActieLijst label={m.keuze_menu()} items={items} />
        </Popover>
      </MenuTrigger>
    </div>
  )
}

/** The same menu behind a button. */
export function KeuzeMenuKnop({
  ids,
  context,
  label,
  children,
}: {
  readonly ids: readonly string[]
  readonly context: ActieContext
  readonly label: string
  readonly children: ReactNode
}): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <RacButton className={`${knopClass({ size: 'klein', kind: 'stil' })} cv-meer`} aria-label={label}>
        {children}
      </RacButton>
      <Popover className="ui-popover cv-menu" placement="bottom end">
        {isOpen ? <ActieLijst label={label} items={keuzeActies(ids, context)} /> : null}
      </Popover>
    </MenuTrigger>
  )
}
