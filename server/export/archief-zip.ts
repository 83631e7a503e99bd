import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { m } from '../../shared/i18n/messages.ts'
import { jsonSchemaOf } from './json-schemas.ts'
import { toJson } from './kanskaarten-json.ts'
import { leftOutSentences, momentDay, originLine } from './labels.ts'
import { type ArchivedFile, bestandXml, informatieobjectXml } from './mdto.ts'
import type { LeftOut } from './outgoing.ts'
import { contentTypes, type Ext, type Made, type Work } from './work.ts'

/** What people read, then what machines read; in this order. PDF here is PDF/A-2a. */
const contents: readonly (readonly [path: string, what: string, ext: Ext])[] = [
  ['leesbaar/rapport.pdf', 'rapport', 'pdf'],
  ['leesbaar/programma.pdf', 'programma', 'pdf'],
  ['leesbaar/kanskaarten.pdf', 'kanskaarten', 'pdf'],
  ['leesbaar/wijkkaart.pdf', 'wijkkaart', 'pdf'],
  ['leesbaar/signalen.pdf', 'signalen', 'pdf'],
  ['leesbaar/bord.svg', 'bord', 'svg'],
  ['data/archief.json', 'archief', 'json'],
  ['data/signalen.csv', 'signalen', 'csv'],
  ['data/kanskaarten.csv', 'kanskaarten', 'csv'],
  ['data/wijkkaart.csv', 'wijkkaart', 'csv'],
  ['data/uitslag.csv', 'uitslag', 'csv'],
]
/** Where the import looks for the werksessie in the archive, and for the pictures on its bord. */
const pictureEndings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/**
 * The archive: documents for people (PDF/A-2a), data for machines with its schema, the pictures of the bord, metadata for an
 * e-depot (MDTO), and a list of checksums. Names in it are ours alone: nothing that people wrote becomes a path.
 */
export async function archiefZip(work: Work): Promise<Made> {
  const { out, input, onProgress } = work
  const files = new Map<string, { readonly bytes: Uint8Array; readonly contentType: string }>()
  let characters = 0
  let statements = 0
  for (const [index, [path, what, ext]] of contents.entries()) {
    const made = await work.other(what, ext)
    characters = Math.max(characters, made.leftOut.characters)
    if (what === 'archief') statements = made.leftOut.statements
    files.set(path, { bytes: made.bytes, contentType: contentTypes[ext] })
    onProgress(((index + 1) / contents.length) * 0.9)
  }
  files.set('data/archief.schema.json', {
    bytes: toJson(jsonSchemaOf('archief')),
    contentType: 'application/schema+json',
  })
  const wanted = new Set<string>(out.bord.afbeeldingen.map(({ bestandId }) => bestandId))
  for (const [id, { bytes, contentType }] of Object.entries(input.bestanden ?? {})) {
    const ending = pictureEndings[contentType]
    if (wanted.has(id) && ending !== undefined) files.set(`bestanden/${id}.${ending}`, { bytes, contentType })
  }
  // Withdrawn signalen are in the data: importing it must give an equal bord.
  const leftOut: LeftOut = { ...out.leftOut, archived: 0, characters, statements }
  files.set('LEESMIJ.txt', {
    bytes: readMe(work, leftOut, [...files.keys()]),
    contentType: 'text/plain; charset=utf-8',
  })

  const listed: ArchivedFile[] = [...files].map(([path, { bytes, contentType }]) => ({
    path,
    bytes: bytes.length,
    contentType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  const metadata = new Map<string, Uint8Array>([['werksessie.mdto.xml', informatieobjectXml(out, listed)]])
  for (const file of listed)
    metadata.set(`metadata/${file.path.replaceAll('/', '_')}.bestand.mdto.xml`, bestandXml(out, file))
  const sums = [
    ...listed.map(({ sha256, path }) => [path, sha256] as const),
    ...[...metadata].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')] as const),
  ]
  const list = sums
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('')
  const entries = [
    ...[...files].map(([path, { bytes }]): [string, Uint8Array] => [path, bytes]),
    ...metadata,
    ['sha256sums.txt', new TextEncoder().encode(list)] as const,
  ]
  // A fixed local date: the same werksessie gives the same bytes.
  const bytes = zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) })
  return { bytes, leftOut: { archived: 0, characters, statements } }
}

function readMe({ out }: Work, leftOut: LeftOut, paths: readonly string[]): Uint8Array {
  const l = { locale: out.locale }
  const missing = leftOutSentences(leftOut, out.locale)
  const lines = [
    originLine(out.werksessie, out.locale),
    m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l),
    '',
    m.export_zip_uitleg({}, l),
    m.export_zip_controle({}, l),
    '',
    ...paths.map((path) => `- ${path}`),
    '',
    `${m.export_wat_ontbreekt({}, l)}:`,
    ...(missing.length === 0 ? [m.export_niets_weg({}, l)] : missing.map((sentence) => `- ${sentence}`)),
    '',
  ]
  return new TextEncoder().encode(lines.join('\r\n'))
}
