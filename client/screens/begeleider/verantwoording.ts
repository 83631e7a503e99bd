import type { RegieState } from '../../../shared/doc/regie-doc.ts'
import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import { type Coverage, coverSignalen, standAlone } from '../../../shared/domain/coverage.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { Thema } from '../../../shared/domain/thema.ts'
import type { Ghost } from '../../model/types.ts'

/** Where every signaal is; the numbers of `parts` add up to `entered`. */
export interface Verantwoording {
  readonly entered: number
  readonly parts: readonly { readonly part: Part; readonly count: number }[]
  readonly coverage: Coverage
  /** Voices that nobody and nothing puts with others. */
  readonly alone: readonly Signaal[]
  /** Set aside by a person: with why, when they said so. */
  readonly aside: readonly Signaal[]
}

/** In the order in which they are told; the last two are not on the bord (yet). */
export const parts = [
  'thema',
  'los',
  'samengevoegd',
  'geen_thema',
  'geparkeerd',
  'verborgen',
  'ingetrokken',
  'prive',
  'inbox',
] as const
export type Part = (typeof parts)[number]

/** Counts every signaal once: those on the bord by the coverage ledger, and those that wait with the server. */
export function accountFor(
  signalen: readonly Signaal[],
  themas: readonly Thema[],
  ghosts: readonly Ghost[],
  sessie: Pick<SessieState, 'prive'>,
  regie: Pick<RegieState, 'inbox'> | undefined,
): Verantwoording {
  const bord = { signalen, themas }
  const coverage = coverSignalen(bord)
  const byId = new Map(signalen.map((signaal) => [signaal.id, signaal]))
  const isWaiting = sessie.prive !== undefined && sessie.prive.status !== 'onthuld'
  const counts: Record<Part, number> = {
    ...coverage.counts,
    prive: isWaiting ? (sessie.prive?.count ?? 0) : 0,
    inbox: regie?.inbox.length ?? 0,
  }
  return {
    entered: coverage.entered + counts.prive + counts.inbox,
    parts: parts.map((part) => ({ part, count: counts[part] })),
    coverage,
    alone: standAlone(bord, new Set(ghosts.map(({ signaal }) => signaal.id))).flatMap((id) => byId.get(id) ?? []),
    aside: coverage.fates.flatMap(({ signaalId, fate }) =>
      fate === 'geen_thema' || fate === 'geparkeerd' ? (byId.get(signaalId) ?? []) : [],
    ),
  }
}
