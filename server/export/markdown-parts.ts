import type { OutgoingInline } from './outgoing-programma.ts'

/**
 * Signs that start emphasis, code, a link, HTML, an entity or a table cell, and what starts a heading, list or rule at the
 * beginning of a line; a backslash makes them words again. Others stay as they are: the source must read well too.
 */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>|~&]/g, (sign) => `\\${sign}`).replace(/^(\s*)([-+=#]|\d+(?=[.)]))/gm, escapeStart)

const escapeStart = (_: string, space: string, start: string): string =>
  /^\d/.test(start) ? `${space}${start}\\` : `${space}\\${start}`

export const oneLine = (text: string): string => escapeMarkdown(text.replace(/\s*\n\s*/g, ' ').trim())

/** What a line says, with open places in bold and the provenance code after each statement. */
export const inlineMarkdown = (inline: readonly OutgoingInline[]): string =>
  inline.map(partMarkdown).join('').replace(/ {2,}/g, ' ').trim()

function partMarkdown(part: OutgoingInline): string {
  switch (part.type) {
    case 'text': {
      const words = escapeMarkdown(part.text.replace(/\s*\n\s*/g, ' '))
      const mark = part.bold ? '**' : part.italic ? '*' : ''
      // A mark must touch the words, else it is shown as stars.
      const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? []
      return core === '' ? words : `${before}${mark}${core}${mark}${after}`
    }
    case 'slot':
      return `**[${oneLine(part.label)}]**`
    case 'bron':
      return ` [${part.code}] `
  }
}

/** A table with a heading row; line ends in cells become blanks. */
export const tableMarkdown = (heading: readonly string[], rows: readonly (readonly string[])[]): string[] => {
  const row = (cells: readonly string[]): string => `| ${cells.map(oneLine).join(' | ')} |`
  return [row(heading), `|${' --- |'.repeat(heading.length)}`, ...rows.map(row), '']
}
