import { m } from '../../../shared/i18n/messages.ts'

export const kinds = [
  'rapport',
  'kanskaarten',
  'programma',
  'signalen',
  'wijkkaart',
  'bord',
  'uitslag',
  'archief',
] as const
export type FileKind = (typeof kinds)[number]

/** Which files there are, in the order of how often people want them. */
export const formats: Readonly<Record<FileKind, readonly Format[]>> = {
  rapport: ['pdf', 'docx', 'pptx', 'md'],
  kanskaarten: ['pdf', 'docx', 'pptx', 'xlsx', 'csv', 'json', 'md'],
  programma: ['docx', 'pdf', 'md', 'json'],
  signalen: ['xlsx', 'pdf', 'docx', 'pptx', 'csv', 'json', 'md'],
  wijkkaart: ['pdf', 'docx', 'pptx', 'png', 'svg', 'xlsx', 'csv', 'json', 'md'],
  bord: ['png', 'svg'],
  uitslag: ['xlsx', 'csv'],
  archief: ['zip', 'json'],
}
export type Format = 'pdf' | 'docx' | 'pptx' | 'xlsx' | 'csv' | 'json' | 'md' | 'png' | 'svg' | 'zip'

export const kindText: Readonly<Record<FileKind, { readonly title: () => string; readonly text: () => string }>> = {
  rapport: { title: m.uit_rapport, text: m.uit_rapport_uitleg },
  kanskaarten: { title: m.uit_kanskaarten, text: m.uit_kanskaarten_uitleg },
  programma: { title: m.uit_programma, text: m.uit_programma_uitleg },
  signalen: { title: m.uit_signalen, text: m.uit_signalen_uitleg },
  wijkkaart: { title: m.uit_wijkkaart, text: m.uit_wijkkaart_uitleg },
  bord: { title: m.uit_bord, text: m.uit_bord_uitleg },
  uitslag: { title: m.uit_uitslag, text: m.uit_uitslag_uitleg },
  archief: { title: m.uit_archief, text: m.uit_archief_uitleg },
}

export const formatText: Readonly<Record<Format, () => string>> = {
  pdf: m.uit_pdf,
  docx: m.uit_docx,
  pptx: m.uit_pptx,
  xlsx: m.uit_xlsx,
  csv: m.uit_csv,
  json: m.uit_json,
  md: m.uit_md,
  png: m.uit_png,
  svg: m.uit_svg,
  zip: m.uit_zip,
}

/** What is not in a file, in numbers, as the server says it (`x-wijkbord-weggelaten`). */
export interface LeftOut {
  readonly hidden: number
  readonly archived: number
  readonly wachtend?: number
  readonly opzij?: number
  readonly surveyWithoutConsent: number
  readonly statements: number
  readonly characters: number
}

/** The numbers as sentences; empty when everything is in the file. */
export function leftOutSentences(leftOut: LeftOut): readonly string[] {
  const rows: readonly (readonly [number, (inputs: { count: number }) => string])[] = [
    [leftOut.hidden, m.export_weg_verborgen],
    [leftOut.archived, m.export_weg_archief],
    [leftOut.wachtend ?? 0, m.export_weg_wachtend],
    [leftOut.opzij ?? 0, m.export_weg_opzij],
    [leftOut.surveyWithoutConsent, m.export_weg_toestemming],
    [leftOut.statements, m.export_weg_zinnen],
    [leftOut.characters, m.export_weg_tekens],
  ]
  return rows.flatMap(([count, say]) => (count > 0 ? [say({ count })] : []))
}
