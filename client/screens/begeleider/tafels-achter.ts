import type { TafelsView } from '../../../shared/protocol/samen.ts'

type Tafel = Pick<TafelsView['tafels'][number], 'nr' | 'people' | 'inFase'>

/**
 * Tables that fall behind in this fase: people sit there, and it has less than half of what the middle table has. Below two
 * notes at the middle table it is too early to tell.
 */
export function tablesBehind(tafels: readonly Tafel[]): ReadonlySet<number> {
  const taken = tafels.filter(({ people }) => people.length > 0)
  const counts = taken.map(({ inFase }) => inFase).sort((a, b) => a - b)
  const middle = counts[Math.floor(counts.length / 2)] ?? 0
  if (counts.length < 2 || middle < 2) return new Set()
  return new Set(taken.filter(({ inFase }) => inFase < middle / 2).map(({ nr }) => nr))
}
