import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export type BannerKind = 'info' | 'let-op' | 'fout'

const icons = { info: Info, 'let-op': TriangleAlert, fout: CircleAlert } as const

/**
 * A sentence that stays until it no longer holds. `title` says what is the case, `children` what is safe and what to do.
 * `isUrgent` speaks it at once (an error on what somebody just did).
 */
export function Banner({
  kind = 'info',
  title,
  children,
  icon,
  action,
  isUrgent = false,
}: {
  readonly kind?: BannerKind
  readonly title?: string
  readonly children?: ReactNode
  readonly icon?: ReactNode
  readonly action?: ReactNode
  readonly isUrgent?: boolean
}): ReactNode {
  const Icon = icons[kind]
  return (
    <div className={`ui-banner ui-banner-${kind}`} role={isUrgent ? 'alert' : 'note'}>
      <span className="ui-banner-icoon">{icon ?? <Icon size={22} aria-hidden="true" />}</span>
      <p>
        {title === undefined ? null : <strong>{title} </strong>}
        {children}
      </p>
      {action}
    </div>
  )
}
