import {
  Baby,
  Bike,
  BookOpen,
  Bus,
  CalendarCheck,
  ChartColumn,
  ChevronDown,
  CloudRain,
  Coffee,
  Eye,
  GraduationCap,
  HandHelping,
  HeartPulse,
  House,
  Layers,
  Leaf,
  Lightbulb,
  type LucideIcon,
  MessageCircle,
  Shield,
  Signpost,
  Smile,
  Sprout,
  Star,
  ThumbsUp,
  Users,
  Wallet,
} from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { Pictogram, Plaat, Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import './bord-parts.css'

const kindIcon: Readonly<Record<SignaalKind, LucideIcon>> = {
  praktijksignaal: Eye,
  cijfer: ChartColumn,
  bewonersinput: MessageCircle,
  zorg: CloudRain,
  wens: Star,
  oplossing: Lightbulb,
  aanbod: CalendarCheck,
  kans: Sprout,
  gaat_goed: ThumbsUp,
}
const pictogramIcon: Readonly<Record<Pictogram, LucideIcon>> = {
  wallet: Wallet,
  'hand-helping': HandHelping,
  coffee: Coffee,
  bike: Bike,
  smile: Smile,
  house: House,
  signpost: Signpost,
  layers: Layers,
  baby: Baby,
  'book-open': BookOpen,
  bus: Bus,
  'graduation-cap': GraduationCap,
  'heart-pulse': HeartPulse,
  leaf: Leaf,
  shield: Shield,
  users: Users,
}
const kindName: Readonly<Record<SignaalKind, () => string>> = {
  praktijksignaal: () => m.bord_soort_praktijksignaal(),
  cijfer: () => m.bord_soort_cijfer(),
  bewonersinput: () => m.bord_soort_bewonersinput(),
  zorg: () => m.bord_soort_zorg(),
  wens: () => m.bord_soort_wens(),
  oplossing: () => m.bord_soort_oplossing(),
  aanbod: () => m.bord_soort_aanbod(),
  kans: () => m.bord_soort_kans(),
  gaat_goed: () => m.bord_soort_gaat_goed(),
}
const kindHelp: Readonly<Record<SignaalKind, () => string>> = {
  praktijksignaal: () => m.bord_uitleg_praktijksignaal(),
  cijfer: () => m.bord_uitleg_cijfer(),
  bewonersinput: () => m.bord_uitleg_bewonersinput(),
  zorg: () => m.bord_uitleg_zorg(),
  wens: () => m.bord_uitleg_wens(),
  oplossing: () => m.bord_uitleg_oplossing(),
  aanbod: () => m.bord_uitleg_aanbod(),
  kans: () => m.bord_uitleg_kans(),
  gaat_goed: () => m.bord_uitleg_gaat_goed(),
}
const groepName: Readonly<Record<DeelnemerGroep, () => string>> = {
  professional: () => m.bord_groep_professional(),
  inwoner: () => m.bord_groep_inwoner(),
  gemeente: () => m.bord_groep_gemeente(),
  vrijwilliger: () => m.bord_groep_vrijwilliger(),
}

/** Order of the note pads in the toolbar (mock 01). */
export const padOrder: readonly SignaalKind[] = [
  'praktijksignaal',
  'cijfer',
  'bewonersinput',
  'zorg',
  'wens',
  'oplossing',
  'aanbod',
  'kans',
  'gaat_goed',
]

export const kindLabel = (kind: SignaalKind): string => kindName[kind]()
export const kindExplanation = (kind: SignaalKind): string => kindHelp[kind]()
export const groepLabel = (groep: DeelnemerGroep): string => groepName[groep]()

const token: Readonly<Record<SignaalKind, string>> = {
  praktijksignaal: 'praktijk',
  cijfer: 'cijfer',
  bewonersinput: 'bewoner',
  zorg: 'zorg',
  wens: 'wens',
  oplossing: 'oplossing',
  aanbod: 'aanbod',
  kans: 'kans',
  gaat_goed: 'goed',
}

/** Custom properties `--v` (fill) and `--m` (mark) of a kind. */
export const kindStyle = (kind: SignaalKind): CSSProperties =>
  ({ '--v': `var(--soort-${token[kind]})`, '--m': `var(--soort-${token[kind]}-m)` }) as CSSProperties

/** Custom property `--t` of a plate. */
export const plaatStyle = (plaat: Plaat): CSSProperties => ({ '--t': `var(--thema-${plaat})` }) as CSSProperties

export function KindIcon({ kind, size = 18 }: { readonly kind: SignaalKind; readonly size?: number }): ReactNode {
  const Icon = kindIcon[kind]
  return <Icon size={size} aria-hidden="true" />
}

export function PictogramIcon({ name, size = 18 }: { readonly name: Pictogram; readonly size?: number }): ReactNode {
  const Icon = pictogramIcon[name]
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
    <div className={`bp-briefje bp-briefje-${size} bp-vorm-${token[kind]}`} style={kindStyle(kind)}>
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
