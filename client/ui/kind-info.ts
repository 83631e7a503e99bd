import {
  CalendarCheck,
  ChartColumn,
  CloudRain,
  Eye,
  Lightbulb,
  type LucideIcon,
  MessageCircle,
  Sprout,
  Star,
  ThumbsUp,
} from 'lucide-react'
import type { CSSProperties } from 'react'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'

export interface KindInfo {
  readonly icon: LucideIcon
  /** Name in tokens and class names: `--soort-{css}`, `ui-vorm-{css}`. */
  readonly css: string
  label(): string
  /** One sentence: what belongs on this kind of note. */
  help(): string
}

/** Icon, words and css name of the nine kinds (DESIGN §2). Order is the order of the note pads. */
export const kindInfo: Readonly<Record<SignaalKind, KindInfo>> = {
  praktijksignaal: {
    icon: Eye,
    css: 'praktijk',
    label: () => m.bord_soort_praktijksignaal(),
    help: () => m.bord_uitleg_praktijksignaal(),
  },
  cijfer: {
    icon: ChartColumn,
    css: 'cijfer',
    label: () => m.bord_soort_cijfer(),
    help: () => m.bord_uitleg_cijfer(),
  },
  bewonersinput: {
    icon: MessageCircle,
    css: 'bewoner',
    label: () => m.bord_soort_bewonersinput(),
    help: () => m.bord_uitleg_bewonersinput(),
  },
  zorg: { icon: CloudRain, css: 'zorg', label: () => m.bord_soort_zorg(), help: () => m.bord_uitleg_zorg() },
  wens: { icon: Star, css: 'wens', label: () => m.bord_soort_wens(), help: () => m.bord_uitleg_wens() },
  oplossing: {
    icon: Lightbulb,
    css: 'oplossing',
    label: () => m.bord_soort_oplossing(),
    help: () => m.bord_uitleg_oplossing(),
  },
  aanbod: {
    icon: CalendarCheck,
    css: 'aanbod',
    label: () => m.bord_soort_aanbod(),
    help: () => m.bord_uitleg_aanbod(),
  },
  kans: { icon: Sprout, css: 'kans', label: () => m.bord_soort_kans(), help: () => m.bord_uitleg_kans() },
  gaat_goed: {
    icon: ThumbsUp,
    css: 'goed',
    label: () => m.bord_soort_gaat_goed(),
    help: () => m.bord_uitleg_gaat_goed(),
  },
}

/** The nine kinds in the order of the note pads. */
export const kindOrder = Object.keys(kindInfo) as readonly SignaalKind[]

/** Custom properties `--v` (fill) and `--m` (mark) of a kind. */
export const kindStyle = (kind: SignaalKind): CSSProperties =>
  ({ '--v': `var(--soort-${kindInfo[kind].css})`, '--m': `var(--soort-${kindInfo[kind].css}-m)` }) as CSSProperties
