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
 * `TfidfVectorizer(sublinear_tf=True)`; `tf` is the sum of the term weights in the document; a bare term weighs 1.
 */
export function tfidf(documents: readonly (readonly (WeightedTerm | string)[])[], options: TfidfOptions): Tfidf {
  const boost = options.boost ?? (() => 1)
  // Terms become numbers at once: a board of thousands has a million n-grams, and text is slow to compare.
  const numberOf = new Map<string, number>()
  const terms: string[] = []
  const documentCounts: number[] = []
  const sums: number[] = []
  const counts = documents.map((document) => {
    const own: number[] = []
    for (const entry of document) {
      const term = typeof entry === 'string' ? entry : entry.term
      const weight = typeof entry === 'string' ? 1 : entry.weight
      let number = numberOf.get(term)
      if (number === undefined) {
        number = terms.length
        numberOf.set(term, number)
        terms.push(term)
        documentCounts.push(0)
        sums.push(0)
      }
      const sum = sums[number] ?? 0
      if (sum === 0) own.push(number)
      sums[number] = sum + weight
    }
    const tf = Float64Array.from(own, (number) => sums[number] ?? 0)
    for (const number of own) {
      documentCounts[number] = (documentCounts[number] ?? 0) + 1
      sums[number] = 0
    }
    return { own, tf }
  })
  const limit = Math.max(options.minDocuments, options.maxShare * documents.length)
  const kept = terms.flatMap((term, number) => {
    const count = documentCounts[number] ?? 0
    return count >= options.minDocuments && count <= limit && boost(term) > 0 ? [number] : []
  })
  const termOf = (number: number): string => terms[number] ?? ''
  kept.sort((a, b) => (termOf(a) < termOf(b) ? -1 : 1))
  const columnOf = new Int32Array(terms.length).fill(-1)
  kept.forEach((number, column) => {
    columnOf[number] = column
  })
  const idf = Float32Array.from(
    kept,
    (number) => boost(termOf(number)) * (1 + Math.log((1 + documents.length) / (1 + (documentCounts[number] ?? 0)))),
  )

  const starts = new Int32Array(documents.length + 1)
  const columnIds: number[] = []
  const values: number[] = []
  const weightIn = new Float64Array(kept.length)
  counts.forEach(({ own, tf }, index) => {
    const columns: number[] = []
    let square = 0
    for (let i = 0; i < own.length; i += 1) {
      const column = columnOf[own[i] ?? 0] ?? -1
      if (column < 0) continue
      // A compound part counts less than 1; below 1 the logarithm would turn negative.
      const frequency = tf[i] ?? 0
      const value = (frequency >= 1 ? 1 + Math.log(frequency) : frequency) * (idf[column] ?? 0)
      weightIn[column] = value
      square += value * value
      columns.push(column)
    }
    const length = Math.sqrt(square) || 1
    for (const column of Int32Array.from(columns).sort()) {
      columnIds.push(column)
      values.push((weightIn[column] ?? 0) / length)
    }
    starts[index + 1] = columnIds.length
  })
  const matrix = {
    rows: documents.length,
    columns: kept.length,
    starts,
    columnIds: Int32Array.from(columnIds),
    values: Float32Array.from(values),
  }
  return { matrix, vocabulary: kept.map(termOf), idf }
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

type Best = { readonly offer: (id: number, similarity: number) => void }

/** Keeps the best `k` of what is offered directly in the result arrays; ids must be offered in ascending order. */
function keepBest(ids: Int32Array, similarities: Float32Array, offset: number, k: number): Best {
  let size = 0
  return {
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
  const best = Array.from({ length: matrix.rows }, (_, row) => keepBest(ids, similarities, row * k, k))
  // Each pair once, offered to both: `next` is where the rows behind the present one begin in every column.
  const next = index.starts.slice(0, matrix.columns)
  for (let row = 0; row < matrix.rows; row += 1) {
    let touchedCount = 0
    const rowEnd = matrix.starts[row + 1] ?? 0
    for (let i = matrix.starts[row] ?? 0; i < rowEnd; i += 1) {
      const column = matrix.columnIds[i] ?? 0
      const value = matrix.values[i] ?? 0
      const end = index.starts[column + 1] ?? 0
      const start = (next[column] ?? 0) + 1
      next[column] = start
      for (let j = start; j < end; j += 1) {
        const other = index.columnIds[j] ?? 0
        const score = scores[other] ?? 0
        if (score === 0) {
          touched[touchedCount] = other
          touchedCount += 1
        }
        scores[other] = score + value * (index.values[j] ?? 0)
      }
    }
    for (const other of touched.subarray(0, touchedCount).sort()) {
      const score = scores[other] ?? 0
      best[row]?.offer(other, score)
      best[other]?.offer(row, score)
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
  const best = Array.from({ length: rows }, (_, row) => keepBest(ids, similarities, row * k, k))
  // Each pair once, offered to both: a row hears the rows before it first, in order, and then those behind it.
  for (let row = 0; row < rows; row += 1) {
    const own = values.subarray(row * columns, (row + 1) * columns)
    for (let other = row + 1; other < rows; other += 1) {
      const similarity = dot(own, values, other * columns)
      if (similarity <= 0) continue
      best[row]?.offer(other, similarity)
      best[other]?.offer(row, similarity)
    }
  }
  return { rows, k, ids, similarities }
}

/** Inner product in four running sums, which the processor works out side by side. */
function dot(own: Float32Array, values: Float32Array, offset: number): number {
  const columns = own.length
  const even = columns - (columns % 4)
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < even; i += 4) {
    a += (own[i] ?? 0) * (values[offset + i] ?? 0)
    b += (own[i + 1] ?? 0) * (values[offset + i + 1] ?? 0)
    c += (own[i + 2] ?? 0) * (values[offset + i + 2] ?? 0)
    d += (own[i + 3] ?? 0) * (values[offset + i + 3] ?? 0)
  }
  for (let i = even; i < columns; i += 1) a += (own[i] ?? 0) * (values[offset + i] ?? 0)
  return a + b + (c + d)
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
