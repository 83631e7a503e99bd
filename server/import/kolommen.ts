import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type ImportVeld, importVelden } from '../../shared/protocol/import.ts'
import { readKind } from './kind.ts'
import type { Table } from './table.ts'

/** Which column of a table says what; a column that is not named is left out of the import. */
export type Kolommen = Readonly<Partial<Record<ImportVeld, string>>>

/** Names that people and other whiteboards give to columns, as `columnKey` writes them. First found, first taken. */
const names: Readonly<Record<ImportVeld, readonly string[]>> = {
  tekst: ['text', 'tekst', 'signaal', 'briefje', 'note', 'sticky_note', 'sticky', 'content', 'inhoud', 'opmerking'],
  soort: ['kind', 'soort', 'type', 'tag', 'tags', 'label', 'labels'],
  groep: ['group', 'groep', 'author_group', 'wie'],
  thema: ['thema', 'theme', 'gold_theme', 'thema_id', 'area', 'frame', 'section', 'categorie', 'category'],
  tafel: ['tafel', 'table'],
  id: ['nummer', 'id'],
}

/** Where a file comes from, by the names of its columns: other whiteboards have their own. */
export type Herkomst = 'mural' | 'miro' | 'wijkbord' | 'onbekend'

export function herkomstOf({ columns }: Pick<Table, 'columns'>): Herkomst {
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => columns.includes(name))
  if (has('code', 'tekst', 'soort', 'wat_ermee_gebeurde') || has('code', 'tekst', 'soort', 'kanaal')) return 'wijkbord'
  if (has('text', 'bg_color') || has('text', 'position_x', 'position_y')) return 'mural'
  if (has('sticky_note') || has('board_name') || has('sticky_notes')) return 'miro'
  return 'onbekend'
}

/** A first guess that a person may change. Ids of other whiteboards are not ours, and their tags are seldom kinds. */
export function guessKolommen(table: Pick<Table, 'columns' | 'rows'>): Kolommen {
  const herkomst = herkomstOf(table)
  const guessed = importVelden.flatMap((veld) => {
    if (herkomst !== 'onbekend' && herkomst !== 'wijkbord' && veld === 'id') return []
    const column = names[veld].find((name) => table.columns.includes(name))
    if (column === undefined) return []
    const isForeignTag =
      veld === 'soort' &&
      (herkomst === 'mural' || herkomst === 'miro') &&
      table.rows.some(({ cells }) => readKind(cells[column] ?? '') === undefined)
    return isForeignTag ? [] : [[veld, column] as const]
  })
  return Object.fromEntries(guessed)
}

/** Checks a choice of columns that came from outside: known fields, columns that exist, and at least the text. */
export function checkKolommen(table: Pick<Table, 'columns'>, kolommen: Kolommen): Result<Kolommen> {
  const known = new Set(table.columns)
  for (const column of Object.values(kolommen))
    if (!known.has(column)) return fail(appError('import.wrong_columns', { missing: column.slice(0, 60) }))
  return kolommen.tekst === undefined ? fail(appError('import.wrong_columns', { missing: 'tekst' })) : ok(kolommen)
}
