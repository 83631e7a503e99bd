import { Extension } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { m } from '../../../shared/i18n/messages.ts'

/** Where in a block the words after the last source end; nothing when a source closes it, or there are no words. */
export function endOfOwnWords(block: ProseMirrorNode): number | undefined {
  let own = ''
  block.forEach((child) => {
    if (child.type.name === 'bron') own = ''
    else if (child.isText) own += child.text ?? ''
  })
  return own.trim() === '' ? undefined : block.content.size
}

/** Says behind words without a source that the team added them. Drawn, never part of the text. */
export const eigenWoorden = Extension.create({
  name: 'eigenWoorden',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const marks: Decoration[] = []
          doc.descendants((node, pos) => {
            if (node.type.name !== 'paragraph') return true
            const end = endOfOwnWords(node)
            if (end !== undefined)
              marks.push(Decoration.widget(pos + 1 + end, drawPill, { side: 1, key: 'eigen', ignoreSelection: true }))
            return false
          })
          return DecorationSet.create(doc, marks)
        },
      },
    }),
  ],
})

function drawPill(): HTMLElement {
  const pill = document.createElement('span')
  pill.className = 'bron-pill bron-zelf'
  pill.contentEditable = 'false'
  pill.textContent = m.programma_pill_zelf()
  pill.title = m.programma_pill_zelf_uitleg()
  return pill
}
