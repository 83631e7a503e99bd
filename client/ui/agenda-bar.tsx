import type { ReactNode } from 'react'
import { m } from '../../shared/i18n/messages.ts'

/** One dash per fase; the current one named. `compact` leaves the name out where another heading says it. */
export function AgendaBar({
  fasen,
  current,
  compact = false,
}: {
  readonly fasen: readonly { readonly id: string; readonly title: string }[]
  readonly current: string
  readonly compact?: boolean
}): ReactNode {
  const index = fasen.findIndex((fase) => fase.id === current)
  const title = fasen[index]?.title ?? ''
  const label = m.ui_fase_van({ index: index + 1, total: fasen.length, title })
  return (
    <div className="ui-agenda" role="img" aria-label={label} title={label}>
      {fasen.map((fase, at) => (
        <span key={fase.id} className={at < index ? 'ui-agenda-af' : at === index ? 'ui-agenda-nu' : ''}>
          {at === index && !compact ? title : ''}
        </span>
      ))}
    </div>
  )
}
