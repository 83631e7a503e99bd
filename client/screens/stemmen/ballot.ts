import type { Ballot, MatrixBallot, Stemronde } from '../../../shared/domain/stem.ts'

type Limits = Pick<Stemronde, 'dotsPerPerson' | 'maxDotsPerTarget'>

/** Stippen of this ballot that are not given yet; never less than none. */
export function dotsLeft(ballot: Ballot, { dotsPerPerson }: Limits): number {
  return Math.max(0, dotsPerPerson - Object.values(ballot).reduce((sum, dots) => sum + dots, 0))
}

/** One stip more or less on a target: the new ballot, or why it stays as it is. Targets without stippen are left out. */
export function changeBallot(
  ballot: Ballot,
  target: string,
  delta: 1 | -1,
  limits: Limits,
): { readonly ballot: Ballot } | { readonly problem: 'op' | 'vol' | 'leeg' } {
  const dots = ballot[target] ?? 0
  if (delta === -1 && dots === 0) return { problem: 'leeg' }
  if (delta === 1 && dots >= limits.maxDotsPerTarget) return { problem: 'vol' }
  if (delta === 1 && dotsLeft(ballot, limits) === 0) return { problem: 'op' }
  const next = { ...ballot, [target]: dots + delta }
  return { ballot: Object.fromEntries(Object.entries(next).filter(([, count]) => count > 0)) }
}

/** Same stippen on the same targets. */
function isSameBallot(a: Ballot, b: Ballot): boolean {
  const targets = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...targets].every((target) => (a[target] ?? 0) === (b[target] ?? 0))
}

interface Content {
  readonly ballot: Ballot
  readonly matrix: MatrixBallot
}

/** The same choices, in whatever order they were made. */
export function isSameContent(a: Content, b: Content): boolean {
  const placed = ({ matrix }: Content) =>
    JSON.stringify(Object.entries(matrix).sort(([one], [other]) => (one < other ? -1 : 1)))
  return isSameBallot(a.ballot, b.ballot) && placed(a) === placed(b)
}
