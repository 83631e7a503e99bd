import { Lock, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { MatrixBallot, MatrixPlace } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { middle, placeInMatrix, valueWord } from './matrix.ts'
import { MatrixVlak } from './matrix-vlak.tsx'
import { TargetTitle } from './target-name.tsx'
import type { Target } from './targets.ts'
import './matrix.css'

/**
 * Haalbaarheid and effect of every target: on the plane by dragging or with arrow keys, and in the list with two sliders, which
 * can do everything that the plane can. A phone has the list alone.
 */
export function MatrixInvoer({
  targets,
  matrix,
  onChange,
  isReadOnly = false,
  question,
  footer,
}: {
  readonly targets: readonly Target[]
  readonly matrix: MatrixBallot
  readonly onChange: (matrix: MatrixBallot) => void
  readonly isReadOnly?: boolean
  readonly question: string
  readonly footer?: ReactNode
}): ReactNode {
  const [chosen, setChosen] = useState<string>()
  const left = targets.filter(({ id }) => matrix[id] === undefined).length
  const place = (target: Target, next: MatrixPlace | undefined) => {
    const changed = placeInMatrix(matrix, target.id, next)
    onChange(changed)
    setChosen(target.id)
    const [x, y] = changed[target.id] ?? []
    announce(
      x === undefined || y === undefined
        ? `${target.title}: ${m.stemmen_matrix_niet()}`
        : m.stemmen_matrix_gezegd({ naam: target.title, haalbaar: x, effect: y }),
    )
  }
  return (
    <div className="mx">
      <div className="stip-pot">
        <div>
          <h1>
            {left === 0
              ? m.stemmen_matrix_klaar()
              : left === 1
                ? m.stemmen_matrix_over_een()
                : m.stemmen_matrix_over({ aantal: left })}
          </h1>
          <p>{question}</p>
        </div>
      </div>
      <div className="mx-werk">
        <div className="mx-links">
          <MatrixVlak targets={targets} matrix={matrix} isReadOnly={isReadOnly} chosen={chosen} onPlace={place} />
          {isReadOnly ? null : <p className="stil mx-hulp">{m.stemmen_matrix_uitleg()}</p>}
        </div>
        <ol className="mx-lijst">
          {targets.map((target, index) => (
            <li key={target.id} className={chosen === target.id ? 'mx-gekozen' : ''}>
              <div className="mx-naam">
                <b className="mx-nummer num" aria-hidden="true">
                  {index + 1}
                </b>
                <span>
                  <TargetTitle target={target} />
                </span>
                {isReadOnly ? null : matrix[target.id] === undefined ? (
                  <Button
                    size="klein"
                    aria-label={m.stemmen_matrix_plaats({ naam: target.title })}
                    onPress={() => place(target, middle)}
                  >
                    {m.stemmen_matrix_plaats_kort()}
                  </Button>
                ) : (
                  <Button
                    kind="stil"
                    size="klein"
                    isIconOnly
                    aria-label={m.stemmen_matrix_haal_weg({ naam: target.title })}
                    icon={<X size={17} aria-hidden="true" />}
                    onPress={() => place(target, undefined)}
                  />
                )}
              </div>
              <Values
                target={target}
                place={matrix[target.id]}
                isReadOnly={isReadOnly}
                onPlace={(next) => place(target, next)}
              />
            </li>
          ))}
        </ol>
      </div>
      {isReadOnly ? null : (
        <p className="stip-voet">
          <Lock size={18} aria-hidden="true" />
          <span>{m.stemmen_geheim_matrix()}</span>
        </p>
      )}
      {footer}
    </div>
  )
}

function Values({
  target,
  place,
  isReadOnly,
  onPlace,
}: {
  readonly target: Target
  readonly place: MatrixPlace | undefined
  readonly isReadOnly: boolean
  readonly onPlace: (place: MatrixPlace) => void
}): ReactNode {
  if (place === undefined) return isReadOnly ? <p className="stil">{m.stemmen_matrix_niet()}</p> : null
  const [x, y] = place
  return (
    <div className="mx-schuiven">
      <Schuif
        label={m.stemmen_matrix_haalbaar()}
        name={target.title}
        axis="haalbaarheid"
        value={x}
        isReadOnly={isReadOnly}
        onChange={(next) => onPlace([next, y])}
      />
      <Schuif
        label={m.stemmen_matrix_effect()}
        name={target.title}
        axis="effect"
        value={y}
        isReadOnly={isReadOnly}
        onChange={(next) => onPlace([x, next])}
      />
    </div>
  )
}

function Schuif({
  label,
  name,
  axis,
  value,
  isReadOnly,
  onChange,
}: {
  readonly label: string
  readonly name: string
  readonly axis: 'haalbaarheid' | 'effect'
  readonly value: number
  readonly isReadOnly: boolean
  readonly onChange: (value: number) => void
}): ReactNode {
  const word = valueWord(axis, value)
  return (
    <label className="mx-schuif">
      <span>{label}</span>
      <output className="mx-woord">{word}</output>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        disabled={isReadOnly}
        aria-label={`${name}. ${label}`}
        aria-valuetext={m.stemmen_matrix_waarde({ woord: word, getal: value })}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  )
}
