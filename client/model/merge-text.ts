/** Texts longer than this (in words, spaces and signs) are compared as one change between what is equal at both ends. */
const maxTokens = 1500

/** In `base`, the tokens from `start` up to `end` became `next`. */
interface Hunk {
  readonly start: number
  readonly end: number
  readonly next: readonly string[]
}

/** `steps`: what `theirs` becomes, one change at a time, so that each can be written as its smallest difference. */
export type Merged = { readonly ok: true; readonly steps: readonly string[] } | { readonly ok: false }

/**
 * Puts what a person changed from `base` to `mine` into `theirs`, what others made of the same base meanwhile: word by
 * word, and only where they left the words alone. Where both changed the same words it is no merge: people decide. What
 * both put in the same place stays both, theirs first.
 */
export function mergeText(base: string, mine: string, theirs: string): Merged {
  if (mine === theirs || mine === base) return { ok: true, steps: [] }
  if (theirs === base) return { ok: true, steps: [mine] }
  const from = tokensOf(base)
  const ofThem = hunksOf(from, tokensOf(theirs))
  const ofMe = hunksOf(from, tokensOf(mine)).filter((hunk) => !ofThem.some((other) => isSame(hunk, other)))
  if (ofMe.some((hunk) => ofThem.some((other) => isClash(hunk, other)))) return { ok: false }
  let now = tokensOf(theirs)
  let shift = 0
  const steps: string[] = []
  for (const { start, end, next } of ofMe) {
    const before = ofThem.filter((other) => other.end <= start)
    const at = start + shift + before.reduce((sum, other) => sum + other.next.length - (other.end - other.start), 0)
    now = [...now.slice(0, at), ...next, ...now.slice(at + end - start)]
    shift += next.length - (end - start)
    steps.push(now.join(''))
  }
  return { ok: true, steps }
}

const tokensOf = (text: string): readonly string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

const isSame = (a: Hunk, b: Hunk): boolean =>
  a.start === b.start && a.end === b.end && a.next.join('') === b.next.join('')

/** Did both change the same words? Two insertions in one place, or a change that ends where the other begins, are no clash. */
function isClash(a: Hunk, b: Hunk): boolean {
  if (a.start === a.end) return b.start < a.start && a.start < b.end
  if (b.start === b.end) return a.start < b.start && b.start < a.end
  return a.start < b.end && b.start < a.end
}

/** What changed between two lists of tokens: the longest common subsequence stays, the rest are hunks. */
function hunksOf(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [n, m] = [a.length - head - tail, b.length - head - tail]
  if (n === 0 && m === 0) return []
  if (n === 0 || m === 0 || n > maxTokens || m > maxTokens)
    return [{ start: head, end: head + n, next: b.slice(head, head + m) }]
  const width = m + 1
  // longest[i * width + j]: of what comes from i in a and from j in b, how much is common.
  const longest = new Uint16Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      longest[i * width + j] =
        a[head + i] === b[head + j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0)
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  let open = { i: 0, j: 0 }
  const close = () => {
    if (i > open.i || j > open.j)
      hunks.push({ start: head + open.i, end: head + i, next: b.slice(head + open.j, head + j) })
  }
  while (i < n && j < m) {
    if (a[head + i] === b[head + j]) {
      close()
      i++
      j++
      open = { i, j }
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++
    else j++
  }
  i = n
  j = m
  close()
  return hunks
}
