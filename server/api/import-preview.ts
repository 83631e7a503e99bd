import { readBord } from '../../shared/doc/bord-doc.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { signaalCodes } from '../../shared/domain/signaal-codes.ts'
import type { ImportVoorbeeld } from '../../shared/protocol/import.ts'
import { findDubbele } from '../import/dubbel.ts'
import { guessKolommen, herkomstOf, type Kolommen } from '../import/kolommen.ts'
import type { ReadImport } from '../import/read-import.ts'
import { findThema } from '../import/signalen.ts'
import type { Table } from '../import/table.ts'
import { readSurvey } from '../import/vragenlijst.ts'
import type { RoomTx } from '../sync/room-port.ts'

/** Lines that people see of a file, and of what would come of it. */
const shownLines = 8
const shownSignalen = 20
const shownDubbel = 200

const nothing = {
  herkomst: 'onbekend' as const,
  kolommen: [],
  keuze: {},
  regels: [],
  dubbel: [],
  refused: [],
  already: 0,
}

/** What would come of a file, beside what is on the bord. Writes nothing. */
export function previewOf(tx: RoomTx, read: ReadImport, kolommen: Kolommen | undefined): ImportVoorbeeld {
  const bord = readBord(tx.docs.bord)
  const themas = bord.themas.filter(isActive)
  switch (read.soort) {
    case 'vragenlijst': {
      const survey = readSurvey(read.table, themas)
      const responses = survey.ok ? survey.value.responses : []
      return {
        ...nothing,
        soort: 'vragenlijst',
        ...columnsOf(read.table, {}),
        voorbeeld: responses
          .slice(0, shownSignalen)
          .map(({ answer }, index) => ({ line: index + 2, text: answer, kind: 'bewonersinput' })),
        aantal: responses.length,
        refused: survey.ok ? [...survey.value.refused] : [],
      }
    }
    case 'geheel': {
      const signalen = read.plan.bord.signalen.filter(isActive)
      return {
        ...nothing,
        soort: 'geheel',
        voorbeeld: signalen.slice(0, shownSignalen).map(({ text, kind }, index) => ({ line: index + 1, text, kind })),
        aantal: Object.values(read.plan.bord).reduce((sum, records: readonly unknown[]) => sum + records.length, 0),
      }
    }
    case 'signalen': {
      const { items, refused } = read.found
      const known = new Set<string>(bord.signalen.map(({ id }) => id))
      const fresh = items.filter(({ input }) => !known.has(input.id))
      const codes = signaalCodes(bord.signalen)
      const readable = bord.signalen.filter((signaal) => isActive(signaal) && signaal.hidden === undefined)
      const dubbel = findDubbele(
        fresh.map(({ line, input }) => ({ line, text: input.text })),
        readable.map(({ id, text }) => ({ code: codes.get(id) ?? id, text })),
      )
      return {
        ...nothing,
        soort: 'signalen',
        ...(read.table === undefined ? {} : columnsOf(read.table, kolommen ?? guessKolommen(read.table))),
        voorbeeld: fresh.slice(0, shownSignalen).map(({ line, input, themaName }) => {
          const thema = themas.find(({ id }) => id === findThema(themas, themaName))?.title
          return { line, text: input.text, kind: input.kind, ...(thema === undefined ? {} : { thema }) }
        }),
        aantal: fresh.length,
        already: items.length - fresh.length,
        dubbel: dubbel.slice(0, shownDubbel),
        refused: [...refused],
      }
    }
  }
}

function columnsOf(table: Table, keuze: Kolommen): Pick<ImportVoorbeeld, 'herkomst' | 'kolommen' | 'keuze' | 'regels'> {
  return {
    herkomst: herkomstOf(table),
    kolommen: table.columns.map((key, index) => ({ key, naam: table.names[index] || key })),
    keuze,
    regels: table.rows
      .slice(0, shownLines)
      .map(({ cells }) => table.columns.map((key) => (cells[key] ?? '').slice(0, 200))),
  }
}
