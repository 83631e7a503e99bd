import { type ReactNode, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordWork } from '../../model/bord-work.ts'
import type { Session } from '../../model/types.ts'
import type { VoorwerpUi } from '../../state/voorwerp-ui.ts'
import type { CanvasScene } from '../scene.ts'
import { tekstMaat } from './inkt.ts'

/** A textarea where a text on the bord is or will be; what is empty in the end is no text. */
export function TekstInvoer({
  session,
  scene,
  ui,
  work,
  returnFocus,
}: {
  readonly session: Session
  readonly scene: CanvasScene
  readonly ui: VoorwerpUi
  readonly work: BordWork
  readonly returnFocus: () => void
}): ReactNode {
  useSyncExternalStore(
    (listener) => scene.camera.subscribe(listener),
    () =>
      ui.getState().tekst === undefined
        ? 'dicht'
        : `${scene.camera.view.x}|${scene.camera.view.y}|${scene.camera.view.scale}`,
  )
  const area = useRef<HTMLTextAreaElement>(null)
  const tekst = useStore(ui, (state) => state.tekst)
  const opened = tekst === undefined ? undefined : `${tekst.id ?? ''}|${tekst.pos.join()}`
  useLayoutEffect(() => {
    if (opened === undefined) return
    area.current?.focus({ preventScroll: true })
    area.current?.setSelectionRange(area.current.value.length, area.current.value.length)
  }, [opened])
  if (tekst === undefined) return null
  const { scale } = scene.camera.view
  const [x, y] = tekst.pos
  const on = scene.camera.rectOnScreen({ x, y, w: tekstMaat.width, h: 60 })
  const size = Math.max(14, tekstMaat.size * scale)
  const end = (): void => {
    const now = ui.getState().tekst
    if (now === undefined) return
    const words = (area.current?.value ?? '').trim()
    ui.setState({ tekst: undefined })
    if (now.id === undefined) {
      if (words !== '') {
        const id = work.addTekening({ kind: 'tekst', pos: now.pos, text: words, kleur: ui.getState().kleur })
        // What was typed is not lost with a right that went away meanwhile.
        if (id === undefined) session.keepNietGeplaatst({ text: words, kind: 'praktijksignaal' })
        else ui.setState({ selected: new Set([`tekeningen:${id}`]) })
      }
    } else if (words === '') work.removeVoorwerpen([{ collection: 'tekeningen', id: now.id }])
    else if (words !== session.bord.get('tekeningen', now.id)?.text)
      session.actions.updateTekening(now.id, { text: words })
    returnFocus()
  }
  return (
    <textarea
      key={opened}
      ref={area}
      className="vw-tekst"
      data-over-canvas=""
      aria-label={m.teken_tekst_op_bord()}
      lang="nl"
      spellCheck
      maxLength={500}
      rows={2}
      defaultValue={tekst.id === undefined ? '' : (session.bord.get('tekeningen', tekst.id)?.text ?? '')}
      style={{ left: on.x - 6, top: on.y - 4, width: Math.max(200, on.w + 16), fontSize: size }}
      onBlur={end}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
          event.preventDefault()
          end()
        }
      }}
    />
  )
}
