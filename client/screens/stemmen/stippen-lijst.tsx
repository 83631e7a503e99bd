import { Lock, Minus, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Ballot, Stemronde } from '../../../shared/domain/stem.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { PlaatIcoon } from '../../ui/plaat.tsx'
import { changeBallot, dotsLeft } from './ballot.ts'
import './stemmen.css'

export interface StippenLijstProps {
  readonly ronde: Stemronde
  /** In board order. */
  readonly themas: readonly Pick<Thema, 'id' | 'title' | 'plaat' | 'pictogram'>[]
  readonly ballot: Ballot
  readonly onChange: (ballot: Ballot) => void
  /** After the round: shows what was given, without buttons. */
  readonly isReadOnly?: boolean
  /** Under the number of stippen that are left. */
  readonly question: string
  readonly footer?: ReactNode
}

/** Stippen over themas: a tray with what is left, and per thema its rings with less and more (DESIGN §4). */
export function StippenLijst({
  ronde,
  themas,
  ballot,
  onChange,
  isReadOnly = false,
  question,
  footer,
}: StippenLijstProps): ReactNode {
  const [problem, setProblem] = useState('')
  const left = dotsLeft(ballot, ronde)
  const press = (thema: { readonly id: string; readonly title: string }, delta: 1 | -1) => {
    const changed = changeBallot(ballot, thema.id, delta, ronde)
    if ('problem' in changed) {
      const sentence =
        changed.problem === 'op'
          ? m.stemmen_op()
          : changed.problem === 'vol'
            ? m.stemmen_vol({ max: ronde.maxDotsPerTarget })
            : ''
      setProblem(sentence)
      if (sentence !== '') announce(sentence)
      return
    }
    setProblem('')
    onChange(changed.ballot)
    announce(
      m.stemmen_gezegd({
        thema: thema.title,
        aantal: changed.ballot[thema.id] ?? 0,
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
        {themas.map((thema) => {
          const dots = ballot[thema.id] ?? 0
          return (
            <li key={thema.id} className={dots > 0 ? 'heeft' : ''}>
              <PlaatIcoon plaat={thema.plaat} pictogram={thema.pictogram} size={42} />
              <div className="stip-thema">
                <span>{thema.title}</span>
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
                  aria-label={m.stemmen_minder({ thema: thema.title })}
                  isDisabled={dots === 0}
                  onPress={() => press(thema, -1)}
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
                  aria-label={m.stemmen_meer({ thema: thema.title })}
                  onPress={() => press(thema, 1)}
                  icon={<Plus size={22} aria-hidden="true" />}
                />
              )}
            </li>
          )
        })}
      </ul>
      <p className="stip-voet">
        <Lock size={18} aria-hidden="true" />
        <span>{m.stemmen_geheim()}</span>
      </p>
      {footer}
    </div>
  )
}
