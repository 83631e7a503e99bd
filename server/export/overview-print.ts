import { m } from '../../shared/i18n/messages.ts'
import { plaatColors, printedFrame, printedSource } from './kanskaarten-print.ts'
import type { Outgoing } from './outgoing.ts'
import { type Table, wijkkaartTables } from './tables.ts'

/** Data of `templates/signalen.typ`: the notes under the plate of their thema, the loose ones last. */
export function printSignalen(out: Outgoing, missingCharacters: number) {
  const l = { locale: out.locale }
  const place = out.werksessie.area || out.werksessie.title
  const group = (title: string, color: string, icon: string, belongs: (themaId: string | undefined) => boolean) => {
    const items = out.signalen.filter(({ signaal }) => belongs(signaal?.themaId))
    return {
      title,
      color,
      icon,
      count: m.signalen_count({ count: items.length }, l),
      items: items.map((source) => printedSource(source, out, { showBy: true })),
    }
  }
  const known = new Set<string>(out.themas.map((thema) => thema.id))
  const groups = [
    ...out.themas.map((thema) =>
      group(thema.title, plaatColors[thema.plaat], thema.pictogram, (themaId) => themaId === thema.id),
    ),
    group(
      m.export_geen_thema({}, l),
      plaatColors.los,
      'layers',
      (themaId) => themaId === undefined || !known.has(themaId),
    ),
  ]
  return {
    ...printedFrame(out, { ...out.leftOut, characters: missingCharacters }, `${m.export_signalen({}, l)} ${place}`),
    count: m.signalen_count({ count: out.signalen.length }, l),
    groups: groups.filter(({ items }) => items.length > 0),
  }
}

/** Columns of the wide tables that fit on paper; the spreadsheet has them all. */
const printedColumns = { nodes: [0, 1, 3, 4, 6, 9, 14], relations: [0, 1, 2, 3, 4, 5] } as const

/** Data of `templates/wijkkaart.typ`: the map as two tables, text that can be selected and read aloud (C4). */
export function printWijkkaart(out: Outgoing, missingCharacters: number) {
  const l = { locale: out.locale }
  const [nodes, relations] = wijkkaartTables(out)
  const place = out.werksessie.area || out.werksessie.title
  const leftOut = { ...out.leftOut, surveyWithoutConsent: 0, statements: 0, characters: missingCharacters }
  const pick = (table: Table, columns: readonly number[]) => ({
    title: table.name,
    count: table.rows.length,
    heading: columns.map((index) => table.columns[index]?.title ?? ''),
    widths: columns.map((index) => table.columns[index]?.width ?? 10),
    rows: table.rows.map((row) => columns.map((index) => row[index] ?? '')),
  })
  return {
    ...printedFrame(out, leftOut, `${m.export_wijkkaart({}, l)} ${place}`),
    tables: [pick(nodes, printedColumns.nodes), pick(relations, printedColumns.relations)],
  }
}
