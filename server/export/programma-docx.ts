import { HeadingLevel, Paragraph, type Table, TextRun } from 'docx'
import { m } from '../../shared/i18n/messages.ts'
import { bulletParagraph, docxTable, grey, headingAt, packDocx, runs } from './docx-parts.ts'
import type { Huisstijl } from './huisstijl.ts'
import { leftOutSentences, momentDay, originLine, statusWords, traceWords } from './labels.ts'
import type { Outgoing } from './outgoing.ts'
import { bronRows, type OutgoingBlock } from './outgoing-programma.ts'
import { programmaTitle, restsOn, signaalRow } from './programma-markdown.ts'

function paragraphs(block: OutgoingBlock, color: string): Paragraph[] {
  if (block.inline.length === 0) return []
  const children = runs(block.inline, color)
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: headingAt(block.level + 1), children })]
    case 'listItem':
      return [bulletParagraph(children)]
    case 'paragraph':
      return [new Paragraph({ children })]
  }
}

/** The programma as an editable Word document: real headings and lists, Dutch, sources after every statement. */
export async function programmaDocx(out: Outgoing, huisstijl: Huisstijl): Promise<Uint8Array> {
  const l = { locale: out.locale }
  const color = huisstijl.color.slice(1)
  const { programma } = out
  const title = programmaTitle(out)
  const origin = originLine(out.werksessie, out.locale)
  const heading = (text: string): Paragraph =>
    new Paragraph({ heading: HeadingLevel.HEADING_2, pageBreakBefore: true, children: [new TextRun(text)] })
  const missing = leftOutSentences(out.leftOut, out.locale)
  const small = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, color: grey })] })
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
    small(origin),
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
    ...programma.blocks.flatMap((block) => paragraphs(block, color)),
    ...(programma.blocks.length === 0 ? [new Paragraph(m.export_prog_leeg({}, l))] : []),
    ...(programma.bronnen.length === 0
      ? []
      : [
          heading(m.export_prog_bijlage_bronnen({}, l)),
          docxTable(
            {
              heading: [m.export_bron({}, l), m.export_kol_soort({}, l), m.export_rust_op({}, l)],
              widths: [160, 180, 660],
              rows: bronRows(programma.bronnen, (trace) => restsOn(trace, out)).map(({ codes, kind, rests }) => [
                codes,
                traceWords[kind]({}, l),
                rests,
              ]),
            },
            color,
          ),
        ]),
    ...(programma.listsSignalen
      ? []
      : [
          heading(m.export_prog_bijlage_briefjes({}, l)),
          docxTable(
            {
              heading: [
                m.export_kol_code({}, l),
                m.export_kol_tekst({}, l),
                m.export_kol_soort({}, l),
                m.export_kol_groep({}, l),
                m.export_veld_themas({}, l),
                m.export_kol_lot({}, l),
              ],
              widths: [80, 350, 100, 120, 170, 180],
              rows: out.signalen.map((source) => signaalRow(source, out)),
            },
            color,
          ),
        ]),
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(m.export_wat_ontbreekt({}, l))] }),
    ...(missing.length === 0
      ? [new Paragraph(m.export_niets_weg({}, l))]
      : missing.map((text) => bulletParagraph([new TextRun(text)]))),
  ]
  return packDocx({ title, origin, out, huisstijl }, children)
}
