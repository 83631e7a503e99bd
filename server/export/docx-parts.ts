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
import type { Huisstijl } from './huisstijl.ts'
import type { Outgoing } from './outgoing.ts'
import type { OutgoingInline } from './outgoing-programma.ts'

export const grey = '455560'
export const bullets = 'opsomming'
/** Width of the text on an A4 page, in twentieths of a point. */
const textWidth = 9600

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

export const headingAt = (level: number): (typeof headings)[number] => headings[level - 1] ?? HeadingLevel.HEADING_6

export const runs = (inline: readonly OutgoingInline[], color: string): ParagraphChild[] =>
  inline.map((part) => runOf(part, color))

function runOf(part: OutgoingInline, color: string): ParagraphChild {
  switch (part.type) {
    case 'text':
      return new TextRun({ text: part.text.replace(/\s*\n\s*/g, ' '), bold: part.bold, italics: part.italic })
    case 'slot':
      // Brackets as well as colour, so that an open place is also seen in black and white.
      return new TextRun({ text: `[${part.label}]`, bold: true, highlight: 'yellow' })
    case 'bron':
      return new TextRun({ text: ` [${part.code}]`, color, size: 17 })
  }
}

const border = { style: BorderStyle.SINGLE, size: 4, color: 'B9C4C0' }
export const thinBorders = {
  top: border,
  bottom: border,
  left: border,
  right: border,
  insideHorizontal: border,
  insideVertical: border,
}

export interface TableParts {
  readonly heading: readonly string[]
  /** In parts of a thousand. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

/** A real table with a heading row that is repeated on every page. `color` is the ground of that row, as `0B4F9E`. */
export function docxTable({ heading, widths, rows }: TableParts, color: string): Table {
  const cell = (text: string, index: number, isHeading: boolean): TableCell =>
    new TableCell({
      width: { size: Math.round(((widths[index] ?? 0) / 1000) * textWidth), type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(isHeading ? { shading: { type: ShadingType.CLEAR, fill: color, color: 'auto' } } : {}),
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
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round((width / 1000) * textWidth)),
    layout: TableLayoutType.FIXED,
    borders: thinBorders,
    rows: [row(heading, true), ...rows.map((cells) => row(cells, false))],
  })
}

export const bulletParagraph = (children: ParagraphChild[]): Paragraph =>
  new Paragraph({ numbering: { reference: bullets, level: 0 }, children })

export interface DocxFrame {
  readonly title: string
  readonly origin: string
  readonly out: Outgoing
  readonly huisstijl: Huisstijl
}

/** A document with our styles, language and page; no name of a person in its metadata (I13). */
export async function packDocx(
  { title, origin, out, huisstijl }: DocxFrame,
  children: (Paragraph | Table)[],
): Promise<Uint8Array> {
  const file = new Document({
    title,
    creator: 'Wijkbord',
    lastModifiedBy: 'Wijkbord',
    description: origin,
    styles: styles(out.locale === 'nl' ? 'nl-NL' : 'en-GB', huisstijl),
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

function styles(
  language: string,
  huisstijl: Huisstijl,
): NonNullable<ConstructorParameters<typeof Document>[0]['styles']> {
  const font = huisstijl.documentFont
  const heading = (size: number, before: number) => ({
    run: { font, size, bold: true, color: size > 26 ? huisstijl.color.slice(1) : '12212B' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font, size: 22, language: { value: language } },
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

/** The libraries stamp the clock of the machine; the same input must give the same bytes. */
export function withFixedTimes(file: Uint8Array, now: number): Uint8Array {
  const files = unzipSync(file)
  const core = files['docProps/core.xml']
  if (core !== undefined) {
    const time = `${new Date(now).toISOString().slice(0, 19)}Z`
    const xml = new TextDecoder().decode(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`)
    files['docProps/core.xml'] = new TextEncoder().encode(xml)
  }
  // A fixed local date: ZIP stores no zone, and refuses years before 1980.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}
