/** Many seeded community runs over several views, combined by how often two notes land together. */

import { createPrng } from '../../shared/base/prng.ts'
import { communitiesOf, neighbourGraph } from './communities.ts'
import { cutAverageLinkage } from './linkage.ts'
import type { Neighbours } from './vectors.ts'
import { at } from './vectors.ts'

export type ConsensusOptions = {
  /** Neighbours per note, one graph for each value. */
  readonly neighbourCounts: readonly number[]
  /** Louvain runs per graph, with the resolution rising from low to high over all runs of a view. */
  readonly runsPerGraph: number
  readonly resolution: { readonly low: number; readonly high: number }
  /** Clusters merge while their notes land together in at least this share (0..1) of the runs. */
  readonly threshold: number
  /** Smaller clusters give up their notes where another cluster will have them. */
  readonly minSize: number
  /** Passes in which every note moves to the cluster it lands with most often. */
  readonly passes: number
}

export type Consensus = {
  /** Cluster number of each row, 0-based. */
  readonly clusters: Int32Array
  /** Share of the runs (0..1) in which rows `a` and `b` landed together. */
  readonly together: (a: number, b: number) => number
}

const SEED = 7

/** Runs Louvain over every view and cuts the average-linkage tree of the co-association (Fred & Jain 2005). */
export function findConsensus(
  views: readonly Neighbours[],
  rows: number,
  options: ConsensusOptions,
  step: (fraction: number) => void = () => {},
): Consensus {
  const counts = new Uint8Array(rows * rows)
  const prng = createPrng(SEED)
  const runsPerView = options.neighbourCounts.length * options.runsPerGraph
  const runs = views.length * runsPerView
  let run = 0
  for (const neighbours of views) {
    let runInView = 0
    for (const k of options.neighbourCounts) {
      const graph = neighbourGraph(neighbours, k)
      for (let repeat = 0; repeat < options.runsPerGraph; repeat += 1) {
        const share = runsPerView > 1 ? runInView / (runsPerView - 1) : 0
        const resolution = options.resolution.low + share * (options.resolution.high - options.resolution.low)
        countTogether(counts, rows, communitiesOf(graph, { resolution }, prng))
        runInView += 1
        run += 1
        step(run / runs)
      }
    }
  }
  const similarities = Float32Array.from(counts, (count) => count / runs)
  const clusters = regroup(cutAverageLinkage(similarities, rows, options.threshold), counts, rows, options)
  return { clusters, together: (a, b) => (counts[a * rows + b] ?? 0) / runs }
}

function countTogether(counts: Uint8Array, rows: number, communities: Int32Array): void {
  const members = new Map<number, number[]>()
  communities.forEach((community, row) => {
    const list = members.get(community)
    if (list === undefined) members.set(community, [row])
    else list.push(row)
  })
  for (const list of members.values()) {
    for (const a of list) for (const b of list) counts[a * rows + b] = (counts[a * rows + b] ?? 0) + 1
  }
}

/**
 * Moves every row to the cluster it lands with most often on average (k-means on the co-association); clusters below
 * the minimum size only give. A row that lands with none of the large ones stays.
 */
function regroup(start: Int32Array, counts: Uint8Array, rows: number, options: ConsensusOptions): Int32Array {
  let clusters = start
  for (let pass = 0; pass < options.passes; pass += 1) {
    const count = clusters.reduce((highest, cluster) => Math.max(highest, cluster + 1), 0)
    const sizes = new Int32Array(count)
    for (const cluster of clusters) sizes[cluster] = (sizes[cluster] ?? 0) + 1
    const before = clusters
    const sums = new Float64Array(count)
    clusters = before.map((own, row) => {
      sums.fill(0)
      const offset = row * rows
      for (let other = 0; other < rows; other += 1) {
        if (other !== row) sums[before[other] ?? 0] = at(sums, before[other] ?? 0) + (counts[offset + other] ?? 0)
      }
      let best = own
      let highest = (sizes[own] ?? 0) >= options.minSize ? (sums[own] ?? 0) / Math.max(1, (sizes[own] ?? 0) - 1) : 0
      for (let cluster = 0; cluster < count; cluster += 1) {
        if (cluster === own || (sizes[cluster] ?? 0) < options.minSize) continue
        const average = (sums[cluster] ?? 0) / (sizes[cluster] ?? 0)
        if (average > highest) {
          best = cluster
          highest = average
        }
      }
      return best
    })
  }
  return clusters
}
