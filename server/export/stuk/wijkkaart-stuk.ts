import { m } from '../../../shared/i18n/messages.ts'
import { leftOutSentences, momentDay, originLine } from '../labels.ts'
import type { Outgoing } from '../outgoing.ts'
import type { TextMeasure } from '../scene/measure.ts'
import type { Scene } from '../scene/scene.ts'
import { mapScene, networkScene } from '../scene/wijkkaart-scene.ts'
import { type Table, wijkkaartTables } from '../tables.ts'
import type { Stuk, StukBlock } from './stuk.ts'

/** Columns of the wide tables that fit on paper; the spreadsheet has them all. */
export const printedColumns = { nodes: [0, 1, 3, 4, 6, 9, 14], relations: [0, 1, 2, 3, 4, 5] } as const

/** Some columns of a table as a table on paper. */
export function printedTable(table: Table, columns: readonly number[]): Extract<StukBlock, { type: 'table' }> {
  const total = columns.reduce((sum, index) => sum + (table.columns[index]?.width ?? 10), 0)
  return {
    type: 'table',
    heading: columns.map((index) => table.columns[index]?.title ?? ''),
    widths: columns.map((index) => Math.round(((table.columns[index]?.width ?? 10) / total) * 1000)),
    rows: table.rows.map((row) => columns.map((index) => row[index] ?? '')),
  }
}

/** The wijkkaart as a document: map, network, and both as tables that can be read aloud (C4). */
export function wijkkaartStuk(out: Outgoing, measure: TextMeasure): Stuk {
  const l = { locale: out.locale }
  return {
    title: `${m.export_wijkkaart({}, l)} ${out.werksessie.area || out.werksessie.title}`,
    origin: originLine(out.werksessie, out.locale),
    status: m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l),
    blocks: wijkkaartBlocks(out, measure, 2),
    leftOut: leftOutSentences({ ...out.leftOut, surveyWithoutConsent: 0, statements: 0 }, out.locale),
  }
}

/** The two drawings with what they show in words, and the two tables. */
export function wijkkaartBlocks(out: Outgoing, measure: TextMeasure, level: 2 | 3): StukBlock[] {
  const [nodes, relations] = wijkkaartTables(out)
  const l = { locale: out.locale }
  const drawing = (title: string, scene: Scene | undefined): StukBlock[] =>
    scene === undefined
      ? []
      : [
          { type: 'heading', level, text: title },
          { type: 'drawing', scene },
        ]
  return [
    ...drawing(m.export_wijkkaart_kaart({}, l), mapScene(out, measure)),
    ...drawing(m.export_wijkkaart_netwerk({}, l), networkScene(out, measure)),
    { type: 'heading', level, text: `${nodes.name} (${nodes.rows.length})`, newPage: true },
    printedTable(nodes, printedColumns.nodes),
    { type: 'heading', level, text: `${relations.name} (${relations.rows.length})` },
    printedTable(relations, printedColumns.relations),
  ]
}
