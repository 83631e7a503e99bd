import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useServerNow } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { fillColumns } from './columns.ts'

const newForMs = 30_000

/** Notes in columns, in the order given; what does not fit is counted, because nobody scrolls a projector. */
export function Wall({
  notes,
  columns: count = 5,
  height,
  label,
}: {
  readonly notes: readonly Signaal[]
  /** Of 344 design px each. */
  readonly columns?: number
  /** In design px. */
  readonly height: number
  readonly label?: string
}): ReactNode {
  const now = useServerNow(5000)
  const [openedAt] = useState(now)
  const [calm, setCalm] = useState(true)
  useEffect(() => setCalm(matchMedia('(prefers-reduced-motion: reduce)').matches), [])
  const columns = useMemo(() => fillColumns(notes, { columns: count, height }), [notes, count, height])
  const left = notes.length - columns.flat().length
  return (
    <section
      className="ps-muur"
      style={{ gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` }}
      aria-label={label ?? m.projector_notes_label()}
    >
      {columns.map((column) => (
        <ul key={column[0]?.id ?? 'leeg'}>
          {column.map(({ id, kind, text, createdAt }) => {
            const isNew = createdAt > openedAt && now - createdAt < newForMs
            return (
              <li key={id} className={isNew ? `ps-nieuw ${calm ? '' : 'ps-komt'}` : ''}>
                <BriefjeView kind={kind} text={text} size="projector" />
              </li>
            )
          })}
        </ul>
      ))}
      {left > 0 ? <p className="ps-meer">{m.projector_meer({ aantal: left })}</p> : null}
    </section>
  )
}
