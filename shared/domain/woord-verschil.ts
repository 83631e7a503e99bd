/** A run of words that both texts have, or only the former (`weg`) or only the later one (`erbij`). */
export interface WoordStuk {
  readonly soort: 'gelijk' | 'weg' | 'erbij'
  readonly tekst: string
}

/** Above this many pairs of words the middle is shown as one change: nobody reads a finer one. */
const maxPairs = 400_000

/** The difference of two texts by whole words, in reading order; joined in order, `gelijk` and `erbij` give `nu`. */
export function woordVerschil(toen: string, nu: string): readonly WoordStuk[] {
  const [before, after] = [wordsOf(toen), wordsOf(nu)]
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1
  const pieces: WoordStuk[] = []
  const add = (soort: WoordStuk['soort'], words: readonly string[]): void => {
    if (words.length === 0) return
    const last = pieces.at(-1)
    if (last?.soort === soort) pieces[pieces.length - 1] = { soort, tekst: `${last.tekst} ${words.join(' ')}` }
    else pieces.push({ soort, tekst: words.join(' ') })
  }
  const middle = [before.slice(start, before.length - end), after.slice(start, after.length - end)] as const
  add('gelijk', before.slice(0, start))
  for (const [soort, word] of middleOf(middle[0], middle[1])) add(soort, [word])
  add('gelijk', before.slice(before.length - end))
  return pieces
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

function middleOf(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [WoordStuk['soort'], string])[] {
  if (before.length * after.length > maxPairs)
    return [...before.map((word) => ['weg', word] as const), ...after.map((word) => ['erbij', word] as const)]
  return reeks(before, after, (a, b) => a === b).map(({ a, b }) =>
    a !== undefined && b !== undefined
      ? (['gelijk', b] as const)
      : a !== undefined
        ? (['weg', a] as const)
        : (['erbij', b ?? ''] as const),
  )
}

/**
 * Two rows laid beside each other by their longest common subsequence: pairs that belong together, and in order what only
 * one of them has. What is gone comes before what is new.
 */
export function reeks<A, B>(
  left: readonly A[],
  right: readonly B[],
  isSame: (a: A, b: B) => boolean,
): readonly { readonly a?: A; readonly b?: B }[] {
  const width = right.length + 1
  const length = new Uint16Array((left.length + 1) * width)
  const at = (i: number, j: number): number => length[i * width + j] ?? 0
  const same = (i: number, j: number): boolean => isSame(left[i] as A, right[j] as B)
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      length[i * width + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const rows: { readonly a?: A; readonly b?: B }[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && same(i, j)) rows.push({ a: left[i++] as A, b: right[j++] as B })
    else if (i < left.length && (j >= right.length || at(i + 1, j) >= at(i, j + 1))) rows.push({ a: left[i++] as A })
    else rows.push({ b: right[j++] as B })
  }
  return rows
}
