import { useEffect, useRef } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useServerNow, useSessie } from '../../model/hooks.ts'
import { type KlokMoment, type KlokStand, nextKlok } from '../../model/klok-moment.ts'
import { announce } from '../../ui/announcer.tsx'

const minuteMs = 60_000

/** Tells a screen reader how the shared clock stands, politely and five times at most. Shows nothing. */
export function KlokMelder(): null {
  const sessie = useSessie()
  const now = useServerNow(1000)
  const stand = useRef<KlokStand>(undefined)
  const isThere = sessie !== undefined
  const timer = sessie?.timer
  useEffect(() => {
    if (!isThere) return
    const next = nextKlok(stand.current, timer, now)
    stand.current = next.stand
    if (next.moment !== undefined) announce(sentence(next.moment, next.stand.left))
  }, [isThere, timer, now])
  return null
}

function sentence(moment: KlokMoment, left: number): string {
  const minuten = Math.max(1, Math.round(left / minuteMs))
  switch (moment) {
    case 'start':
      return minuten === 1 ? m.klok_start_een() : m.klok_start({ minuten })
    case 'half':
      return minuten === 1 ? m.klok_nog_een() : m.klok_half({ minuten })
    case 'vijf':
      return m.klok_nog({ minuten })
    case 'een':
      return m.klok_nog_een()
    case 'om':
      return m.klok_om()
  }
}
