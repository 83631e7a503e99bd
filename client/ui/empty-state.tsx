import { PencilLine } from 'lucide-react'
import type { ReactNode } from 'react'

/** Empty is visible and inviting: a note pad, one line, one button (DESIGN §4). */
export function EmptyState({
  title,
  text,
  action,
  icon,
}: {
  readonly title: string
  readonly text?: ReactNode
  readonly action?: ReactNode
  readonly icon?: ReactNode
}): ReactNode {
  return (
    <div className="ui-leeg">
      <span className="ui-leeg-blok">{icon ?? <PencilLine size={22} aria-hidden="true" />}</span>
      <p className="ui-leeg-titel">{title}</p>
      {text === undefined ? null : <p className="ui-leeg-tekst">{text}</p>}
      {action}
    </div>
  )
}
