import { Lock, Minus, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Ballot, Stemronde } from '../../../shared/domain/stem.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { changeBallot, dotsLeft } from './ballot.ts'
import { TargetIcon, TargetTitle } from './target-name.tsx'
import type { Target } from './targets.ts'
import './stemmen.css'

export interface StippenLijstProps {
  readonly ronde: Stemronde
  /** In board order. */
  readonly targets: readonly Target[]
  readonly ballot: Ballot
  readonly onChange: (ballot: Ballot) => void
  /** After the round: shows what was given, without buttons. */
  readonly isReadOnly?: boolean
  /** Under the number of stippen that are left. */
  readonly question: string
  readonly footer?: ReactNode
}

/** Stippen over themas, kanskaarten or signalen: a tray with what is left, and per target its rings with less and more (DESIGN §4). */
export function StippenLijst({
  ronde,
  targets,
  ballot,
  onChange,
  isReadOnly = false,
  question,
  footer,
}: StippenLijstProps): ReactNode {
  const [problem, setProblem] = useState('')
  const left = dotsLeft(ballot, ronde)
  const press = (target: Target, delta: 1 | -1) => {
    const changed = changeBallot(ballot, target.id, delta, ronde)
    if ('problem' in changed) {
      const sentence =
        changed.problem === 'op'
          ? m.stemmen_op()
          : changed.problem === 'vol'
            ? m.stemmen_vol_op({ max: ronde.maxDotsPerTarget })
            : ''
      setProblem(sentence)
      if (sentence !== '') announce(sentence)
      return
    }
    setProblem('')
    onChange(changed.ballot)
    announce(
      m.stemmen_gezegd({
        thema: target.title,
        aantal: changed.ballot[target.id] ?? 0,
        over: dotsLeft(changed.ballot, ronde),
      }),
    )
  }
  return (
    <div className="stip">
      <div className="stip-pot">
        <div>
          <h1>
            {left === 0 ? m.stemmen_nog_geen() : left === 1 ? m.stemmen_nog_een() : m.stemmen_nog({ aantal: left })}
          </h1>
          <p>{question}</p>
        </div>
        <div className="stip-voorraad" aria-hidden="true">
          {Array.from({ length: ronde.dotsPerPerson }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row of equal stippen
            <i key={index} className={index >= ronde.dotsPerPerson - left ? 'vol' : ''} />
          ))}
        </div>
      </div>
      {problem === '' ? null : <p className="stip-melding">{problem}</p>}
      <ul className="stip-lijst">
        {targets.map((target) => {
          const dots = ballot[target.id] ?? 0
          return (
            <li key={target.id} className={dots > 0 ? 'heeft' : ''}>
              <TargetIcon target={target} />
              <div className="stip-thema">
                <TargetTitle target={target} />
                <span className="stip-ringen" aria-hidden="true">
                  {Array.from({ length: ronde.maxDotsPerTarget }, (_, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a row of equal rings
                    <i key={index} className={index < dots ? 'vol' : ''} />
                  ))}
                </span>
              </div>
              {isReadOnly ? null : (
                <Button
                  isIconOnly
                  className="stip-knop"
                  aria-label={m.stemmen_minder({ thema: target.title })}
                  isDisabled={dots === 0}
                  onPress={() => press(target, -1)}
                  icon={<Minus size={22} aria-hidden="true" />}
                />
              )}
              <b className="num stip-aantal">
                {dots}
                <span className="vis-weg"> {dots === 1 ? m.stemmen_stip() : m.stemmen_stippen()}</span>
              </b>
              {isReadOnly ? null : (
                <Button
                  isIconOnly
                  className="stip-knop"
                  aria-label={m.stemmen_meer({ thema: target.title })}
                  onPress={() => press(target, 1)}
                  icon={<Plus size={22} aria-hidden="true" />}
                />
              )}
            </li>
          )
        })}
      </ul>
      {isReadOnly ? null : (
        <p className="stip-voet">
          <Lock size={18} aria-hidden="true" />
          <span>{m.stemmen_geheim()}</span>
        </p>
      )}
      {footer}
    </div>
  )
}
