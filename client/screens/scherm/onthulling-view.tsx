import { CircleCheck, Hourglass, Scale } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { electorates } from '../../../shared/domain/deelnemer.ts'
import type { RankedThema } from '../../../shared/domain/rangorde.ts'
import { doelOf, makesRangorde } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { groupPlace, shownRank, weighing } from '../shell/words.ts'
import { SchermKop } from './scherm-kop.tsx'
import { DeelView, UitslagView } from './uitslag-view.tsx'
import type { ViewProps } from './view-props.ts'

const percent = (share: number) => `${Math.round(share * 100)}%`
const rowHeight = 103

/** What the round that ran last is about: the part that was revealed so far, its result, or the ranking of themas. */
export function OnthullingView({ sessie }: Pick<ViewProps, 'sessie'>): ReactNode {
  const { stemronde: ronde, onthulling, uitslagen } = sessie
  if (ronde !== undefined && onthulling?.rondeId === ronde.id)
    return <DeelView onthulling={onthulling} form={ronde.form} doel={doelOf(ronde)} />
  const uitslag = uitslagen?.find(({ rondeId }) => rondeId === ronde?.id)
  if (ronde !== undefined && !makesRangorde(ronde) && uitslag !== undefined) return <UitslagView uitslag={uitslag} />
  return <RangordeView sessie={sessie} />
}

/** Both groups as two pictures: professionals left and solid, bewoners right and striped; ties and view gaps in words. */
function RangordeView({ sessie }: Pick<ViewProps, 'sessie'>): ReactNode {
  const themas = useCollection('themas')
  const { rangorde } = sessie
  const looks = useMemo(() => new Map(themas.map((thema) => [String(thema.id), thema])), [themas])
  if (rangorde === undefined)
    return (
      <>
        <SchermKop title={m.projector_uitslag_straks()} />
        <p className="ps-leeg">
          {sessie.stemronde === undefined
            ? m.stemmen_nog_niet()
            : m.projector_stemmen_binnen({ aantal: sessie.ballotsCast ?? 0 })}
        </p>
      </>
    )
  const rows = rangorde.themas
  const highest = Math.max(0.01, ...rows.flatMap(({ share }) => electorates.map((group) => share[group])))
  // Eight rows fit at full height; more get closer together.
  const height = Math.min(rowHeight, 730 / Math.max(1, rows.length))
  const gap = largestGap(rows)
  return (
    <>
      <SchermKop
        title={m.projector_dit_kozen()}
        right={
          rangorde.status === 'definitief' ? (
            <span className="ps-status ps-definitief">
              <CircleCheck aria-hidden="true" />
              {m.rangorde_definitief()}
            </span>
          ) : (
            <span className="ps-status">
              <Hourglass aria-hidden="true" />
              {m.rangorde_voorlopig()}
            </span>
          )
        }
      />
      <div className="ps-balkkop">
        <span />
        <div className="ps-links">
          <GroepVorm groep="professional" />
          <b>{m.rangorde_professionals()}</b> {m.rangorde_stembiljetten({ aantal: rangorde.ballots.professional })}
        </div>
        <span />
        <div>
          <GroepVorm groep="inwoner" />
          <b>{m.rangorde_bewoners()}</b> {m.rangorde_stembiljetten({ aantal: rangorde.ballots.inwoner })}
        </div>
      </div>
      <div className="ps-balken">
        <ol>
          {rows.map((row) => {
            const look = looks.get(row.themaId)
            return (
              <li key={row.themaId} className={row.viewGap ? 'ps-gat' : ''} style={{ height: height - 9 }}>
                <b className="ps-plek num">{shownRank(rangorde, row)}</b>
                <div className="ps-balk ps-links">
                  <span className="num">
                    <span className="vis-weg">{m.rangorde_professionals()} </span>
                    {percent(row.share.professional)}
                  </span>
                  <i style={{ width: `${(78 * row.share.professional) / highest}%` }} />
                </div>
                <Plaat
                  size="projector"
                  title={row.title}
                  plaat={look?.plaat ?? 'los'}
                  pictogram={look?.pictogram ?? 'layers'}
                />
                <div className="ps-balk ps-rechts">
                  <i style={{ width: `${(78 * row.share.inwoner) / highest}%` }} />
                  <span className="num">
                    <span className="vis-weg">{m.rangorde_bewoners()} </span>
                    {percent(row.share.inwoner)}
                  </span>
                </div>
              </li>
            )
          })}
        </ol>
        {rangorde.tieGroups.map(({ themaIds }) => {
          const first = rows.findIndex(({ themaId }) => themaIds.includes(themaId))
          const rank = rows[first]?.rank ?? 0
          return (
            <div
              key={themaIds.join()}
              className="ps-haak"
              style={{ top: first * height + 6, height: themaIds.length * height - 20 }}
            >
              <span>{m.rangorde_samen({ plek: rank })}</span>
            </div>
          )
        })}
      </div>
      <footer className="ps-slot">
        <Scale aria-hidden="true" />
        <div>
          {gap === undefined ? (
            <p>
              {rangorde.ballots.professional === 0
                ? m.rangorde_geen_professional()
                : rangorde.ballots.inwoner === 0
                  ? m.rangorde_geen_inwoner()
                  : m.projector_geen_verschil()}
            </p>
          ) : (
            <>
              <b>{m.rangorde_verschil()}</b>
              <p>
                {m.rangorde_verschil_zin({
                  thema: gap.title,
                  bewoners: groupPlace(rangorde, gap, 'inwoner'),
                  professionals: groupPlace(rangorde, gap, 'professional'),
                })}{' '}
                {m.rangorde_daarover()}
              </p>
            </>
          )}
        </div>
        <p className="ps-zwaar">{weighing(rangorde.alpha)}</p>
      </footer>
    </>
  )
}

/** The thema about which the groups differ most; only where that is a difference to talk about. */
function largestGap(rows: readonly RankedThema[]): RankedThema | undefined {
  const distance = ({ electorateRank }: RankedThema) => Math.abs(electorateRank.professional - electorateRank.inwoner)
  return [...rows].filter(({ viewGap }) => viewGap).sort((a, b) => distance(b) - distance(a))[0]
}
