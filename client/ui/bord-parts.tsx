import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { Pictogram, Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import { groepName } from './groep-vorm.tsx'
import { kindInfo, kindOrder, kindStyle } from './kind-info.ts'
import { pictogramIcons } from './pictogrammen.ts'
import { plaatStyle } from './plaat.tsx'
import './bord-parts.css'

/** Order of the note pads in the toolbar (mock 01). */
export const padOrder = kindOrder

export const kindLabel = (kind: SignaalKind): string => kindInfo[kind].label()
export const kindExplanation = (kind: SignaalKind): string => kindInfo[kind].help()
export const groepLabel = groepName
export { kindStyle, plaatStyle }

export function KindIcon({ kind, size = 18 }: { readonly kind: SignaalKind; readonly size?: number }): ReactNode {
  const Icon = kindInfo[kind].icon
  return <Icon size={size} aria-hidden="true" />
}

export function PictogramIcon({ name, size = 18 }: { readonly name: Pictogram; readonly size?: number }): ReactNode {
  const Icon = pictogramIcons[name]
  return <Icon size={size} aria-hidden="true" />
}

/** Kind as a small tag: icon and word on the colour of the paper. */
export function KindTag({ kind }: { readonly kind: SignaalKind }): ReactNode {
  return (
    <span className="bp-soort" style={kindStyle(kind)}>
      <KindIcon kind={kind} />
      {kindLabel(kind)}
    </span>
  )
}

/** A note as HTML, for panels and cards. */
export function Briefje({
  kind,
  text,
  size = 'klein',
}: {
  readonly kind: SignaalKind
  readonly text: string
  readonly size?: 'klein' | 'groot'
}): ReactNode {
  return (
    <div className={`bp-briefje bp-briefje-${size} bp-vorm-${kindInfo[kind].css}`} style={kindStyle(kind)}>
      <div className="bp-papier" lang="nl">
        {size === 'groot' ? (
          <div className="bp-kop">
            <KindIcon kind={kind} />
            {kindLabel(kind)}
          </div>
        ) : (
          <>
            <span className="bp-vlieg">
              <KindIcon kind={kind} size={15} />
            </span>
            <span className="vis-weg bp-alleen-lezer">{kindLabel(kind)}: </span>
          </>
        )}
        {text}
      </div>
    </div>
  )
}

/** The enamel sign of a thema. `size` icon: pictogram only, always beside or with the name. */
export function ThemaPlaat({
  thema,
  title,
  size = 'gewoon',
}: {
  readonly thema: Pick<Thema, 'plaat' | 'pictogram'>
  readonly title: string
  readonly size?: 'gewoon' | 'mini' | 'icoon'
}): ReactNode {
  return (
    <span className={`bp-plaat bp-plaat-${size}`} style={plaatStyle(thema.plaat)}>
      <PictogramIcon name={thema.pictogram} size={size === 'icoon' ? 15 : 18} />
      {size === 'icoon' ? null : <span>{title}</span>}
    </span>
  )
}

/** Group as shape and word: square, circle, diamond, triangle (DESIGN §2). */
export function GroepLabel({ groep, label }: { readonly groep: DeelnemerGroep; readonly label?: string }): ReactNode {
  return (
    <span className="bp-groep">
      <span className={`bp-gv bp-gv-${groep}`} aria-hidden="true" />
      {label ?? groepLabel(groep)}
    </span>
  )
}

/** Menu that puts notes in a thema; number keys 1 to 9 choose while it is open. */
export function ThemaMenu({
  themas,
  current,
  onChoose,
  children,
  label,
  className = 'bp-knop bp-klein',
  isOpen,
  onOpenChange,
  isDisabled = false,
}: {
  readonly themas: readonly Thema[]
  readonly current?: string | undefined
  readonly onChoose: (themaId: string | null) => void
  readonly children: ReactNode
  readonly label?: string
  readonly className?: string
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly isDisabled?: boolean
}): ReactNode {
  return (
    <MenuTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Button className={className} isDisabled={isDisabled} {...(label === undefined ? {} : { 'aria-label': label })}>
        {children}
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <ThemaMenuPopover
        themas={themas}
        current={current}
        onChoose={onChoose}
        {...(onOpenChange === undefined ? {} : { onClose: () => onOpenChange(false) })}
      />
    </MenuTrigger>
  )
}

function ThemaMenuPopover({
  themas,
  current,
  onChoose,
  onClose,
}: {
  readonly themas: readonly Thema[]
  readonly current?: string | undefined
  readonly onChoose: (themaId: string | null) => void
  readonly onClose?: () => void
}): ReactNode {
  return (
    <Popover className="bp-popover" placement="bottom start">
      {/* Numbers choose at once: the menu has no type-ahead on them. */}
      <div
        onKeyDownCapture={(event) => {
          const index = Number(event.key) - 1
          const thema = themas[index]
          if (!Number.isInteger(index) || thema === undefined || index > 8) return
          event.preventDefault()
          event.stopPropagation()
          onChoose(thema.id)
          if (onClose === undefined)
            event.currentTarget.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
          else onClose()
        }}
      >
        <Menu
          className="bp-menu"
          aria-label={m.bord_kies_thema()}
          onAction={(key) => onChoose(key === 'los' ? null : String(key))}
          selectionMode="single"
          selectedKeys={[current ?? 'los']}
        >
          {themas.map((thema, index) => (
            <MenuItem key={thema.id} id={thema.id} textValue={thema.title} className="bp-menu-item">
              <ThemaPlaat thema={thema} title={thema.title} size="icoon" />
              <span className="bp-menu-tekst">{thema.title}</span>
              {index < 9 ? <kbd>{index + 1}</kbd> : null}
            </MenuItem>
          ))}
          <MenuItem id="los" textValue={m.bord_nog_los()} className="bp-menu-item">
            <ThemaPlaat thema={{ plaat: 'los', pictogram: 'layers' }} title={m.bord_nog_los()} size="icoon" />
            <span className="bp-menu-tekst">{m.bord_nog_los()}</span>
          </MenuItem>
        </Menu>
      </div>
    </Popover>
  )
}

/** A button with a menu of actions. */
export function ActionMenu({
  label,
  items,
  children,
  className = 'bp-knop bp-klein bp-stil bp-rond',
}: {
  readonly label: string
  readonly items: readonly {
    readonly id: string
    readonly text: string
    readonly icon?: ReactNode
    readonly act: () => void
  }[]
  readonly children: ReactNode
  readonly className?: string
}): ReactNode {
  return (
    <MenuTrigger>
      <Button className={className} aria-label={label}>
        {children}
      </Button>
      <Popover className="bp-popover" placement="bottom end">
        <Menu className="bp-menu" aria-label={label} onAction={(key) => items.find((item) => item.id === key)?.act()}>
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} textValue={item.text} className="bp-menu-item">
              {item.icon}
              <span className="bp-menu-tekst">{item.text}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
