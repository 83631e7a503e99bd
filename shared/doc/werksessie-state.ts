import * as Y from 'yjs'
import type { DocName } from '../domain/rol.ts'
import { bordCollection } from './bord-doc.ts'
import { type BordCollection, bordLayout } from './bord-layout.ts'
import { programmaRoots } from './programma-doc.ts'
import { createRecord, readRecord } from './records.ts'
import { regieRoots } from './regie-doc.ts'

type Plain = Readonly<Record<string, unknown>>
export type StateRecord = Plain & { readonly id: string }

/** A node of `programma`, with everything the editor keeps of it. */
type StateNode =
  | { readonly text: readonly Plain[] }
  | { readonly name: string; readonly attributes: Plain; readonly children: readonly StateNode[] }

/**
 * Everything the four documents say, as plain data. Writing it into empty documents gives documents that read the same
 * (ARCHITECTURE §4: "exact restore" is an equal read model, not equal bytes); who typed which letter is not in it.
 */
export interface WerksessieState {
  readonly bord: Readonly<Record<string, readonly StateRecord[]>>
  readonly sessie: Plain
  readonly regie: Readonly<Record<string, Plain>>
  readonly programma: {
    readonly inhoud: readonly StateNode[]
    readonly maps: Readonly<Record<string, Plain>>
  }
}

type Docs = Readonly<Record<DocName, Y.Doc>>

const plainMap = (doc: Y.Doc, root: string): Plain => doc.getMap(root).toJSON() as Plain
const plainMaps = (doc: Y.Doc, roots: readonly string[]): Readonly<Record<string, Plain>> =>
  Object.fromEntries(roots.map((root) => [root, plainMap(doc, root)]))

/** Reads everything; records of `bord` by id, so that equal documents give equal data. */
export function readState(docs: Docs): WerksessieState {
  const bord: Record<string, StateRecord[]> = {}
  for (const name of Object.keys(bordLayout) as BordCollection[])
    bord[name] = [...bordCollection(docs.bord, name).entries()]
      .map(([id, record]) => readRecord(bordLayout[name], id, record) as StateRecord)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    bord,
    sessie: plainMap(docs.sessie, 'sessie'),
    regie: plainMaps(docs.regie, [...regieRoots.server, ...regieRoots.begeleider]),
    programma: {
      inhoud: docs.programma.getXmlFragment(programmaRoots.shared).toArray().flatMap(readNode),
      maps: plainMaps(docs.programma, programmaRoots.server),
    },
  }
}

function readNode(node: unknown): readonly StateNode[] {
  if (node instanceof Y.XmlText) return [{ text: node.toDelta() as Plain[] }]
  if (!(node instanceof Y.XmlElement)) return []
  return [
    { name: node.nodeName, attributes: node.getAttributes() as Plain, children: node.toArray().flatMap(readNode) },
  ]
}

/** Writes a state into empty documents. Call inside a transaction; roots and collections that are no more are left out. */
export function writeState(docs: Docs, state: WerksessieState): void {
  for (const name of Object.keys(bordLayout) as BordCollection[]) {
    const collection = bordCollection(docs.bord, name) as unknown as Y.Map<unknown>
    for (const { id, ...record } of state.bord[name] ?? []) createRecord(collection, bordLayout[name], id, record)
  }
  putAll(docs.sessie.getMap('sessie'), state.sessie)
  for (const root of [...regieRoots.server, ...regieRoots.begeleider])
    putAll(docs.regie.getMap(root), state.regie[root] ?? {})
  for (const root of programmaRoots.server) putAll(docs.programma.getMap(root), state.programma.maps[root] ?? {})
  const fragment = docs.programma.getXmlFragment(programmaRoots.shared)
  fragment.insert(0, state.programma.inhoud.map(makeNode))
  // Formatted text can only be written once its node is part of the document.
  fillNodes(fragment.toArray(), state.programma.inhoud)
}

function putAll(map: Y.Map<unknown>, entries: Plain): void {
  for (const [key, entry] of Object.entries(entries)) map.set(key, entry)
}

function makeNode(node: StateNode): Y.XmlElement | Y.XmlText {
  if ('text' in node) return new Y.XmlText()
  const element = new Y.XmlElement(node.name)
  for (const [key, entry] of Object.entries(node.attributes)) element.setAttribute(key, entry as string)
  element.insert(0, node.children.map(makeNode))
  return element
}

function fillNodes(made: readonly unknown[], nodes: readonly StateNode[]): void {
  for (const [index, node] of nodes.entries()) {
    const target = made[index]
    if ('text' in node) {
      if (target instanceof Y.XmlText) target.applyDelta(node.text as Plain[])
    } else if (target instanceof Y.XmlElement) fillNodes(target.toArray(), node.children)
  }
}
