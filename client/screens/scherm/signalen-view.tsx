import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { JoinCode } from '../../../shared/protocol/api.ts'
import { useCollection, useServerNow } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { fillColumns } from './columns.ts'
import { SchermKop } from './scherm-kop.tsx'
import { SchermVoet } from './scherm-voet.tsx'

const wall = { columns: 5, height: 796 }
const newForMs = 30_000

/** The live wall: newest first in five columns, withdrawn, merged and hidden briefjes never. */
export function SignalenView({
  sessie,
  join,
}: {
  readonly sessie: SessieState
  readonly join: JoinCode | undefined
}): ReactNode {
  const signalen = useCollection('signalen')
  const now = useServerNow(5000)
  const [openedAt] = useState(now)
  const [calm, setCalm] = useState(true)
  useEffect(() => setCalm(matchMedia('(prefers-reduced-motion: reduce)').matches), [])
  const shown = useMemo(
    () =>
      signalen
        .filter(
          (signaal) =>
            isActive(signaal) &&
            signaal.hidden === undefined &&
            signaal.mergedInto === undefined &&
            signaal.parked !== true &&
            signaal.text.trim() !== '',
        )
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),
    [signalen],
  )
  const columns = useMemo(() => fillColumns(shown, wall), [shown])
  const fase = sessie.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  return (
    <>
      <SchermKop title={fase?.prompt ?? sessie.werksessie.title} />
      {shown.length === 0 ? (
        <p className="ps-leeg">{m.bord_leeg_tekst()}</p>
      ) : (
        <div className="ps-muur">
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
        </div>
      )}
      <SchermVoet sessie={sessie} join={join} />
    </>
  )
}
