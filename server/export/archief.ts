import type { ProgrammaBlock } from '../../shared/doc/programma-doc.ts'
import { type Archief, archiefFormat, archiefVersion } from '../../shared/domain/archief.ts'
import { electorates } from '../../shared/domain/deelnemer.ts'
import type { Trace } from '../../shared/domain/programma.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { m } from '../../shared/i18n/messages.ts'
import { type ExportInput, withLawfulAuthor } from './outgoing.ts'
import { restsOnHidden, statementsOf } from './outgoing-programma.ts'

/**
 * Per electorate as many ballots as were cast, each with the mean share of every target. The ranking that they give is the
 * same; what one person chose cannot be read from them, nor linked to what that person wrote.
 */
function meanBallots({ ballots, deelnemers, stemronde, werksessie }: WerksessieSnapshot): Archief['ballots'] {
  const counts = stemronde?.electorates ?? werksessie.settings.electorates
  const people = new Map(deelnemers.map((person) => [person.id, person]))
  const cast = ballots.flatMap(({ deelnemerId, ballot, electorate }) => {
    const person = people.get(deelnemerId)
    const side = electorate ?? (person === undefined || person.begeleider ? 'geen' : counts[person.group])
    const total = Object.values(ballot).reduce((sum, dots) => sum + dots, 0)
    return total === 0 ? [] : [{ side, ballot, total }]
  })
  return electorates.flatMap((electorate) => {
    const own = cast.filter(({ side }) => side === electorate)
    const targets = [...new Set(own.flatMap(({ ballot }) => Object.keys(ballot)))].sort()
    const mean = targets.map((target): [string, number] => {
      const shares = own.map(({ ballot, total }) => (ballot[target] ?? 0) / total).sort((a, b) => a - b)
      return [target, shares.reduce((sum, share) => sum + share, 0) / own.length]
    })
    return own.map(() => ({ electorate, ballot: Object.fromEntries(mean) }))
  })
}

/**
 * The whole werksessie as data. Ids stay, withdrawn records included, so that importing it gives an equal bord. Left out:
 * names, organisations and devices of people, single ballots, words of hidden notes and sentences that repeat them, ballots before the
 * reveal (I3), responses without consent (I5).
 */
export function createArchief(input: ExportInput): { readonly archief: Archief; readonly withheldStatements: number } {
  const { snapshot, programma, now } = input
  const { bord, werksessie, stemronde } = snapshot
  // Sorted by id, which says nothing about who came first.
  const people = [...snapshot.deelnemers].sort((a, b) => (a.id < b.id ? -1 : 1))
  const keys = new Map<string, string>(people.map((person, index) => [person.id, `d${index + 1}`]))
  const keyOf = (deelnemerId: string): string[] => {
    const key = keys.get(deelnemerId)
    return key === undefined ? [] : [key]
  }
  const hidden = new Set<string>(bord.signalen.flatMap((signaal) => (signaal.hidden === undefined ? [] : [signaal.id])))
  const isHidden = (id: string): boolean => hidden.has(id)
  const revealed = stemronde?.status === 'onthuld'
  let withheldStatements = 0
  const blocks = programma.blocks.map((block) => ({
    type: block.type,
    ...(block.level === undefined ? {} : { level: block.level }),
    ...(block.sectionKey === undefined ? {} : { sectionKey: block.sectionKey }),
    inline: statementsOf(block.inline).flatMap((statement): ProgrammaBlock['inline'][number][] => {
      const bron = statement.at(-1)
      if (bron?.type !== 'bron' || !restsOnHidden(programma.bronnen[bron.bronId], isHidden)) return [...statement]
      withheldStatements += 1
      const text = m.export_zin_weggelaten({}, { locale: input.locale })
      return [{ type: 'text', text, bold: false, italic: true }, bron]
    }),
  }))
  const bronnen = Object.entries(programma.bronnen).map(([id, trace]): [string, Trace] => [
    id,
    restsOnHidden(trace, isHidden) ? { ...trace, text: '' } : trace,
  ])
  const archief: Archief = {
    format: archiefFormat,
    version: archiefVersion,
    exportedAt: now,
    werksessie,
    bord: {
      signalen: bord.signalen.map((signaal) => ({
        ...withLawfulAuthor(signaal, snapshot),
        text: signaal.hidden === undefined ? signaal.text : '',
      })),
      themas: [...bord.themas],
      nodes: [...bord.nodes],
      relations: [...bord.relations],
      kanskaarten: [...bord.kanskaarten],
      opmerkingen: bord.opmerkingen.map((opmerking) => withLawfulAuthor(opmerking, snapshot)),
      frames: [...bord.frames],
      connectors: [...bord.connectors],
      tekeningen: [...bord.tekeningen],
      // Pictures come with the archive as a ZIP, not in one JSON file.
      afbeeldingen: [...bord.afbeeldingen],
    },
    programma: {
      status: input.programmaStatus ?? (programma.blocks.length === 0 ? 'leeg' : 'concept'),
      blocks,
      bronnen: Object.fromEntries(bronnen),
    },
    deelnemers: people.map((person, index) => ({
      key: `d${index + 1}`,
      group: person.group,
      begeleider: person.begeleider,
      ...(person.table === undefined ? {} : { table: person.table }),
      joinsThemas: [...person.joinsThemas],
    })),
    owners: Object.fromEntries(
      Object.entries(snapshot.owners).flatMap(([id, owner]) => keyOf(owner).map((key) => [id, key] as const)),
    ),
    ...(stemronde === undefined ? {} : { stemronde }),
    ballots: revealed ? meanBallots(snapshot) : [],
    survey: [...snapshot.survey],
    surveyWithoutConsent: snapshot.surveyWithoutConsent,
    ...(snapshot.gaten === undefined ? {} : { gaten: [...snapshot.gaten] }),
  }
  return { archief, withheldStatements }
}
