import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { Merk } from '../../ui/merk.tsx'
import { SessionClock } from '../shell/session-clock.tsx'

/** Sign, the one sentence of this moment, clock. */
export function SchermKop({ title, right }: { readonly title: ReactNode; readonly right?: ReactNode }): ReactNode {
  return (
    <header className="ps-kop">
      <Merk>{m.app_name()}</Merk>
      <h1>{title}</h1>
      {right ?? <SessionClock kind="blok" />}
    </header>
  )
}
