/** What a running clock says aloud: five moments, never more. */
export type KlokMoment = 'start' | 'half' | 'vijf' | 'een' | 'om'

/** A clock as one page saw it last; times in ms. */
export interface KlokStand {
  /** `undefined` while no clock runs (none, or paused). */
  readonly endsAt: number | undefined
  readonly left: number
  /** Length since it was started, for half-way; grows and shrinks with `+1` and `−1`. */
  readonly total: number
  readonly isPaused: boolean
}

export type Timer = { readonly endsAt: number } | { readonly leftMs: number } | undefined

const minute = 60_000

/**
 * The next stand of the clock, and what to say about it. A clock that was there when the page came says nothing at first;
 * pausing, going on and adding a minute say nothing. After a sleep only the last moment is said, not all that were missed.
 */
export function nextKlok(
  before: KlokStand | undefined,
  timer: Timer,
  now: number,
): { readonly stand: KlokStand; readonly moment?: KlokMoment } {
  const none = { endsAt: undefined, left: 0, total: 0, isPaused: false }
  if (timer === undefined) return { stand: none }
  if ('leftMs' in timer)
    return {
      stand: {
        endsAt: undefined,
        left: timer.leftMs,
        total: before?.total ?? Number.POSITIVE_INFINITY,
        isPaused: true,
      },
    }
  const left = timer.endsAt - now
  const wasThere = before !== undefined && (before.isPaused || (before.endsAt !== undefined && before.left > 0))
  if (!wasThere) {
    // How long a clock is that ran before this page came nobody knows: then there is no half-way.
    const total = before === undefined ? Number.POSITIVE_INFINITY : Math.max(0, left)
    const stand = { endsAt: timer.endsAt, left, total, isPaused: false }
    return before !== undefined && left > 0 ? { stand, moment: 'start' } : { stand }
  }
  // Going on after a pause starts from what was left; another end is a minute more or less.
  const shift = before.endsAt === undefined ? 0 : timer.endsAt - before.endsAt
  const total = Math.max(0, before.total + shift)
  const stand = { endsAt: timer.endsAt, left, total, isPaused: false }
  const from = before.left + shift
  const passed = momentsOf(total).filter(({ at }) => from > at && left <= at)
  const moment = passed.at(-1)?.moment
  return moment === undefined ? { stand } : { stand, moment }
}

/** From early to late, with the time that is then left; two that come close together are one. */
function momentsOf(total: number): readonly { readonly moment: KlokMoment; readonly at: number }[] {
  const half = total / 2
  const isHalfApart =
    total >= 3 * minute && Math.abs(half - 5 * minute) >= minute && Math.abs(half - minute) >= minute / 2
  return [
    ...(isHalfApart ? [{ moment: 'half' as const, at: half }] : []),
    ...(total > 6 * minute ? [{ moment: 'vijf' as const, at: 5 * minute }] : []),
    ...(total > 1.5 * minute ? [{ moment: 'een' as const, at: minute }] : []),
    { moment: 'om' as const, at: 0 },
  ].sort((a, b) => b.at - a.at)
}
