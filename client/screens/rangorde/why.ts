import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import type { Criterion } from '../../../shared/domain/werksessie.ts'
import { contributions } from './explain.ts'

/** Less than this many points is not told as a reason. */
const worthTelling = 0.5

/** Why a thema stands where it stands: beside its neighbour above, or for the first beside the second. */
export interface WhyHere {
  readonly other: RankedThema
  /** `eerste`: `other` is below it; `gelijk` and `regel`: they are tied, with `other` ahead in points or by rule only. */
  readonly kind: 'eerste' | 'onder' | 'gelijk' | 'regel'
  /** Difference in points of 100, never negative. */
  readonly points: number
  /** Criteria that make the difference, the largest first; at most three. */
  readonly because: readonly Criterion[]
  /** Criteria on which it goes the other way; at most two. */
  readonly against: readonly Criterion[]
}

/** `undefined` when there is nobody to compare with. A criterion that is unknown for one of the two makes no difference here. */
export function whyHere(rangorde: Pick<Rangorde, 'themas' | 'weights'>, row: RankedThema): WhyHere | undefined {
  const index = rangorde.themas.findIndex(({ themaId }) => themaId === row.themaId)
  const isFirst = index === 0
  const other = rangorde.themas[isFirst ? 1 : index - 1]
  if (other === undefined) return undefined
  const ahead = isFirst ? row : other
  const behind = isFirst ? other : row
  const theirs = new Map(
    contributions(behind, rangorde.weights).map(({ criterion, points }) => [criterion, points] as const),
  )
  const gaps = contributions(ahead, rangorde.weights)
    .flatMap(({ criterion, points }) => {
      const beside = theirs.get(criterion) ?? null
      return points === null || beside === null ? [] : [{ criterion, gap: points - beside }]
    })
    .sort((a, b) => b.gap - a.gap)
  const difference = ahead.score - behind.score
  const isTied = row.tieGroup !== undefined && row.tieGroup === other.tieGroup
  return {
    other,
    kind: isFirst ? 'eerste' : !isTied ? 'onder' : difference >= 0 ? 'gelijk' : 'regel',
    points: Math.abs(difference),
    because: gaps
      .filter(({ gap }) => gap >= worthTelling)
      .slice(0, 3)
      .map(({ criterion }) => criterion),
    against: gaps
      .filter(({ gap }) => gap <= -worthTelling)
      .reverse()
      .slice(0, 2)
      .map(({ criterion }) => criterion),
  }
}

/** What a scenario of the ranking changes, read from its name (`sensitivity.ts` makes them). */
export type Variant =
  | { readonly kind: 'alpha'; readonly alpha: number }
  | { readonly kind: 'half' | 'meer' | 'zonder'; readonly criterion: Criterion }

export function readVariant(name: string): Variant | undefined {
  const alpha = /^alpha=([\d.]+)$/.exec(name)?.[1]
  if (alpha !== undefined) return { kind: 'alpha', alpha: Number(alpha) }
  const left = /^zonder (\w+)$/.exec(name)?.[1]
  if (left !== undefined) return { kind: 'zonder', criterion: left as Criterion }
  const weighed = /^(\w+)x(0\.5|1\.5)$/.exec(name)
  if (weighed === null) return undefined
  return { kind: weighed[2] === '0.5' ? 'half' : 'meer', criterion: weighed[1] as Criterion }
}

/** Who is first in how many of the variants, and which ones put somebody else there, per thema in order of first mention. */
export function whatChanges({ themas, scenarios }: Pick<Rangorde, 'themas' | 'scenarios'>): {
  readonly first: RankedThema | undefined
  readonly holds: number
  readonly others: readonly { readonly thema: RankedThema; readonly variants: readonly Variant[] }[]
} {
  const first = themas[0]
  const byThema = new Map<string, Variant[]>()
  let holds = 0
  for (const { name, order } of scenarios) {
    if (order[0] === first?.themaId) {
      holds += 1
      continue
    }
    const variant = readVariant(name)
    if (order[0] !== undefined && variant !== undefined)
      byThema.set(order[0], [...(byThema.get(order[0]) ?? []), variant])
  }
  return {
    first,
    holds,
    others: [...byThema].flatMap(([id, variants]) => {
      const thema = themas.find(({ themaId }) => themaId === id)
      return thema === undefined ? [] : [{ thema, variants }]
    }),
  }
}
