import {
  BorderStyle,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { m } from '../../../shared/i18n/messages.ts'
import { bulletParagraph, docxTable, grey, headingAt, packDocx, runs } from '../docx-parts.ts'
import type { Huisstijl } from '../huisstijl.ts'
import type { PrintedSource } from '../kanskaarten-print.ts'
import { kindLook } from '../kind-look.ts'
import type { Outgoing } from '../outgoing.ts'
import type { SceneParts } from '../scene/scene.ts'
import { sceneToPng } from '../scene/scene-png.ts'
import type { Stuk, StukBlock } from './stuk.ts'

/** Largest picture on an A4 page, in CSS pixels. */
const pictureWidth = 640
const pictureHeight = 820

/** A document as Word opens it: headings, lists and tables that can be edited, pictures with words beside them. */
export async function stukToDocx(
  stuk: Stuk,
  out: Outgoing,
  { parts, huisstijl }: { readonly parts: SceneParts; readonly huisstijl: Huisstijl },
): Promise<Uint8Array> {
  const l = { locale: out.locale }
  const small = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, color: grey })] })
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: headingAt(1), children: [new TextRun(stuk.title)] }),
    small(stuk.origin),
    small(stuk.status),
  ]
  // The library numbers pictures through all files of the process; the same input must give the same bytes.
  let pictures = 0
  const nextPicture = (): string => String(++pictures)
  for (const block of stuk.blocks) children.push(...(await blockToDocx(block, { out, parts, huisstijl, nextPicture })))
  children.push(
    new Paragraph({ heading: headingAt(2), children: [new TextRun(m.export_wat_ontbreekt({}, l))] }),
    ...(stuk.leftOut.length === 0
      ? [new Paragraph(m.export_niets_weg({}, l))]
      : stuk.leftOut.map((text) => bulletParagraph([new TextRun(text)]))),
  )
  return packDocx({ title: stuk.title, origin: stuk.origin, out, huisstijl }, children)
}

interface Tools {
  readonly out: Outgoing
  readonly parts: SceneParts
  readonly huisstijl: Huisstijl
  readonly nextPicture: () => string
}

async function blockToDocx(block: StukBlock, tools: Tools): Promise<(Paragraph | Table)[]> {
  const color = tools.huisstijl.color.slice(1)
  const l = { locale: tools.out.locale }
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: headingAt(block.level),
          pageBreakBefore: block.newPage === true,
          children: [
            new TextRun({ text: block.text, ...(block.color === undefined ? {} : { color: block.color.slice(1) }) }),
          ],
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: runs(block.inline, color) })]
    case 'list':
      return block.items.map((inline) => bulletParagraph(runs(inline, color)))
    case 'table':
      return block.rows.length === 0 ? [new Paragraph(m.export_geen_regels({}, l))] : [docxTable(block, color), gap()]
    case 'signalen':
      return [signalenTable(block.items), gap()]
    case 'chart':
      return [
        new Paragraph({ keepNext: true, children: [new TextRun({ text: block.title, bold: true })] }),
        docxTable(
          {
            heading: ['', ...block.series],
            widths: [400, ...block.series.map(() => 600 / block.series.length)],
            rows: block.rows.map(({ label, values }) => [
              label,
              ...values.map((value) => `${bar(value.share)}${value.text}`),
            ]),
          },
          color,
        ),
        gap(),
      ]
    case 'counts':
      return block.items.map(({ number, label, note }) =>
        bulletParagraph([
          new TextRun({ text: `${number} ${label}`, bold: true }),
          ...(note === '' ? [] : [new TextRun({ text: ` (${note})`, color: grey })]),
        ]),
      )
    case 'callout':
      return [
        new Paragraph({
          shading: { type: ShadingType.CLEAR, fill: 'FFF4CC', color: 'auto' },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'D9A800', space: 8 } },
          children: [new TextRun({ text: `${block.title} `, bold: true }), new TextRun(block.text)],
        }),
      ]
    case 'drawing':
      return drawing(block, tools)
    case 'field':
      return field(block)
  }
}

const gap = (): Paragraph => new Paragraph({ spacing: { after: 80 }, children: [] })

/** Blocks of a tenth each, so that a chart is also seen in a table of words. */
const bar = (share: number): string => (share <= 0 ? '' : `${'█'.repeat(Math.max(1, Math.round(share * 10)))} `)

async function drawing(
  { scene }: Extract<StukBlock, { type: 'drawing' }>,
  { parts, nextPicture }: Tools,
): Promise<Paragraph[]> {
  const { w, h } = scene.bounds
  const scale = Math.min(pictureWidth / w, pictureHeight / h)
  const picture = new ImageRun({
    type: 'png',
    data: await sceneToPng(scene, parts),
    transformation: { width: Math.round(w * scale), height: Math.round(h * scale) },
    altText: { title: scene.title, description: scene.description, name: scene.title, id: nextPicture() },
  })
  return [
    new Paragraph({ children: [picture] }),
    new Paragraph({ children: [new TextRun({ text: scene.description, color: grey, size: 18 })] }),
  ]
}

function field({ label, lines, open }: Extract<StukBlock, { type: 'field' }>): Paragraph[] {
  const head = new Paragraph({
    heading: headingAt(4),
    children: [
      new TextRun(label),
      ...(open === undefined ? [] : [new TextRun({ text: ` [${open.word}]`, highlight: 'yellow' as const, size: 19 })]),
    ],
  })
  const body =
    lines.length === 1
      ? lines.map((text) => new Paragraph({ children: multiline(text) }))
      : lines.map((text) => bulletParagraph(multiline(text)))
  const question =
    open === undefined || open.question === ''
      ? []
      : [new Paragraph({ children: [new TextRun({ text: open.question, color: grey, italics: true })] })]
  return [head, ...body, ...question]
}

const multiline = (text: string): TextRun[] =>
  text.split('\n').map((line, index) => new TextRun({ text: line, ...(index === 0 ? {} : { break: 1 }) }))

/** Signalen as a table of two columns: code and kind on the colour of the paper, then the words. */
function signalenTable(items: readonly PrintedSource[]): Table {
  const widths = [1900, 7700]
  const cell = (index: number, fill: string, children: Paragraph[]): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      shading: { type: ShadingType.CLEAR, fill, color: 'auto' },
      children,
    })
  const line = { style: BorderStyle.SINGLE, size: 12, color: 'FFFFFF' }
  const rows = items.map(({ kind, label, code, text, by, hidden }) => {
    const look = Object.hasOwn(kindLook, kind) ? kindLook[kind as keyof typeof kindLook] : undefined
    const fill = look?.fill.slice(1) ?? 'EEF2F0'
    const mark = look?.mark.slice(1) ?? grey
    return new TableRow({
      cantSplit: true,
      children: [
        cell(0, fill, [
          new Paragraph({
            spacing: { after: 0 },
            children: [
              new TextRun({ text: code, bold: true, size: 18, color: mark }),
              new TextRun({ text: ` ${label}`, size: 18, color: mark }),
            ],
          }),
        ]),
        cell(1, fill, [
          new Paragraph({
            spacing: { after: 0 },
            children: [
              ...(hidden ? [] : multiline(text)),
              ...(by === '' ? [] : [new TextRun({ text: ` · ${by}`, size: 18, color: grey })]),
            ],
          }),
        ]),
      ],
    })
  })
  return new Table({
    width: { size: 9600, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows,
  })
}
