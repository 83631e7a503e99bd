/** Sparse TF-IDF vectors and exact cosine neighbours, in typed arrays. */

/** Compressed rows: row `r` has `columnIds[starts[r]..starts[r+1])` with `values` beside them; rows have length 1 (or 0). */
export type SparseRows = {
  readonly rows: number
  readonly columns: number
  readonly starts: Int32Array
  readonly columnIds: Int32Array
  readonly values: Float32Array
}

/** Row-major dense rows of `columns` numbers each. */
export type DenseRows = { readonly rows: number; readonly columns: number; readonly values: Float32Array }

/**
 * The `k` most similar other rows of each row, best first: `ids[r * k + i]` with cosine `similarities[r * k + i]`.
 * `-1` marks a missing neighbour. Equal similarities are ordered by row number.
 */
export type Neighbours = {
  readonly rows: number
  readonly k: number
  readonly ids: Int32Array
  readonly similarities: Float32Array
}

/**
 * Reads an array of numbers where speed does not matter; the index is one the caller made, so an absent value counts
 * as 0. Inner loops read their arrays directly: this function sees every kind of array and stays slow.
 */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0
}

export type WeightedTerm = { readonly term: string; readonly weight: number }

export type TfidfOptions = {
  /** Terms in fewer documents are left out; 2 in most uses, since a term of one note links nothing. */
  readonly minDocuments: number
  /** Terms in a larger share of the documents (0..1) are left out. */
  readonly maxShare: number
  /** Multiplies the weight of a term; 0 leaves it out. 1 for every term when absent. */
  readonly boost?: (term: string) => number
}

export type Tfidf = { readonly matrix: SparseRows; readonly vocabulary: readonly string[]; readonly idf: Float32Array }

/**
 * TF-IDF rows of length 1. Weight = (1 + ln tf) · (1 + ln((1 + n) / (1 + df))), the smoothed form of scikit-learn's
 * `TfidfVectorizer(sublinear_tf=True)`; `tf` is the sum of the term weights in the document.
 */
export function tfidf(documents: readonly (readonly WeightedTerm[])[], options: TfidfOptions): Tfidf {
  const boost = options.boost ?? (() => 1)
  const counts = documents.map((terms) => {
    const sums = new Map<string, number>()
    for (const { term, weight } of terms) sums.set(term, (sums.get(term) ?? 0) + weight)
    return sums
  })
  const documentCount = new Map<string, number>()
  for (const sums of counts) for (const term of sums.keys()) documentCount.set(term, (documentCount.get(term) ?? 0) + 1)
  const limit = Math.max(options.minDocuments, options.maxShare * documents.length)
  const vocabulary = [...documentCount]
    .filter(([term, count]) => count >= options.minDocuments && count <= limit && boost(term) > 0)
    .map(([term]) => term)
    .sort()
  const columnOf = new Map(vocabulary.map((term, column) => [term, column]))
  const idf = Float32Array.from(
    vocabulary,
    (term) => boost(term) * (1 + Math.log((1 + documents.length) / (1 + (documentCount.get(term) ?? 0)))),
  )

  const starts = new Int32Array(documents.length + 1)
  const rows = counts.map((sums) => {
    const entries: { column: number; value: number }[] = []
    for (const [term, tf] of sums) {
      const column = columnOf.get(term)
      if (column === undefined) continue
      // A compound part counts less than 1; below 1 the logarithm would turn negative.
      const damped = tf >= 1 ? 1 + Math.log(tf) : tf
      entries.push({ column, value: damped * at(idf, column) })
    }
    const length = Math.sqrt(entries.reduce((sum, { value }) => sum + value * value, 0)) || 1
    return entries.sort((a, b) => a.column - b.column).map(({ column, value }) => ({ column, value: value / length }))
  })
  rows.forEach((row, index) => {
    starts[index + 1] = at(starts, index) + row.length
  })
  const columnIds = new Int32Array(at(starts, rows.length))
  const values = new Float32Array(columnIds.length)
  let next = 0
  for (const row of rows) {
    for (const { column, value } of row) {
      columnIds[next] = column
      values[next] = value
      next += 1
    }
  }
  return { matrix: { rows: rows.length, columns: vocabulary.length, starts, columnIds, values }, vocabulary, idf }
}

/** The same matrix by column: an inverted index. Row numbers within a column ascend. */
export function transpose(matrix: SparseRows): SparseRows {
  const starts = new Int32Array(matrix.columns + 1)
  for (const column of matrix.columnIds) starts[column + 1] = at(starts, column + 1) + 1
  for (let column = 0; column < matrix.columns; column += 1)
    starts[column + 1] = at(starts, column + 1) + at(starts, column)
  const next = starts.slice(0, matrix.columns)
  const columnIds = new Int32Array(matrix.columnIds.length)
  const values = new Float32Array(matrix.values.length)
  for (let row = 0; row < matrix.rows; row += 1) {
    for (let i = at(matrix.starts, row); i < at(matrix.starts, row + 1); i += 1) {
      const column = at(matrix.columnIds, i)
      const place = at(next, column)
      columnIds[place] = row
      values[place] = at(matrix.values, i)
      next[column] = place + 1
    }
  }
  return { rows: matrix.columns, columns: matrix.rows, starts, columnIds, values }
}

type Best = { readonly offer: (id: number, similarity: number) => void; readonly size: () => number }

/** Keeps the best `k` of what is offered directly in the result arrays; ids must be offered in ascending order. */
function keepBest(ids: Int32Array, similarities: Float32Array, offset: number, k: number): Best {
  let size = 0
  return {
    size: () => size,
    offer: (id, similarity) => {
      if (size === k && similarity <= (similarities[offset + k - 1] ?? 0)) return
      let place = size < k ? size : k - 1
      while (place > 0 && (similarities[offset + place - 1] ?? 0) < similarity) {
        ids[offset + place] = ids[offset + place - 1] ?? 0
        similarities[offset + place] = similarities[offset + place - 1] ?? 0
        place -= 1
      }
      ids[offset + place] = id
      similarities[offset + place] = similarity
      if (size < k) size += 1
    },
  }
}

/** Exact cosine neighbours of sparse rows through an inverted index; only rows that share a term are touched. */
export function sparseNeighbours(matrix: SparseRows, k: number): Neighbours {
  const index = transpose(matrix)
  const ids = new Int32Array(matrix.rows * k).fill(-1)
  const similarities = new Float32Array(matrix.rows * k)
  const scores = new Float32Array(matrix.rows)
  const touched = new Int32Array(matrix.rows)
  for (let row = 0; row < matrix.rows; row += 1) {
    let touchedCount = 0
    const rowEnd = matrix.starts[row + 1] ?? 0
    for (let i = matrix.starts[row] ?? 0; i < rowEnd; i += 1) {
      const column = matrix.columnIds[i] ?? 0
      const value = matrix.values[i] ?? 0
      const end = index.starts[column + 1] ?? 0
      for (let j = index.starts[column] ?? 0; j < end; j += 1) {
        const other = index.columnIds[j] ?? 0
        const score = scores[other] ?? 0
        if (score === 0) {
          touched[touchedCount] = other
          touchedCount += 1
        }
        scores[other] = score + value * (index.values[j] ?? 0)
      }
    }
    const best = keepBest(ids, similarities, row * k, k)
    for (const other of touched.subarray(0, touchedCount).sort()) {
      if (other !== row) best.offer(other, scores[other] ?? 0)
      scores[other] = 0
    }
  }
  return { rows: matrix.rows, k, ids, similarities }
}

/** Exact cosine neighbours of dense rows of length 1 (or 0); only positive similarities count. */
export function denseNeighbours(matrix: DenseRows, k: number): Neighbours {
  const { rows, columns, values } = matrix
  const ids = new Int32Array(rows * k).fill(-1)
  const similarities = new Float32Array(rows * k)
  for (let row = 0; row < rows; row += 1) {
    const best = keepBest(ids, similarities, row * k, k)
    const own = values.subarray(row * columns, (row + 1) * columns)
    for (let other = 0; other < rows; other += 1) {
      if (other === row) continue
      const offset = other * columns
      let dot = 0
      for (let column = 0; column < columns; column += 1) dot += (own[column] ?? 0) * (values[offset + column] ?? 0)
      if (dot > 0) best.offer(other, dot)
    }
  }
  return { rows, k, ids, similarities }
}

/** Cosine of two rows of one sparse matrix. */
export function cosine(matrix: SparseRows, a: number, b: number): number {
  let i = matrix.starts[a] ?? 0
  let j = matrix.starts[b] ?? 0
  const endA = matrix.starts[a + 1] ?? 0
  const endB = matrix.starts[b + 1] ?? 0
  let dot = 0
  while (i < endA && j < endB) {
    const columnA = matrix.columnIds[i] ?? 0
    const columnB = matrix.columnIds[j] ?? 0
    if (columnA === columnB) dot += (matrix.values[i] ?? 0) * (matrix.values[j] ?? 0)
    if (columnA <= columnB) i += 1
    if (columnB <= columnA) j += 1
  }
  return dot
}

/** One neighbour list out of several: the sum of the similarities over the views, divided by the number of views. */
export function blendNeighbours(views: readonly Neighbours[], k: number): Neighbours {
  const rows = views[0]?.rows ?? 0
  const ids = new Int32Array(rows * k).fill(-1)
  const similarities = new Float32Array(rows * k)
  for (let row = 0; row < rows; row += 1) {
    const sums = new Map<number, number>()
    for (const view of views) {
      for (let i = 0; i < view.k; i += 1) {
        const other = at(view.ids, row * view.k + i)
        if (other < 0) break
        sums.set(other, (sums.get(other) ?? 0) + at(view.similarities, row * view.k + i) / views.length)
      }
    }
    const best = keepBest(ids, similarities, row * k, k)
    for (const [other, sum] of [...sums].sort(([a], [b]) => a - b)) best.offer(other, sum)
  }
  return { rows, k, ids, similarities }
}
