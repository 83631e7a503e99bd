import type { SignaalKind } from '../../shared/domain/signaal.ts'
import { type Plaat, platen } from '../../shared/domain/thema.ts'

/** Token name of each kind in the style sheet (DESIGN §2). */
export const kindTokens: Readonly<Record<SignaalKind, string>> = {
  praktijksignaal: 'praktijk',
  cijfer: 'cijfer',
  bewonersinput: 'bewoner',
  aanbod: 'aanbod',
  kans: 'kans',
  gaat_goed: 'goed',
  zorg: 'zorg',
  wens: 'wens',
  oplossing: 'oplossing',
}

/** Colours of the canvas, read once from the CSS tokens; read again when the colour scheme changes. */
export interface Palette {
  readonly doek: string
  /** Dots and lines of the ground. */
  readonly stip: string
  readonly vlak: string
  readonly inkt: string
  readonly inkt2: string
  readonly lijnSterk: string
  readonly blauw: string
  readonly geel: string
  readonly letOp: string
  readonly letOpLicht: string
  readonly fout: string
  readonly foutLicht: string
  readonly voorstel: string
  readonly voorstelLicht: string
  readonly focus: string
  readonly focusBinnen: string
  readonly briefjeInkt: string
  readonly fill: Readonly<Record<SignaalKind, string>>
  readonly mark: Readonly<Record<SignaalKind, string>>
  readonly plaat: Readonly<Record<Plaat, string>>
  readonly opPlaat: string
  /** Share of the plate colour in the fill of an area, 0 to 1. */
  readonly tint: number
  /** High contrast: white paper with a black border, no clipped silhouettes. */
  readonly contrast: boolean
  readonly dark: boolean
}

export type ReadToken = (name: string) => string

const record = <K extends string>(keys: readonly K[], read: (key: K) => string): Readonly<Record<K, string>> =>
  Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<K, string>

const forcedInk = /^--(bord-(inkt|lijn|voorstel$|let-op$|fout$|briefje-inkt)|soort-.*-m$|thema-(?!op$|tint$))/
const forcedMark = /^--bord-(blauw|geel|focus$)/

/** What a token is while the system forces its own colours: its paper, its ink, and what it marks a choice with. */
export function readForcedToken(name: string): string {
  if (name === '--thema-tint') return '0%'
  if (forcedMark.test(name)) return 'Highlight'
  return forcedInk.test(name) ? 'CanvasText' : 'Canvas'
}

/** Builds the palette from tokens; a token that is missing falls back to the light scheme. */
export function readPalette(read: ReadToken): Palette {
  const token = (name: string, fallback: string): string => read(name).trim() || fallback
  const kinds = Object.keys(kindTokens) as SignaalKind[]
  const tint = Number.parseFloat(token('--thema-tint', '8%')) / 100
  const doek = token('--bord-doek', '#eef2f0')
  return {
    doek,
    stip: token('--bord-doek-stip', '#d3dcd8'),
    vlak: token('--bord-vlak', '#ffffff'),
    inkt: token('--bord-inkt', '#12212b'),
    inkt2: token('--bord-inkt-2', '#455560'),
    lijnSterk: token('--bord-lijn-sterk', '#71808a'),
    blauw: token('--bord-blauw', '#0b4f9e'),
    geel: token('--bord-geel', '#ffcb1f'),
    letOp: token('--bord-let-op', '#8a4b00'),
    letOpLicht: token('--bord-let-op-licht', '#ffedd2'),
    fout: token('--bord-fout', '#a8182c'),
    foutLicht: token('--bord-fout-licht', '#fde3e4'),
    voorstel: token('--bord-voorstel', '#5b3fa8'),
    voorstelLicht: token('--bord-voorstel-licht', '#f1ecfd'),
    focus: token('--bord-focus', '#12212b'),
    focusBinnen: token('--bord-focus-binnen', '#ffffff'),
    briefjeInkt: token('--bord-briefje-inkt', '#12212b'),
    fill: record(kinds, (kind) => token(`--soort-${kindTokens[kind]}`, '#fff0a0')),
    mark: record(kinds, (kind) => token(`--soort-${kindTokens[kind]}-m`, '#6b5200')),
    plaat: record(platen, (plaat) => token(`--thema-${plaat}`, '#4b5a64')),
    opPlaat: token('--thema-op', '#ffffff'),
    tint: Number.isFinite(tint) ? tint : 0.08,
    contrast: tint === 0,
    dark: tint > 0.15,
  }
}
