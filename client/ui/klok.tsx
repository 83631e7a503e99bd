import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'

export interface KlokProps {
  /** Server time in ms at which it ends; absent while paused. */
  readonly endsAt?: number
  /** Ms that remain while it is paused. */
  readonly leftMs?: number
  /** Server time now, in ms. */
  readonly now: number
  /** Length of the fase in ms: fills the ring. Without it the ring stays whole. */
  readonly totalMs?: number
  readonly kind?: 'ring' | 'blok' | 'regel'
}

/** What remains, in ms, never below zero. */
export const klokLeft = ({ endsAt, leftMs, now }: Pick<KlokProps, 'endsAt' | 'leftMs' | 'now'>): number =>
  Math.max(0, endsAt === undefined ? (leftMs ?? 0) : endsAt - now)

/** `m:ss`; seconds are rounded up, so that a clock of ten minutes starts at 10:00. */
export function klokText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The clock: yellow, never red. At zero it says "Tijd" and nothing closes by itself (DESIGN §4). */
export function Klok({ endsAt, leftMs, now, totalMs, kind = 'ring' }: KlokProps): ReactNode {
  const left = klokLeft({
    now,
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(leftMs === undefined ? {} : { leftMs }),
  })
  const text = left === 0 ? m.ui_klok_tijd() : klokText(left)
  const isPaused = endsAt === undefined && left > 0
  // Minutes, not seconds: a screen reader that asks gets one calm sentence.
  const spoken = left === 0 ? m.ui_klok_tijd() : m.ui_klok_over({ minutes: Math.ceil(left / 60_000) })
  const label = isPaused ? `${m.ui_klok_pauze()}. ${spoken}` : spoken
  const part = totalMs === undefined || totalMs <= 0 ? 1 : Math.min(1, left / totalMs)
  return (
    <span className={`ui-klok ui-klok-${kind} ${isPaused ? 'ui-klok-pauze' : ''}`} role="timer" aria-label={label}>
      {kind === 'ring' ? (
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle className="ui-klok-baan" cx="50" cy="50" r="44" pathLength="100" />
          <circle
            className="ui-klok-rest"
            cx="50"
            cy="50"
            r="44"
            pathLength="100"
            strokeDasharray={`${part * 100} 100`}
          />
        </svg>
      ) : null}
      <span className="num" aria-hidden="true">
        {text}
      </span>
    </span>
  )
}
