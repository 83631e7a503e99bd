import type { ReactNode } from 'react'
import { doelOf } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Plaat } from '../../ui/plaat.tsx'
import { SchermKop } from './scherm-kop.tsx'
import { useTargets } from './use-targets.ts'
import type { ViewProps } from './view-props.ts'

const mostRows = 12

/** While people vote: what they choose from, empty bars and how many are done. Totals exist on no screen before the reveal. */
export function StemmenView({ sessie, fase }: ViewProps): ReactNode {
  const { stemronde: ronde } = sessie
  const target = useTargets(ronde === undefined ? 'themas' : doelOf(ronde))
  const targets = (ronde?.targets ?? []).flatMap((id) => target(id) ?? [])
  const done = sessie.ballotsCast ?? 0
  const prompt = fase?.kind === 'stemmen' && fase.prompt !== '' ? fase.prompt : m.projector_stemmen()
  return (
    <>
      <SchermKop title={ronde?.title ?? prompt} />
      {ronde === undefined ? (
        <p className="ps-leeg">{m.stemmen_nog_niet()}</p>
      ) : (
        <ul className={`ps-stembalken ${targets.length > 8 ? 'ps-veel' : ''}`}>
          {targets.slice(0, mostRows).map(({ id, title, plaat, pictogram }) => (
            <li key={id}>
              <Plaat size="projector" title={title} plaat={plaat} pictogram={pictogram} />
              <i aria-hidden="true" />
            </li>
          ))}
          {targets.length > mostRows ? (
            <li className="ps-meer">{m.projector_meer({ aantal: targets.length - mostRows })}</li>
          ) : null}
        </ul>
      )}
      <footer className="ps-slot">
        <div>
          <p>
            <b className="num">
              {done === 1 ? m.projector_stemmen_een() : m.projector_stemmen_geteld({ aantal: done })}
            </b>
          </p>
          <p>{m.projector_stemmen_uitleg()}</p>
        </div>
        {ronde === undefined || ronde.form !== 'stippen' ? null : (
          <p className="ps-zwaar">{m.projector_stemmen_stippen({ aantal: ronde.dotsPerPerson })}</p>
        )}
      </footer>
    </>
  )
}
