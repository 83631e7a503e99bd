import * as Y from 'yjs'
import type { Trace } from '../domain/programma.ts'
import { type ProgrammaBlock, readInline } from './programma-doc.ts'
import { fill } from './programma-restore.ts'

/** A block of the programme with the place where it stands, so that it can be found again. */
export interface StaandBlok {
  /** `client:clock` of its heading or paragraph: the same on every replica, until a new epoch. */
  readonly id: string
  readonly block: ProgrammaBlock
  /** Key of the section it stands in; '' before the first heading that the draft made. */
  readonly section: string
  readonly node: Y.XmlElement
}

const idOf = ({ _item }: Y.XmlElement): string => (_item === null ? '' : `${_item.id.client}:${_item.id.clock}`)

/** All blocks in reading order. */
export function staandeBlokken(doc: Y.Doc): readonly StaandBlok[] {
  const found: StaandBlok[] = []
  let section = ''
  const walk = (parent: Y.XmlElement | Y.XmlFragment, inList: boolean): void => {
    for (const node of parent.toArray()) {
      if (!(node instanceof Y.XmlElement)) continue
      if (node.nodeName === 'heading') {
        const key = node.getAttribute('sectionKey')
        if (typeof key === 'string' && key !== '') section = key
        const level = Number(node.getAttribute('level') ?? 2)
        const block: ProgrammaBlock = {
          type: 'heading',
          level,
          ...(typeof key === 'string' && key !== '' ? { sectionKey: key } : {}),
          inline: readInline(node),
        }
        found.push({ id: idOf(node), block, section, node })
      } else if (node.nodeName === 'paragraph')
        found.push({
          id: idOf(node),
          block: { type: inList ? 'listItem' : 'paragraph', inline: readInline(node) },
          section,
          node,
        })
      else walk(node, inList || node.nodeName === 'listItem')
    }
  }
  walk(doc.getXmlFragment('inhoud'), false)
  return found
}

/** The words of a block on one line; open places as `[INVULLEN: …]`, sources left out. */
export const woordenVan = ({ inline }: Pick<ProgrammaBlock, 'inline'>): string =>
  inline
    .map((part) => (part.type === 'text' ? part.text : part.type === 'invulplek' ? `[INVULLEN: ${part.label}]` : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** The ids of the sources in a block. */
export const bronIdsVan = ({ inline }: Pick<ProgrammaBlock, 'inline'>): readonly string[] =>
  inline.flatMap((part) => (part.type === 'bron' ? [part.bronId] : []))

/** True when a block reads exactly as the computer wrote it: people have not touched it. */
export function isOngemoeid(block: ProgrammaBlock, bronnen: Readonly<Record<string, Trace>>): boolean {
  const ids = bronIdsVan(block)
  if (block.type === 'heading') return block.sectionKey !== undefined
  if (ids.length === 0) return false
  const written = ids.map((id) => bronnen[id]?.text ?? '').join(' ')
  return woordenVan(block) === written.replace(/\s+/g, ' ').trim()
}

/** Puts a block behind another one (`undefined`: at the very beginning), in the list that is there when it is an item. Gives its id. */
export function zetErachter(doc: Y.Doc, after: Y.XmlElement | undefined, block: ProgrammaBlock): string {
  const fragment = doc.getXmlFragment('inhoud')
  const item = after?.parent instanceof Y.XmlElement && after.parent.nodeName === 'listItem' ? after.parent : undefined
  if (block.type === 'listItem') {
    const list = item?.parent
    if (item !== undefined && list instanceof Y.XmlElement) return fillItem(list, indexIn(list, item) + 1, block)
    const at = after === undefined ? 0 : indexIn(fragment, topOf(after)) + 1
    const next = fragment.get(at)
    if (next instanceof Y.XmlElement && next.nodeName === 'bulletList') return fillItem(next, 0, block)
    const made = new Y.XmlElement('bulletList')
    fragment.insert(at, [made])
    return fillItem(made, 0, block)
  }
  const node = new Y.XmlElement(block.type)
  if (block.type === 'heading') {
    node.setAttribute('level', (block.level ?? 2) as unknown as string)
    if (block.sectionKey !== undefined) node.setAttribute('sectionKey', block.sectionKey)
  }
  fragment.insert(after === undefined ? 0 : indexIn(fragment, topOf(after)) + 1, [node])
  fill(node, block)
  return idOf(node)
}

/** Replaces what stands in a heading or paragraph. */
export function zetErvoorInDePlaats(node: Y.XmlElement, block: ProgrammaBlock): void {
  node.delete(0, node.length)
  fill(node, block)
}

/** Takes a block away, and the list around it when nothing else is in that. */
export function neemWeg(node: Y.XmlElement): void {
  const parent = node.parent
  if (!(parent instanceof Y.XmlFragment)) return
  const isAlone = parent instanceof Y.XmlElement && parent.nodeName !== 'doc' && parent.length === 1
  if (isAlone && parent instanceof Y.XmlElement) neemWeg(parent)
  else parent.delete(indexIn(parent, node), 1)
}

function fillItem(list: Y.XmlElement, at: number, block: ProgrammaBlock): string {
  const item = new Y.XmlElement('listItem')
  const paragraph = new Y.XmlElement('paragraph')
  item.insert(0, [paragraph])
  list.insert(at, [item])
  fill(paragraph, block)
  return idOf(paragraph)
}

const indexIn = (parent: Y.XmlFragment, child: Y.XmlElement): number => parent.toArray().indexOf(child)

/** The block of the text that a node lies in. */
function topOf(node: Y.XmlElement): Y.XmlElement {
  let top = node
  while (top.parent instanceof Y.XmlElement) top = top.parent
  return top
}
