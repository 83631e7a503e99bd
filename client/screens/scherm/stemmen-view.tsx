import { type ReactNode, useMemo } from 'react'
import { doelOf } from '../../../shared/domain/stem.ts'
import type { Pictogram, Plaat as PlaatName } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { losPlaat, Plaat } from '../../ui/plaat.tsx'
import { isShowable } from './scherm-items.ts'
import { SchermKop } from './scherm-kop.tsx'
import type { ViewProps } from './view-props.ts'

interface Target {
  readonly id: string
  readonly title: string
  readonly plaat: PlaatName
  readonly pictogram: Pictogram
}

const mostRows = 12

/** While people vote: what they choose from, empty bars and how many are done. Totals exist on no screen before the reveal. */
export function StemmenView({ sessie, fase }: ViewProps): ReactNode {
  const themas = useCollection('themas')
  const kanskaarten = useCollection('kanskaarten')
  const signalen = useCollection('signalen')
  const { stemronde: ronde } = sessie
  const targets = useMemo(() => {
    if (ronde === undefined) return []
    const doel = doelOf(ronde)
    const look = (id: string | undefined) => themas.find((thema) => thema.id === id) ?? losPlaat
    return ronde.targets.flatMap((id): readonly Target[] => {
      if (doel === 'themas') return themas.filter((thema) => thema.id === id)
      if (doel === 'kanskaarten')
        return kanskaarten
          .filter((kaart) => kaart.id === id)
          .map(({ title, themaIds: [first] }) => ({
            id,
            title: title === '' ? m.regie_zonder_naam() : title,
            plaat: look(first).plaat,
            pictogram: look(first).pictogram,
          }))
      return signalen
        .filter((signaal) => signaal.id === id && isShowable(signaal))
        .map(({ text, themaId }) => ({
          id,
          title: text,
          plaat: look(themaId).plaat,
          pictogram: look(themaId).pictogram,
        }))
    })
  }, [ronde, themas, kanskaarten, signalen])
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
