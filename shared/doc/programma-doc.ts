import * as Y from 'yjs'
import type { DraftBlock, DraftProgramma, DraftStatement, Toen, Trace } from '../domain/programma.ts'

/**
 * `programma` holds the draft as rich text in `inhoud` (an XmlFragment in the editor's schema). A statement ends in an
 * inline `bron` element that carries its trace id; an open place is an inline `invulplek` element. All else is the
 * server's: `bronnen` (id → Trace), `toen` (sources as they were, `toenKey` → Toen), `wijzigingen` (proposals beside the
 * text), `gesprekken` (comments), `gezien` (changed sources that a person looked at), `versies` (what was kept) and `meta`.
 */
export const programmaRoots = {
  shared: 'inhoud',
  server: ['bronnen', 'meta', 'toen', 'wijzigingen', 'gesprekken', 'gezien', 'versies'],
} as const

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

const statementsOf = (block: DraftBlock): readonly DraftStatement[] =>
  block.type === 'heading' ? [] : block.type === 'paragraph' ? block.statements : block.items

/** A list that names every signaal itself needs no codes. */
const ownCodes = /^st\.B\./

/**
 * Gives the statements of a new draft their lasting ids, codes and number, so that they can stand beside those of former
 * drafts. Server only, inside the room's transaction.
 */
export function numberDraft(doc: Y.Doc, draft: DraftProgramma): DraftProgramma {
  const meta = doc.getMap<unknown>('meta')
  const ronde = Number(meta.get('ronde') ?? 0) + 1
  let code = Number(meta.get('code') ?? 0)
  const number = ({ parts, trace }: DraftStatement): DraftStatement => {
    if (!ownCodes.test(trace.id)) code += 1
    const suffix = ronde === 1 ? '' : `~${ronde}`
    return {
      parts: parts.map((part) => (part.type === 'slot' ? { ...part, id: `${part.id}${suffix}` } : part)),
      trace: {
        ...trace,
        id: `${trace.id}${suffix}`,
        ronde,
        ...(ownCodes.test(trace.id) ? {} : { code: `b${code}` }),
      },
    }
  }
  const blocks = draft.blocks.map((block): DraftBlock => {
    if (block.type === 'heading') return block
    return block.type === 'paragraph'
      ? { type: 'paragraph', statements: block.statements.map(number) }
      : { type: 'list', items: block.items.map(number) }
  })
  doc.transact(() => {
    meta.set('ronde', ronde)
    meta.set('code', code)
    meta.set('draftVersion', draft.version)
  })
  const toen = Object.entries(draft.toen ?? {}).map(([key, one]) => [`${ronde}.${key}`, one] as const)
  return { ...draft, blocks, toen: Object.fromEntries(toen) }
}

/** The next code for a statement that a person took over. Server only. */
export function nextCode(doc: Y.Doc): string {
  const meta = doc.getMap<unknown>('meta')
  const code = Number(meta.get('code') ?? 0) + 1
  meta.set('code', code)
  return `b${code}`
}

/** Keeps how the sources were when this draft was written. */
export function keepToen(doc: Y.Doc, draft: DraftProgramma): void {
  const kept = doc.getMap<Toen>('toen')
  for (const [key, toen] of Object.entries(draft.toen ?? {})) kept.set(key, toen)
}

/** The words of a signaal that was hidden are kept nowhere here. Server only. */
export function hideToen(doc: Y.Doc, signaalId: string): void {
  const kept = doc.getMap<Toen>('toen')
  const ending = `.signaal.${signaalId}`
  for (const [key, toen] of [...kept.entries()])
    if (key.endsWith(ending) && toen.tekst !== '') kept.set(key, { ...toen, tekst: '' })
}

/** Replaces the content by a draft. Server only, inside the room's transaction. */
export function writeDraft(doc: Y.Doc, unnumbered: DraftProgramma): void {
  const fragment = doc.getXmlFragment('inhoud')
  const bronnen = doc.getMap<Trace>('bronnen')
  doc.transact(() => {
    fragment.delete(0, fragment.length)
    for (const root of ['bronnen', 'toen', 'wijzigingen', 'gezien', 'gesprekken'] as const)
      for (const key of [...doc.getMap(root).keys()]) doc.getMap(root).delete(key)
    const draft = numberDraft(doc, unnumbered)
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
    for (const block of draft.blocks) for (const { trace } of statementsOf(block)) bronnen.set(trace.id, trace)
    keepToen(doc, draft)
  })
}

/** A draft as blocks, the way `readProgramma` gives them. */
export function blocksOfDraft(draft: DraftProgramma): readonly ProgrammaBlock[] {
  return draft.blocks.flatMap((block): ProgrammaBlock[] => {
    if (block.type === 'heading')
      return [
        {
          type: 'heading',
          level: block.level,
          sectionKey: block.key,
          inline: [{ type: 'text', text: block.text, bold: false, italic: false }],
        },
      ]
    if (block.type === 'paragraph') return [{ type: 'paragraph', inline: block.statements.flatMap(inlineOf) }]
    return block.items.map((item) => ({ type: 'listItem', inline: inlineOf(item) }))
  })
}

const inlineOf = ({ parts, trace }: DraftStatement): ProgrammaBlock['inline'] => [
  ...parts.map((part) =>
    part.type === 'text'
      ? ({ type: 'text', text: part.text, bold: false, italic: false } as const)
      : ({ type: 'invulplek', slotId: part.id, label: part.label } as const),
  ),
  { type: 'bron', bronId: trace.id },
  { type: 'text', text: ' ', bold: false, italic: false },
]

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
  /** Of a heading that the draft made: which section begins here. */
  readonly sectionKey?: string
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
      if (child.nodeName === 'heading') blocks.push(readHeading(child))
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

function readHeading(node: Y.XmlElement): ProgrammaBlock {
  const sectionKey = node.getAttribute('sectionKey')
  return {
    type: 'heading',
    level: Number(node.getAttribute('level') ?? 2),
    ...(typeof sectionKey === 'string' && sectionKey !== '' ? { sectionKey } : {}),
    inline: readInline(node),
  }
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

/** The inline content of a heading or paragraph. */
export function readInline(block: Y.XmlElement): ProgrammaBlock['inline'] {
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
