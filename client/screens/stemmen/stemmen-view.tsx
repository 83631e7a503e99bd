import { type ReactNode, useEffect, useMemo } from 'react'
import type { Thema } from '../../../shared/domain/thema.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { useCollection, useSessie, useSession } from '../../model/hooks.ts'
import { StippenLijst } from './stippen-lijst.tsx'
import { type BallotStatus, useBallot } from './use-ballot.ts'
import './stemmen.css'

/** The themas of a round in board order; those that nobody can find any more are left out. */
export function useTargets(targets: readonly string[] | undefined): readonly Thema[] {
  const themas = useCollection('themas')
  return useMemo(
    () =>
      [...themas]
        .filter((thema) => targets?.includes(thema.id))
        .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1)),
    [themas, targets],
  )
}

/** Voting as a deelnemer, for the phone and the laptop: everything under the bar of the screen. */
export function StemmenView(): ReactNode {
  const session = useSession()
  const sessie = useSessie()
  const ronde = sessie?.stemronde
  const themas = useTargets(ronde?.targets)
  const { ballot, status, reason, change } = useBallot(ronde)
  useEffect(() => session.ensureBord(), [session])
  const fase = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  if (sessie === undefined) return null
  if (ronde === undefined) return <Calm title={m.stemmen_nog_niet()} text={m.stemmen_nog_niet_uitleg()} />
  const isOpen = ronde.status === 'open' && fase?.allow.castStem === true
  if (!isOpen && Object.keys(ballot).length === 0)
    return ronde.status === 'onthuld' ? (
      <Calm title={m.stemmen_onthuld()} text={m.stemmen_onthuld_uitleg()} />
    ) : (
      <Calm title={m.stemmen_dicht()} text={m.stemmen_dicht_uitleg()} />
    )
  return (
    <StippenLijst
      ronde={ronde}
      themas={themas}
      ballot={ballot}
      onChange={change}
      isReadOnly={!isOpen}
      question={isOpen ? (fase?.kind === 'stemmen' ? fase.prompt : m.stemmen_vraag()) : m.stemmen_dicht()}
      footer={
        <p className="stip-stand" role="status">
          {statusText(status, reason)}
        </p>
      }
    />
  )
}

function statusText(status: BallotStatus, reason: string): string {
  switch (status) {
    case 'laden':
      return m.app_laden()
    case 'bewaard':
      return m.stemmen_bewaard()
    case 'bewaren':
      return ''
    case 'wacht':
      return m.stemmen_wacht()
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
