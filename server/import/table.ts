import Papa from 'papaparse'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type RefusedLine, refuseColumns } from './refused.ts'

export interface TableRow {
  /** Where the row starts in the file, from 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}
export interface Table {
  /** Keys, each once: what people call a column without case, accents or marks. */
  readonly columns: readonly string[]
  /** What the file calls them. */
  readonly names: readonly string[]
  readonly rows: readonly TableRow[]
  readonly refused: readonly RefusedLine[]
}

/** Bytes of a text file: UTF-8, UTF-16 with its mark, or what older spreadsheets write (Windows-1252). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, '')
  } catch {
    // Not UTF-8: every byte means something in Windows-1252.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Reads CSV; `import.unreadable` with the line when quotes are broken. Empty lines are skipped but counted. */
export function parseCsv(text: string): Result<Table> {
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false })
  const broken = parsed.errors.find((error) => error.type === 'Quotes')
  if (broken !== undefined) {
    const line = countLines(text.slice(0, broken.index ?? 0))
    return fail(appError('import.unreadable', { line }))
  }
  let line = 1
  const rows: { line: number; cells: readonly string[] }[] = []
  for (const cells of parsed.data) {
    rows.push({ line, cells })
    line += cells.reduce((sum, cell) => sum + countLines(cell) - 1, 1)
  }
  return toTable(rows)
}

/** The mark that stands most often, outside quotes, in the first line that is not empty: that line has the column names. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? ''
  const bare = header.replace(/"(?:[^"]|"")*"/g, '')
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: bare.split(mark).length - 1 }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}

const countLines = (text: string): number => text.split(/\r\n|\r|\n/).length

/** Rows of cells with the column names on the first row that is not empty. */
export function toTable(rows: readonly { readonly line: number; readonly cells: readonly string[] }[]): Result<Table> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [header, ...body] = filled
  if (header === undefined) return fail(appError('import.nothing'))
  const columns = uniqueKeys(header.cells.map(columnKey))
  const refused: RefusedLine[] = []
  const kept: TableRow[] = []
  for (const { line, cells } of body) {
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) refused.push(refuseColumns(line))
    else kept.push({ line, cells: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])) })
  }
  return ok({ columns, names: header.cells.map((name) => name.trim().slice(0, 80)), rows: kept, refused })
}

/** A second column of the same name gets a number; one without a name its place. */
const uniqueKeys = (keys: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return keys.map((key, index) => {
    const name = key === '' ? `kolom_${index + 1}` : key
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}_${count}`
  })
}

/** `Thema (code)` → `thema_code`: names of columns without case, accents or marks. */
const columnKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

/** The first of these columns that the table has. */
export const findColumn = (table: Table, names: readonly string[]): string | undefined =>
  names.find((name) => table.columns.includes(name))
