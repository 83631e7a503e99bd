import type { ReactNode } from 'react'
import { electorates } from '../../../shared/domain/deelnemer.ts'
import type { Uitslag } from '../../../shared/domain/uitslag.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { electorateName } from './uitslag-words.ts'

const side = 400
const x = (value: number) => (side * value) / 100
const y = (value: number) => side - (side * value) / 100

/**
 * Medians on the plane with the middle half as bars: professionals square, bewoners round. Decorative: the table says the
 * same, with the numbers of the marks.
 */
export function UitslagVlak({ uitslag }: { readonly uitslag: Uitslag }): ReactNode {
  return (
    <figure className="ut-vlak">
      <div className="mx-vak">
        <div className="ut-vlak-lijf">
          <div className="mx-as mx-as-y" aria-hidden="true">
            <span>{m.stemmen_matrix_groot()}</span>
            <b>{m.stemmen_matrix_effect_as()} →</b>
            <span>{m.stemmen_matrix_klein()}</span>
          </div>
          <svg viewBox={`-16 -16 ${side + 32} ${side + 32}`} role="img" aria-label={m.uitslag_vlak()}>
            <rect className="ut-vlak-vak" width={side} height={side} rx="6" />
            <path className="ut-vlak-kruis" d={`M${side / 2} 0V${side}M0 ${side / 2}H${side}`} />
            {uitslag.rows.flatMap(({ targetId, group }, index) =>
              electorates.map((electorate) => {
                const { punt } = group[electorate]
                if (punt === null) return null
                const [mx, my] = punt.median
                return (
                  <g key={`${targetId}-${electorate}`} className={`ut-teken ut-teken-${electorate}`}>
                    <path
                      d={`M${x(punt.low[0])} ${y(my)}H${x(punt.high[0])}M${x(mx)} ${y(punt.low[1])}V${y(punt.high[1])}`}
                    />
                    {electorate === 'professional' ? (
                      <rect x={x(mx) - 12} y={y(my) - 12} width="24" height="24" rx="3" />
                    ) : (
                      <circle cx={x(mx)} cy={y(my)} r="13" />
                    )}
                    <text x={x(mx)} y={y(my) + 5}>
                      {index + 1}
                    </text>
                  </g>
                )
              }),
            )}
          </svg>
          <div className="mx-as mx-as-x" aria-hidden="true">
            <span>{m.stemmen_matrix_moeilijk()}</span>
            <b>{m.stemmen_matrix_haalbaar_as()} →</b>
            <span>{m.stemmen_matrix_makkelijk()}</span>
          </div>
        </div>
      </div>
      <figcaption>
        {electorates.map((group) => (
          <span key={group}>
            <GroepVorm groep={group} /> {electorateName[group]()}
          </span>
        ))}
        <span className="stil">{m.uitslag_matrix_uitleg()}</span>
      </figcaption>
    </figure>
  )
}
