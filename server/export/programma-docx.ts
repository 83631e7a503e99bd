import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { unzipSync, zipSync } from 'fflate'
import { m } from '../../shared/i18n/messages.ts'
import { leftOutSentences, momentDay, originLine, statusWords, traceWords } from './labels.ts'
import type { Outgoing } from './outgoing.ts'
import { bronRows, type OutgoingBlock, type OutgoingInline } from './outgoing-programma.ts'
import { programmaTitle, restsOn, signaalRow } from './programma-markdown.ts'

const blue = '0B4F9E'
const grey = '455560'
const bullets = 'opsomming'

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

const headingAt = (level: number): (typeof headings)[number] => headings[level - 1] ?? HeadingLevel.HEADING_6

const runs = (inline: readonly OutgoingInline[]): ParagraphChild[] => inline.map(runOf)

function runOf(part: OutgoingInline): ParagraphChild {
  switch (part.type) {
    case 'text':
      return new TextRun({ text: part.text.replace(/\s*\n\s*/g, ' '), bold: part.bold, italics: part.italic })
    case 'slot':
      // Brackets as well as colour, so that an open place is also seen in black and white.
      return new TextRun({ text: `[${part.label}]`, bold: true, highlight: 'yellow' })
    case 'bron':
      return new TextRun({ text: ` [${part.code}]`, color: blue, size: 17 })
  }
}

function paragraphs(block: OutgoingBlock): Paragraph[] {
  if (block.inline.length === 0) return []
  const children = runs(block.inline)
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: headingAt(block.level + 1), children })]
    case 'listItem':
      return [new Paragraph({ numbering: { reference: bullets, level: 0 }, children })]
    case 'paragraph':
      return [new Paragraph({ children })]
  }
}

const cellBorder = { style: BorderStyle.SINGLE, size: 4, color: 'B9C4C0' }

/** A table with a repeated heading row; widths in parts of a thousand. */
function tableOf(heading: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): Table {
  const total = 9600
  const cell = (text: string, index: number, isHeading: boolean): TableCell =>
    new TableCell({
      width: { size: Math.round(((widths[index] ?? 0) / 1000) * total), type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(isHeading ? { shading: { type: ShadingType.CLEAR, fill: blue, color: 'auto' } } : {}),
      children: [
        new Paragraph({
          spacing: { after: 0 },
          children: [new TextRun({ text, size: 18, bold: isHeading, ...(isHeading ? { color: 'FFFFFF' } : {}) })],
        }),
      ],
    })
  const row = (cells: readonly string[], isHeading: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: cells.map((text, index) => cell(text.replace(/\s*\n\s*/g, ' '), index, isHeading)),
    })
  return new Table({
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round((width / 1000) * total)),
    layout: TableLayoutType.FIXED,
    borders: {
      top: cellBorder,
      bottom: cellBorder,
      left: cellBorder,
      right: cellBorder,
      insideHorizontal: cellBorder,
      insideVertical: cellBorder,
    },
    rows: [row(heading, true), ...rows.map((cells) => row(cells, false))],
  })
}

/** The programma as an editable Word document: real headings and lists, Dutch, sources after every statement. */
export async function programmaDocx(out: Outgoing): Promise<Uint8Array> {
  const l = { locale: out.locale }
  const { programma } = out
  const title = programmaTitle(out)
  const heading = (text: string): Paragraph =>
    new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: true, children: [new TextRun(text)] })
  const missing = leftOutSentences(out.leftOut, out.locale)
  const small = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, color: grey })] })
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
    small(originLine(out.werksessie, out.locale)),
    small(`${statusWords[programma.status]({}, l)} · ${momentDay(out.now, out.locale)}`),
    new Paragraph({
      spacing: { before: 120, after: 240 },
      children: [
        new TextRun({
          text: ` ${m.export_plekken_open({ count: programma.openSlots }, l)} `,
          bold: true,
          ...(programma.openSlots > 0 ? { highlight: 'yellow' as const } : {}),
        }),
      ],
    }),
    ...programma.blocks.flatMap(paragraphs),
    ...(programma.blocks.length === 0 ? [new Paragraph(m.export_prog_leeg({}, l))] : []),
    ...(programma.bronnen.length === 0
      ? []
      : [
          heading(m.export_prog_bijlage_bronnen({}, l)),
          tableOf(
            [m.export_bron({}, l), m.export_kol_soort({}, l), m.export_rust_op({}, l)],
            [160, 180, 660],
            bronRows(programma.bronnen, (trace) => restsOn(trace, out)).map(({ codes, kind, rests }) => [
              codes,
              traceWords[kind]({}, l),
              rests,
            ]),
          ),
        ]),
    ...(programma.listsSignalen
      ? []
      : [
          heading(m.export_prog_bijlage_briefjes({}, l)),
          tableOf(
            [
              m.export_kol_code({}, l),
              m.export_kol_tekst({}, l),
              m.export_kol_soort({}, l),
              m.export_kol_groep({}, l),
              m.export_veld_themas({}, l),
              m.export_kol_lot({}, l),
            ],
            [80, 350, 100, 120, 170, 180],
            out.signalen.map((source) => signaalRow(source, out)),
          ),
        ]),
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(m.export_wat_ontbreekt({}, l))] }),
    ...(missing.length === 0
      ? [new Paragraph(m.export_niets_weg({}, l))]
      : missing.map((text) => new Paragraph({ numbering: { reference: bullets, level: 0 }, text }))),
  ]
  const file = new Document({
    title,
    // Metadata without names (I13).
    creator: 'Wijkbord',
    lastModifiedBy: 'Wijkbord',
    description: originLine(out.werksessie, out.locale),
    styles: styles(out.locale === 'nl' ? 'nl-NL' : 'en-GB'),
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 420, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1130, bottom: 1130, left: 1150, right: 1150 } },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ text: `${title} · `, size: 17, color: grey }),
                  new TextRun({ children: [PageNumber.CURRENT], size: 17, color: grey }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  })
  return withFixedTimes(new Uint8Array(await Packer.toArrayBuffer(file)), out.now)
}

function styles(language: string): NonNullable<ConstructorParameters<typeof Document>[0]['styles']> {
  const heading = (size: number, before: number) => ({
    run: { font: 'Calibri', size, bold: true, color: size > 26 ? blue : '12212B' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 22, language: { value: language } },
        paragraph: { spacing: { after: 140, line: 288 } },
      },
      heading1: heading(56, 0),
      heading2: heading(34, 420),
      heading3: heading(27, 320),
      heading4: heading(24, 260),
      heading5: heading(23, 220),
      heading6: heading(22, 220),
    },
  }
}

/** The library stamps the clock of the machine; the same input must give the same bytes. */
function withFixedTimes(docx: Uint8Array, now: number): Uint8Array {
  const files = unzipSync(docx)
  const core = files['docProps/core.xml']
  if (core !== undefined) {
    const time = `${new Date(now).toISOString().slice(0, 19)}Z`
    const xml = new TextDecoder().decode(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`)
    files['docProps/core.xml'] = new TextEncoder().encode(xml)
  }
  // A fixed local date: ZIP stores no zone, and refuses years before 1980.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}
