import { XMLBuilder } from 'fast-xml-parser'
import { m } from '../../shared/i18n/messages.ts'
import { momentDay, originLine } from './labels.ts'
import type { Outgoing } from './outgoing.ts'

const namespace = {
  '@_xmlns': 'https://www.nationaalarchief.nl/mdto',
  '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  '@_xsi:schemaLocation': 'https://www.nationaalarchief.nl/mdto https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd',
}
const builder = new XMLBuilder({ ignoreAttributes: false, format: true, indentBy: '  ', suppressEmptyNode: false })

const toXml = (body: object): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ MDTO: { ...namespace, ...body } }) as string}`,
  )

const source = 'Wijkbord'
const identification = (kenmerk: string) => ({ identificatieKenmerk: kenmerk, identificatieBron: source })
const concept = (label: string, list: string) => ({
  begripLabel: label,
  begripBegrippenlijst: { verwijzingNaam: list },
})
const reference = (naam: string, kenmerk: string) => ({
  verwijzingNaam: naam,
  verwijzingIdentificatie: identification(kenmerk),
})

/** A file in the archive, with what an e-depot asks about it. */
export interface ArchivedFile {
  readonly path: string
  readonly bytes: number
  readonly contentType: string
  readonly sha256: string
}

const fileNameOf = (path: string): string => path.split('/').at(-1) ?? path

/**
 * The werksessie as an information object (MDTO 1.0): what it is, where and when, who made it, and which files show it. No
 * name of a person; what must be decided by an archivist says so.
 */
export function informatieobjectXml(out: Outgoing, files: readonly ArchivedFile[]): Uint8Array {
  const l = { locale: 'nl' as const }
  const { werksessie } = out
  const day = /^\d{4}-\d{2}-\d{2}$/.test(werksessie.date)
    ? werksessie.date
    : new Date(out.now).toISOString().slice(0, 10)
  return toXml({
    informatieobject: {
      identificatie: identification(werksessie.id),
      naam: originLine(werksessie, 'nl'),
      aggregatieniveau: concept('Dossier', 'MDTO Begrippenlijst aggregatieniveaus'),
      trefwoord: ['werksessie', ...out.themas.map(({ title }) => title).filter((title) => title.trim() !== '')],
      omschrijving: m.export_mdto_omschrijving({ datum: momentDay(out.now, 'nl') }, l),
      dekkingInTijd: {
        dekkingInTijdType: concept('datum van de werksessie', 'Wijkbord'),
        dekkingInTijdBegindatum: day,
        dekkingInTijdEinddatum: day,
      },
      ...(werksessie.area.trim() === '' ? {} : { dekkingInRuimte: { verwijzingNaam: werksessie.area } }),
      taal: 'nl',
      event: {
        eventType: concept('Export', 'MDTO Begrippenlijst eventtypen'),
        eventTijd: new Date(out.now).toISOString().slice(0, 19),
        eventResultaat: m.export_mdto_event({ aantal: files.length }, l),
      },
      waardering: concept('nog te bepalen', 'Selectielijst gemeenten en intergemeentelijke organen'),
      heeftRepresentatie: files.map(({ path }) => reference(fileNameOf(path), path)),
      archiefvormer: { verwijzingNaam: m.export_mdto_archiefvormer({}, l) },
      beperkingGebruik: {
        beperkingGebruikType: concept('nog te bepalen', 'MDTO Begrippenlijst beperkingen gebruik'),
        beperkingGebruikNadereBeschrijving: m.export_mdto_beperking({}, l),
      },
    },
  })
}

/** One file of the archive (MDTO `bestand`): size, kind and checksum. */
export function bestandXml(out: Outgoing, file: ArchivedFile): Uint8Array {
  return toXml({
    bestand: {
      identificatie: identification(file.path),
      naam: fileNameOf(file.path),
      omvang: file.bytes,
      bestandsformaat: concept(file.contentType.split(';')[0] ?? '', 'IANA Media Types'),
      checksum: {
        checksumAlgoritme: concept('SHA-256', 'MDTO Begrippenlijst checksumalgoritmes'),
        checksumWaarde: file.sha256,
        checksumDatum: new Date(out.now).toISOString().slice(0, 19),
      },
      isRepresentatieVan: reference(originLine(out.werksessie, 'nl'), out.werksessie.id),
    },
  })
}
