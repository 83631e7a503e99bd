import { type ReactNode, useMemo } from 'react'
import type { Signaal, SignaalKind } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useRecord } from '../../model/hooks.ts'
import { KindIcon } from '../../ui/kind-icon.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { byReading, isShowable, liesIn, newestFirst } from './scherm-items.ts'
import { SchermKop } from './scherm-kop.tsx'
import { SchermVoet } from './scherm-voet.tsx'
import type { ViewProps } from './view-props.ts'
import { Wall } from './wall.tsx'

const laneHeight = 725

/** What is there already beside what goes well: two lanes of the wall. */
export function AanbodView({ sessie, fase, join }: ViewProps): ReactNode {
  const signalen = useCollection('signalen')
  return (
    <>
      <SchermKop title={fase?.kind === 'aanbod' && fase.prompt !== '' ? fase.prompt : m.scherm_view_aanbod()} />
      <div className="ps-banen">
        <Lane kind="aanbod" title={m.projector_aanbod()} columns={3} signalen={signalen} />
        <Lane kind="gaat_goed" title={m.projector_gaat_goed()} columns={2} signalen={signalen} />
      </div>
      <SchermVoet sessie={sessie} join={join} />
    </>
  )
}

function Lane({
  kind,
  title,
  columns,
  signalen,
}: {
  readonly kind: SignaalKind
  readonly title: string
  readonly columns: number
  readonly signalen: readonly Signaal[]
}): ReactNode {
  const notes = useMemo(
    () => signalen.filter((one) => one.kind === kind && isShowable(one)).sort(newestFirst),
    [signalen, kind],
  )
  return (
    <section className="ps-baan" style={{ flexGrow: columns }}>
      <h2>
        <KindIcon kind={kind} size={40} /> {title} <span className="num">{notes.length}</span>
      </h2>
      {notes.length === 0 ? (
        <p className="ps-baan-leeg">{m.projector_aanbod_leeg()}</p>
      ) : (
        <Wall notes={notes} columns={columns} height={laneHeight} label={title} />
      )}
    </section>
  )
}

/** One thema: its plate, why it is urgent, its notes. */
export function ThemaView({ targetId }: ViewProps): ReactNode {
  const thema = useRecord('themas', targetId ?? '')
  const signalen = useCollection('signalen')
  const notes = useMemo(
    () => signalen.filter((one) => one.themaId === targetId && isShowable(one)).sort(newestFirst),
    [signalen, targetId],
  )
  if (thema === undefined || thema.archivedAt !== undefined || thema.status === 'vervallen')
    return <Gone text={m.projector_thema_weg()} />
  const urgency = thema.urgencyStatement?.trim() ?? ''
  return (
    <>
      <SchermKop title={<Plaat size="projector" {...thema} count={notes.length} className="ps-grote-plaat" />} />
      {urgency === '' ? null : <p className="ps-zin">{urgency}</p>}
      {notes.length === 0 ? (
        <p className="ps-leeg">{m.projector_thema_leeg()}</p>
      ) : (
        <Wall notes={notes} height={urgency === '' ? 900 : 830} label={thema.title} />
      )}
    </>
  )
}

/** What one table wrote. */
export function TafelView({ targetId, sessie }: ViewProps): ReactNode {
  const signalen = useCollection('signalen')
  const nummer = Number(targetId)
  const notes = useMemo(
    () => signalen.filter((one) => one.table === nummer && isShowable(one)).sort(newestFirst),
    [signalen, nummer],
  )
  const title = sessie.werksessie.tafels?.find(({ nr }) => nr === nummer)?.title
  const name = m.regie_tafel({ nummer })
  return (
    <>
      <SchermKop title={title === undefined || title === '' ? name : `${name}: ${title}`} />
      {notes.length === 0 ? (
        <p className="ps-leeg">{m.projector_tafel_leeg()}</p>
      ) : (
        <Wall notes={notes} height={900} label={name} />
      )}
    </>
  )
}

/** One frame of the bord: the notes that lie in it and, when it belongs to a table, what that table wrote. */
export function FrameView({ targetId }: ViewProps): ReactNode {
  const frame = useRecord('frames', targetId ?? '')
  const signalen = useCollection('signalen')
  const notes = useMemo(
    () => (frame === undefined ? [] : signalen.filter((one) => isShowable(one) && liesIn(one, frame)).sort(byReading)),
    [signalen, frame],
  )
  if (frame === undefined || frame.archivedAt !== undefined) return <Gone text={m.projector_frame_weg()} />
  return (
    <>
      <SchermKop title={frame.title} />
      {notes.length === 0 ? (
        <p className="ps-leeg">{m.projector_tafel_leeg()}</p>
      ) : (
        <Wall notes={notes} height={900} label={frame.title} />
      )}
    </>
  )
}

/** Where the chosen thing went away: a calm sentence, never an error. */
export function Gone({ text }: { readonly text: string }): ReactNode {
  return (
    <>
      <SchermKop title={m.app_name()} />
      <p className="ps-leeg">{text}</p>
    </>
  )
}
