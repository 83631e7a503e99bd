/** Many seeded community runs over several views, combined by how often two notes land together. */
import { communitiesOf, neighbourGraph } from './communities.ts'
import { cutAverageLinkage } from './linkage.ts'
import { createPrng } from './prng.ts'
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
  const clusters = cutAverageLinkage(similarities, rows, options.threshold)
  return { clusters, together: (a, b) => at(counts, a * rows + b) / runs }
}

function countTogether(counts: Uint8Array, rows: number, communities: Int32Array): void {
  const members = new Map<number, number[]>()
  communities.forEach((community, row) => {
    const list = members.get(community)
    if (list === undefined) members.set(community, [row])
    else list.push(row)
  })
  for (const list of members.values()) {
    for (const a of list) for (const b of list) counts[a * rows + b] = at(counts, a * rows + b) + 1
  }
}
