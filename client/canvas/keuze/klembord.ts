import * as z from 'zod/mini'
import { maxSignaalText, posSchema, type Signaal, signaalKindSchema } from '../../../shared/domain/signaal.ts'

/** Our own flavour on the clipboard, beside plain text and html. */
export const ownType = 'application/x-wijkbord+json'
const attribute = 'data-wijkbord'
/** At most this many notes are read from a clipboard at once. */
export const mostPasted = 500

const clipSchema = z.object({
  wijkbord: z.literal(1),
  werksessieId: z.string(),
  signalen: z
    .array(
      z.object({
        text: z.string().check(z.minLength(1), z.maxLength(1000)),
        kind: signaalKindSchema,
        /** Only of notes that lay free. */
        pos: z.optional(posSchema),
        themaId: z.optional(z.string().check(z.maxLength(64))),
      }),
    )
    .check(z.minLength(1), z.maxLength(mostPasted)),
})
/** Notes as they were copied, from this bord or another. */
export type BordClip = z.infer<typeof clipSchema>

export type Clip =
  | { readonly kind: 'bord'; readonly clip: BordClip }
  /** Rows of cells: a spreadsheet, or lines with one cell each. */
  | { readonly kind: 'tekst'; readonly rows: readonly (readonly string[])[] }

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

/** What goes on the clipboard, by media type. Flagged notes have no words to copy: leave them out before. */
export function writeClip(signalen: readonly Signaal[], werksessieId: string): Readonly<Record<string, string>> {
  const clip: BordClip = {
    wijkbord: 1,
    werksessieId,
    signalen: signalen.slice(0, mostPasted).map(({ text, kind, pos, themaId }) => ({
      text,
      kind,
      ...(pos === undefined || themaId !== undefined ? {} : { pos }),
      ...(themaId === undefined ? {} : { themaId }),
    })),
  }
  const json = JSON.stringify(clip)
  const lines = signalen.map(({ text }) => text.replace(/\s+/g, ' ').trim())
  return {
    [ownType]: json,
    'text/html': `<ul ${attribute}="${escapeHtml(json)}">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
    'text/plain': lines.join('\n'),
  }
}

/** Reads what was pasted; `get` gives the text of a media type, or ''. `undefined`: nothing to read. */
export function readClip(get: (type: string) => string): Clip | undefined {
  const clip = parseClip(get(ownType)) ?? parseClip(ownInHtml(get('text/html')))
  if (clip !== undefined) return { kind: 'bord', clip }
  const rows = readRows(get('text/plain'))
  return rows.length === 0 ? undefined : { kind: 'tekst', rows }
}

function parseClip(json: string): BordClip | undefined {
  if (json === '') return undefined
  try {
    const parsed = clipSchema.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function ownInHtml(html: string): string {
  if (!html.includes(attribute)) return ''
  return (
    new DOMParser().parseFromString(html, 'text/html').querySelector(`[${attribute}]`)?.getAttribute(attribute) ?? ''
  )
}

/**
 * Lines of text, or rows that a spreadsheet copied: cells with tabs between them, in quotes where a cell has a tab, a quote
 * or an end of line in it. Empty rows are left out.
 */
export function readRows(text: string): string[][] {
  const isSheet = text.includes('\t')
  const rows: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endCell = (): void => {
    cells.push(cell.replace(/\s+/g, ' ').trim())
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    if (cells.some((one) => one !== '')) rows.push(cells)
    cells = []
  }
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (isQuote(text, i, cell, isSheet)) quoted = true
    else if (char === '\t') endCell()
    else if (char === '\n') endRow()
    else if (char !== '\r') cell += char
  }
  endRow()
  return rows
}

/** A quote opens a cell only in a sheet, or around a cell of more lines; in plain text people quote what was said. */
function isQuote(text: string, at: number, cell: string, isSheet: boolean): boolean {
  if (text[at] !== '"' || cell !== '') return false
  if (isSheet) return true
  const close = /"(?:[^"]|"")*"(?=\r?\n|$)/y
  close.lastIndex = at
  return close.exec(text)?.[0].includes('\n') === true
}

/** The column with the longest texts on average: there the notes are. */
export function textColumn(rows: readonly (readonly string[])[]): number {
  const width = Math.max(0, ...rows.map((row) => row.length))
  let best = 0
  let bestLength = -1
  for (let column = 0; column < width; column++) {
    const length = rows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0)
    if (length > bestLength) {
      best = column
      bestLength = length
    }
  }
  return best
}

/** A line that becomes a note, or the reason that it does not. */
export interface PasteLine {
  readonly text: string
  /** It already lies on the bord, or stands higher in what is pasted. */
  readonly isDouble: boolean
  readonly isTooLong: boolean
}

/** Lines of one column, without bullets and numbers in front; `known` are texts on the bord, folded by `fold`. */
export function pasteLines(
  rows: readonly (readonly string[])[],
  column: number,
  known: ReadonlySet<string>,
  fold: (text: string) => string,
): PasteLine[] {
  const seen = new Set(known)
  return rows.slice(0, mostPasted).flatMap((row) => {
    const text = (row[column] ?? '').replace(/^(?:[-*•–·]|\d{1,3}[.)])\s+/u, '').trim()
    if (text === '') return []
    const key = fold(text)
    const isDouble = seen.has(key)
    seen.add(key)
    return [{ text, isDouble, isTooLong: text.length > maxSignaalText }]
  })
}
