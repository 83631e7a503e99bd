import type { SessieState } from '../../../shared/doc/sessie-doc.ts'

/** What is left on the clock in ms: negative when time is up, `undefined` without a clock. `now` is server time in ms. */
export function leftOf(timer: SessieState['timer'], now: number): number | undefined {
  if (timer === undefined) return undefined
  return 'leftMs' in timer ? timer.leftMs : timer.endsAt - now
}

/** Minutes and seconds as on a clock: `6:12`. Less than nothing is `0:00`; a begun second counts as whole. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
