import { m } from '../../../shared/i18n/messages.ts'
import { inlineMarkdown, oneLine, tableMarkdown } from '../markdown-parts.ts'
import type { Outgoing } from '../outgoing.ts'
import type { Stuk, StukBlock } from './stuk.ts'

/** A document as Markdown. A drawing is told in words; a chart is a table. */
export function stukToMarkdown(stuk: Stuk, out: Outgoing): Uint8Array {
  const l = { locale: out.locale }
  const lines = [
    `# ${oneLine(stuk.title)}`,
    '',
    oneLine(stuk.origin),
    '',
    oneLine(stuk.status),
    '',
    ...stuk.blocks.flatMap((block) => blockLines(block, out)),
    `## ${m.export_wat_ontbreekt({}, l)}`,
    '',
    ...(stuk.leftOut.length === 0 ? [m.export_niets_weg({}, l)] : stuk.leftOut.map((text) => `- ${oneLine(text)}`)),
    '',
  ]
  return new TextEncoder().encode(lines.join('\n'))
}

function blockLines(block: StukBlock, out: Outgoing): string[] {
  const l = { locale: out.locale }
  switch (block.type) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${oneLine(block.text)}`, '']
    case 'paragraph':
      return [inlineMarkdown(block.inline), '']
    case 'list':
      return [...block.items.map((inline) => `- ${inlineMarkdown(inline)}`), '']
    case 'table':
      return block.rows.length === 0 ? [m.export_geen_regels({}, l), ''] : tableMarkdown(block.heading, block.rows)
    case 'signalen':
      return [
        ...block.items.map(({ code, label, text, by, hidden }) =>
          hidden
            ? `- **${code}** *${oneLine(label)}*`
            : `- **${code}** *${oneLine(label)}*: ${oneLine(text)}${by === '' ? '' : ` (${oneLine(by)})`}`,
        ),
        '',
      ]
    case 'chart':
      return [
        `**${oneLine(block.title)}**`,
        '',
        ...tableMarkdown(
          ['', ...block.series],
          block.rows.map(({ label, values }) => [label, ...values.map(({ text }) => text)]),
        ),
      ]
    case 'counts':
      return [
        ...block.items.map(
          ({ number, label, note }) => `- **${number}** ${oneLine(label)}${note === '' ? '' : ` (${oneLine(note)})`}`,
        ),
        '',
      ]
    case 'callout':
      return [`> **${oneLine(block.title)}** ${oneLine(block.text)}`, '']
    case 'drawing':
      return [`*${oneLine(block.scene.title)}.* ${oneLine(block.scene.description)}`, '']
    case 'field': {
      const open = block.open === undefined ? '' : ` **[${oneLine(block.open.word)}]**`
      const body = block.lines.length === 1 ? block.lines.map(oneLine) : block.lines.map((text) => `- ${oneLine(text)}`)
      const question =
        block.open === undefined || block.open.question === '' ? [] : [`*${oneLine(block.open.question)}*`]
      return [`**${oneLine(block.label)}**${open}`, '', ...[...body, ...question].flatMap((line) => [line, ''])]
    }
  }
}
