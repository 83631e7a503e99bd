import type { ProgrammaBlock, readProgramma } from '../../shared/doc/programma-doc.ts'
import type { Trace } from '../../shared/domain/programma.ts'
import { type Locale, m } from '../../shared/i18n/messages.ts'

export type OutgoingInline =
  | { readonly type: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly type: 'slot'; readonly label: string }
  /** The provenance code after a statement: `b12`. */
  | { readonly type: 'bron'; readonly code: string; readonly kind: Trace['kind'] }

export interface OutgoingBlock {
  readonly type: 'heading' | 'paragraph' | 'listItem'
  /** 1–6 of a heading; never deeper than one below the heading before it. */
  readonly level: number
  readonly inline: readonly OutgoingInline[]
}

/** The programma as it may leave: sources numbered in reading order, sentences on hidden notes taken out. */
export interface OutgoingProgramma {
  readonly status: 'leeg' | 'concept' | 'besproken' | 'vastgesteld'
  /** The heading it opens with; that heading is not in `blocks`. */
  readonly title?: string
  /** True when the text itself lists every signaal (bijlage B of the draft), so that a document need not add the list. */
  readonly listsSignalen: boolean
  readonly blocks: readonly OutgoingBlock[]
  readonly bronnen: readonly { readonly code: string; readonly trace: Trace }[]
  readonly openSlots: number
  readonly withheld: number
}

interface Options {
  readonly programma: ReturnType<typeof readProgramma>
  readonly status: OutgoingProgramma['status']
  readonly isHidden: (signaalId: string) => boolean
  readonly locale: Locale
}

type Inline = ProgrammaBlock['inline'][number]

/**
 * True when the words of a statement may repeat a hidden note (I12). A count or a fixed sentence holds no words of the
 * note, so those stay.
 */
export const restsOnHidden = (trace: Trace | undefined, isHidden: (id: string) => boolean): boolean =>
  trace !== undefined && (trace.kind === 'citaat' || trace.kind === 'samenvatting') && trace.signaalIds.some(isHidden)

/** Cuts a line into statements: each ends with its `bron`; words after the last one are a statement without a source. */
export function statementsOf(inline: readonly Inline[]): (readonly Inline[])[] {
  const statements: Inline[][] = [[]]
  for (const part of inline) {
    statements.at(-1)?.push(part)
    if (part.type === 'bron') statements.push([])
  }
  return statements.filter((statement) => statement.length > 0)
}

/** Numbers the sources and takes out what rests on hidden notes. */
export function outgoingProgramma({ programma, status, isHidden, locale }: Options): OutgoingProgramma {
  const codes = new Map<string, string>()
  const bronnen: { code: string; trace: Trace }[] = []
  let withheld = 0
  const codeOf = (bronId: string, trace: Trace): string => {
    const known = codes.get(bronId)
    if (known !== undefined) return known
    const code = `b${codes.size + 1}`
    codes.set(bronId, code)
    bronnen.push({ code, trace })
    return code
  }
  const toCoded = (part: Inline): OutgoingInline[] => {
    switch (part.type) {
      case 'text':
        return [part]
      case 'invulplek':
        return [{ type: 'slot', label: part.label }]
      case 'bron': {
        const trace = programma.bronnen[part.bronId]
        return trace === undefined ? [] : [{ type: 'bron', code: codeOf(part.bronId, trace), kind: trace.kind }]
      }
    }
  }
  const [first] = programma.blocks
  const title = first?.type === 'heading' && (first.level ?? 2) === 1 ? wordsOf(first.inline) : ''
  let before = 0
  let listLevel: number | undefined
  let listsSignalen = false
  const blocks = (title === '' ? programma.blocks : programma.blocks.slice(1)).map((block): OutgoingBlock => {
    const level = block.type === 'heading' ? Math.max(1, Math.min(block.level ?? 2, before + 1, 6)) : 0
    if (block.type === 'heading') {
      before = level
      if (listLevel !== undefined && level <= listLevel) listLevel = undefined
      if (listOfSignalen.test(wordsOf(block.inline))) {
        listLevel = level
        listsSignalen = true
      }
    }
    const toInline = (part: Inline): OutgoingInline[] =>
      // A line of the list names its own signaal; a source code behind it would only repeat that.
      part.type === 'bron' && listLevel !== undefined ? [] : toCoded(part)
    const inline = statementsOf(block.inline).flatMap((statement) => {
      const bron = statement.at(-1)
      if (bron?.type !== 'bron' || !restsOnHidden(programma.bronnen[bron.bronId], isHidden))
        return statement.flatMap(toInline)
      withheld += 1
      const instead = {
        type: 'text',
        text: m.export_zin_weggelaten({}, { locale }),
        bold: false,
        italic: true,
      } as const
      return [instead, ...toInline(bron)]
    })
    return { type: block.type, level, inline }
  })
  return {
    status,
    ...(title === '' ? {} : { title }),
    listsSignalen,
    blocks,
    bronnen,
    openSlots: programma.openSlots,
    withheld,
  }
}

/** The heading under which the draft lists every signaal (DOMAIN §5.1). */
const listOfSignalen = /^bijlage b\b/i

const wordsOf = (inline: readonly Inline[]): string =>
  inline
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('')
    .trim()

/**
 * Rows for the appendix. Sentences of one kind that rest on the same things share a row (`b1–b4, b9`), in order of the
 * first; those that rest on nothing (fixed text, people's own words, open places) come last.
 */
export function bronRows(
  bronnen: OutgoingProgramma['bronnen'],
  restsOn: (trace: Trace) => string,
): readonly { readonly codes: string; readonly kind: Trace['kind']; readonly rests: string }[] {
  const rows = new Map<string, { readonly kind: Trace['kind']; readonly rests: string; readonly numbers: number[] }>()
  bronnen.forEach(({ trace }, index) => {
    const rests = restsOn(trace)
    const key = `${trace.kind} ${rests}`
    const row = rows.get(key) ?? { kind: trace.kind, rests, numbers: [] }
    row.numbers.push(index + 1)
    rows.set(key, row)
  })
  const [grounded, bare] = [
    [...rows.values()].filter((r) => r.rests !== ''),
    [...rows.values()].filter((r) => r.rests === ''),
  ]
  return [...grounded, ...bare].map(({ numbers, kind, rests }) => ({
    codes: codeRanges(numbers),
    kind,
    rests: rests || '–',
  }))
}

function codeRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([first, last]) => (first === last ? `b${first}` : `b${first}–b${last}`)).join(', ')
}
