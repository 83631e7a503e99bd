import type { ReactNode } from 'react'
import type { Fase, FaseKind } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Merk } from '../../ui/merk.tsx'
import { Plaat, plaatStyle } from '../../ui/plaat.tsx'
import { agendaOf, type Draft } from './draft.ts'

const quiet: ReadonlySet<FaseKind> = new Set(['inloop', 'welkom', 'afsluiten'])
const choosing: ReadonlySet<FaseKind> = new Set(['stemmen', 'duiden'])

/** The result beside the form: the bord with its themas, and the agenda with its times. */
export function Straks({ draft, fasen }: { readonly draft: Draft; readonly fasen: readonly Fase[] }): ReactNode {
  const themas = draft.themaSource === 'vooraf' ? draft.themas.filter((thema) => thema.title.trim() !== '') : []
  const { totalMinutes, rows } = agendaOf(fasen, draft.start)
  return (
    <aside className="beheer-straks" aria-label={m.beheer_straks()}>
      <h2>{m.beheer_straks()}</h2>
      <div className="beheer-mini">
        <div className="beheer-mini-kop">
          <Merk />
          <b>{draft.area.trim() || draft.title.trim()}</b>
        </div>
        <div className="beheer-mini-bord">
          {themas.length === 0 ? <p className="stil">{m.beheer_straks_leeg()}</p> : null}
          {themas.map((thema) => (
            <div key={thema.key} className="beheer-mini-vak" style={plaatStyle(thema.plaat)}>
              <Plaat title={thema.title} plaat={thema.plaat} pictogram={thema.pictogram} size="mini" />
            </div>
          ))}
        </div>
      </div>
      <h2>{m.beheer_programma({ duration: durationText(totalMinutes) })}</h2>
      <p className="stil">{m.beheer_programma_uitleg()}</p>
      <div className="beheer-balk" aria-hidden="true">
        {rows.map(({ fase }) => (
          <span
            key={fase.id}
            style={{ flexGrow: fase.plannedMinutes }}
            className={quiet.has(fase.kind) ? 'zacht' : choosing.has(fase.kind) ? 'geel' : ''}
          />
        ))}
      </div>
      <ol className="beheer-agenda">
        {rows.map(({ fase, at }) => (
          <li key={fase.id}>
            <span>
              {at === undefined ? null : <span className="num stil">{at} </span>}
              {fase.title}
            </span>
            <span className="num stil">{m.beheer_minuten({ count: fase.plannedMinutes })}</span>
          </li>
        ))}
      </ol>
    </aside>
  )
}

function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return rest === 0 ? m.beheer_duur_uren({ hours }) : m.beheer_duur({ hours, minutes: rest })
}
