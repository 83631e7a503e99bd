import { Equal, Lightbulb, Scale } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { type Electorate, electorates } from '../../../shared/domain/deelnemer.ts'
import type { Rangorde } from '../../../shared/domain/rangorde.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { smallCell } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { groupPlace, listed, oneDecimal, shownRank } from '../shell/words.ts'
import { conclude } from './explain.ts'
import { GelijkKeuze } from './gelijk-dialog.tsx'

type Looks = ReadonlyMap<string, Thema>

/** The order as a sentence, no stronger than the 30 variants allow. */
export function Conclusie({ rangorde }: { readonly rangorde: Rangorde }): ReactNode {
  const { always, mostly, winner, fixed, scenarios } = useMemo(() => conclude(rangorde), [rangorde])
  const first = rangorde.themas[0]
  const head =
    always.length > 0
      ? always.length === 1
        ? m.rangorde_altijd_top_een({ themas: always[0] ?? '', aantal: scenarios })
        : m.rangorde_altijd_top({ themas: listed(always), aantal: scenarios })
      : mostly.length > 0
        ? m.rangorde_meestal_top({
            themas: listed(mostly.map(({ title }) => title)),
            minst: Math.min(...mostly.map(({ count }) => count)),
            aantal: scenarios,
          })
        : m.rangorde_hangt_af()
  return (
    <section className="vlak rk-conclusie">
      <Lightbulb size={40} aria-hidden="true" />
      <div>
        <h1>{head}</h1>
        <p>
          {winner !== undefined
            ? m.rangorde_winnaar({ thema: winner })
            : first === undefined
              ? ''
              : m.rangorde_boven_hangt_af({ thema: first.title })}{' '}
          {fixed
            .slice(0, 2)
            .map(({ title, rank }) => m.rangorde_altijd_op({ thema: title, plek: rank }))
            .join(' ')}
        </p>
      </div>
    </section>
  )
}

/** Themas on which the groups differ by three places or more: to talk about, never averaged away. */
export function VerschilCard({ rangorde, looks }: { readonly rangorde: Rangorde; readonly looks: Looks }): ReactNode {
  const gaps = rangorde.themas.filter(({ viewGap }) => viewGap)
  if (gaps.length === 0) return null
  return (
    <section className="vlak rk-let rk-gat">
      <h2>
        <Scale size={22} aria-hidden="true" />
        {m.rangorde_verschil()}
      </h2>
      {gaps.map((row) => (
        <div key={row.themaId} className="rk-verschil">
          <Plaat
            size="mini"
            title={row.title}
            plaat={looks.get(row.themaId)?.plaat ?? 'los'}
            pictogram={looks.get(row.themaId)?.pictogram ?? 'layers'}
          />
          <span>
            <GroepVorm groep="inwoner" /> {m.rangorde_bewoners()}{' '}
            <b>{m.rangorde_op_plek({ plek: groupPlace(rangorde, row, 'inwoner') })}</b>
          </span>
          <span>
            <GroepVorm groep="professional" /> {m.rangorde_professionals()}{' '}
            <b>{m.rangorde_op_plek({ plek: groupPlace(rangorde, row, 'professional') })}</b>
          </span>
        </div>
      ))}
      <p>{m.rangorde_verschil_uitleg()}</p>
    </section>
  )
}

const ruleWords = {
  consensus: m.rangorde_regel_consensus,
  urgency: m.rangorde_regel_urgency,
  borda: m.rangorde_regel_borda,
  bord: m.rangorde_regel_bord,
  besluit: m.rangorde_regel_besluit,
} as const

/** Ties, with the rule that put them in this order. */
export function GelijkCards({
  rangorde,
  mayDecide,
}: {
  readonly rangorde: Rangorde
  /** A begeleider, about the ranking that was recorded. */
  readonly mayDecide: boolean
}): ReactNode {
  return rangorde.tieGroups.map((group) => {
    const { themaIds, rule, reason = '' } = group
    const rows = rangorde.themas.filter(({ themaId }) => themaIds.includes(themaId))
    const [first] = rows
    if (first === undefined) return null
    return (
      <section key={themaIds.join()} className="vlak rk-let">
        <h2>
          <Equal size={22} aria-hidden="true" />
          {m.rangorde_samen_kop({ plek: first.rank })}
        </h2>
        <p>
          {m.rangorde_gelijk({ themas: listed(rows.map(({ title, score }) => `${title} (${oneDecimal(score)})`)) })}{' '}
          {ruleWords[rule]({ thema: first.title, reden: reason })}
        </p>
        {mayDecide ? <GelijkKeuze rangorde={rangorde} group={group} /> : null}
      </section>
    )
  })
}

/** So few ballots that shares would tell what one person chose: then only the order is shown. */
const isSmall = ({ ballots }: Rangorde, group: Electorate): boolean => ballots[group] > 0 && ballots[group] < smallCell

/** Each group's own order beside the other: two pictures, never one average. */
export function TweeGroepen({ rangorde }: { readonly rangorde: Rangorde }): ReactNode {
  return (
    <section className="vlak rk-let rk-twee" aria-labelledby="rk-twee-titel">
      <h2 id="rk-twee-titel">{m.rangorde_twee_groepen()}</h2>
      <div>
        {electorates.map((group) => {
          const highest = Math.max(0.01, ...rangorde.themas.map(({ share }) => share[group]))
          const rows = [...rangorde.themas].sort((a, b) => a.electorateRank[group] - b.electorateRank[group])
          return (
            <div key={group} className={`rk-groep rk-groep-${group}`}>
              <h3>
                <GroepVorm groep={group} />{' '}
                {group === 'professional' ? m.rangorde_professionals() : m.rangorde_bewoners()}{' '}
                <span className="stil">{m.rangorde_stembiljetten({ aantal: rangorde.ballots[group] })}</span>
              </h3>
              {rangorde.ballots[group] === 0 ? <p>{m.rangorde_geen_biljetten()}</p> : null}
              {isSmall(rangorde, group) ? <p>{m.uitslag_kleine_groep()}</p> : null}
              <ol hidden={rangorde.ballots[group] === 0}>
                {rows.map((row) => (
                  <li key={row.themaId}>
                    <b className="num">{groupPlace(rangorde, row, group)}</b>
                    <span>{row.title}</span>
                    {isSmall(rangorde, group) ? null : (
                      <>
                        <i aria-hidden="true">
                          <i style={{ width: `${(100 * row.share[group]) / highest}%` }} />
                        </i>
                        <span className="num">{Math.round(row.share[group] * 100)}%</span>
                      </>
                    )}
                  </li>
                ))}
              </ol>
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** The order of the room alone beside the one with the survey. */
export function ZaalVergelijking({ nu, zaal }: { readonly nu: Rangorde; readonly zaal: Rangorde }): ReactNode {
  const inRoom = new Map(zaal.themas.map((row) => [String(row.themaId), row]))
  return (
    <section className="vlak rk-let">
      <h2>{m.rangorde_zaal_kop()}</h2>
      <table className="rk-tabel">
        <thead>
          <tr>
            <th scope="col">{m.bord_thema()}</th>
            <th scope="col">{m.rangorde_in_zaal()}</th>
            <th scope="col">{m.rangorde_met_vragenlijst()}</th>
          </tr>
        </thead>
        <tbody>
          {nu.themas.map((row) => {
            const before = inRoom.get(row.themaId)
            return (
              <tr
                key={row.themaId}
                className={before !== undefined && shownRank(zaal, before) === shownRank(nu, row) ? '' : 'anders'}
              >
                <th scope="row">{row.title}</th>
                <td className="num">
                  {before === undefined ? '–' : `${shownRank(zaal, before)} (${oneDecimal(before.score)})`}
                </td>
                <td className="num">
                  {shownRank(nu, row)} ({oneDecimal(row.score)})
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
