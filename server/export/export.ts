import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { m } from '../../shared/i18n/messages.ts'
import { createArchief } from './archief.ts'
import { printBladen } from './bladen-print.ts'
import { toCsv } from './csv.ts'
import { kanskaartenFile, toJson, wijkkaartFile } from './kanskaarten-json.ts'
import { printKanskaarten } from './kanskaarten-print.ts'
import { leftOutSentences, momentDay, originLine } from './labels.ts'
import { createOutgoing, type ExportInput, type LeftOut, type Outgoing } from './outgoing.ts'
import { printSignalen, printWijkkaart } from './overview-print.ts'
import { createTypstRenderer, type PdfRenderer, type PdfStandard, type PdfTemplate } from './pdf-renderer.ts'
import { programmaDocx } from './programma-docx.ts'
import { programmaMarkdown } from './programma-markdown.ts'
import { printProgramma } from './programma-print.ts'
import { kanskaartenTable, signalenTable, stackTables, type Table, wijkkaartTables } from './tables.ts'
import { uitslagTable } from './uitslag-table.ts'
import { toXlsx } from './xlsx.ts'

export type { ExportInput, LeftOut } from './outgoing.ts'

/** A file to hand over. `leftOut` says in numbers what is not in it (C5). */
export interface ExportFile {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** ASCII, without folders: `kanskaarten-lindenholt-2023-03-14.pdf`. */
  readonly fileName: string
  readonly leftOut: LeftOut
}

export interface ExportOptions {
  readonly pdfStandard?: PdfStandard
  /** Made when left out; a worker that stays alive may keep one. */
  readonly renderer?: PdfRenderer
}

const contentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
} as const
type Ext = keyof typeof contentTypes

type Made = Uint8Array | { readonly bytes: Uint8Array; readonly leftOut: Partial<LeftOut> }
interface Work {
  readonly input: ExportInput
  readonly out: Outgoing
  readonly pdf: (template: PdfTemplate, data: (out: Outgoing, missingCharacters: number) => unknown) => Made
}
type Maker = (work: Work) => Made | Promise<Made>

/** Which pairs make sense; everything else is `export.unknown`. */
const makers: Readonly<Record<string, Readonly<Partial<Record<Ext, Maker>>>>> = {
  kanskaarten: {
    pdf: ({ pdf }) => pdf('kanskaarten', printKanskaarten),
    csv: ({ out }) => toCsv(kanskaartenTable(out)),
    xlsx: ({ out }) => toXlsx([kanskaartenTable(out), aboutTable(out)]),
    json: ({ input }) => toJson(kanskaartenFile(input)),
  },
  programma: {
    pdf: ({ pdf }) => pdf('programma', printProgramma),
    docx: ({ out }) => programmaDocx(out),
    md: ({ out }) => programmaMarkdown(out),
  },
  signalen: {
    pdf: ({ pdf }) => pdf('signalen', printSignalen),
    csv: ({ input, out }) => toCsv(signalenTable(out, input.snapshot.papers)),
    xlsx: ({ input, out }) => toXlsx([signalenTable(out, input.snapshot.papers), aboutTable(out)]),
  },
  wijkkaart: {
    pdf: ({ pdf }) => pdf('wijkkaart', printWijkkaart),
    csv: ({ out }) => toCsv(wijkkaartCsvTable(out)),
    xlsx: ({ out }) => toXlsx([...wijkkaartTables(out), aboutTable(out)]),
    json: ({ input }) => toJson(wijkkaartFile(input)),
  },
  bladen: {
    pdf: ({ input, pdf }) => pdf('bladen', (out, missing) => printBladen(out, input.bladen ?? [], missing)),
  },
  uitslag: {
    csv: ({ input, out }) => toCsv(uitslagTable(input.uitslagen ?? [], out)),
    xlsx: ({ input, out }) => toXlsx([uitslagTable(input.uitslagen ?? [], out), aboutTable(out)]),
  },
  archief: {
    json: ({ input }) => {
      const { archief, withheldStatements } = createArchief(input)
      // Withdrawn notes are in the archive: importing it must give an equal bord.
      return { bytes: toJson(archief), leftOut: { archived: 0, statements: withheldStatements } }
    },
  },
}

/** True when `exportWerksessie` can make this pair. */
export const canExport = (what: string, ext: string): boolean => makerOf(what, ext) !== undefined

function makerOf(what: string, ext: string): Maker | undefined {
  if (!Object.hasOwn(makers, what) || !Object.hasOwn(contentTypes, ext)) return undefined
  return makers[what]?.[ext as Ext]
}

/**
 * Makes one file of a werksessie. Pure apart from reading templates and fonts; native PDF work is synchronous, so run it
 * in a worker thread. Errors: `export.unknown` for a pair that does not exist.
 */
export async function exportWerksessie(
  input: ExportInput,
  what: string,
  ext: string,
  options: ExportOptions = {},
): Promise<Result<ExportFile>> {
  const make = makerOf(what, ext)
  if (make === undefined) return fail(appError('export.unknown'))
  const out = createOutgoing(input)
  const pdf: Work['pdf'] = (template, data) => {
    const renderer = options.renderer ?? createTypstRenderer()
    const { bytes, missingCharacters } = renderer.render({
      template,
      standard: options.pdfStandard ?? 'ua-1',
      createdAt: input.now,
      data: (missing) => data(out, missing),
    })
    return { bytes, leftOut: { characters: missingCharacters } }
  }
  const made = await make({ input, out, pdf })
  const { bytes, leftOut } = made instanceof Uint8Array ? { bytes: made, leftOut: {} } : made
  return ok({
    bytes,
    contentType: contentTypes[ext as Ext],
    fileName: fileName(what, ext, input),
    leftOut: { ...out.leftOut, ...leftOut },
  })
}

function fileName(what: string, ext: string, { snapshot: { werksessie }, now }: ExportInput): string {
  const slug = (werksessie.area || werksessie.title)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  const day = werksessie.date || new Date(now).toISOString().slice(0, 10)
  return `${[what, slug, day].filter((part) => part !== '').join('-')}.${ext}`
}

function wijkkaartCsvTable(out: Outgoing): Table {
  const l = { locale: out.locale }
  const [nodes, relations] = wijkkaartTables(out)
  return stackTables(m.export_kol_wat({}, l), [
    { label: m.export_knoop({}, l), table: nodes },
    { label: m.export_relatie({}, l), table: relations },
  ])
}

/** The sheet that says what the workbook is and what is not in it. */
function aboutTable(out: Outgoing): Table {
  const l = { locale: out.locale }
  const missing = leftOutSentences(out.leftOut, out.locale)
  return {
    name: m.export_over_bestand({}, l),
    columns: [{ title: m.export_over_bestand({}, l), width: 90 }],
    rows: [
      originLine(out.werksessie, out.locale),
      m.export_gemaakt_op({ date: momentDay(out.now, out.locale) }, l),
      ...(missing.length === 0 ? [m.export_niets_weg({}, l)] : missing),
    ].map((sentence) => [sentence]),
  }
}
