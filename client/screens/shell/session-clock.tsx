import type { ReactNode } from 'react'
import { useServerNow, useSessie } from '../../model/hooks.ts'
import { Klok } from '../../ui/klok.tsx'

/** The clock of the running fase, on server time; nothing when no clock runs. Draws itself again every second. */
export function SessionClock({ kind }: { readonly kind: 'ring' | 'blok' | 'regel' }): ReactNode {
  const sessie = useSessie()
  const now = useServerNow(1000)
  if (sessie?.timer === undefined) return null
  const fase = sessie.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  return (
    <Klok
      {...sessie.timer}
      now={now}
      kind={kind}
      {...(fase === undefined ? {} : { totalMs: fase.plannedMinutes * 60_000 })}
    />
  )
}
