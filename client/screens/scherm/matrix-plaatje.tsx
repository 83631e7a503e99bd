import type { ReactNode } from 'react'
import { type Electorate, electorates } from '../../../shared/domain/deelnemer.ts'
import type { GroepRij } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { Plaat } from '../../ui/plaat.tsx'
import type { Target } from './use-targets.ts'

const field = { left: 90, top: 20, side: 800 }
const dot = 30

interface Row extends Target {
  readonly group: Partial<Readonly<Record<Electorate, GroepRij>>>
}

/** Haalbaarheid to the right, effect upwards: a numbered mark per thing and group, with the names beside it. */
export function MatrixPlaatje({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const at = ([feasibility, effect]: readonly [number, number]): readonly [number, number] => [
    field.left + (feasibility / 100) * field.side,
    field.top + (1 - effect / 100) * field.side,
  ]
  return (
    <div className="ps-matrix">
      <svg viewBox="0 0 900 900" role="img" aria-label={m.projector_matrix()}>
        <rect x={field.left} y={field.top} width={field.side} height={field.side} className="ps-matrix-veld" />
        <path
          d={`M${field.left + field.side / 2} ${field.top}v${field.side}M${field.left} ${field.top + field.side / 2}h${field.side}`}
          className="ps-matrix-kruis"
        />
        <text x={field.left + field.side / 2} y={880} textAnchor="middle">
          {m.projector_haalbaar()} →
        </text>
        <text transform={`translate(50 ${field.top + field.side / 2}) rotate(-90)`} textAnchor="middle">
          {m.projector_effect()} →
        </text>
        {rows.flatMap(({ id, group }, index) =>
          electorates.flatMap((one) => {
            const punt = group[one]?.punt
            if (punt === undefined || punt === null) return []
            const [x, y] = at(punt.median)
            const [left, bottom] = at(punt.low)
            const [right, top] = at(punt.high)
            return [
              <g key={`${id} ${one}`} className={`ps-punt-${one}`}>
                <path className="ps-spreiding" d={`M${left} ${y}H${right}M${x} ${top}V${bottom}`} />
                {one === 'professional' ? (
                  <rect x={x - dot} y={y - dot} width={2 * dot} height={2 * dot} rx="8" />
                ) : (
                  <circle cx={x} cy={y} r={dot + 2} />
                )}
                <text x={x} y={y + 11} textAnchor="middle">
                  {index + 1}
                </text>
              </g>,
            ]
          }),
        )}
      </svg>
      <div>
        <ul className="ps-matrix-groepen">
          {electorates.map((one) => (
            <li key={one}>
              <GroepVorm groep={one} /> {one === 'professional' ? m.rangorde_professionals() : m.rangorde_bewoners()}
            </li>
          ))}
        </ul>
        <ol>
          {rows.map(({ id, title, plaat, pictogram }, index) => (
            <li key={id}>
              <b className="num">{index + 1}</b>
              <Plaat size="projector" title={title} plaat={plaat} pictogram={pictogram} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}
