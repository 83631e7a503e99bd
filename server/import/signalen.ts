import { createHash } from 'node:crypto'
import { appError } from '../../shared/base/errors.ts'
import { idPattern, type SignaalId, type ThemaId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type DeelnemerGroep, deelnemerGroepSchema } from '../../shared/domain/deelnemer.ts'
import { maxSignaalText, type SignaalInput, type SignaalKind } from '../../shared/domain/signaal.ts'
import { m } from '../../shared/i18n/messages.ts'
import { byLetter, readKind } from './kind.ts'
import { guessKolommen, type Kolommen } from './kolommen.ts'
import { type RefusedLine, refuseEmpty, refuseKind, refuseTooLong, refuseValue } from './refused.ts'
import type { Table, TableRow } from './table.ts'

/** A signaal as a list names it: its thema by id or by title, if at all. */
export interface ImportedSignaal {
  readonly line: number
  readonly input: SignaalInput
  readonly themaName?: string
}
export interface ImportedSignalen {
  readonly items: readonly ImportedSignaal[]
  readonly refused: readonly RefusedLine[]
}

/**
 * An id that the same line of the same list always gets, so that importing a list twice adds nothing. Two equal lines in
 * one list are two signalen: `occurrence` tells them apart.
 */
function stableId(kind: SignaalKind, text: string, occurrence: number): SignaalId {
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, text, occurrence]))
    .digest('base64url')
  return `i${digest.slice(0, 20)}` as SignaalId
}

function createIdGiver(): (kind: SignaalKind, text: string) => SignaalId {
  const seen = new Map<string, number>()
  return (kind, text) => {
    const key = `${kind} ${text}`
    const occurrence = seen.get(key) ?? 0
    seen.set(key, occurrence + 1)
    return stableId(kind, text, occurrence)
  }
}

/** A pasted list: one line is one signaal; a letter and a space (or colon) in front choose the kind. */
export function parseLijst(text: string): ImportedSignalen {
  const items: ImportedSignaal[] = []
  const refused: RefusedLine[] = []
  const giveId = createIdGiver()
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1
    const [, letter, rest] = /^([a-zA-Z])(?:\s*[:.)]\s*|\s+)(\S.*)$/.exec(raw.trim()) ?? []
    const chosen = letter === undefined ? undefined : byLetter.get(letter.toLowerCase())
    // A hyphen or bullet in front is how lists look, not part of what somebody wrote.
    const body = (chosen === undefined || rest === undefined ? raw : rest).replace(/^\s*[-*•–]\s+/, '').trim()
    if (body === '') continue
    const kind = chosen ?? 'praktijksignaal'
    if (body.length > maxSignaalText) refused.push(refuseTooLong(line, body.length, maxSignaalText))
    else items.push({ line, input: { id: giveId(kind, body), text: body, kind } })
  }
  return { items, refused }
}

/**
 * A table with a text column and, if there, kind, group, thema, table and id; `kolommen` says which column is which, else it
 * is guessed. `import.wrong_columns` without text.
 */
export function readSignalen(table: Table, kolommen: Kolommen = guessKolommen(table)): Result<ImportedSignalen> {
  const column = {
    text: kolommen.tekst,
    kind: kolommen.soort,
    group: kolommen.groep,
    thema: kolommen.thema,
    table: kolommen.tafel,
    id: kolommen.id,
  }
  if (column.text === undefined)
    return fail(appError('import.wrong_columns', { missing: m.import_kolom_tekst({}, { locale: 'nl' }) }))
  const items: ImportedSignaal[] = []
  const refused: RefusedLine[] = [...table.refused]
  const giveId = createIdGiver()
  for (const row of table.rows) {
    const read = readRow(row, column.text, column, giveId)
    if ('code' in read) refused.push(read)
    else items.push(read)
  }
  return ok({ items, refused: refused.sort((a, b) => a.line - b.line) })
}

function readRow(
  { line, cells }: TableRow,
  textColumn: string,
  column: Readonly<Record<'kind' | 'group' | 'thema' | 'table' | 'id', string | undefined>>,
  giveId: (kind: SignaalKind, text: string) => SignaalId,
): ImportedSignaal | RefusedLine {
  const cell = (name: string | undefined): string => (name === undefined ? '' : (cells[name] ?? '').trim())
  const text = cell(textColumn)
  if (text === '') return refuseEmpty(line)
  if (text.length > maxSignaalText) return refuseTooLong(line, text.length, maxSignaalText)
  const kind = readKind(cell(column.kind))
  if (kind === undefined) return refuseKind(line, cell(column.kind))
  const group = readGroup(cell(column.group))
  if (group === null) return refuseValue(line, column.group ?? 'groep')
  const tableNumber = cell(column.table) === '' ? undefined : Number(cell(column.table))
  if (tableNumber !== undefined && !(Number.isInteger(tableNumber) && tableNumber >= 1 && tableNumber <= 99))
    return refuseValue(line, column.table ?? 'tafel')
  const given = cell(column.id)
  if (given !== '' && !idPattern.test(given)) return refuseValue(line, column.id ?? 'id')
  const themaName = cell(column.thema)
  return {
    line,
    input: {
      id: given === '' ? giveId(kind, text) : (given as SignaalId),
      text,
      kind,
      ...(group === undefined ? {} : { authorGroup: group }),
      ...(tableNumber === undefined ? {} : { table: tableNumber }),
    },
    ...(themaName === '' ? {} : { themaName }),
  }
}

/** `undefined` for none given, `null` for a word that is no group. */
function readGroup(word: string): DeelnemerGroep | undefined | null {
  const plain = word.toLowerCase()
  if (plain === '') return undefined
  if (plain === 'bewoner') return 'inwoner'
  const parsed = deelnemerGroepSchema.safeParse(plain)
  return parsed.success ? parsed.data : null
}

/** The thema that a list means by an id or a title. */
export function findThema(
  themas: readonly { readonly id: ThemaId; readonly title: string }[],
  name: string | undefined,
): ThemaId | undefined {
  const plain = name?.trim().toLowerCase()
  return plain === undefined
    ? undefined
    : themas.find((thema) => thema.id.toLowerCase() === plain || thema.title.trim().toLowerCase() === plain)?.id
}
