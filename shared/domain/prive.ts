import type { Fase } from './werksessie.ts'

/**
 * A private round as everybody may know it: of which fase, since when (server ms), and how many briefjes wait for the
 * reveal. Never whose they are or what they say. `onthullen`: the reveal is under way.
 */
export interface PriveRonde {
  readonly faseId: string
  readonly since: number
  readonly count: number
  readonly status: 'loopt' | 'onthullen' | 'onthuld'
}

/** What is written in this fase now is seen by its author alone, until a begeleider reveals it. */
export const isPriveNow = (fase: Pick<Fase, 'id' | 'prive'> | undefined, ronde: PriveRonde | undefined): boolean =>
  fase?.prive === true && !(ronde?.faseId === fase.id && ronde.status === 'onthuld')
