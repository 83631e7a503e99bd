import { m } from '../../../shared/i18n/messages.ts'
import { leftOutSentences, momentDay, originLine, statusWords } from '../labels.ts'
import type { Outgoing } from '../outgoing.ts'
import type { OutgoingInline } from '../outgoing-programma.ts'
import type { Stuk, StukBlock } from './stuk.ts'

/** The section of the programma that is the letter. */
const letterKey = /^16(\.|$)/

/** The letter to residents by itself: section 16 of the programma as people left it, without source codes in the sentences. */
export function briefStuk(out: Outgoing): Stuk {
  const l = { locale: out.locale }
  let isLetter = false
  const blocks: StukBlock[] = []
  for (const { type, sectionKey, inline } of out.programma.blocks) {
    if (type === 'heading') {
      if (sectionKey !== undefined) isLetter = letterKey.test(sectionKey)
      // The letter has a title of its own.
      if (isLetter && sectionKey !== '16') blocks.push({ type: 'heading', level: 2, text: wordsOf(inline) })
      continue
    }
    if (!isLetter || inline.length === 0) continue
    const words = inline.filter((part) => part.type !== 'bron')
    const last = blocks.at(-1)
    if (type === 'paragraph') blocks.push({ type: 'paragraph', inline: words })
    else if (last?.type === 'list') blocks[blocks.length - 1] = { type: 'list', items: [...last.items, words] }
    else blocks.push({ type: 'list', items: [words] })
  }
  return {
    title: m.export_brief({}, l),
    origin: originLine(out.werksessie, out.locale),
    status: `${statusWords[out.programma.status]({}, l)} · ${momentDay(out.now, out.locale)}`,
    blocks: blocks.length > 0 ? blocks : [{ type: 'paragraph', inline: [empty(m.export_prog_leeg({}, l))] }],
    leftOut: leftOutSentences(out.leftOut, out.locale),
  }
}

const empty = (text: string): OutgoingInline => ({ type: 'text', text, bold: false, italic: false })
const wordsOf = (inline: readonly OutgoingInline[]): string =>
  inline
    .map((part) => (part.type === 'text' ? part.text : part.type === 'slot' ? `[${part.label}]` : ''))
    .join('')
    .trim()
