import Papa from 'papaparse'
import type { Table } from './tables.ts'

/**
 * A cell that a spreadsheet could take for a formula: its first sign, after blanks, is one of `= + - @` (or their
 * full-width twins), or it starts with a tab or line end. The library's own pattern misses cells of several lines.
 */
const formulaStart = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u

/** Comma-separated UTF-8 with a byte order mark (so that spreadsheets read é and ë), lines end in CRLF (RFC 4180). */
export function toCsv(table: Table): Uint8Array {
  const text = Papa.unparse(
    { fields: table.columns.map(({ title }) => title), data: table.rows.map((row) => [...row]) },
    { newline: '\r\n', quotes: true, escapeFormulae: formulaStart },
  )
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}
