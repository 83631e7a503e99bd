import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { Voorstel } from '../../../shared/domain/voorstel.ts'
import { mayLieTogether } from '../../model/bord-work.ts'

export interface Dubbel {
  /** Key under which a refusal is kept. */
  readonly key: string
  readonly a: Signaal
  readonly b: Signaal
  readonly reason: Voorstel['duplicates'][number]['reason']
}

/** Pairs that the computer takes for the same statement and that nobody stacked, withdrew or refused yet. */
export function openDuplicates(
  voorstel: Voorstel | undefined,
  refused: ReadonlySet<string>,
  signalen: readonly Signaal[],
): readonly Dubbel[] {
  if (voorstel === undefined) return []
  const byId = new Map(signalen.map((signaal) => [signaal.id as string, signaal]))
  return voorstel.duplicates.flatMap(({ a, b, reason }) => {
    const key = `${a}.${b}`
    const [first, second] = [byId.get(a), byId.get(b)]
    if (first === undefined || second === undefined || refused.has(key) || refused.has(`${b}.${a}`)) return []
    const isOpen = [first, second].every(
      (one) => one.archivedAt === undefined && one.mergedInto === undefined && one.hidden === undefined,
    )
    return isOpen && mayLieTogether([first.kind, second.kind]) ? [{ key, a: first, b: second, reason }] : []
  })
}
