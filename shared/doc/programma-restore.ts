import * as Y from 'yjs'
import type { Trace } from '../domain/programma.ts'
import type { ProgrammaBlock } from './programma-doc.ts'

/**
 * Writes a programma that `readProgramma` once gave into an empty document, so that reading it again gives the same.
 * Server only, inside the room's transaction.
 */
export function restoreProgramma(
  doc: Y.Doc,
  blocks: readonly ProgrammaBlock[],
  bronnen: Readonly<Record<string, Trace>>,
): void {
  doc.transact(() => {
    const nodes: Y.XmlElement[] = []
    let list: Y.XmlElement | undefined
    const fills: (() => void)[] = []
    for (const block of blocks) {
      if (block.type === 'listItem') {
        const item = new Y.XmlElement('listItem')
        const paragraph = new Y.XmlElement('paragraph')
        item.insert(0, [paragraph])
        if (list === undefined) {
          list = new Y.XmlElement('bulletList')
          nodes.push(list)
        }
        list.push([item])
        fills.push(() => fill(paragraph, block))
        continue
      }
      list = undefined
      const node = new Y.XmlElement(block.type)
      if (block.type === 'heading') {
        node.setAttribute('level', (block.level ?? 2) as unknown as string)
        if (block.sectionKey !== undefined) node.setAttribute('sectionKey', block.sectionKey)
      }
      nodes.push(node)
      fills.push(() => fill(node, block))
    }
    doc.getXmlFragment('inhoud').insert(0, nodes)
    // Text with marks can only be written once its node is part of the document.
    for (const write of fills) write()
    const kept = doc.getMap<Trace>('bronnen')
    for (const [id, trace] of Object.entries(bronnen)) kept.set(id, trace)
  })
}

/** Writes inline content into an empty heading or paragraph that is part of the document. */
export function fill(node: Y.XmlElement, block: Pick<ProgrammaBlock, 'inline'>): void {
  let text: Y.XmlText | undefined
  for (const part of block.inline) {
    if (part.type === 'text') {
      if (text === undefined) {
        text = new Y.XmlText()
        node.push([text])
      }
      // Marks are given as `null` too: without them inserted text takes over those of the text before it.
      text.insert(text.length, part.text, { bold: part.bold ? {} : null, italic: part.italic ? {} : null })
      continue
    }
    text = undefined
    const inline = new Y.XmlElement(part.type)
    if (part.type === 'bron') inline.setAttribute('bronId', part.bronId)
    else {
      inline.setAttribute('slotId', part.slotId)
      inline.setAttribute('label', part.label)
    }
    node.push([inline])
  }
}
