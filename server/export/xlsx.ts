import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Table } from './tables.ts'

/** A cell of a spreadsheet holds at most this many characters; Excel calls a longer one damage. */
const maxCellLength = 32_767

/** A workbook with a sheet per table. Every cell is text, so a formula cannot exist; the heading row stays in view. */
export async function toXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map((table) => ({
    sheet: sheetName(table.name),
    stickyRowsCount: 1,
    columns: table.columns.map(({ width }) => ({ width })),
    data: [
      table.columns.map(({ title }) => ({
        value: title,
        type: String,
        fontWeight: 'bold' as const,
        backgroundColor: '#0b4f9e',
        textColor: '#ffffff',
      })),
      ...table.rows.map((row) =>
        row.map((cell) =>
          cell === ''
            ? null
            : { value: cell.slice(0, maxCellLength), type: String, wrap: true, alignVertical: 'top' as const },
        ),
      ),
    ] satisfies SheetData,
  }))
  return new Uint8Array(await writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer())
}

/** At most 31 characters, without the signs that a sheet name may not have. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
