import type { CSSProperties, ReactNode } from 'react'
import type { Pictogram, Plaat as PlaatName, Thema } from '../../shared/domain/thema.ts'
import { m } from '../../shared/i18n/messages.ts'
import { pictogramIcons } from './pictogrammen.ts'

/** Custom property `--t` of a plate. */
export const plaatStyle = (plaat: PlaatName): CSSProperties => ({ '--t': `var(--thema-${plaat})` }) as CSSProperties

/** The plate of what is in no thema yet. */
export const losPlaat = { plaat: 'los', pictogram: 'layers' } as const satisfies Pick<Thema, 'plaat' | 'pictogram'>

export interface PlaatProps {
  readonly title: string
  readonly plaat: PlaatName
  readonly pictogram: Pictogram
  /** Number of notes, at the right. */
  readonly count?: number
  readonly size?: 'mini' | 'gewoon' | 'projector'
  readonly className?: string
}

/** The enamel sign of a thema: for themas, cards and the logo only (DESIGN §7). */
export function Plaat({ title, plaat, pictogram, count, size = 'gewoon', className = '' }: PlaatProps): ReactNode {
  const Icon = pictogramIcons[pictogram]
  return (
    <span className={`ui-plaat ui-plaat-${size} ${className}`} style={plaatStyle(plaat)}>
      <Icon aria-hidden="true" />
      <span>{title}</span>
      {count === undefined ? null : (
        <span className="ui-plaat-tel">
          <span aria-hidden="true">{count}</span>
          <span className="vis-weg">{m.ui_aantal_briefjes({ count })}</span>
        </span>
      )}
    </span>
  )
}

/**
 * Pictogram on its plate, where space is short. `size` in CSS px, 20 to 42. With `label` it speaks for itself; without one
 * the name stands beside it.
 */
export function PlaatIcoon({
  plaat,
  pictogram,
  size = 30,
  label,
}: {
  readonly plaat: PlaatName
  readonly pictogram: Pictogram
  readonly size?: number
  readonly label?: string
}): ReactNode {
  const Icon = pictogramIcons[pictogram]
  return (
    <span
      className="ui-plaat ui-plaat-icoon"
      style={{ ...plaatStyle(plaat), width: size, height: size }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <Icon aria-hidden="true" style={{ width: size * 0.6, height: size * 0.6 }} />
    </span>
  )
}
