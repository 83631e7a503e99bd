import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { isArchief, parseJson, readArchief } from './archief.ts'
import { isArchiefZip, readArchiefZip } from './archief-zip.ts'
import { checkKolommen, guessKolommen, herkomstOf, type Kolommen } from './kolommen.ts'
import type { ImportPlan } from './plan.ts'
import { bundleFromJson, bundleFromZip, readSample } from './sample.ts'
import { type ImportedSignalen, parseLijst, readSignalen } from './signalen.ts'
import { decodeText, findColumn, parseCsv, type Table } from './table.ts'
import { maxUnpackedBytes, parseXlsx, unpackedSize } from './xlsx.ts'

/** What a file turned out to be. Nothing has been written yet. */
export type ReadImport =
  /** `table`: of a file with columns, not of a pasted list. */
  | { readonly soort: 'signalen'; readonly found: ImportedSignalen; readonly table?: Table }
  | { readonly soort: 'vragenlijst'; readonly table: Table }
  | { readonly soort: 'geheel'; readonly plan: ImportPlan }

/** Reads a file as `soort` says, or as what its type and content look like when `soort` is left out. */
export async function readImport(
  bytes: Uint8Array,
  soort: string | undefined,
  contentType = '',
  kolommen?: Kolommen,
): Promise<Result<ReadImport>> {
  switch (soort ?? guess(bytes, contentType)) {
    case 'lijst':
      return ok({ soort: 'signalen', found: parseLijst(decodeText(bytes)) })
    case 'csv':
      return signalenOf(parseCsv(decodeText(bytes)), kolommen)
    case 'xlsx':
      return signalenOf(await parseXlsx(bytes), kolommen)
    case 'vragenlijst': {
      const table = isZip(bytes) ? await parseXlsx(bytes) : parseCsv(decodeText(bytes))
      return table.ok ? ok({ soort: 'vragenlijst', table: table.value }) : table
    }
    case 'voorbeeld':
      return whole(sampleOf(bytes))
    case 'archief': {
      if (isZip(bytes)) return whole(unpackable(bytes, readArchiefZip))
      const json = parseJson(decodeText(bytes))
      return json.ok ? whole(readArchief(json.value)) : json
    }
    default:
      return fail(appError('request.invalid'))
  }
}

const signalenOf = (table: Result<Table>, kolommen: Kolommen | undefined): Result<ReadImport> => {
  if (!table.ok) return table
  const chosen = kolommen === undefined ? ok(guessKolommen(table.value)) : checkKolommen(table.value, kolommen)
  if (!chosen.ok) return chosen
  const found = readSignalen(table.value, chosen.value)
  return found.ok ? ok({ soort: 'signalen', found: found.value, table: table.value }) : found
}

const whole = (plan: Result<ImportPlan>): Result<ReadImport> =>
  plan.ok ? ok({ soort: 'geheel', plan: plan.value }) : plan

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function sampleOf(bytes: Uint8Array): Result<ImportPlan> {
  if (isZip(bytes))
    return unpackable(bytes, (zip) => {
      const bundle = bundleFromZip(zip)
      return bundle === undefined ? fail(appError('import.unreadable')) : readSample(bundle)
    })
  const json = parseJson(decodeText(bytes))
  if (!json.ok) return json
  const bundle = bundleFromJson(json.value)
  return bundle === undefined ? fail(appError('import.unreadable')) : readSample(bundle)
}

/** A ZIP that says it unpacks to more than fits is not opened at all. */
function unpackable<T>(bytes: Uint8Array, read: (bytes: Uint8Array) => Result<T>): Result<T> {
  const size = unpackedSize(bytes)
  if (size === undefined) return fail(appError('import.unreadable'))
  return size > maxUnpackedBytes ? fail(appError('import.too_large')) : read(bytes)
}

/** Names of columns are short; the first line of a pasted list is a sentence. */
const maxColumnName = 30

function guess(bytes: Uint8Array, contentType: string): string {
  if (isZip(bytes)) return isArchiefZip(bytes) ? 'archief' : hasSession(bytes) ? 'voorbeeld' : 'xlsx'
  const text = decodeText(bytes).trimStart()
  if (text.startsWith('{')) {
    const json = parseJson(text)
    return json.ok && !isArchief(json.value) && bundleFromJson(json.value) !== undefined ? 'voorbeeld' : 'archief'
  }
  const header = parseCsv(text.split(/\r\n|\r|\n/, 1)[0] ?? '')
  if (!header.ok) return 'csv'
  const table = header.value
  if (findColumn(table, ['consent', 'toestemming']) !== undefined) return 'vragenlijst'
  if (herkomstOf(table) !== 'onbekend') return 'csv'
  if (findColumn(table, ['text', 'tekst']) !== undefined || contentType.startsWith('text/csv')) return 'csv'
  const looksLikeNames = table.columns.length > 1 && table.columns.every((name) => name.length <= maxColumnName)
  return looksLikeNames && !contentType.startsWith('text/plain') ? 'csv' : 'lijst'
}

function hasSession(bytes: Uint8Array): boolean {
  const size = unpackedSize(bytes)
  return size !== undefined && size <= maxUnpackedBytes && bundleFromZip(bytes) !== undefined
}
