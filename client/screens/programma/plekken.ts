import type { Editor } from '@tiptap/react'
import type * as Y from 'yjs'
import { staandeBlokken } from '../../../shared/doc/programma-blokken.ts'

/** Scrolls to a place in the text, with the caret there. */
export function goTo(editor: Editor, pos: number): void {
  editor.commands.setTextSelection(pos + 1)
  scrollTo(editor, pos, 'start')
}

function scrollTo(editor: Editor, pos: number, block: ScrollLogicalPosition): void {
  const node = editor.view.nodeDOM(pos)
  const element = node instanceof HTMLElement ? node : node?.parentElement
  element?.scrollIntoView({ block })
}

/** Places of nodes with this name that are wanted. */
function placesOf(
  editor: Editor,
  name: string,
  isWanted: (attrs: Readonly<Record<string, unknown>>) => boolean,
): number[] {
  const places: number[] = []
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === name && isWanted(node.attrs)) places.push(pos)
    return true
  })
  return places
}

/** Selects the next of these after the caret, from the top again after the last one. False when there are none. */
export function goToNext(
  editor: Editor,
  name: 'invulplek' | 'bron',
  isWanted: (attrs: Readonly<Record<string, unknown>>) => boolean,
): boolean {
  const places = placesOf(editor, name, isWanted)
  const next = places.find((pos) => pos > editor.state.selection.from) ?? places[0]
  if (next === undefined) return false
  editor.chain().focus().setNodeSelection(next).scrollIntoView().run()
  scrollTo(editor, next, 'center')
  return true
}

/** Goes to the statement that ends in this source; false when it is not in the text any more. */
export function goToBron(editor: Editor, bronId: string): boolean {
  const [place] = placesOf(editor, 'bron', (attrs) => attrs.bronId === bronId)
  if (place === undefined) return false
  editor.commands.setNodeSelection(place)
  scrollTo(editor, place, 'center')
  return true
}

/** Goes to a block by its id in the document. */
export function goToBlock(editor: Editor, doc: Y.Doc, id: string): void {
  // Both read the same text, so the place in the row of blocks is the same.
  const index = staandeBlokken(doc).findIndex((one) => one.id === id)
  if (index < 0) return
  let seen = -1
  let place: number | undefined
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'heading' || node.type.name === 'paragraph') {
      seen += 1
      if (seen === index) place = pos
      return false
    }
    return place === undefined
  })
  if (place !== undefined) goTo(editor, place)
}
