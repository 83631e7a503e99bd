import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { BordWork } from '../model/bord-work.ts'
import type { Session } from '../model/types.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { briefjeWidth } from './measure-briefje.ts'
import type { CanvasScene } from './scene.ts'
import { TextEditor } from './text-editor.tsx'

/** The text editor for the note being written, new or old. */
export function EditorOnCanvas({
  scene,
  session,
  ui,
  work,
  returnFocus,
}: {
  readonly scene: CanvasScene
  readonly session: Session
  readonly ui: BordUi
  readonly work: BordWork
  readonly returnFocus: () => void
}): ReactNode {
  useSyncExternalStore(
    (listener) => scene.camera.subscribe(listener),
    () => `${scene.camera.view.x}|${scene.camera.view.y}|${scene.camera.view.scale}`,
  )
  const { editing, draft } = useStore(ui)
  // A draft that got its first letter becomes a note without losing the textarea and its caret.
  const editorKey = useMemo(() => ({ count: 0, open: false }), [])
  const item = editing === undefined ? undefined : scene.item(editing)
  const isOpen = draft !== undefined || editing !== undefined
  if (isOpen !== editorKey.open) {
    editorKey.open = isOpen
    if (isOpen) editorKey.count++
  }
  if (!isOpen) return null
  const kind = draft?.kind ?? session.bord.get('signalen', editing ?? '')?.kind ?? 'praktijksignaal'
  const [x, y] = draft?.pos ?? [0, 0]
  const rect = item ?? { x, y, w: briefjeWidth, h: 90 }
  const end = (text: string): void => {
    const state = ui.getState()
    session.setPresence({ editing: null })
    if (state.draft !== undefined) {
      // By command: the note only exists once it is complete. A right that went away while it was typed costs no text.
      if (text.trim() !== '' && state.editing === undefined) {
        const isAdded = work.add({ ...state.draft, text: text.trim() }) !== undefined
        if (!isAdded) session.keepNietGeplaatst({ text: text.trim(), kind: state.draft.kind })
      }
    } else if (state.editing !== undefined) {
      const id = state.editing
      if (text.trim() === '') work.withdraw([id])
      else if (text !== session.bord.get('signalen', id)?.text && !session.actions.editSignaalText(id, text))
        session.keepNietGeplaatst({ text, kind, id })
    }
    ui.setState({ editing: undefined, draft: undefined })
    returnFocus()
  }
  return (
    <TextEditor
      key={editorKey.count}
      bord={session.bord}
      id={editing}
      kind={kind}
      rect={scene.camera.rectOnScreen(rect)}
      scale={scene.camera.view.scale}
      onText={(text, cursor) => {
        const state = ui.getState()
        if (state.editing !== undefined) {
          session.actions.editSignaalText(state.editing, text, cursor)
          return
        }
        if (state.draft === undefined || text.trim() === '' || work.addsByCommand()) return
        const id = work.add({ ...state.draft, text })
        if (id === undefined) return
        session.setPresence({ editing: id })
        ui.setState({ editing: id, draft: undefined, selected: new Set([id]), focused: id })
      }}
      onEnd={end}
    />
  )
}
