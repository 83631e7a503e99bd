/** Many seeded groupings of the same signalen, combined by how often two of them land together. */

import { createPrng } from '../../shared/base/prng.ts'
import { COARSEST, chooseCut, sizesOf } from './choose-cut.ts'
import { communitiesOf, neighbourGraph } from './communities.ts'
import { kMeans } from './k-means.ts'
import { growAverageLinkage } from './linkage.ts'
import type { DenseRows, Neighbours } from './vectors.ts'

export type ConsensusInput = {
  /** One neighbour list per view, for communities. */
  readonly neighbours: readonly Neighbours[]
  /** Latent rows of length 1, for k-means; the first also judges how fine the groups should be. */
  readonly spaces: readonly DenseRows[]
  readonly rows: number
  /** 0..1: how sure it is that people here think in few broad groups. */
  readonly broad: number
}

const SEED = 7
/**
 * Louvain: neighbours per signaal on a bord of 400, and resolutions, coarse to fine; every pair of them on every view.
 * With more signalen subjects have more of them too, and a graph of few neighbours would cut them in pieces.
 */
const NEIGHBOUR_COUNTS = [9, 13, 18]
const USUAL_ROWS = 400
const GROWTH = 0.25
const LEAST_NEIGHBOURS = 4
const RESOLUTIONS = [1, 2, 3]
/** k-means: numbers of groups as quantiles of what Louvain finds, and starts for each of them. */
const QUANTILES = [0.2, 0.5, 0.8]
const STARTS = [1, 2]
/** A community of fewer is no group when groups are counted. */
const MIN_COUNTED = 3

/** Cluster number of each row, 0-based. */
export function findConsensus(input: ConsensusInput, step: (fraction: number) => void = () => {}): Int32Array {
  const { rows, spaces } = input
  const groupings = makeGroupings(input, (fraction) => step(0.8 * fraction))
  const counts = new Uint8Array(rows * rows)
  for (const grouping of groupings) countTogether(counts, rows, grouping)
  const similarities = Float32Array.from(counts, (count) => count / groupings.length)
  const tree = growAverageLinkage(similarities, rows, COARSEST)
  step(0.9)
  return chooseCut(tree, counts, groupings, spaces[0], input.broad)
}

/** The base groupings: communities of every view, then k-means around as many middles as there were communities. */
function makeGroupings({ neighbours, spaces, rows }: ConsensusInput, step: (fraction: number) => void): Int32Array[] {
  const groupings: Int32Array[] = []
  const found: number[] = []
  const total = neighbours.length * NEIGHBOUR_COUNTS.length + spaces.length * QUANTILES.length
  let done = 0
  const scale = (rows / USUAL_ROWS) ** GROWTH
  for (const view of neighbours) {
    for (const base of NEIGHBOUR_COUNTS) {
      const k = Math.max(LEAST_NEIGHBOURS, Math.round(base * scale))
      const graph = neighbourGraph(view, k)
      for (const resolution of RESOLUTIONS) {
        const grouping = communitiesOf(graph, { resolution }, createPrng(SEED))
        groupings.push(grouping)
        found.push([...sizesOf(grouping)].filter((size) => size >= MIN_COUNTED).length)
      }
      done += 1
      step(done / total)
    }
  }
  // Communities by meaning stand for the number of groups: those by letters follow the wording.
  const counted = found.slice(Math.floor(found.length / 2)).sort((a, b) => a - b)
  for (const space of spaces) {
    for (const quantile of QUANTILES) {
      const count = counted[Math.floor(quantile * counted.length)] ?? 1
      for (const start of STARTS) groupings.push(kMeans(space, Math.min(rows, Math.max(2, count)), createPrng(start)))
      done += 1
      step(done / total)
    }
  }
  return groupings
}

function countTogether(counts: Uint8Array, rows: number, grouping: Int32Array): void {
  const members = new Map<number, number[]>()
  grouping.forEach((cluster, row) => {
    const list = members.get(cluster)
    if (list === undefined) members.set(cluster, [row])
    else list.push(row)
  })
  for (const list of members.values()) {
    for (const a of list) for (const b of list) counts[a * rows + b] = (counts[a * rows + b] ?? 0) + 1
  }
}
