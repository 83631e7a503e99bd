import { type ReactNode, useMemo } from 'react'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import type { Fase } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { Merk } from '../../ui/merk.tsx'
import { plannedStarts } from '../begeleider/times.ts'
import { SessionClock } from '../shell/session-clock.tsx'
import { placeAndDate } from '../shell/words.ts'
import { isShowable, newestFirst } from './scherm-items.ts'
import { SchermKop } from './scherm-kop.tsx'
import type { ViewProps } from './view-props.ts'
import { Wall } from './wall.tsx'

/** One dash per fase, the current one named, in letters that reach the last row. */
function FaseBar({ sessie }: { readonly sessie: SessieState }): ReactNode {
  const { fasen, huidigeFase } = sessie.werksessie
  const at = fasen.findIndex(({ id }) => id === huidigeFase)
  const title = fasen[at]?.title ?? ''
  return (
    <div
      className="ps-fasen"
      role="img"
      aria-label={m.ui_fase_van({ index: at + 1, total: fasen.length, title })}
      style={{ gridTemplateColumns: fasen.map((_, index) => (index === at ? 'auto' : '1fr')).join(' ') }}
    >
      {fasen.map(({ id }, index) => (
        <span key={id} className={index < at ? 'ps-fase-af' : index === at ? 'ps-fase-nu' : ''}>
          {index === at ? title : ''}
        </span>
      ))}
    </div>
  )
}

/** Welcome: the one sentence of this moment, and where we are. */
export function WelkomView({ sessie, fase }: ViewProps): ReactNode {
  const { title, area, date } = sessie.werksessie
  return (
    <>
      <div className="ps-welkom">
        <Merk>{m.app_name()}</Merk>
        <h1>{title}</h1>
        <p className="ps-welkom-waar">{placeAndDate(area, date)}</p>
        {fase === undefined || fase.prompt === '' ? null : <p className="ps-welkom-zin">{fase.prompt}</p>}
      </div>
      <FaseBar sessie={sessie} />
    </>
  )
}

const mostRows = 14

/** The whole agenda; a long one shows the part around now. */
export function AgendaView({ sessie }: ViewProps): ReactNode {
  const { fasen, huidigeFase, start } = sessie.werksessie
  const at = fasen.findIndex(({ id }) => id === huidigeFase)
  const first = Math.max(0, Math.min(at - 3, fasen.length - mostRows))
  const starts = plannedStarts(fasen, start)
  const rows = fasen.slice(first, first + mostRows)
  return (
    <>
      <SchermKop title={m.projector_agenda()} />
      <ol
        className="ps-agenda"
        start={first + 1}
        style={{ gridTemplateRows: `repeat(${Math.ceil(rows.length / 2)}, minmax(0, 1fr))` }}
      >
        {rows.map((fase, index) => {
          const place = first + index
          return (
            <li
              key={fase.id}
              className={place < at ? 'ps-agenda-af' : place === at ? 'ps-agenda-nu' : ''}
              {...(place === at ? { 'aria-current': 'step' as const } : {})}
            >
              <b className="num">{place + 1}</b>
              <span>{fase.title}</span>
              <i>
                {place < at
                  ? m.projector_agenda_klaar()
                  : place === at
                    ? m.projector_agenda_nu()
                    : (starts[place] ?? '') !== ''
                      ? starts[place]
                      : m.projector_agenda_minuten({ aantal: fase.plannedMinutes })}
              </i>
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** A private round: what is asked and how many wrote; not a letter of what. */
export function PriveView({ sessie, fase }: ViewProps): ReactNode {
  const count = sessie.prive?.count ?? 0
  return (
    <>
      <SchermKop title={fase?.prompt ?? ''} />
      <div className="ps-moment">
        <p className="ps-groot num">{count}</p>
        <p className="ps-moment-kop">
          {count === 1 ? m.projector_prive_een() : m.projector_prive_geteld({ aantal: count })}
        </p>
        <p>{m.projector_prive_uitleg()}</p>
      </div>
    </>
  )
}

/** The break, with the time that is left and what comes after it. */
export function PauzeView({ sessie }: ViewProps): ReactNode {
  const next = nextFase(sessie)
  return (
    <div className="ps-moment ps-pauze">
      <h1>{m.projector_pauze()}</h1>
      {sessie.timer === undefined ? <p>{m.projector_pauze_zonder_klok()}</p> : <SessionClock kind="blok" />}
      {next === undefined ? null : <p>{m.projector_pauze_daarna({ fase: next.title })}</p>}
    </div>
  )
}

const nextFase = ({ werksessie: { fasen, huidigeFase } }: SessieState): Fase | undefined =>
  fasen[fasen.findIndex(({ id }) => id === huidigeFase) + 1]

/** The end: what people take home, and that this is not the last word. */
export function AfsluitingView({ sessie, fase }: ViewProps): ReactNode {
  const signalen = useCollection('signalen')
  const since = fase?.kind === 'afsluiten' ? (sessie.faseSince ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  const notes = useMemo(
    () => signalen.filter((one) => one.createdAt >= since && isShowable(one)).sort(newestFirst),
    [signalen, since],
  )
  return (
    <>
      <SchermKop title={fase?.kind === 'afsluiten' && fase.prompt !== '' ? fase.prompt : m.scherm_view_afsluiting()} />
      {sessie.rangorde?.status === 'definitief' ? null : <p className="ps-voorlopig">{m.projector_voorlopig()}</p>}
      {notes.length === 0 ? (
        <p className="ps-leeg">{m.projector_dank()}</p>
      ) : (
        <>
          <Wall notes={notes} height={700} />
          <p className="ps-dank">{m.projector_dank()}</p>
        </>
      )}
    </>
  )
}
