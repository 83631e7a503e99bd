import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { orderedThemas } from '../../model/bord-work.ts'
import { useCollection } from '../../model/hooks.ts'
import { Plaat } from '../../ui/plaat.tsx'
import { SchermKop } from './scherm-kop.tsx'
import { SchermVoet } from './scherm-voet.tsx'
import type { ViewProps } from './view-props.ts'

/** The sign-up wall: how many join each thema. Numbers only; names are the begeleider's. */
export function MeedoenView({ sessie, fase, join }: ViewProps): ReactNode {
  const themas = orderedThemas(useCollection('themas'))
  return (
    <>
      <SchermKop title={fase?.view === 'meedoen' && fase.prompt !== '' ? fase.prompt : m.meedoen_titel()} />
      {themas.length === 0 ? (
        <p className="ps-leeg">{m.projector_geen_themas()}</p>
      ) : (
        <ul className={`ps-platen ps-meedoen ${themas.length > 10 ? 'ps-veel' : ''}`}>
          {themas.map(({ id, title, plaat, pictogram }) => (
            <li key={id}>
              <Plaat size="projector" title={title} plaat={plaat} pictogram={pictogram} />
              <span className="num">{sessie.aanmeldingen?.[id] ?? 0}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="ps-meedoen-uitleg">{m.projector_meedoen_uitleg()}</p>
      <SchermVoet sessie={sessie} join={join} />
    </>
  )
}
