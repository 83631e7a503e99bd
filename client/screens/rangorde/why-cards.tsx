import { Shuffle } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { smallCell } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { plaatStyle } from '../../ui/plaat.tsx'
import { listed, oneDecimal, shownRank } from '../shell/words.ts'
import { criterionName } from './criterion-words.ts'
import { type Variant, whatChanges, whyHere } from './why.ts'
import './why.css'

/** "Waarom staat dit op plek 2?": beside its neighbour, in points and in the criteria that make the difference. */
export function WaaromHier({ rangorde, row }: { readonly rangorde: Rangorde; readonly row: RankedThema }): ReactNode {
  const why = useMemo(() => whyHere(rangorde, row), [rangorde, row])
  if (why === undefined) return null
  const names = (list: typeof why.because): string => listed(list.map((one) => criterionName[one]().toLowerCase()))
  const said = { ander: why.other.title, verschil: oneDecimal(why.points) }
  const isFirst = why.kind === 'eerste'
  return (
    <div className="rk-waarom">
      <h3>{m.rangorde_waarom({ plek: shownRank(rangorde, row) })}</h3>
      <p>
        {isFirst
          ? m.rangorde_waarom_eerste(said)
          : why.kind === 'onder'
            ? m.rangorde_waarom_onder(said)
            : why.kind === 'gelijk'
              ? m.rangorde_waarom_gelijk(said)
              : m.rangorde_waarom_regel(said)}{' '}
        {why.because.length === 0 || why.kind === 'regel' ? '' : m.rangorde_waarom_door({ wat: names(why.because) })}{' '}
        {isFirst || why.against.length === 0 ? '' : m.rangorde_waarom_wint({ wat: names(why.against) })}
      </p>
    </div>
  )
}

function variantWords(variant: Variant): string {
  if (variant.kind === 'alpha') {
    const professionals = Math.round(variant.alpha * 100)
    return m.rangorde_als_alpha({ bewoners: 100 - professionals, professionals })
  }
  const criterium = criterionName[variant.criterion]().toLowerCase()
  if (variant.kind === 'half') return m.rangorde_als_half({ criterium })
  return variant.kind === 'meer' ? m.rangorde_als_meer({ criterium }) : m.rangorde_als_zonder({ criterium })
}

/** Which of the variants would put another thema on top. */
export function WatVerandert({ rangorde }: { readonly rangorde: Rangorde }): ReactNode {
  const { first, holds, others } = useMemo(() => whatChanges(rangorde), [rangorde])
  if (first === undefined || rangorde.scenarios.length === 0) return null
  const said = { thema: first.title, aantal: holds, totaal: rangorde.scenarios.length }
  return (
    <section className="vlak rk-let">
      <h2>
        <Shuffle size={22} aria-hidden="true" />
        {m.rangorde_verandert()}
      </h2>
      <p>{others.length === 0 ? m.rangorde_verandert_niets(said) : m.rangorde_verandert_kop(said)}</p>
      {others.length === 0 ? null : (
        <ul className="rk-anders">
          {others.map(({ thema, variants }) => (
            <li key={thema.themaId}>
              {m.rangorde_verandert_regel({ thema: thema.title, wanneer: listed(variants.map(variantWords)) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const side = 320
const edge = 34

/** Professionals across, bewoners up: far from the line is where they differ. The lists above it are its table. */
export function Spreiding({
  rangorde,
  looks,
}: {
  readonly rangorde: Rangorde
  readonly looks: ReadonlyMap<string, Thema>
}): ReactNode {
  const { professional, inwoner } = rangorde.ballots
  // A share of so few people would tell what one of them chose.
  if (professional < smallCell || inwoner < smallCell) return null
  const highest = Math.max(0.05, ...rangorde.themas.flatMap(({ share }) => [share.professional, share.inwoner]))
  const at = (share: number): number => edge + ((side - 2 * edge) * share) / highest
  const percent = (share: number): number => Math.round(share * 100)
  return (
    <section className="vlak rk-let rk-spreiding" aria-labelledby="rk-spreiding-titel">
      <h2 id="rk-spreiding-titel">{m.rangorde_spreiding()}</h2>
      <div>
        <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
          <path d={`M${edge} ${edge / 2}V${side - edge}H${side - edge / 2}`} className="rk-as" />
          <path d={`M${edge} ${side - edge}L${side - edge} ${edge}`} className="rk-gelijkelijn" />
          <text x={side - edge / 2} y={side - 10} textAnchor="end">
            {m.rangorde_professionals()} →
          </text>
          <text x={12} y={edge / 2} transform={`rotate(-90 12 ${edge / 2})`} textAnchor="end" dominantBaseline="middle">
            {m.rangorde_bewoners()} →
          </text>
          {rangorde.themas.map((row) => (
            <g
              key={row.themaId}
              transform={`translate(${at(row.share.professional)} ${side - at(row.share.inwoner)})`}
              style={plaatStyle(looks.get(row.themaId)?.plaat ?? 'los')}
            >
              <circle r={13} />
              <text className="rk-stip" textAnchor="middle" dominantBaseline="central">
                {row.rank}
              </text>
            </g>
          ))}
        </svg>
        <ol>
          {rangorde.themas.map((row) => (
            <li key={row.themaId}>
              <b className="num" style={plaatStyle(looks.get(row.themaId)?.plaat ?? 'los')} aria-hidden="true">
                {row.rank}
              </b>
              {m.rangorde_spreiding_alt({
                thema: row.title,
                professional: percent(row.share.professional),
                inwoner: percent(row.share.inwoner),
              })}
            </li>
          ))}
        </ol>
      </div>
      <p>{m.rangorde_spreiding_uitleg()}</p>
    </section>
  )
}
