import { ArrowUpDown } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { type Electorate, electorates } from '../../../shared/domain/deelnemer.ts'
import type { Uitslag, UitslagRij } from '../../../shared/domain/uitslag.ts'
import { smallCell } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Banner } from '../../ui/banner.tsx'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { timeOfDay, weighing } from '../shell/words.ts'
import { TargetIcon, TargetTitle } from './target-name.tsx'
import { type Target, useTargetLookup } from './targets.ts'
import { UitslagCellen } from './uitslag-cellen.tsx'
import { UitslagVlak } from './uitslag-vlak.tsx'
import { bannerWords, electorateName, flipWords, percent, uitslagTitle } from './uitslag-words.ts'
import './uitslag.css'

/** The result of one round: each group by itself beside the weighted order and that of one heap, and where they differ. */
export function UitslagView({
  uitslag,
  hasHead = true,
}: {
  readonly uitslag: Uitslag
  /** False where the title stands above it already. */
  readonly hasHead?: boolean
}): ReactNode {
  const find = useTargetLookup(uitslag.doel)
  const isSilent = electorates.every((group) => uitslag.ballots[group] === 0)
  const flips = useMemo(() => flipWords(uitslag, (id) => find(id).title), [uitslag, find])
  return (
    <div className="ut">
      {hasHead ? (
        <header>
          <h2>{uitslag.title ?? uitslagTitle(uitslag)}</h2>
          <p className="stil">
            {uitslag.title === undefined ? '' : `${uitslagTitle(uitslag)}. `}
            {m.uitslag_tijd({ tijd: timeOfDay(uitslag.revealedAt) })}
          </p>
        </header>
      ) : null}
      {isSilent ? <Banner kind="let-op">{m.uitslag_niemand()}</Banner> : null}
      {(isSilent ? [] : uitslag.banners).map((banner) => (
        <Banner key={banner} kind="let-op">
          {bannerWords[banner]()} {banner.startsWith('kleine') ? m.uitslag_kleine_groep() : ''}
        </Banner>
      ))}
      {uitslag.form === 'matrix' ? <UitslagVlak uitslag={uitslag} /> : null}
      <Tabel uitslag={uitslag} find={find} />
      <ul className="ut-zinnen">
        {flips.length === 0 ? <li>{m.uitslag_draait_niet()}</li> : null}
        {flips.map((sentence) => (
          <li key={sentence}>
            <ArrowUpDown size={17} aria-hidden="true" /> {sentence}
          </li>
        ))}
      </ul>
      <p className="stil">{m.uitslag_gewogen_uitleg({ weging: weighing(uitslag.alpha) })}</p>
      <details className="ut-details">
        <summary>{m.uitslag_uitsplitsing()}</summary>
        <UitslagCellen uitslag={uitslag} find={find} />
      </details>
    </div>
  )
}

function Tabel({ uitslag, find }: { readonly uitslag: Uitslag; readonly find: (id: string) => Target }): ReactNode {
  const number = new Map([...uitslag.rows.keys()].map((index) => [uitslag.rows[index]?.targetId ?? '', index + 1]))
  return (
    // Wider than a phone: it scrolls, also by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="ut-tabelvak" tabIndex={0} aria-label={m.uitslag_tabel()}>
      <table className="ut-tabel">
        <thead>
          <tr>
            <th scope="col">{m.uitslag_gewogen()}</th>
            <th scope="col">{m.uitslag_wat()}</th>
            {electorates.map((group) => (
              <th key={group} scope="col">
                <GroepVorm groep={group} /> {electorateName[group]()}
                <span className="stil"> {m.rangorde_stembiljetten({ aantal: uitslag.ballots[group] })}</span>
              </th>
            ))}
            <th scope="col">{m.uitslag_ongewogen()}</th>
          </tr>
        </thead>
        <tbody>
          {uitslag.rows.map((row) => {
            const target = find(row.targetId)
            return (
              <tr key={row.targetId} className={row.viewGap ? 'ut-gat' : ''}>
                <td className="num ut-plek">{row.weighted}</td>
                <th scope="row">
                  <span className="ut-naam">
                    {uitslag.form === 'matrix' ? (
                      <b className="mx-nummer num" aria-hidden="true">
                        {number.get(row.targetId)}
                      </b>
                    ) : (
                      <TargetIcon target={target} size={30} />
                    )}
                    <span>
                      <TargetTitle target={target} />
                      {row.viewGap ? <em className="tag ut-verschil">{m.rangorde_verschil()}</em> : null}
                    </span>
                  </span>
                </th>
                {electorates.map((group) => (
                  <td key={group}>
                    <Groep uitslag={uitslag} row={row} group={group} />
                  </td>
                ))}
                <td className="num ut-plek">
                  {row.unweighted}
                  {row.flip === undefined ? null : (
                    <span className="ut-draai">
                      <ArrowUpDown size={16} aria-hidden="true" />
                      <span className="vis-weg"> {m.uitslag_draait()}</span>
                    </span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Place and value of one group; only the place when fewer than five chose, and nothing when nobody did. */
function Groep({
  uitslag,
  row,
  group,
}: {
  readonly uitslag: Uitslag
  readonly row: UitslagRij
  readonly group: Electorate
}): ReactNode {
  const { place, share, punt } = row.group[group]
  if (uitslag.ballots[group] === 0) return <span className="stil">–</span>
  const where = <b>{m.uitslag_plek({ plek: place })}</b>
  if (share !== null)
    return (
      <span className={`ut-groep ut-groep-${group}`}>
        {where}
        <i aria-hidden="true">
          <i style={{ width: `${Math.min(100, share * 100)}%` }} />
        </i>
        <span className="num">{percent(share)}</span>
      </span>
    )
  if (uitslag.form === 'stippen' || uitslag.ballots[group] < smallCell) return where
  if (punt === null) return <span className="stil">{m.uitslag_te_weinig()}</span>
  const round = (value: number) => Math.round(value)
  return (
    <span className="ut-punt num">
      {where}
      <span>
        {m.stemmen_matrix_haalbaar_as()} {round(punt.median[0])}{' '}
        <span className="stil">({m.uitslag_spreiding({ laag: round(punt.low[0]), hoog: round(punt.high[0]) })})</span>
      </span>
      <span>
        {m.stemmen_matrix_effect_as()} {round(punt.median[1])}{' '}
        <span className="stil">({m.uitslag_spreiding({ laag: round(punt.low[1]), hoog: round(punt.high[1]) })})</span>
      </span>
      <span className="stil">{m.uitslag_geplaatst({ aantal: punt.count })}</span>
    </span>
  )
}
