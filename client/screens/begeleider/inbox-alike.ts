import { isActive, type Signaal } from '../../../shared/domain/signaal.ts'

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLocaleLowerCase('nl')
      .normalize('NFKD')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= 3),
  )

const leastAlike = 0.25

/**
 * Signalen on the bord that say about the same as `text`, the likest first: shared words over all words. With a question
 * (`zoek`) those that have all its words, the newest first.
 */
export function alikeOnBord(
  signalen: readonly Signaal[],
  { id, text, zoek = '', count = 3 }: { readonly id: string; readonly text: string; zoek?: string; count?: number },
): readonly Signaal[] {
  const possible = signalen.filter(
    (one) => isActive(one) && one.id !== id && one.hidden === undefined && one.mergedInto === undefined,
  )
  const wanted = zoek.toLocaleLowerCase('nl').split(/\s+/).filter(Boolean)
  if (wanted.length > 0)
    return possible
      .filter((one) => wanted.every((word) => one.text.toLocaleLowerCase('nl').includes(word)))
      .sort((a, b) => b.createdAt - a.createdAt)
      .slice(0, count)
  const mine = wordsOf(text)
  return possible
    .map((signaal) => ({ signaal, score: likeness(mine, wordsOf(signaal.text)) }))
    .filter(({ score }) => score >= leastAlike)
    .sort((a, b) => b.score - a.score || (a.signaal.id < b.signaal.id ? -1 : 1))
    .slice(0, count)
    .map(({ signaal }) => signaal)
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / (a.size + b.size - shared)
}
