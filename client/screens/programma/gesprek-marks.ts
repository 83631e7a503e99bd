import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Gesprek } from '../../../shared/domain/programma-werk.ts'
import { m } from '../../../shared/i18n/messages.ts'

interface Binding {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly binding: { readonly mapping: Map<Y.AbstractType<unknown>, unknown> } | null
}
const bindingOf = (state: EditorState): Binding | undefined => ySyncPluginKey.getState(state) as Binding | undefined

/** The chosen words as places that go along with the text, or nothing while the text is not bound yet. */
export function anchorOf(
  state: EditorState,
): { readonly van: string; readonly tot: string; readonly citaat: string } | undefined {
  const { from, to } = state.selection
  const bound = bindingOf(state)
  if (from === to || bound?.binding == null) return undefined
  const { binding, type } = bound
  const place = (pos: number): string =>
    JSON.stringify(absolutePositionToRelativePosition(pos, type, binding.mapping as never))
  const citaat = state.doc.textBetween(from, to, ' ').replace(/\s+/g, ' ').trim().slice(0, 300)
  return citaat === '' ? undefined : { van: place(from), tot: place(to), citaat }
}

/** Where the words of a talk are now; nothing when they are gone. */
export function placeOf(
  state: EditorState,
  { van, tot }: Pick<Gesprek, 'van' | 'tot'>,
): readonly [number, number] | undefined {
  const bound = bindingOf(state)
  if (bound?.binding == null || van === '' || tot === '') return undefined
  const { doc, type, binding } = bound
  const at = (json: string): number | null => {
    try {
      const relative = Y.createRelativePositionFromJSON(JSON.parse(json) as object)
      return relativePositionToAbsolutePosition(doc, type, relative, binding.mapping as never)
    } catch (error) {
      // Somebody's browser wrote something else than a place: then there is no place.
      if (error instanceof SyntaxError || error instanceof TypeError) return null
      throw error
    }
  }
  const [from, to] = [at(van), at(tot)]
  return from === null || to === null || to <= from || to > state.doc.content.size ? undefined : [from, to]
}

const key = new PluginKey('gesprekken')

/** Marks the words that people talk about. The marks are drawn over the text, never written into it. */
export const gesprekMarks = (gesprekken: Y.Map<Gesprek>, open: (id: string) => void) =>
  Extension.create({
    name: 'gesprekMarks',
    addProseMirrorPlugins: () => [
      new Plugin({
        key,
        props: {
          decorations: (state) => {
            const marks: Decoration[] = []
            for (const one of gesprekken.values()) {
              if (one.klaar !== undefined) continue
              const place = placeOf(state, one)
              if (place === undefined) continue
              marks.push(
                Decoration.inline(place[0], place[1], {
                  class: 'gesprek-mark',
                  'data-gesprek': one.id,
                  title: m.programma_gesprek_markering(),
                }),
              )
            }
            return DecorationSet.create(state.doc, marks)
          },
          handleClick: (_view, _pos, event) => {
            const id =
              event.target instanceof HTMLElement
                ? event.target.closest<HTMLElement>('[data-gesprek]')?.dataset.gesprek
                : undefined
            if (id !== undefined) open(id)
            return false
          },
        },
        view: (view: EditorView) => {
          const redraw = () => {
            if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false))
          }
          gesprekken.observe(redraw)
          return { destroy: () => gesprekken.unobserve(redraw) }
        },
      }),
    ],
  })
