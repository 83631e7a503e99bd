import { Extension, type Extensions, mergeAttributes, Node } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import { Heading } from '@tiptap/extension-heading'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import StarterKit from '@tiptap/starter-kit'
import type * as Y from 'yjs'
import type { Trace } from '../../../shared/domain/programma.ts'
import type { Gesprek } from '../../../shared/domain/programma-werk.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BronLookup } from './bron-lookup.ts'
import { eigenWoorden } from './eigen-woorden.ts'
import { gesprekMarks } from './gesprek-marks.ts'

type PillLookup = Pick<BronLookup, 'trace' | 'stateOf' | 'open' | 'subscribe'>

/** The label of a pill: a count of briefjes, or what kind of source it is. */
export function pillLabel(trace: Trace | undefined): string {
  if (trace === undefined) return '?'
  if (trace.kind === 'invulplek') return m.programma_pill_open()
  if (trace.kind === 'regel') return m.programma_pill_regel()
  if (trace.signaalIds.length > 0) return String(trace.signaalIds.length)
  if (trace.kind === 'mens' && trace.signaalIds.length + trace.cardIds.length + trace.mapRefs.length === 0)
    return m.programma_pill_mens()
  if (trace.cardIds.length > 0) return m.programma_pill_kaart()
  if (trace.mapRefs.length > 0) return m.programma_pill_wijkkaart()
  return m.programma_pill_stemmen()
}

/** An inline, unbreakable pill at the end of a statement that carries its trace id. */
const bronNode = (lookup: PillLookup) =>
  Node.create({
    name: 'bron',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({ bronId: { default: '' } }),
    parseHTML: () => [{ tag: 'span[data-bron]' }],
    renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes, { 'data-bron': '' })],
    addNodeView:
      () =>
      ({ node }) => {
        const bronId = String(node.attrs.bronId)
        const dom = document.createElement('button')
        dom.type = 'button'
        dom.contentEditable = 'false'
        const draw = () => {
          const trace = lookup.trace(bronId)
          const state = lookup.stateOf(bronId)
          const extra =
            state === 'gewijzigd' ? m.programma_bron_gewijzigd() : state === 'gezien' ? m.programma_pill_gezien() : ''
          dom.textContent = extra === '' ? pillLabel(trace) : `${pillLabel(trace)} · ${extra}`
          dom.className = `bron-pill bron-${trace?.kind ?? 'weg'}${state === 'gewoon' ? '' : ` bron-${state}`}`
          dom.dataset.bronId = bronId
          dom.setAttribute('aria-label', `${m.programma_bron_toon()}: ${dom.textContent}`)
        }
        draw()
        dom.addEventListener('click', () => lookup.open(bronId))
        return { dom, destroy: lookup.subscribe(draw) }
      },
  })

/** A place that people must fill in: select it and type, and the words take its place. */
const invulplekNode = Node.create({
  name: 'invulplek',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ slotId: { default: '' }, label: { default: '' } }),
  parseHTML: () => [{ tag: 'span[data-invulplek]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-invulplek': '', class: 'invulplek' }),
    String(node.attrs.label),
  ],
  addNodeView:
    () =>
    ({ node, editor, getPos }) => {
      const dom = document.createElement('span')
      dom.className = 'invulplek'
      dom.dataset.slotId = String(node.attrs.slotId)
      dom.textContent = String(node.attrs.label)
      dom.title = m.programma_invulplek_uitleg()
      dom.addEventListener('click', () => {
        const pos = getPos()
        if (editor.isEditable && pos !== undefined) editor.commands.setNodeSelection(pos)
      })
      return { dom }
    },
})

const heading = Heading.extend({
  addAttributes() {
    return { ...this.parent?.(), sectionKey: { default: null, rendered: false } }
  },
}).configure({ levels: [1, 2, 3] })

/** The server refuses text deeper than this in the document (12 with the text itself), so the editor does not nest further. */
const maxDepth = 12

/** How many elements stand around the deepest text or element. */
function depthOf(node: ProseMirrorNode): number {
  let deepest = 0
  node.forEach((child) => {
    deepest = Math.max(deepest, 1 + depthOf(child))
  })
  return deepest
}

const depthGuard = Extension.create({
  name: 'depthGuard',
  addProseMirrorPlugins: () => [
    new Plugin({ filterTransaction: (transaction) => !transaction.docChanged || depthOf(transaction.doc) <= maxDepth }),
  ],
})

/** The editor's schema; it must stay inside `programmaNodes` and `programmaMarks` of `shared/doc`, or the gate refuses. */
export function programmaExtensions(
  fragment: Y.XmlFragment,
  lookup: PillLookup,
  talks?: { readonly gesprekken: Y.Map<Gesprek>; open(id: string): void },
): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      link: false,
      strike: false,
      underline: false,
      undoRedo: false,
    }),
    heading,
    bronNode(lookup),
    invulplekNode,
    depthGuard,
    eigenWoorden,
    ...(talks === undefined ? [] : [gesprekMarks(talks.gesprekken, talks.open)]),
    Collaboration.configure({ fragment }),
  ]
}
