import type { Rangorde, RankedThema } from '../../../shared/domain/rangorde.ts'
import { type Criterion, criteria, type Weights } from '../../../shared/domain/werksessie.ts'

/** What one criterion adds to a score: `points` of at most `most`, both in points of 100; `null` points are unknown. */
export interface Contribution {
  readonly criterion: Criterion
  readonly points: number | null
  readonly most: number
}

/** The score taken apart. Weights of unknown criteria are shared out over the known ones, as the score does (DOMAIN §4.3). */
export function contributions(row: Pick<RankedThema, 'components'>, weights: Weights): readonly Contribution[] {
  const known = criteria.filter((criterion) => row.components[criterion] !== null)
  const total = known.reduce((sum, criterion) => sum + weights[criterion], 0)
  return criteria.map((criterion) => {
    const part = row.components[criterion]
    const most = total === 0 ? 0 : (100 * weights[criterion]) / total
    return { criterion, points: part === null ? null : most * part, most }
  })
}

export const unknownCriteria = (row: Pick<RankedThema, 'components'>): readonly Criterion[] =>
  criteria.filter((criterion) => row.components[criterion] === null)

/** How the order may be told (DOMAIN §4.5): a top-3 claim needs 80 % of the variants. */
export interface Conclusion {
  /** In the top three in every one of `scenarios` variants. */
  readonly always: readonly string[]
  /** In the top three in at least 80 % of them, with the number; not those that always are. */
  readonly mostly: readonly { readonly title: string; readonly count: number }[]
  /** Alone at the top whatever the weights are. */
  readonly winner?: string
  /** Themas that stand in one place in every variant, not the first. */
  readonly fixed: readonly { readonly title: string; readonly rank: number }[]
  readonly scenarios: number
}

export function conclude({ themas, scenarios }: Pick<Rangorde, 'themas' | 'scenarios'>): Conclusion {
  const count = scenarios.length
  const always = themas.filter(({ top3Share }) => top3Share >= 1 - 1e-9)
  const mostly = themas.filter(({ top3Share }) => top3Share >= 0.8 && top3Share < 1 - 1e-9)
  const [first] = themas
  const isFixed = ({ rankRange }: RankedThema) => rankRange[0] === rankRange[1]
  return {
    always: always.map(({ title }) => title),
    mostly: mostly.map(({ title, top3Share }) => ({ title, count: Math.round(top3Share * count) })),
    ...(first !== undefined && isFixed(first) && first.rankRange[0] === 1 ? { winner: first.title } : {}),
    fixed: themas
      .filter((row) => isFixed(row) && row.rankRange[0] > 1)
      .map(({ title, rankRange }) => ({ title, rank: rankRange[0] })),
    scenarios: count,
  }
}
