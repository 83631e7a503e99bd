import { type ReactNode, useEffect } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useSessie, useSession } from '../../model/hooks.ts'
import { MatrixInvoer } from './matrix-invoer.tsx'
import { StippenLijst } from './stippen-lijst.tsx'
import { useTargets } from './targets.ts'
import { UitslagView } from './uitslag-view.tsx'
import { type BallotStatus, useBallot } from './use-ballot.ts'
import './stemmen.css'

/** Voting as a deelnemer, for the phone and the laptop: everything under the bar of the screen. */
export function StemmenView(): ReactNode {
  const session = useSession()
  const sessie = useSessie()
  const ronde = sessie?.stemronde
  const targets = useTargets(ronde)
  const { ballot, matrix, status, reason, change } = useBallot(ronde)
  useEffect(() => session.ensureBord(), [session])
  const fase = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  if (sessie === undefined) return null
  if (ronde === undefined) return <Calm title={m.stemmen_nog_niet()} text={m.stemmen_nog_niet_uitleg()} />
  const isOpen = ronde.status === 'open' && fase?.allow.castStem === true && sessie.werksessie.slot !== true
  const isMatrix = ronde.form === 'matrix'
  const hasChosen = Object.keys(isMatrix ? matrix : ballot).length > 0
  const uitslag = sessie.uitslagen?.find(({ rondeId }) => rondeId === ronde.id)
  const result =
    uitslag === undefined ? null : (
      <section className="stem-uitslag">
        <UitslagView uitslag={uitslag} />
      </section>
    )
  if (!isOpen && !hasChosen)
    return (
      <>
        {ronde.status === 'onthuld' ? (
          <Calm title={m.stemmen_onthuld()} text={m.stemmen_onthuld_uitleg()} />
        ) : (
          <Calm title={m.stemmen_dicht()} text={m.stemmen_dicht_uitleg()} />
        )}
        {result}
      </>
    )
  const ownQuestion = ronde.title ?? (fase?.kind === 'stemmen' && !isMatrix ? fase.prompt : undefined)
  const usual = isMatrix ? m.stemmen_matrix_vraag() : m.stemmen_vraag()
  const question = isOpen ? (ownQuestion ?? usual) : m.stemmen_dicht()
  const footer = (
    <p className="stip-stand" role="status">
      {statusText(status, reason, isMatrix)}
    </p>
  )
  return (
    <>
      {result}
      {isMatrix ? (
        <MatrixInvoer
          targets={targets}
          matrix={matrix}
          onChange={(next) => change({ matrix: next })}
          isReadOnly={!isOpen}
          question={question}
          footer={footer}
        />
      ) : (
        <StippenLijst
          ronde={ronde}
          targets={targets}
          ballot={ballot}
          onChange={(next) => change({ ballot: next })}
          isReadOnly={!isOpen}
          question={question}
          footer={footer}
        />
      )}
    </>
  )
}

function statusText(status: BallotStatus, reason: string, isMatrix: boolean): string {
  switch (status) {
    case 'laden':
      return m.app_laden()
    case 'bewaard':
      return isMatrix ? m.stemmen_bewaard_matrix() : m.stemmen_bewaard()
    case 'bewaren':
      return ''
    case 'wacht':
      return isMatrix ? m.stemmen_wacht_matrix() : m.stemmen_wacht()
    case 'geweigerd':
      return reason
  }
}

function Calm({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  return (
    <div className="stem-leeg">
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  )
}
