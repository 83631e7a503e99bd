/** Why a signaal is where it is: how sure, which shared words, which nearest signalen. */
import type { Neighbours } from './vectors.ts'
import { at } from './vectors.ts'
import type { Views } from './views.ts'

export type ExplainedPlace = {
  readonly row: number
  /** Index into the groups, `undefined` when the signaal belongs nowhere. */
  readonly group: number | undefined
  /** Share (0..1) of the likeness to the nearest signalen that goes to signalen of the same group. */
  readonly confidence: number
  /** Sum of the likeness to near signalen of the same group; the highest of a group is its medoid. */
  readonly nearness: number
  /** At most five words of the signaal, as written, that its group shares; the strongest first. */
  readonly words: readonly string[]
  /** At most three nearest signalen of the group, nearest first. */
  readonly nearest: readonly number[]
}

const MAX_WORDS = 5
const MAX_NEAREST = 3

/** Explains every row; the result is indexed by row. */
export function explainPlaces(
  views: Views,
  near: Neighbours,
  groups: readonly (readonly number[])[],
): readonly ExplainedPlace[] {
  const groupOf = new Int32Array(near.rows).fill(-1)
  groups.forEach((members, group) => {
    for (const row of members) groupOf[row] = group
  })
  const inGroup = groups.map((members) => countTerms(views, members))
  const idfOf = new Map(views.mixed.vocabulary.map((term, column) => [term, at(views.mixed.idf, column)]))
  return Array.from({ length: near.rows }, (_, row) => {
    const group = at(groupOf, row)
    if (group < 0) return { row, group: undefined, confidence: 0, nearness: 0, words: [], nearest: [] }
    let own = 0
    let all = 0
    const nearest: number[] = []
    for (let i = 0; i < near.k; i += 1) {
      const other = at(near.ids, row * near.k + i)
      if (other < 0) break
      const similarity = at(near.similarities, row * near.k + i)
      all += similarity
      if (at(groupOf, other) !== group) continue
      own += similarity
      if (nearest.length < MAX_NEAREST) nearest.push(other)
    }
    const shared = new Map<string, { readonly surface: string; readonly weight: number }>()
    for (const { term, surface, weight } of views.terms[row] ?? []) {
      const count = inGroup[group]?.get(term) ?? 0
      const idf = idfOf.get(`#${term}`)
      if (count < 2 || idf === undefined || shared.has(term)) continue
      shared.set(term, { surface, weight: weight * idf * Math.log(count) })
    }
    const words = [...shared.values()]
      .sort((a, b) => b.weight - a.weight || (a.surface < b.surface ? -1 : 1))
      .map(({ surface }) => surface)
    return {
      row,
      group,
      confidence: all > 0 ? own / all : 0,
      nearness: own,
      words: [...new Set(words)].slice(0, MAX_WORDS),
      nearest,
    }
  })
}

function countTerms(views: Views, members: readonly number[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of members) {
    for (const term of new Set((views.terms[row] ?? []).map(({ term }) => term)))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}
