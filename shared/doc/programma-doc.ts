import * as Y from 'yjs'
import type { DraftProgramma, DraftStatement, Trace } from '../domain/programma.ts'

/**
 * `programma` holds the draft as rich text in `inhoud` (an XmlFragment in the editor's schema), the traces in `bronnen`
 * (server-owned, id → Trace) and `meta` (server-owned). A statement ends in an inline `bron` element that carries its
 * trace id; an open place is an inline `invulplek` element.
 */
export const programmaRoots = { shared: 'inhoud', server: ['bronnen', 'meta'] } as const

/** Node names and attributes that the editor may write; the gate refuses others. */
export const programmaNodes: Readonly<Record<string, readonly string[]>> = {
  heading: ['level', 'sectionKey'],
  paragraph: [],
  bulletList: [],
  orderedList: ['start', 'type'],
  listItem: [],
  blockquote: [],
  hardBreak: [],
  bron: ['bronId'],
  invulplek: ['slotId', 'label'],
}
export const programmaMarks: readonly string[] = ['bold', 'italic']

/** Replaces the content by a draft. Server only, inside the room's transaction. */
export function writeDraft(doc: Y.Doc, draft: DraftProgramma): void {
  const fragment = doc.getXmlFragment('inhoud')
  const bronnen = doc.getMap<Trace>('bronnen')
  doc.transact(() => {
    fragment.delete(0, fragment.length)
    for (const key of [...bronnen.keys()]) bronnen.delete(key)
    const blocks: Y.XmlElement[] = []
    for (const block of draft.blocks) {
      switch (block.type) {
        case 'heading': {
          const heading = element('heading', { level: block.level, sectionKey: block.key })
          heading.insert(0, [new Y.XmlText(block.text)])
          blocks.push(heading)
          break
        }
        case 'paragraph': {
          const paragraph = element('paragraph', {})
          paragraph.insert(0, block.statements.flatMap(statementNodes))
          blocks.push(paragraph)
          break
        }
        case 'list': {
          const list = element('bulletList', {})
          list.insert(
            0,
            block.items.map((item) => {
              const li = element('listItem', {})
              const paragraph = element('paragraph', {})
              paragraph.insert(0, statementNodes(item))
              li.insert(0, [paragraph])
              return li
            }),
          )
          blocks.push(list)
          break
        }
      }
    }
    fragment.insert(0, blocks)
    for (const block of draft.blocks) {
      const statements = block.type === 'heading' ? [] : block.type === 'paragraph' ? block.statements : block.items
      for (const { trace } of statements) bronnen.set(trace.id, trace)
    }
    doc.getMap('meta').set('draftVersion', draft.version)
  })
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, content] of Object.entries(attributes)) made.setAttribute(key, content as string)
  return made
}

function statementNodes({ parts, trace }: DraftStatement): (Y.XmlElement | Y.XmlText)[] {
  const nodes: (Y.XmlElement | Y.XmlText)[] = parts.map((part) =>
    part.type === 'text' ? new Y.XmlText(part.text) : element('invulplek', { slotId: part.id, label: part.label }),
  )
  return [...nodes, element('bron', { bronId: trace.id }), new Y.XmlText(' ')]
}

/** A block of the programme as it is now, for exports and counts. */
export interface ProgrammaBlock {
  readonly type: 'heading' | 'paragraph' | 'listItem'
  readonly level?: number
  readonly inline: readonly (
    | { readonly type: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
    | { readonly type: 'bron'; readonly bronId: string }
    | { readonly type: 'invulplek'; readonly slotId: string; readonly label: string }
  )[]
}

/** Reads the programme, edited or not, as a flat list of blocks with their sources and open places. */
export function readProgramma(doc: Y.Doc): {
  readonly blocks: readonly ProgrammaBlock[]
  readonly bronnen: Readonly<Record<string, Trace>>
  readonly openSlots: number
} {
  const blocks: ProgrammaBlock[] = []
  const walk = (node: Y.XmlElement | Y.XmlFragment, inList: boolean): void => {
    for (const child of node.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (child.nodeName === 'heading')
        blocks.push({ type: 'heading', level: Number(child.getAttribute('level') ?? 2), inline: readInline(child) })
      else if (child.nodeName === 'paragraph')
        blocks.push({ type: inList ? 'listItem' : 'paragraph', inline: readInline(child) })
      else walk(child, inList || child.nodeName === 'listItem')
    }
  }
  walk(doc.getXmlFragment('inhoud'), false)
  const openSlots = blocks.reduce(
    (sum, block) => sum + block.inline.filter((part) => part.type === 'invulplek').length,
    0,
  )
  return { blocks, bronnen: Object.fromEntries(doc.getMap<Trace>('bronnen').entries()), openSlots }
}

/**
 * How many open places keep a programme from being settled: assignment, lead and result of a chosen thema (sections 6 and
 * 7; DOMAIN §5.3). Other open places may stay open. Slot ids of the draft are `st.{section}.{thema}.…`.
 */
export function blockingSlots(blocks: readonly ProgrammaBlock[]): number {
  return blocks.reduce(
    (sum, block) =>
      sum + block.inline.filter((part) => part.type === 'invulplek' && /^st\.[67]\./.test(part.slotId)).length,
    0,
  )
}

function readInline(block: Y.XmlElement): ProgrammaBlock['inline'] {
  const inline: ProgrammaBlock['inline'][number][] = []
  for (const child of block.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const op of child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
        if (typeof op.insert === 'string') {
          inline.push({
            type: 'text',
            text: op.insert,
            bold: op.attributes?.bold !== undefined,
            italic: op.attributes?.italic !== undefined,
          })
        }
      }
    } else if (child instanceof Y.XmlElement && child.nodeName === 'bron') {
      inline.push({ type: 'bron', bronId: child.getAttribute('bronId') ?? '' })
    } else if (child instanceof Y.XmlElement && child.nodeName === 'invulplek') {
      inline.push({
        type: 'invulplek',
        slotId: child.getAttribute('slotId') ?? '',
        label: child.getAttribute('label') ?? '',
      })
    }
  }
  return inline
}
