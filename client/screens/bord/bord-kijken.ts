import { useCallback, useEffect, useRef } from 'react'
import type { KijkPlek, KijkRect } from '../../../shared/domain/oproep.ts'
import { fitRect, type Rect } from '../../canvas/geometry.ts'
import { areaIdOf } from '../../canvas/layout-sort.ts'
import type { CanvasScene } from '../../canvas/scene.ts'
import type { Session } from '../../model/types.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import { useHier, useMeekijken } from '../shell/meekijken.tsx'

export interface BordKijken {
  readonly session: Session
  readonly ui: BordUi
  /** `undefined` in the list, and until the canvas stands. */
  readonly scene: CanvasScene | undefined
  readonly isList: boolean
}

/** Looking together on the bord: the same part of the canvas, or in the list the same note or thema. */
export function useBordKijken({ session, ui, scene, isList }: BordKijken): void {
  const { opdracht } = useMeekijken()
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [scene?.camera.subscribe(listener), ui.subscribe(listener)]
      return () => {
        for (const stop of stops) stop?.()
      }
    },
    [scene, ui],
  )
  useHier(
    () => (isList || scene === undefined ? placeInList(session, ui) : placeOnCanvas(scene, ui)),
    isList ? 'lijst' : 'bord',
    subscribe,
  )
  const done = useRef(0)
  useEffect(() => {
    if (opdracht === undefined || opdracht.view !== 'bord' || opdracht.seq === done.current) return
    if (isList) {
      done.current = opdracht.seq
      const { targetId } = opdracht
      if (targetId !== undefined) {
        const isThema = session.bord.get('themas', targetId) !== undefined
        ui.setState({ shownRow: { id: isThema ? areaIdOf(targetId) : targetId } })
      }
      return
    }
    if (scene === undefined) return
    // Just opened: the canvas takes its size and its first view after this.
    const timer = setTimeout(() => {
      done.current = opdracht.seq
      showOnCanvas(scene, ui, opdracht)
    }, 60)
    return () => clearTimeout(timer)
  }, [opdracht, scene, isList, session, ui])
}

const round = (value: number): number => Math.round(value)

function placeOnCanvas(scene: CanvasScene, ui: BordUi): KijkPlek {
  const { camera } = scene
  const free = camera.freePart()
  const [left, top] = camera.toBord([free.x, free.y])
  const { scale } = camera.view
  const rect: KijkRect = [
    round(left),
    round(top),
    Math.max(1, round(free.w / scale)),
    Math.max(1, round(free.h / scale)),
  ]
  const targetId = focusedSignaal(scene, ui) ?? nearest(scene)
  return { view: 'bord', rect, ...(targetId === undefined ? {} : { targetId }) }
}

function focusedSignaal(scene: CanvasScene, ui: BordUi): string | undefined {
  const { focused } = ui.getState()
  const item = focused === undefined ? undefined : scene.item(focused)
  // One that went out of view is not what somebody looks at.
  return item?.type === 'signaal' && covers(scene, item) ? item.id : undefined
}

const covers = (scene: CanvasScene, { x, y, w, h }: Rect): boolean => {
  const view = scene.camera.rectInView(0)
  return x < view.x + view.w && y < view.y + view.h && x + w > view.x && y + h > view.y
}

/** What is in the middle, for people who use the list: the thema there, else the note that is nearest. */
function nearest(scene: CanvasScene): string | undefined {
  const [x, y] = scene.camera.middle()
  let found: { readonly id: string; readonly away: number } | undefined
  for (const item of scene.items.values()) {
    if (item.type === 'ghost' || !covers(scene, item)) continue
    const id = item.type === 'signaal' ? item.id : item.thema?.id
    if (id === undefined) continue
    const away = Math.hypot(Math.max(0, item.x - x, x - item.x - item.w), Math.max(0, item.y - y, y - item.y - item.h))
    // In a thema the thema is the answer, not one of its notes.
    const rank = item.type === 'area' ? away : away + 40
    if (found === undefined || rank < found.away) found = { id, away: rank }
  }
  return found?.id
}

function placeInList(session: Session, ui: BordUi): KijkPlek {
  const { focused } = ui.getState()
  const isKnown = focused !== undefined && session.bord.get('signalen', focused) !== undefined
  return { view: 'bord', ...(isKnown ? { targetId: focused } : {}) }
}

function showOnCanvas(scene: CanvasScene, ui: BordUi, { rect, targetId }: KijkPlek): void {
  if (rect !== undefined) {
    const [x, y, w, h] = rect
    scene.camera.glideTo(fitRect({ x, y, w, h }, scene.camera.freePart(), 4))
    return
  }
  if (targetId === undefined) {
    scene.fitAll()
    return
  }
  const item = [...scene.items.values()].find(
    (one) => one.id === targetId || (one.type === 'area' && one.thema?.id === targetId),
  )
  if (item === undefined) return
  scene.fitItems([item.id])
  if (item.type === 'signaal') ui.setState({ focused: item.id })
}
