import { isPriveNow, type PriveRonde } from './prive.ts'
import type { SchermView } from './scherm-views.ts'
import type { Fase, FaseKind } from './werksessie.ts'

/** Ways to look at the wijkkaart. */
export const wijkkaartWays = ['kaart', 'netwerk'] as const

/**
 * A view and, where it is about one thing, which: the id of a thema, frame, signaal (also in `cijfers`) or kanskaart, the
 * number of a tafel, a way to look at the wijkkaart.
 */
export interface SchermKeuze {
  readonly view: SchermView
  readonly targetId?: string
}

const defaults: Readonly<Record<FaseKind, SchermKeuze>> = {
  inloop: { view: 'code' },
  welkom: { view: 'welkom' },
  data: { view: 'cijfers' },
  signalen: { view: 'signalen' },
  aanbod: { view: 'aanbod' },
  clusteren: { view: 'themas' },
  wijkkaart: { view: 'wijkkaart' },
  kansen: { view: 'kanskaart' },
  stemmen: { view: 'stemmen' },
  duiden: { view: 'onthulling' },
  afsluiten: { view: 'afsluiting' },
}

/** What the projector shows in a fase when nobody chose anything else. */
export const schermOfFase = ({ kind, scherm, view }: Pick<Fase, 'kind' | 'scherm' | 'view'>): SchermKeuze =>
  scherm !== undefined ? { view: scherm } : view === 'meedoen' ? { view } : defaults[kind]

/**
 * What the projector shows now: what the begeleider chose since the fase began; else, while a private round runs, only its
 * counter; else what belongs to the fase.
 */
export function shownScherm(state: {
  readonly scherm?: SchermKeuze | undefined
  readonly prive?: PriveRonde | undefined
  readonly fase?: Pick<Fase, 'id' | 'kind' | 'prive' | 'scherm' | 'view'> | undefined
}): SchermKeuze {
  if (state.scherm !== undefined) return state.scherm
  if (isPriveNow(state.fase, state.prive)) return { view: 'prive' }
  return state.fase === undefined ? { view: 'welkom' } : schermOfFase(state.fase)
}
