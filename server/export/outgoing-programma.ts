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
  /** Of a heading that the draft made: which section begins here. */
  readonly sectionKey?: string
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
  // Statements of before codes were kept are numbered on from there.
  let highest = Math.max(0, ...Object.values(programma.bronnen).map(({ code }) => numberOf(code ?? '')))
  const bronnen: { code: string; trace: Trace }[] = []
  let withheld = 0
  const codeOf = (bronId: string, trace: Trace): string => {
    const known = codes.get(bronId)
    if (known !== undefined) return known
    const code = trace.code ?? `b${++highest}`
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
    const marked = block.type === 'heading' ? inline : withTeamMark(inline, block.inline, locale)
    return {
      type: block.type,
      level,
      ...(block.sectionKey === undefined ? {} : { sectionKey: block.sectionKey }),
      inline: marked,
    }
  })
  return {
    status,
    ...(title === '' ? {} : { title }),
    listsSignalen,
    blocks: [...openList(programma.blocks, locale), ...blocks],
    bronnen,
    openSlots: programma.openSlots,
    withheld,
  }
}

const numberOf = (code: string): number => Number(/^b(\d+)$/.exec(code)?.[1] ?? 0)

/** Words behind the last source of a line are of the team: no note is under them. */
function withTeamMark(
  outgoing: readonly OutgoingInline[],
  inline: readonly Inline[],
  locale: Locale,
): readonly OutgoingInline[] {
  const last = statementsOf(inline).at(-1)
  if (last === undefined || last.at(-1)?.type === 'bron' || wordsOf(last) === '') return outgoing
  const mark = ` (${m.export_door_team({}, { locale })})`
  return [...outgoing, { type: 'text', text: mark, bold: false, italic: true }]
}

/** What is still open, part by part, for the first page (DOMAIN §5.3); nothing when nothing is. */
function openList(blocks: readonly ProgrammaBlock[], locale: Locale): readonly OutgoingBlock[] {
  const parts: { title: string; labels: string[] }[] = []
  for (const block of blocks) {
    if (block.type === 'heading' && (block.level ?? 2) === 1) parts.push({ title: wordsOf(block.inline), labels: [] })
    for (const part of block.inline)
      if (part.type === 'invulplek') {
        if (parts.length === 0) parts.push({ title: '', labels: [] })
        parts.at(-1)?.labels.push(part.label.replace(/\?$/, ''))
      }
  }
  const open = parts.filter(({ labels }) => labels.length > 0)
  if (open.length === 0) return []
  const plain = (text: string, bold = false): OutgoingInline => ({ type: 'text', text, bold, italic: false })
  return [
    { type: 'heading', level: 1, inline: [plain(m.export_prog_open_per_deel({}, { locale }))] },
    ...open.map(
      ({ title, labels }): OutgoingBlock => ({
        type: 'listItem',
        level: 0,
        inline: [
          plain(
            `${title === '' ? '' : `${title}: `}${m.export_plekken_open({ count: labels.length }, { locale })}`,
            true,
          ),
          plain(`. ${[...new Set(labels)].join('; ')}.`),
        ],
      }),
    ),
  ]
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
  bronnen.forEach(({ trace, code }) => {
    const rests = restsOn(trace)
    const key = `${trace.kind} ${rests}`
    const row = rows.get(key) ?? { kind: trace.kind, rests, numbers: [] }
    row.numbers.push(numberOf(code))
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

function codeRanges(unsorted: readonly number[]): string {
  const numbers = [...unsorted].sort((a, b) => a - b)
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([first, last]) => (first === last ? `b${first}` : `b${first}–b${last}`)).join(', ')
}
