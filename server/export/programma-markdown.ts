import { m } from '../../shared/i18n/messages.ts'
import { kindWords, leftOutSentences, momentDay, originLine, statusWords, traceWords } from './labels.ts'
import { inlineMarkdown, oneLine, tableMarkdown } from './markdown-parts.ts'
import type { Outgoing } from './outgoing.ts'
import { bronRows, type OutgoingBlock } from './outgoing-programma.ts'
import { authorOf, lotOf } from './tables.ts'

function blockMarkdown(block: OutgoingBlock): string {
  const words = inlineMarkdown(block.inline)
  if (words === '') return ''
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(Math.min(block.level + 1, 6))} ${words}`
    case 'listItem':
      return `- ${words}`
    case 'paragraph':
      return words
  }
}

/** The programma as Markdown, with the sources of every sentence and the lot of every note. */
export function programmaMarkdown(out: Outgoing): Uint8Array {
  const l = { locale: out.locale }
  const { programma } = out
  const lines: string[] = [
    `# ${oneLine(programmaTitle(out))}`,
    '',
    oneLine(originLine(out.werksessie, out.locale)),
    '',
    `${statusWords[programma.status]({}, l)} · ${momentDay(out.now, out.locale)} · **${m.export_plekken_open({ count: programma.openSlots }, l)}**`,
    '',
  ]
  let wasItem = false
  for (const block of programma.blocks) {
    const words = blockMarkdown(block)
    if (words === '') continue
    if (wasItem && block.type !== 'listItem') lines.push('')
    lines.push(words)
    if (block.type !== 'listItem') lines.push('')
    wasItem = block.type === 'listItem'
  }
  if (wasItem) lines.push('')
  if (programma.blocks.length === 0) lines.push(m.export_prog_leeg({}, l), '')
  const table = (heading: readonly string[], rows: readonly (readonly string[])[]): void => {
    lines.push(...tableMarkdown(heading, rows))
  }
  if (programma.bronnen.length > 0) {
    lines.push(`## ${m.export_prog_bijlage_bronnen({}, l)}`, '')
    table(
      [m.export_bron({}, l), m.export_kol_soort({}, l), m.export_rust_op({}, l)],
      bronRows(programma.bronnen, (trace) => restsOn(trace, out)).map(({ codes, kind, rests }) => [
        codes,
        traceWords[kind]({}, l),
        rests,
      ]),
    )
  }
  if (!programma.listsSignalen) {
    lines.push(`## ${m.export_prog_bijlage_briefjes({}, l)}`, '')
    table(
      [
        m.export_kol_code({}, l),
        m.export_kol_tekst({}, l),
        m.export_kol_soort({}, l),
        m.export_kol_groep({}, l),
        m.export_veld_themas({}, l),
        m.export_kol_lot({}, l),
      ],
      out.signalen.map((source) => signaalRow(source, out)),
    )
  }
  const missing = leftOutSentences(out.leftOut, out.locale)
  lines.push(`## ${m.export_wat_ontbreekt({}, l)}`, '')
  if (missing.length === 0) lines.push(m.export_niets_weg({}, l), '')
  else lines.push(...missing.map((sentence) => `- ${oneLine(sentence)}`), '')
  return new TextEncoder().encode(lines.join('\n'))
}

/** What the programma calls itself, or which programma it is. */
export const programmaTitle = (out: Outgoing): string =>
  out.programma.title ??
  `${m.export_programma({}, { locale: out.locale })} ${out.werksessie.area || out.werksessie.title}`

/** Code, text, kind, group, thema and lot of one note. */
export function signaalRow(source: Outgoing['signalen'][number], out: Outgoing): readonly string[] {
  const l = { locale: out.locale }
  const { signaal, code } = source
  if (signaal === undefined) return [code, '', '', '', '', '']
  const thema = out.themas.find(({ id }) => id === signaal.themaId)?.title ?? m.export_geen_thema({}, l)
  return [code, signaal.text, kindWords[signaal.kind]({}, l), authorOf(source, out), thema, lotOf(source, out)]
}

/** With more notes than this behind one sentence, the appendix gives their codes; the words are in the list of notes. */
const mostQuoted = 4

/** What a source rests on, in codes: notes, cards, places on the wijkkaart, the voting round; '' for nothing. */
export function restsOn(trace: Outgoing['programma']['bronnen'][number]['trace'], out: Outgoing): string {
  const l = { locale: out.locale }
  const signalen = out.sourcesOf(trace.signaalIds).map(({ code, withheld, signaal }) => {
    if (withheld === 'hidden') return `${code} (${m.export_briefje_verborgen({}, l)})`
    if (withheld === 'archived') return `${code} (${m.export_briefje_ingetrokken({}, l)})`
    return signaal !== undefined && trace.signaalIds.length <= mostQuoted ? `${code} “${signaal.text}”` : code
  })
  const cards = trace.cardIds.flatMap((id) => out.kanskaarten.find((card) => card.id === id)?.title || [])
  const places = trace.mapRefs.flatMap((id) => out.nodes.find((node) => node.id === id)?.name || [])
  const round = trace.stemRef === undefined ? [] : [m.export_stemronde({}, l)]
  return [...signalen, ...cards, ...places, ...round].join(', ')
}
