/** Latent semantic analysis: a truncated singular value decomposition of sparse rows. */
import type { Prng } from '../../shared/base/prng.ts'
import type { DenseRows, SparseRows } from './vectors.ts'

// The loops below read typed arrays directly (`?? 0` satisfies the compiler): one shared reader function would see
// several kinds of arrays and cost a factor of five.

/** `A · X` for sparse `A` (n×m) and row-major dense `X` (m×width). */
function timesDense(matrix: SparseRows, dense: Float32Array, width: number): Float32Array {
  const { starts, columnIds, values } = matrix
  const result = new Float32Array(matrix.rows * width)
  for (let row = 0; row < matrix.rows; row += 1) {
    const target = row * width
    const end = starts[row + 1] ?? 0
    for (let i = starts[row] ?? 0; i < end; i += 1) {
      const value = values[i] ?? 0
      const source = (columnIds[i] ?? 0) * width
      for (let d = 0; d < width; d += 1)
        result[target + d] = (result[target + d] ?? 0) + value * (dense[source + d] ?? 0)
    }
  }
  return result
}

/** `Aᵀ · X` for sparse `A` (n×m) and row-major dense `X` (n×width). */
function transposedTimesDense(matrix: SparseRows, dense: Float32Array, width: number): Float32Array {
  const { starts, columnIds, values } = matrix
  const result = new Float32Array(matrix.columns * width)
  for (let row = 0; row < matrix.rows; row += 1) {
    const source = row * width
    const end = starts[row + 1] ?? 0
    for (let i = starts[row] ?? 0; i < end; i += 1) {
      const value = values[i] ?? 0
      const target = (columnIds[i] ?? 0) * width
      for (let d = 0; d < width; d += 1)
        result[target + d] = (result[target + d] ?? 0) + value * (dense[source + d] ?? 0)
    }
  }
  return result
}

/** The product `Xᵀ · Y` (width×width, row-major, double precision) of two row-major n×width matrices. */
function innerProducts(x: Float32Array, y: Float32Array, rows: number, width: number): Float64Array {
  const result = new Float64Array(width * width)
  for (let row = 0; row < rows; row += 1) {
    const offset = row * width
    for (let a = 0; a < width; a += 1) {
      const value = x[offset + a] ?? 0
      if (value === 0) continue
      const target = a * width
      for (let b = 0; b < width; b += 1) result[target + b] = (result[target + b] ?? 0) + value * (y[offset + b] ?? 0)
    }
  }
  return result
}

/** Cholesky factor `L` (lower, row-major) of a symmetric matrix; directions without content get a zero row and column. */
function cholesky(symmetric: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width)
  let largest = 0
  for (let i = 0; i < width; i += 1) largest = Math.max(largest, symmetric[i * width + i] ?? 0)
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = symmetric[i * width + j] ?? 0
      for (let k = 0; k < j; k += 1) sum -= (lower[i * width + k] ?? 0) * (lower[j * width + k] ?? 0)
      if (i === j) {
        lower[i * width + i] = sum > 1e-9 * largest ? Math.sqrt(sum) : 0
      } else {
        const pivot = lower[j * width + j] ?? 0
        lower[i * width + j] = pivot > 0 ? sum / pivot : 0
      }
    }
  }
  return lower
}

/** Replaces every row `y` by the solution `z` of `L · z = y`; a zero pivot gives 0. */
function solveRows(lower: Float64Array, dense: Float32Array, rows: number, width: number): void {
  const solved = new Float64Array(width)
  for (let row = 0; row < rows; row += 1) {
    const offset = row * width
    for (let i = 0; i < width; i += 1) {
      let sum = dense[offset + i] ?? 0
      for (let k = 0; k < i; k += 1) sum -= (lower[i * width + k] ?? 0) * (solved[k] ?? 0)
      const pivot = lower[i * width + i] ?? 0
      solved[i] = pivot > 0 ? sum / pivot : 0
    }
    dense.set(solved, offset)
  }
}

/** Makes the columns of a row-major n×width matrix orthonormal, twice over for precision (Cholesky QR). */
function orthonormalise(dense: Float32Array, rows: number, width: number): void {
  for (let pass = 0; pass < 2; pass += 1)
    solveRows(cholesky(innerProducts(dense, dense, rows, width), width), dense, rows, width)
}

export type LsaOptions = {
  readonly dimensions: number
  /** Rounds of subspace iteration; 3 settles the leading 100 directions of short notes well enough for neighbours. */
  readonly rounds: number
}

/**
 * Rows in the space of the leading singular directions, scaled to length 1 (rows without terms stay 0).
 *
 * Randomised subspace iteration (Halko, Martinsson, Tropp 2011, algorithm 4.4) started from `prng`, on the side of the
 * notes, which are fewer than the terms. With an orthonormal `U` of that side and `Y = A·Aᵀ·U`, the rows
 * `Y · L⁻ᵀ` with `L·Lᵀ = Uᵀ·Y` have the inner products of `A` projected on the found directions (`U·Σ` up to rotation).
 */
export function lsa(matrix: SparseRows, options: LsaOptions, prng: Prng): DenseRows {
  const width = Math.max(1, Math.min(options.dimensions, matrix.rows - 1, matrix.columns))
  const through = (dense: Float32Array): Float32Array =>
    timesDense(matrix, transposedTimesDense(matrix, dense, width), width)
  let basis: Float32Array = Float32Array.from({ length: matrix.rows * width }, () => prng() - 0.5)
  for (let round = 1; round < options.rounds; round += 1) {
    basis = through(basis)
    orthonormalise(basis, matrix.rows, width)
  }
  const rows = through(basis)
  solveRows(cholesky(innerProducts(basis, rows, matrix.rows, width), width), rows, matrix.rows, width)
  for (let row = 0; row < matrix.rows; row += 1) {
    let square = 0
    for (let i = row * width; i < (row + 1) * width; i += 1) square += (rows[i] ?? 0) ** 2
    const scale = square > 1e-12 ? 1 / Math.sqrt(square) : 0
    for (let i = row * width; i < (row + 1) * width; i += 1) rows[i] = (rows[i] ?? 0) * scale
  }
  return { rows: matrix.rows, columns: width, values: rows }
}
