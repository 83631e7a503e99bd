import { ArrowUpDown, CircleCheck, Hourglass, Scale } from 'lucide-react'
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { type Electorate, electorates } from '../../../shared/domain/deelnemer.ts'
import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import { doelOf, makesRangorde } from '../../../shared/domain/stem.ts'
import { smallCell, type Uitslag } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection } from '../../model/hooks.ts'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { groupPlace, shownRank, weighing } from '../shell/words.ts'
import { SchermKop } from './scherm-kop.tsx'
import { DeelView, UitslagView } from './uitslag-view.tsx'
import type { ViewProps } from './view-props.ts'
import './onthulling.css'

const percent = (share: number) => `${Math.round(share * 100)}%`
const rowHeight = 103

/** What the round that ran last is about: the part that was revealed so far, its result, or the ranking of themas. */
export function OnthullingView({ sessie }: Pick<ViewProps, 'sessie'>): ReactNode {
  const { stemronde: ronde, onthulling, uitslagen } = sessie
  // Who saw the columns sees the rows glide from the order of the bord to their place; a reload just shows the end.
  const pressed = useRef<string>(undefined)
  const isPart = ronde !== undefined && onthulling?.rondeId === ronde.id
  useEffect(() => {
    if (isPart) pressed.current = ronde.id
  })
  if (ronde !== undefined && isPart && onthulling !== undefined)
    return <DeelView onthulling={onthulling} form={ronde.form} doel={doelOf(ronde)} />
  const uitslag = uitslagen?.find(({ rondeId }) => rondeId === ronde?.id)
  if (ronde !== undefined && !makesRangorde(ronde) && uitslag !== undefined) return <UitslagView uitslag={uitslag} />
  const from = ronde !== undefined && pressed.current === ronde.id ? ronde.targets : undefined
  return <RangordeView sessie={sessie} uitslag={uitslag} {...(from === undefined ? {} : { from })} />
}

/** Both groups as two pictures: professionals left and solid, bewoners right and striped; ties and view gaps in words. */
function RangordeView({
  sessie,
  uitslag,
  from,
}: Pick<ViewProps, 'sessie'> & {
  readonly uitslag: Uitslag | undefined
  /** The order in which the rows stood before; they glide from there. */
  readonly from?: readonly string[]
}): ReactNode {
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
  const highest = Math.max(
    0.01,
    ...rows.flatMap(({ share }) => electorates.map((group) => (isShown(rangorde, group) ? share[group] : 0))),
  )
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
          <b>{m.rangorde_professionals()}</b> {countWords(rangorde, 'professional')}
        </div>
        <span />
        <div>
          <GroepVorm groep="inwoner" />
          <b>{m.rangorde_bewoners()}</b> {countWords(rangorde, 'inwoner')}
        </div>
      </div>
      <div className="ps-balken">
        <ol>
          {rows.map((row, index) => {
            const look = looks.get(row.themaId)
            const before = from?.indexOf(row.themaId) ?? -1
            const flips = uitslag?.rows.find(({ targetId }) => targetId === row.themaId)?.flip !== undefined
            return (
              <li
                key={row.themaId}
                className={`${row.viewGap ? 'ps-gat' : ''} ${before < 0 ? '' : 'ps-glijdt'}`}
                style={{ height: height - 9, '--van': `${(before - index) * height}px` } as CSSProperties}
              >
                <b className="ps-plek num">
                  {shownRank(rangorde, row)}
                  {flips ? <ArrowUpDown className="ps-draai" aria-label={m.uitslag_draait()} /> : null}
                </b>
                <div className="ps-balk ps-links">
                  <span className="num">
                    <span className="vis-weg">{m.rangorde_professionals()} </span>
                    {shareWords(rangorde, row, 'professional')}
                  </span>
                  {isShown(rangorde, 'professional') ? (
                    <i style={{ width: `${(78 * row.share.professional) / highest}%` }} />
                  ) : null}
                </div>
                <Plaat
                  size="projector"
                  title={row.title}
                  plaat={look?.plaat ?? 'los'}
                  pictogram={look?.pictogram ?? 'layers'}
                />
                <div className="ps-balk ps-rechts">
                  {isShown(rangorde, 'inwoner') ? (
                    <i style={{ width: `${(78 * row.share.inwoner) / highest}%` }} />
                  ) : null}
                  <span className="num">
                    <span className="vis-weg">{m.rangorde_bewoners()} </span>
                    {shareWords(rangorde, row, 'inwoner')}
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
        <p className="ps-zwaar">
          {weighing(rangorde.alpha)}
          {uitslag?.rows.some(({ flip }) => flip !== undefined) === true ? (
            <span>
              <ArrowUpDown aria-hidden="true" /> {m.projector_draait()}
            </span>
          ) : null}
        </p>
      </footer>
    </>
  )
}

/** Shares of fewer than five ballots tell what one person chose: then there is only the order. */
const isShown = ({ ballots }: Rangorde, group: Electorate): boolean => ballots[group] >= smallCell

const countWords = (rangorde: Rangorde, group: Electorate): string =>
  rangorde.ballots[group] > 0 && !isShown(rangorde, group)
    ? m.projector_alleen_volgorde()
    : m.rangorde_stembiljetten({ aantal: rangorde.ballots[group] })

const shareWords = (rangorde: Rangorde, row: RankedThema, group: Electorate): string =>
  rangorde.ballots[group] === 0
    ? '–'
    : isShown(rangorde, group)
      ? percent(row.share[group])
      : m.uitslag_plek({ plek: groupPlace(rangorde, row, group) })

/** The thema about which the groups differ most; only where that is a difference to talk about. */
function largestGap(rows: readonly RankedThema[]): RankedThema | undefined {
  const distance = ({ electorateRank }: RankedThema) => Math.abs(electorateRank.professional - electorateRank.inwoner)
  return [...rows].filter(({ viewGap }) => viewGap).sort((a, b) => distance(b) - distance(a))[0]
}
