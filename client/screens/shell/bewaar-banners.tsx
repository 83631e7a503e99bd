import type { ReactNode } from 'react'
import { m } from '../../../shared/i18n/messages.ts'
import { useKeeps, useSaveState, useSessie } from '../../model/hooks.ts'

/** What is not as usual with keeping, for the whole bord: one sentence that says what is safe and what to do. */
export function BewaarBanners(): ReactNode {
  const state = useSaveState()
  const keeps = useKeeps()
  const isOffline = state.kind === 'offline'
  return (
    <>
      {isOffline && keeps === 'alles' ? <p className="wb-banner wb-banner-let-op">{m.bord_offline()}</p> : null}
      {keeps === 'alles' ? null : <p className="wb-banner wb-banner-let-op">{keepsWords(keeps, isOffline)}</p>}
      <TaalmodelMelding />
      {state.kind === 'alleen_lezen' ? <p className="wb-banner wb-banner-fout">{m.bord_alleen_lezen()}</p> : null}
    </>
  )
}

/** Everybody in the werksessie is told that a language model helps (it never writes by itself). */
export function TaalmodelMelding(): ReactNode {
  const model = useSessie()?.taalmodel?.model
  return model === undefined ? null : (
    <p className="wb-banner wb-banner-stil">{m.programma_taalmodel_melding({ model })}</p>
  )
}

/** Why this browser keeps nothing, and that work goes on. */
export function keepsWords(keeps: 'vol' | 'niets', isOffline: boolean): string {
  const why = keeps === 'vol' ? m.bewaar_vol() : m.bewaar_niets()
  return `${why} ${isOffline ? m.bewaar_open_offline() : m.bewaar_open()}`
}
