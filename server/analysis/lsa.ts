/** Latent semantic analysis: a truncated singular value decomposition of sparse rows. */
import type { Prng } from './prng.ts'
import type { DenseRows, SparseRows } from './vectors.ts'
import { at } from './vectors.ts'

/** `A · X` for sparse `A` (n×m) and row-major dense `X` (m×d). */
function timesDense(matrix: SparseRows, dense: Float32Array, width: number): Float32Array {
  const result = new Float32Array(matrix.rows * width)
  for (let row = 0; row < matrix.rows; row += 1) {
    const target = row * width
    const end = at(matrix.starts, row + 1)
    for (let i = at(matrix.starts, row); i < end; i += 1) {
      const value = at(matrix.values, i)
      const source = at(matrix.columnIds, i) * width
      for (let d = 0; d < width; d += 1) result[target + d] = at(result, target + d) + value * at(dense, source + d)
    }
  }
  return result
}

/** `Aᵀ · X` for sparse `A` (n×m) and row-major dense `X` (n×d). */
function transposedTimesDense(matrix: SparseRows, dense: Float32Array, width: number): Float32Array {
  const result = new Float32Array(matrix.columns * width)
  for (let row = 0; row < matrix.rows; row += 1) {
    const source = row * width
    const end = at(matrix.starts, row + 1)
    for (let i = at(matrix.starts, row); i < end; i += 1) {
      const value = at(matrix.values, i)
      const target = at(matrix.columnIds, i) * width
      for (let d = 0; d < width; d += 1) result[target + d] = at(result, target + d) + value * at(dense, source + d)
    }
  }
  return result
}

/** Makes the columns orthonormal in place (modified Gram–Schmidt); dependent columns become 0. */
function orthonormalise(dense: Float32Array, rows: number, width: number): void {
  // Work on columns laid out one after another: the inner loops then run over neighbouring numbers.
  const columns = Array.from({ length: width }, (_, d) =>
    Float64Array.from({ length: rows }, (_unused, r) => at(dense, r * width + d)),
  )
  columns.forEach((column, index) => {
    for (const earlier of columns.slice(0, index)) {
      let dot = 0
      for (let r = 0; r < rows; r += 1) dot += at(earlier, r) * at(column, r)
      if (dot !== 0) for (let r = 0; r < rows; r += 1) column[r] = at(column, r) - dot * at(earlier, r)
    }
    let square = 0
    for (let r = 0; r < rows; r += 1) square += at(column, r) ** 2
    const scale = square > 1e-12 ? 1 / Math.sqrt(square) : 0
    for (let r = 0; r < rows; r += 1) {
      column[r] = at(column, r) * scale
      dense[r * width + index] = at(column, r)
    }
  })
}

export type LsaOptions = {
  readonly dimensions: number
  /** Rounds of subspace iteration; 3 settles the leading 100 directions of short notes well enough for neighbours. */
  readonly rounds: number
}

/**
 * Rows in the space of the leading singular directions, scaled to length 1 (rows without terms stay 0).
 *
 * Randomised subspace iteration (Halko, Martinsson, Tropp 2011, algorithm 4.4) started from `prng`. The rows are
 * `A · Q` for an orthonormal `Q` of the term space: the inner products equal those of `U · Σ`, so no rotation to the
 * singular vectors themselves is needed.
 */
export function lsa(matrix: SparseRows, options: LsaOptions, prng: Prng): DenseRows {
  const width = Math.max(1, Math.min(options.dimensions, matrix.rows - 1, matrix.columns))
  let rows: Float32Array = Float32Array.from({ length: matrix.rows * width }, () => prng() - 0.5)
  for (let round = 0; round < options.rounds; round += 1) {
    orthonormalise(rows, matrix.rows, width)
    const basis = transposedTimesDense(matrix, rows, width)
    // Between rounds the (shorter) rows keep the directions apart; the last basis must be orthonormal itself.
    if (round === options.rounds - 1) orthonormalise(basis, matrix.columns, width)
    rows = timesDense(matrix, basis, width)
  }
  for (let row = 0; row < matrix.rows; row += 1) {
    const own = rows.subarray(row * width, (row + 1) * width)
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0))
    if (length > 1e-9) for (let d = 0; d < width; d += 1) own[d] = at(own, d) / length
  }
  return { rows: matrix.rows, columns: width, values: rows }
}
