/** Moves every row towards its neighbours: short notes borrow words from the notes they resemble. */
import type { DenseRows, Neighbours } from './vectors.ts'

/**
 * Each row plus the similarity-weighted middle of its first `count` neighbours, scaled to length 1: one step of graph
 * diffusion (as in simplified graph convolution, Wu et al. 2019). Rows without neighbours stay as they are.
 */
export function smooth(matrix: DenseRows, neighbours: Neighbours, count: number = neighbours.k): DenseRows {
  const { rows, columns } = matrix
  const values = new Float32Array(matrix.values)
  const width = Math.min(count, neighbours.k)
  for (let row = 0; row < rows; row += 1) {
    const own = values.subarray(row * columns, (row + 1) * columns)
    let total = 0
    for (let i = 0; i < width; i += 1) total += neighbours.similarities[row * neighbours.k + i] ?? 0
    if (total === 0) continue
    for (let i = 0; i < width; i += 1) {
      const other = neighbours.ids[row * neighbours.k + i] ?? 0
      if (other < 0) break
      const share = (neighbours.similarities[row * neighbours.k + i] ?? 0) / total
      for (let d = 0; d < columns; d += 1) own[d] = (own[d] ?? 0) + share * (matrix.values[other * columns + d] ?? 0)
    }
    let square = 0
    for (let d = 0; d < columns; d += 1) square += (own[d] ?? 0) ** 2
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let d = 0; d < columns; d += 1) own[d] = (own[d] ?? 0) * scale
  }
  return { rows, columns, values }
}
