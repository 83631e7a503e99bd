/** How fine a grouping the signalen bear: the coarsest level at which different views of them still agree. */

import { createPrng } from '../../shared/base/prng.ts'
import { communitiesOf, neighbourGraph } from './communities.ts'
import type { Neighbours } from './vectors.ts'

const NEIGHBOURS = 14
const SEED = 3
/** Louvain resolutions tried, coarse to fine; the last is the level that needs no agreement. */
const LEVELS = [1, 1.5, 2] as const
const FINEST = 4
/** Agreement this far below the best level is as good: a bord reads better with fewer groups. */
const AS_GOOD = 0.04
/** The range of resolutions around the level found; the finest range when no coarse level is stable. */
const BELOW = 0.5
const ABOVE = 1.5
const FINE = { low: 2, high: 4 }

/**
 * The range of Louvain resolutions for a consensus. Groups that are really there appear in every view (letters, words,
 * meaning); where views disagree at a coarse level but not at a fine one, the fine groups are the real ones. (Choosing the
 * number of clusters by stability: Ben-Hur, Elisseeff & Guyon 2002; here across views instead of samples.)
 */
export function stableResolution(views: readonly Neighbours[]): { readonly low: number; readonly high: number } {
  const graphs = views.map((view) => neighbourGraph(view, NEIGHBOURS))
  const agreementAt = (resolution: number): number => {
    const runs = graphs.map((graph) => communitiesOf(graph, { resolution }, createPrng(SEED)))
    const pairs = runs.flatMap((a, i) => runs.slice(i + 1).map((b) => adjustedRand(a, b)))
    return pairs.reduce((sum, value) => sum + value, 0) / Math.max(1, pairs.length)
  }
  const found = LEVELS.map((level) => ({ level, agreement: agreementAt(level) }))
  const best = Math.max(agreementAt(FINEST), ...found.map(({ agreement }) => agreement))
  const stable = found.find(({ agreement }) => agreement >= best - AS_GOOD)
  return stable === undefined ? FINE : { low: Math.max(1, stable.level - BELOW), high: stable.level + ABOVE }
}

/** Adjusted Rand index of two groupings of the same rows: 1 for equal, about 0 for chance (Hubert & Arabie 1985). */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const width = b.reduce((highest, value) => Math.max(highest, value + 1), 1)
  const cells = pairsIn(a.map((value, row) => value * width + (b[row] ?? 0)))
  const [inA, inB] = [pairsIn(a), pairsIn(b)]
  const all = (a.length * (a.length - 1)) / 2
  const expected = all > 0 ? (inA * inB) / all : 0
  const highest = (inA + inB) / 2
  return highest === expected ? 1 : (cells - expected) / (highest - expected)
}

/** Pairs of rows with the same value. */
function pairsIn(values: Int32Array): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let pairs = 0
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2
  return pairs
}
