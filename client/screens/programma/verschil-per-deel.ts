import type { ProgrammaBlock } from '../../../shared/doc/programma-doc.ts'
import { reeks } from '../../../shared/domain/woord-verschil.ts'

/** One part of the text in which something differs. */
export interface VerschilDeel {
  readonly section: string
  /** Its heading as it is now, or as it was. */
  readonly title: string
  readonly rows: readonly { readonly key: string; readonly toen: string; readonly nu: string }[]
}

/** What differs between two texts, part by part in the order of now; parts without a difference are left out. */
export function verschilPerDeel(
  then: readonly ProgrammaBlock[],
  now: readonly ProgrammaBlock[],
  wordsOf: (block: ProgrammaBlock) => string,
): readonly VerschilDeel[] {
  const [before, after] = [partsOf(then, wordsOf), partsOf(now, wordsOf)]
  const sections = reeks([...before.keys()], [...after.keys()], (a, b) => a === b).map(({ a, b }) => a ?? b ?? '')
  return [...new Set(sections)].flatMap((section) => {
    const [was, is] = [before.get(section), after.get(section)]
    const rows = rowsOf(was?.lines ?? [], is?.lines ?? [])
    return rows.length === 0 ? [] : [{ section, title: is?.title ?? was?.title ?? '', rows }]
  })
}

function partsOf(
  blocks: readonly ProgrammaBlock[],
  wordsOf: (block: ProgrammaBlock) => string,
): ReadonlyMap<string, { readonly title: string; readonly lines: readonly string[] }> {
  const parts = new Map<string, { title: string; lines: string[] }>()
  let section = ''
  for (const block of blocks) {
    const words = wordsOf(block)
    if (block.type === 'heading' && block.sectionKey !== undefined) {
      section = block.sectionKey
      parts.set(section, { title: words, lines: [words] })
      continue
    }
    const part = parts.get(section) ?? { title: '', lines: [] }
    if (words !== '') part.lines.push(words)
    parts.set(section, part)
  }
  return parts
}

/** Lines that differ; one that went and one that came at the same place are one row. */
function rowsOf(was: readonly string[], is: readonly string[]): VerschilDeel['rows'] {
  const rows: { key: string; toen: string; nu: string }[] = []
  for (const { a, b } of reeks(was, is, (one, other) => one === other)) {
    if (a !== undefined && b !== undefined) continue
    const last = rows.at(-1)
    if (b !== undefined && last !== undefined && last.nu === '' && last.key.endsWith('.open')) {
      rows[rows.length - 1] = { key: `${rows.length}`, toen: last.toen, nu: b }
      continue
    }
    rows.push({ key: `${rows.length + 1}${b === undefined ? '.open' : ''}`, toen: a ?? '', nu: b ?? '' })
  }
  return rows
}
