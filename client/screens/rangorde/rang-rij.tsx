import { ChevronDown, ChevronUp, SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import { listed, oneDecimal, shownRank } from '../shell/words.ts'
import { criterionClass, criterionName } from './criterion-words.ts'
import { contributions, unknownCriteria } from './explain.ts'
import { WaaromHier } from './why-cards.tsx'

/** One thema in the order: place, plate, its points as a bar of eight parts, total, and where it stands in the variants. */
export function RangRij({
  row,
  rangorde,
  look,
  startsOpen,
  onCriteria,
}: {
  readonly row: RankedThema
  readonly rangorde: Rangorde
  readonly look: Pick<Thema, 'plaat' | 'pictogram'> | undefined
  readonly startsOpen: boolean
  /** Only for who may score. */
  readonly onCriteria?: () => void
}): ReactNode {
  const [isOpen, setOpen] = useState(startsOpen)
  const id = useId()
  const parts = contributions(row, rangorde.weights)
  const unknown = unknownCriteria(row)
  const places = Array.from({ length: rangorde.themas.length }, (_, index) => index + 1)
  const [best, worst] = row.rankRange
  return (
    <li className="rk-rij">
      <div className="rk-regel">
        <b className="rk-plek num">
          <span className="vis-weg">{m.rangorde_plek()} </span>
          {shownRank(rangorde, row)}
        </b>
        <Plaat title={row.title} plaat={look?.plaat ?? 'los'} pictogram={look?.pictogram ?? 'layers'} />
        <div className="rk-balk" aria-hidden="true">
          {parts.map(({ criterion, points }, index) =>
            points === null || points <= 0 ? null : (
              <i
                key={criterion}
                className={criterionClass(index)}
                style={{ width: `${points}%` }}
                title={`${criterionName[criterion]()}: ${oneDecimal(points)}`}
              >
                {points > 1.9 ? index + 1 : ''}
              </i>
            ),
          )}
        </div>
        <div className="rk-score num">
          <b>{oneDecimal(row.score)}</b>
          {row.scoreRange === undefined ? null : (
            <span>
              {oneDecimal(row.scoreRange[0])}–{oneDecimal(row.scoreRange[1])}
            </span>
          )}
        </div>
        <div className="rk-strook num" aria-hidden="true">
          {places.map((place) => (
            <span key={place} className={place >= best && place <= worst ? 'in' : ''}>
              {place}
            </span>
          ))}
        </div>
        <span className="vis-weg">
          {best === worst
            ? m.rangorde_altijd_plek({ plek: best })
            : m.rangorde_van_tot({ beste: best, slechtste: worst, aantal: rangorde.scenarios.length })}
        </span>
        <Button
          kind="stil"
          size="klein"
          isIconOnly
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={m.rangorde_opbouw({ thema: row.title })}
          icon={isOpen ? <ChevronUp size={18} aria-hidden="true" /> : <ChevronDown size={18} aria-hidden="true" />}
          onPress={() => setOpen(!isOpen)}
        />
      </div>
      <div id={id} hidden={!isOpen} className="rk-opbouw">
        <ul>
          {parts.map(({ criterion, points, most }, index) => (
            <li key={criterion}>
              <span>
                <i className={`rk-nr ${criterionClass(index)}`} aria-hidden="true">
                  {index + 1}
                </i>
                {criterionName[criterion]()}
              </span>
              {points === null ? (
                <b className="rk-onbekend">{m.rangorde_onbekend()}</b>
              ) : (
                <span className="num">
                  <b>{oneDecimal(points)}</b> {m.rangorde_van({ meest: oneDecimal(most) })}
                </span>
              )}
            </li>
          ))}
        </ul>
        {unknown.length === 0 || row.scoreRange === undefined ? null : (
          <p>
            {m.rangorde_onbekend_uitleg({
              wat: listed(unknown.map((criterion) => criterionName[criterion]().toLowerCase())),
              laag: oneDecimal(row.scoreRange[0]),
              hoog: oneDecimal(row.scoreRange[1]),
            })}
          </p>
        )}
        <WaaromHier rangorde={rangorde} row={row} />
        {row.fewSignalen ? <p>{m.rangorde_weinig()}</p> : null}
        {onCriteria === undefined ? null : (
          <Button size="klein" icon={<SlidersHorizontal size={17} aria-hidden="true" />} onPress={onCriteria}>
            {m.rangorde_criteria_knop()}
          </Button>
        )}
      </div>
    </li>
  )
}
