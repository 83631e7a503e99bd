import type { ReactNode } from 'react'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useRecord } from '../../model/hooks.ts'
import { BriefjeView } from '../../ui/briefje-view.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { Gone } from './lane-views.tsx'
import { figuresOf, isShowable } from './scherm-items.ts'
import { SchermKop } from './scherm-kop.tsx'
import type { ViewProps } from './view-props.ts'

/** Large enough to read, small enough to fit: by the length of the words, in design px. */
const fontFor = (text: string): number => (text.length < 90 ? 84 : text.length < 180 ? 66 : text.length < 400 ? 52 : 36)

/** One note for the whole room, with the thema that it lies in. */
export function SignaalView({ targetId, fase }: ViewProps): ReactNode {
  const signaal = useRecord('signalen', targetId ?? '')
  const thema = useRecord('themas', signaal?.themaId ?? '')
  if (signaal === undefined || !isShowable(signaal)) return <Gone text={m.projector_briefje_weg()} />
  return (
    <>
      <SchermKop title={fase?.prompt ?? ''} />
      <div className="ps-een">
        <div className="ps-een-briefje" style={{ fontSize: fontFor(signaal.text) }}>
          <BriefjeView kind={signaal.kind} text={signaal.text} size="projector" />
        </div>
        {thema === undefined ? null : <Plaat size="projector" {...thema} />}
      </div>
    </>
  )
}

/** The data cards one at a time, each with where it comes from. */
export function CijfersView({ targetId, fase }: ViewProps): ReactNode {
  const figures = figuresOf(useCollection('signalen'))
  const at = targetId === undefined ? 0 : figures.findIndex(({ id }) => id === targetId)
  const signaal = figures[at]
  const title = fase?.kind === 'data' && fase.prompt !== '' ? fase.prompt : m.scherm_view_cijfers()
  if (signaal === undefined)
    return (
      <>
        <SchermKop title={title} />
        <p className="ps-leeg">{figures.length === 0 ? m.projector_geen_cijfers() : m.projector_briefje_weg()}</p>
      </>
    )
  return (
    <>
      <SchermKop title={title} />
      <div className="ps-een">
        <div className="ps-een-briefje ps-cijfer" style={{ fontSize: fontFor(signaal.text) }}>
          <BriefjeView kind={signaal.kind} text={signaal.text} size="projector" footer={<Source {...signaal} />} />
        </div>
        <p className="ps-tel num">{m.projector_van({ nummer: at + 1, totaal: figures.length })}</p>
      </div>
    </>
  )
}

function Source({ source }: Pick<Signaal, 'source'>): ReactNode {
  if (source === undefined || source.name.trim() === '') return <p>{m.projector_bron_onbekend()}</p>
  const bron = source.year === undefined ? source.name : `${source.name}, ${source.year}`
  return (
    <p>
      {m.projector_bron({ bron })}{' '}
      <span className={source.checked ? 'ps-nagekeken' : 'ps-niet-nagekeken'}>
        {source.checked ? m.projector_bron_nagekeken() : m.projector_bron_niet_nagekeken()}
      </span>
    </p>
  )
}
