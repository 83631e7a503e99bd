/** A line that says what something else says already. */
export interface Dubbele {
  readonly line: number
  readonly text: string
  /** Of the signaal on the bord; absent when an earlier line of the same file says it. */
  readonly code?: string
  readonly lijktOp: string
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1),
  )

/** Share of words that two texts have in common above which a person should look: they nearly say the same. */
const alike = 0.8

/**
 * Lines that repeat what is known or what an earlier line says: the same words apart from case, accents and marks, or nearly
 * all of them. Only shown to people, never left out by itself.
 */
export function findDubbele(
  lines: readonly { readonly line: number; readonly text: string }[],
  known: readonly { readonly code: string; readonly text: string }[],
): readonly Dubbele[] {
  interface Seen {
    readonly words: ReadonlySet<string>
    readonly code?: string
    readonly text: string
  }
  const byWord = new Map<string, Seen[]>()
  const remember = (seen: Seen): void => {
    for (const word of seen.words) byWord.set(word, [...(byWord.get(word) ?? []), seen])
  }
  for (const { code, text } of known) remember({ words: wordsOf(text), code, text })
  return lines.flatMap(({ line, text }): Dubbele[] => {
    const words = wordsOf(text)
    const shared = new Map<Seen, number>()
    for (const word of words) for (const seen of byWord.get(word) ?? []) shared.set(seen, (shared.get(seen) ?? 0) + 1)
    let best: Seen | undefined
    let bestShare = 0
    for (const [seen, count] of shared) {
      const share = count / (words.size + seen.words.size - count)
      if (share > bestShare) [best, bestShare] = [seen, share]
    }
    remember({ words, text })
    if (best === undefined || bestShare < alike) return []
    return [{ line, text, lijktOp: best.text, ...(best.code === undefined ? {} : { code: best.code }) }]
  })
}
