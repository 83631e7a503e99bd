import type { ReactNode } from 'react'
import { deelnemerGroepen } from '../../../shared/domain/deelnemer.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { Merk } from '../../ui/merk.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { groepCount } from '../shell/words.ts'
import type { ViewProps } from './view-props.ts'

/** How to join, as large as it gets, and who is here already. */
export function CodeView({ sessie, join }: ViewProps): ReactNode {
  const { werksessie, aanwezig } = sessie
  return (
    <div className="ps-code">
      <div className="ps-code-qr">
        {join === undefined ? null : <QrCode url={join.link} label={m.regie_code_qr()} />}
      </div>
      <div className="ps-code-tekst">
        <Merk>{m.app_name()}</Merk>
        <h1>{werksessie.title}</h1>
        <p>{m.projector_scan({ adres: join === undefined ? '' : new URL(join.link).host })}</p>
        <strong className="num">{join?.code ?? ''}</strong>
        {aanwezig === undefined ? null : (
          <ul>
            {deelnemerGroepen
              .filter((groep) => aanwezig.byGroup[groep] > 0)
              .map((groep) => (
                <li key={groep}>
                  <GroepVorm groep={groep} /> {groepCount(groep, aanwezig.byGroup[groep])}
                </li>
              ))}
          </ul>
        )}
      </div>
    </div>
  )
}
