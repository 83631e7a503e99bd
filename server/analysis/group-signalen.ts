/** From loose signalen to a proposed grouping: views, consensus, labels, reasons and near-duplicates. Pure and repeatable. */

import { createPrng } from '../../shared/base/prng.ts'
import { communitiesOf, neighbourGraph } from './communities.ts'
import { findConsensus } from './consensus.ts'
import { explainPlaces } from './explain-places.ts'
import type { AnalysisSignaal, DuplicatePair } from './find-duplicates.ts'
import { findDuplicates } from './find-duplicates.ts'
import { nameGroups } from './name-groups.ts'
import type { Neighbours } from './vectors.ts'
import { blendNeighbours } from './vectors.ts'
import { buildViews } from './views.ts'

/** Changes whenever the same signalen may give other groups; stored with a proposal. */
export const GROUPING_VERSION = 'lexicaal-3'

export type GroupProposal = {
  /** Stable within one grouping: `g1` is the largest. */
  readonly id: string
  readonly label: string
  readonly signaalIds: readonly string[]
  /** The signaal nearest to all others of the group: its quote. */
  readonly medoidId: string
  /** Average share (0..1) of a signaal's nearest signalen that lie in the group. */
  readonly cohesion: number
}

export type PlaceProposal = {
  readonly signaalId: string
  /** `null`: belongs nowhere. */
  readonly groupId: string | null
  /** 0..1; below about 0.4 another group is nearly as near. */
  readonly confidence: number
  readonly because: { readonly words: readonly string[]; readonly nearest: readonly string[] }
}

export type Grouping = {
  readonly version: string
  readonly groups: readonly GroupProposal[]
  /** In the order of the signalen given. */
  readonly places: readonly PlaceProposal[]
  readonly duplicates: readonly DuplicatePair[]
}

export type GroupOptions = {
  /** `quick` skips the latent views and the consensus: for a first proposal or for thousands of signalen. */
  readonly mode: 'quick' | 'full'
  /** Called with the fraction (0..1) that is done. */
  readonly onProgress?: (fraction: number) => void
  /** Asked between steps; `true` ends the work with `GroupingCancelled`. */
  readonly isCancelled?: () => boolean
}

/** Thrown by `groupSignalen` when `isCancelled` answers true; there is no half grouping. */
export class GroupingCancelled extends Error {
  override readonly name = 'GroupingCancelled'
}

const NEIGHBOURS = 24
const QUICK = { neighbourCount: 10, resolution: 2 }
/** Above this the quadratic consensus matrix would not fit the memory the worker may use. */
const MAX_FULL = 6000

/**
 * Groups signalen by their words. The same signalen give the same groups in any order; ids and kinds do not change the
 * groups (kinds only keep duplicates apart). Empty signalen and signalen that share no word with any other get `null`.
 */
export function groupSignalen(signalen: readonly AnalysisSignaal[], options: GroupOptions): Grouping {
  // Sorted by text: what the arithmetic sees must not depend on the order in which signalen arrived.
  const sorted = [...signalen].sort((a, b) => compare(a.text, b.text) || compare(a.id, b.id))
  const step = (from: number, to: number) => (fraction: number) => {
    if (options.isCancelled?.() === true) throw new GroupingCancelled('grouping cancelled')
    options.onProgress?.(from + (to - from) * fraction)
  }
  step(0, 0)(0)
  const isQuick = options.mode === 'quick' || sorted.length > MAX_FULL
  const texts = sorted.map(({ text }) => text)
  const views = buildViews(texts, { k: NEIGHBOURS, quick: isQuick }, step(0, isQuick ? 0.5 : 0.4))
  const { neighbours } = views
  const letters = neighbours[0] ?? { rows: 0, k: 0, ids: new Int32Array(0), similarities: new Float32Array(0) }
  const near = blendNeighbours(neighbours, NEIGHBOURS)
  const clusters = isQuick
    ? quickClusters(near)
    : findConsensus({ neighbours, spaces: views.spaces, rows: sorted.length, broad: views.cover }, step(0.4, 0.85))
  const groups = collectGroups(settle(clusters, near, letters))
  step(0.85, 0.85)(1)
  const places = explainPlaces(views, near, groups)
  const labels = nameGroups(texts, groups)
  step(0.95, 0.95)(1)
  const duplicates = findDuplicates(sorted, [near])
  step(1, 1)(1)

  const idOf = (row: number): string => sorted[row]?.id ?? ''
  const placeOf = new Map(places.map((place) => [idOf(place.row), place]))
  return {
    version: GROUPING_VERSION,
    groups: groups.map((members, index) => {
      const own = members.map((row) => places[row]).filter((place) => place !== undefined)
      const medoid = own.reduce<(typeof own)[number] | undefined>(
        (best, place) => (best === undefined || place.nearness > best.nearness ? place : best),
        undefined,
      )
      return {
        id: groupId(index),
        label: labels[index] ?? '',
        signaalIds: members.map(idOf),
        medoidId: idOf(medoid?.row ?? members[0] ?? 0),
        cohesion: round(own.reduce((sum, place) => sum + place.confidence, 0) / Math.max(1, own.length)),
      }
    }),
    places: signalen.map(({ id }) => {
      const place = placeOf.get(id)
      return {
        signaalId: id,
        groupId: place?.group === undefined ? null : groupId(place.group),
        confidence: round(place?.confidence ?? 0),
        because: { words: place?.words ?? [], nearest: (place?.nearest ?? []).map(idOf) },
      }
    }),
    duplicates,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function groupId(index: number): string {
  return `g${index + 1}`
}

/** Four decimals: enough to sort by, and the same text on every machine. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function quickClusters(near: Neighbours): Int32Array {
  return communitiesOf(neighbourGraph(near, QUICK.neighbourCount), { resolution: QUICK.resolution }, createPrng(7))
}

/** Mean likeness by letters to the three nearest signalen; below it a signaal resembles nothing and belongs nowhere. */
const LONELY = 0.165

function isLonely(letters: Neighbours, row: number): boolean {
  const nearest = letters.similarities.subarray(row * letters.k, row * letters.k + Math.min(3, letters.k))
  return nearest.reduce((sum, similarity) => sum + similarity, 0) / 3 < LONELY
}

/** Cluster per row, −1 for nowhere. Notes that ended up alone join the group of their nearest signalen. */
function settle(clusters: Int32Array, near: Neighbours, letters: Neighbours): Int32Array {
  const homes = clusters.map((cluster, row) => (isLonely(letters, row) ? -1 : cluster))
  const sizes = new Map<number, number>()
  for (const home of homes) sizes.set(home, (sizes.get(home) ?? 0) + 1)
  return homes.map((own, row) => {
    if (own < 0 || (sizes.get(own) ?? 0) > 1) return own
    const tallies = new Map<number, number>()
    for (let i = 0; i < near.k; i += 1) {
      const other = near.ids[row * near.k + i] ?? -1
      const home = other < 0 ? -1 : (homes[other] ?? -1)
      if (home < 0 || (sizes.get(home) ?? 0) < 2) continue
      tallies.set(home, (tallies.get(home) ?? 0) + (near.similarities[row * near.k + i] ?? 0))
    }
    const best = [...tallies].sort(([a, x], [b, y]) => y - x || a - b)[0]
    return best?.[0] ?? -1
  })
}

/** Members per group, the largest group first; equal sizes in order of the first member. */
function collectGroups(clusters: Int32Array): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>()
  clusters.forEach((cluster, row) => {
    if (cluster < 0) return
    const members = groups.get(cluster)
    if (members === undefined) groups.set(cluster, [row])
    else members.push(row)
  })
  return [...groups.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}
