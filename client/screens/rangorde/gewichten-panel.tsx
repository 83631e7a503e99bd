import { Minus, Plus, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { Rangorde } from '../../../shared/domain/rangorde.ts'
import { criteria } from '../../../shared/domain/werksessie.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { GroepVorm } from '../../ui/groep-vorm.tsx'
import { criterionClass, criterionName } from './criterion-words.ts'
import type { WatAls } from './use-wat-als.ts'

const step = 5

/** How heavy everything counts; who may ask "wat als" gets a slider and steppers, the others the numbers. */
export function GewichtenPanel({
  recorded,
  asked,
  onAsk,
}: {
  readonly recorded: Rangorde
  readonly asked: WatAls | undefined
  /** Absent: only looks. */
  readonly onAsk?: (asked: WatAls | undefined) => void
}): ReactNode {
  const { alpha, weights } = asked ?? recorded
  const total = criteria.reduce((sum, criterion) => sum + weights[criterion], 0)
  const ask = (change: Partial<WatAls>) => onAsk?.({ alpha, weights, ...change })
  const left = Math.round(alpha * 100)
  return (
    <section className="vlak rk-gewichten" aria-labelledby="rk-gewichten-titel">
      <h2 id="rk-gewichten-titel">{m.rangorde_wat_telt()}</h2>
      <p className="stil">{onAsk === undefined ? m.rangorde_vast() : m.rangorde_wat_als_uitleg()}</p>
      {onAsk === undefined ? null : <p className="rk-watals">{m.rangorde_wat_als()}</p>}
      <div className="rk-alpha">
        <div className="rk-alphakop">
          <GroepVorm groep="professional" /> {m.rangorde_professionals()} <b className="num">{left}%</b>
          <b className="num">{100 - left}%</b> <GroepVorm groep="inwoner" /> {m.rangorde_bewoners()}
        </div>
        {onAsk === undefined ? (
          <div className="rk-spoor rk-spoor-vast" aria-hidden="true">
            <i style={{ width: `${left}%` }} />
          </div>
        ) : (
          <Slider
            aria-label={m.rangorde_alpha()}
            minValue={0}
            maxValue={100}
            step={5}
            value={left}
            onChange={(value) => ask({ alpha: (Array.isArray(value) ? (value[0] ?? 50) : value) / 100 })}
          >
            <SliderTrack className="rk-spoor">
              <i style={{ width: `${left}%` }} />
              <SliderThumb className="rk-duim" />
            </SliderTrack>
          </Slider>
        )}
      </div>
      <ul>
        {criteria.map((criterion, index) => {
          const name = criterionName[criterion]()
          return (
            <li key={criterion}>
              <i className={`rk-nr ${criterionClass(index)}`} aria-hidden="true">
                {index + 1}
              </i>
              <span>
                {name}
                {weights[criterion] === recorded.weights[criterion] ? null : (
                  <span className="stil rk-vastgelegd">
                    {m.rangorde_afgesproken({ aantal: recorded.weights[criterion] })}
                  </span>
                )}
              </span>
              {onAsk === undefined ? (
                <b className="num">{weights[criterion]}</b>
              ) : (
                <div className="rk-stepper">
                  <Button
                    isIconOnly
                    aria-label={m.rangorde_lichter({ naam: name })}
                    isDisabled={weights[criterion] === 0}
                    icon={<Minus size={17} aria-hidden="true" />}
                    onPress={() =>
                      ask({ weights: { ...weights, [criterion]: Math.max(0, weights[criterion] - step) } })
                    }
                  />
                  <b className="num">{weights[criterion]}</b>
                  <Button
                    isIconOnly
                    aria-label={m.rangorde_zwaarder({ naam: name })}
                    isDisabled={weights[criterion] >= 100}
                    icon={<Plus size={17} aria-hidden="true" />}
                    onPress={() => ask({ weights: { ...weights, [criterion]: weights[criterion] + step } })}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      <p className="rk-samen">
        <span>{m.rangorde_totaal_gewicht()}</span>
        <b className="num">{total}</b>
      </p>
      {onAsk === undefined ? null : (
        <Button
          isDisabled={asked === undefined}
          icon={<RotateCcw size={17} aria-hidden="true" />}
          onPress={() => onAsk(undefined)}
        >
          {m.rangorde_terug()}
        </Button>
      )}
    </section>
  )
}
