import { type ReactNode, useMemo } from 'react'
import { isActive } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { Plaat } from '../../ui/plaat.tsx'
import { SchermKop } from './scherm-kop.tsx'
import { SchermVoet } from './scherm-voet.tsx'
import type { ViewProps } from './view-props.ts'

/** The plates as they hang on the bord, in board order, with how many briefjes each has. */
export function ThemasView({ sessie, join }: ViewProps): ReactNode {
  const themas = useCollection('themas')
  const signalen = useCollection('signalen')
  const { rows, loose } = useMemo(() => {
    const active = signalen.filter(isActive)
    const rows = themas
      .filter((thema) => isActive(thema) && thema.status !== 'vervallen')
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
      .map((thema) => ({ thema, count: active.filter(({ themaId }) => themaId === thema.id).length }))
    const placed = rows.reduce((sum, { count }) => sum + count, 0)
    return { rows, loose: active.length - placed }
  }, [themas, signalen])
  return (
    <>
      <SchermKop title={m.projector_themas()} />
      {rows.length === 0 ? (
        <p className="ps-leeg">{m.projector_geen_themas()}</p>
      ) : (
        <ul className={`ps-platen ${rows.length > 10 ? 'ps-veel' : ''}`}>
          {rows.map(({ thema, count }) => (
            <li key={thema.id}>
              <Plaat
                size="projector"
                title={thema.title}
                plaat={thema.plaat}
                pictogram={thema.pictogram}
                count={count}
              />
            </li>
          ))}
          {loose > 0 ? (
            <li>
              <Plaat size="projector" title={m.bord_nog_los()} plaat="los" pictogram="layers" count={loose} />
            </li>
          ) : null}
        </ul>
      )}
      <SchermVoet sessie={sessie} join={join} />
    </>
  )
}
