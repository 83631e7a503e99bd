/** Neighbour graphs and seeded Louvain communities over them. */
import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import type { Prng } from '../../shared/base/prng.ts'
import type { Neighbours } from './vectors.ts'
import { at } from './vectors.ts'

/** A graph over row numbers; its keys are the row numbers as text. */
export type RowGraph = UndirectedGraph

// The package is CommonJS and exports the function itself; its types claim an ES default inside.
const louvain = louvainModule as unknown as (typeof louvainModule)['default']

/** Links every row with its `k` best neighbours (one edge when either sees the other); weight = cosine. */
export function neighbourGraph(neighbours: Neighbours, k: number): RowGraph {
  const graph = new UndirectedGraph({ allowSelfLoops: false })
  for (let row = 0; row < neighbours.rows; row += 1) graph.addNode(String(row))
  const width = Math.min(k, neighbours.k)
  for (let row = 0; row < neighbours.rows; row += 1) {
    for (let i = 0; i < width; i += 1) {
      const other = at(neighbours.ids, row * neighbours.k + i)
      if (other < 0) break
      const weight = at(neighbours.similarities, row * neighbours.k + i)
      if (weight > 0) graph.mergeUndirectedEdge(String(row), String(other), { weight })
    }
  }
  return graph
}

/** Community number of each row; `resolution` above 1 gives more and smaller communities. */
export function communitiesOf(graph: RowGraph, options: { readonly resolution: number }, prng: Prng): Int32Array {
  if (graph.size === 0) return Int32Array.from({ length: graph.order }, (_, row) => row)
  const found = louvain(graph, { resolution: options.resolution, rng: prng, getEdgeWeight: 'weight' })
  return Int32Array.from({ length: graph.order }, (_, row) => found[String(row)] ?? row)
}
