import { unzipSync } from 'fflate'
import { appError } from '../../shared/base/errors.ts'
import { fail, type Result } from '../../shared/base/result.ts'
import { decodeText, type Table, toTable } from './table.ts'

/** Unpacked size past which a file is not opened: a small file can unpack to more than the memory holds. */
export const maxUnpackedBytes = 120 * 1024 * 1024

/** Total size of what is in a ZIP according to its directory, without unpacking anything; `undefined` when it is no ZIP. */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  let total = 0
  try {
    unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize
        return false
      },
    })
    return total
  } catch {
    return undefined
  }
}

/** A workbook that an office made declares no document type; one that does may hide entities that grow without end. */
function isPlainXml(bytes: Uint8Array): boolean {
  try {
    const parts = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/i.test(name) })
    return Object.values(parts).every((part) => !/<!(?:DOCTYPE|ENTITY)/i.test(decodeText(part.subarray(0, 4096))))
  } catch {
    return false
  }
}

/** Reads the first sheet of an XLSX file as a table. */
export async function parseXlsx(bytes: Uint8Array): Promise<Result<Table>> {
  const size = unpackedSize(bytes)
  if (size === undefined) return fail(appError('import.unreadable'))
  if (size > maxUnpackedBytes) return fail(appError('import.too_large'))
  if (!isPlainXml(bytes)) return fail(appError('import.unsafe'))
  let rows: readonly (readonly unknown[])[]
  try {
    // Seventy modules that a server without spreadsheets never needs.
    const { readSheet } = await import('read-excel-file/node')
    rows = await readSheet(Buffer.from(bytes))
  } catch {
    return fail(appError('import.unreadable'))
  }
  return toTable(rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) })))
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}
