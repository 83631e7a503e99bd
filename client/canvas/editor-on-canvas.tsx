import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Pos } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { Session } from '../model/types.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { reveal } from './geometry.ts'
import { briefjeWidth } from './measure-briefje.ts'
import type { CanvasScene } from './scene.ts'
import { TextEditor } from './text-editor.tsx'

/** Height of a note that has no words yet, and room between a text and the keyboard; bord units and px. */
const draftHeight = 90
const keyboardGap = 12

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
    () =>
      ui.getState().editing === undefined && ui.getState().draft === undefined
        ? 'dicht'
        : `${scene.camera.view.x}|${scene.camera.view.y}|${scene.camera.view.scale}`,
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
  useInView(scene, isOpen, draft?.pos)
  if (!isOpen) return null
  const kind = draft?.kind ?? session.bord.get('signalen', editing ?? '')?.kind ?? 'praktijksignaal'
  const [x, y] = draft?.pos ?? [0, 0]
  const rect = item ?? { x, y, w: briefjeWidth, h: draftHeight }
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

/** Keeps the text that is written in sight: a new one at the edge, and above the keyboard that a phone slides up. */
function useInView(scene: CanvasScene, isOpen: boolean, at: Pos | undefined): void {
  const [x, y] = at ?? []
  useEffect(() => {
    if (!isOpen || x === undefined || y === undefined) return
    const { camera } = scene
    const view = reveal(camera.view, { x, y, w: briefjeWidth, h: draftHeight }, camera.freePart())
    if (view.x !== camera.view.x || view.y !== camera.view.y) camera.setView(view)
  }, [scene, isOpen, x, y])
  useEffect(() => {
    const seen = window.visualViewport
    if (!isOpen || seen === null) return
    const look = (): void => {
      const box = document.querySelector('.cv-schrijf')?.getBoundingClientRect()
      if (box === undefined) return
      const hidden = box.bottom + keyboardGap - (seen.offsetTop + seen.height)
      if (hidden > 0) scene.camera.panBy(0, -Math.min(hidden, box.top - seen.offsetTop - keyboardGap))
    }
    seen.addEventListener('resize', look)
    return () => seen.removeEventListener('resize', look)
  }, [scene, isOpen])
}
