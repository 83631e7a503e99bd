import { ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { MenuTrigger, Popover, Button as RacButton } from 'react-aria-components'
import type { Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import { knopClass } from './button.tsx'
import { Menu } from './menu.tsx'
import { losPlaat, PlaatIcoon } from './plaat.tsx'

const losId = 'los'
const iconSize = 24

export interface ThemaMenuProps {
  readonly themas: readonly Thema[]
  /** Id of the thema it is in now; `undefined`: loose. */
  readonly current?: string | undefined
  /** `null`: in no thema. */
  readonly onChoose: (themaId: string | null) => void
  readonly children: ReactNode
  readonly label?: string
  readonly className?: string
  /** With it somebody else opens and closes. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** Menu that puts notes in a thema; number keys 1 to 9 choose while it is open. */
export function ThemaMenu({
  themas,
  current,
  onChoose,
  children,
  label,
  className = knopClass({ size: 'klein' }),
  isOpen,
  onOpenChange,
}: ThemaMenuProps): ReactNode {
  const [isOpenHere, setOpenHere] = useState(false)
  const setOpen = onOpenChange ?? setOpenHere
  const items = [
    ...themas.map((thema, index) => ({
      id: thema.id,
      text: thema.title,
      icon: <PlaatIcoon {...thema} size={iconSize} />,
      ...(index < 9 ? { hint: String(index + 1) } : {}),
    })),
    { id: losId, text: m.bord_nog_los(), icon: <PlaatIcoon {...losPlaat} size={iconSize} /> },
  ]
  return (
    <MenuTrigger isOpen={isOpen ?? isOpenHere} onOpenChange={setOpen}>
      <RacButton className={className} {...(label === undefined ? {} : { 'aria-label': label })}>
        {children}
        <ChevronDown size={16} aria-hidden="true" />
      </RacButton>
      <Popover className="ui-popover" placement="bottom start">
        {/* Numbers choose at once: the menu has no type-ahead on them. */}
        <div
          onKeyDownCapture={(event) => {
            const index = Number(event.key) - 1
            const thema = themas[index]
            if (thema === undefined || index > 8) return
            event.preventDefault()
            event.stopPropagation()
            onChoose(thema.id)
            setOpen(false)
          }}
        >
          <Menu
            label={m.bord_kies_thema()}
            items={items}
            onAction={(id) => onChoose(id === losId ? null : id)}
            selected={current ?? losId}
          />
        </div>
      </Popover>
    </MenuTrigger>
  )
}
