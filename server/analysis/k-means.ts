/** Spherical k-means: rows of length 1 around middles of length 1, by cosine. */
import type { Prng } from '../../shared/base/prng.ts'
import type { DenseRows } from './vectors.ts'

const MAX_ROUNDS = 10

/** Cluster number (below `count`) of each row; starts are drawn far apart (k-means++, Arthur & Vassilvitskii 2007). */
export function kMeans(matrix: DenseRows, count: number, prng: Prng): Int32Array {
  const { rows, columns, values } = matrix
  const clusters = new Int32Array(rows).fill(-1)
  const wanted = Math.max(1, Math.min(count, rows))
  if (rows === 0) return clusters
  const middles = drawStarts(matrix, wanted, prng)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let moved = 0
    for (let row = 0; row < rows; row += 1) {
      let best = 0
      let highest = Number.NEGATIVE_INFINITY
      for (let cluster = 0; cluster < wanted; cluster += 1) {
        const likeness = product(values, row * columns, middles, cluster * columns, columns)
        if (likeness > highest) {
          highest = likeness
          best = cluster
        }
      }
      if (clusters[row] !== best) moved += 1
      clusters[row] = best
    }
    if (moved === 0) break
    middles.fill(0)
    for (let row = 0; row < rows; row += 1) {
      const target = (clusters[row] ?? 0) * columns
      for (let d = 0; d < columns; d += 1)
        middles[target + d] = (middles[target + d] ?? 0) + (values[row * columns + d] ?? 0)
    }
    for (let cluster = 0; cluster < wanted; cluster += 1) toLengthOne(middles, cluster * columns, columns)
  }
  return clusters
}

function drawStarts({ rows, columns, values }: DenseRows, count: number, prng: Prng): Float32Array {
  const middles = new Float32Array(count * columns)
  const distance = new Float64Array(rows).fill(2)
  let chosen = Math.min(rows - 1, Math.floor(prng() * rows))
  for (let cluster = 0; cluster < count; cluster += 1) {
    middles.set(values.subarray(chosen * columns, (chosen + 1) * columns), cluster * columns)
    let total = 0
    for (let row = 0; row < rows; row += 1) {
      const away = Math.max(0, 1 - product(values, row * columns, middles, cluster * columns, columns))
      distance[row] = Math.min(distance[row] ?? 0, away)
      total += distance[row] ?? 0
    }
    let left = prng() * total
    chosen = 0
    for (let row = 0; row < rows; row += 1) {
      left -= distance[row] ?? 0
      if (left > 0) continue
      chosen = row
      break
    }
  }
  return middles
}

/** Inner product in four running sums, which the processor works out side by side. */
function product(x: Float32Array, fromX: number, y: Float32Array, fromY: number, columns: number): number {
  const even = columns - (columns % 4)
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < even; i += 4) {
    a += (x[fromX + i] ?? 0) * (y[fromY + i] ?? 0)
    b += (x[fromX + i + 1] ?? 0) * (y[fromY + i + 1] ?? 0)
    c += (x[fromX + i + 2] ?? 0) * (y[fromY + i + 2] ?? 0)
    d += (x[fromX + i + 3] ?? 0) * (y[fromY + i + 3] ?? 0)
  }
  for (let i = even; i < columns; i += 1) a += (x[fromX + i] ?? 0) * (y[fromY + i] ?? 0)
  return a + b + (c + d)
}

function toLengthOne(values: Float32Array, from: number, columns: number): void {
  let square = 0
  for (let i = from; i < from + columns; i += 1) square += (values[i] ?? 0) ** 2
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0
  for (let i = from; i < from + columns; i += 1) values[i] = (values[i] ?? 0) * scale
}
