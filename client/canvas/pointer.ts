import type { Pos } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import type { Ghost, Session } from '../model/types.ts'
import { type BordUi, nothingSelected } from '../state/bord-ui.ts'
import { carryOut, planDrop } from './drop.ts'
import { contains, rectBetween } from './geometry.ts'
import type { AreaItem, GhostItem, LayoutItem, SignaalItem } from './layout.ts'
import { areaIdOf } from './layout-sort.ts'
import { moveFrameBy, resizeFrameBy } from './move-frame.ts'
import { cornerSize, ghostButtons, plateRect } from './paint-area.ts'
import type { CanvasScene } from './scene.ts'

export interface PointerDeps {
  readonly host: HTMLElement
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly work: BordWork
  readonly session: Pick<Session, 'setPresence' | 'actions'>
  readonly startEditing: (id: string) => void
  readonly startDraft: (at: Pos, themaId: string | undefined) => void
  readonly acceptGhost: (ghost: Ghost) => void
  readonly refuseGhost: (ghost: Ghost) => void
  readonly openThema: (themaId: string) => void
}

type Gesture =
  | { readonly kind: 'pan'; last: Pos }
  | {
      readonly kind: 'press'
      readonly at: Pos
      readonly item: LayoutItem | undefined
      readonly shift: boolean
      readonly touch: boolean
    }
  | {
      readonly kind: 'drag'
      readonly from: Pos
      readonly items: readonly SignaalItem[]
      readonly ids: readonly string[]
    }
  | { readonly kind: 'area'; readonly from: Pos; readonly area: AreaItem; readonly resizes: boolean }
  | { readonly kind: 'marquee'; readonly from: Pos; readonly before: ReadonlySet<string> }
  | { readonly kind: 'pinch'; distance: number; middle: Pos }

/** Movement in px before a press becomes a drag; a tremor is not a drag. */
const slop = 5
const presenceMs = 60

/** Turns pointer, wheel and touch into work on the bord. Listens on `host` until the returned function is called. */
export function listenToPointer(deps: PointerDeps): () => void {
  const { host, scene, ui, work, session } = deps
  const touches = new Map<number, Pos>()
  let gesture: Gesture | undefined
  let spaceHeld = false
  let lastPresence = 0
  let lastClick = { at: 0, id: '', x: 0, y: 0 }

  const at = (event: { clientX: number; clientY: number }): Pos => {
    const box = host.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const setCursor = (): void => {
    const panning = gesture?.kind === 'pan' || ui.getState().tool === 'schuiven' || spaceHeld
    host.style.cursor = panning
      ? gesture?.kind === 'pan'
        ? 'grabbing'
        : 'grab'
      : gesture?.kind === 'drag'
        ? 'grabbing'
        : ''
  }

  /** The plate of an area may hang at the top of the view, away from where the layout has it. */
  const plateAt = (point: Pos): AreaItem | undefined => {
    const bordPoint = scene.camera.toBord(point)
    const area = scene.areaAt(bordPoint)
    return area !== undefined && contains(plateRect(area, scene.camera.view, 6), bordPoint) ? area : undefined
  }
  /** The bottom right corner of a frame makes it larger or smaller. */
  const isCornerAt = (area: AreaItem, point: Pos): boolean => {
    if (area.frame === undefined) return false
    const on = scene.camera.rectOnScreen(area)
    return point[0] > on.x + on.w - cornerSize && point[1] > on.y + on.h - cornerSize
  }
  const itemAt = (point: Pos): LayoutItem | undefined => {
    const plate = plateAt(point)
    if (plate !== undefined) return plate
    const item = scene.hit(scene.camera.toBord(point))
    return item?.type === 'ghost' && !ui.getState().showGhosts ? undefined : item
  }
  const ghostButtonAt = (point: Pos): { ghost: GhostItem; accept: boolean } | undefined => {
    if (!ui.getState().showGhosts) return undefined
    const [x, y] = scene.camera.toBord(point)
    const reach = 30 / scene.camera.view.scale
    for (const item of scene.query({ x: x - reach, y: y - reach, w: 2 * reach, h: 2 * reach })) {
      if (item.type !== 'ghost') continue
      const { accept, refuse } = ghostButtons(item, scene.camera.view)
      if (contains(accept, point)) return { ghost: item, accept: true }
      if (contains(refuse, point)) return { ghost: item, accept: false }
    }
    return undefined
  }

  const tellPresence = (fields: Parameters<Session['setPresence']>[0], force = false): void => {
    const now = performance.now()
    if (!force && now - lastPresence < presenceMs) return
    lastPresence = now
    session.setPresence(fields)
  }

  const select = (id: string, add: boolean): void => {
    const { selected } = ui.getState()
    if (!add) {
      ui.setState({ selected: new Set([id]), focused: id })
      return
    }
    const next = new Set(selected)
    if (next.has(id)) next.delete(id)
    else next.add(id)
    ui.setState({ selected: next, focused: id })
  }

  const beginDrag = (press: Extract<Gesture, { kind: 'press' }>): Gesture | undefined => {
    const { item } = press
    if (item?.type === 'area') {
      const plate = plateAt(press.at)
      const area = plate ?? item
      const resizes = plate === undefined && isCornerAt(item, press.at)
      if (area.frame !== undefined && (plate !== undefined || resizes) && work.canManageFrames())
        return { kind: 'area', from: press.at, area, resizes }
      if (plate?.thema !== undefined && work.canManageThemas())
        return { kind: 'area', from: press.at, area: plate, resizes: false }
    }
    if (item?.type === 'signaal') {
      const { selected } = ui.getState()
      const ids = selected.has(item.id) ? [...selected] : [item.id]
      const items = ids.flatMap((id) => {
        const one = scene.item(id)
        return one?.type === 'signaal' && work.canPlace(id) ? [one] : []
      })
      return items.length === 0
        ? { kind: 'pan', last: press.at }
        : { kind: 'drag', from: press.at, items, ids: items.map((one) => one.id) }
    }
    if (press.touch) return { kind: 'pan', last: press.at }
    return { kind: 'marquee', from: press.at, before: press.shift ? ui.getState().selected : nothingSelected }
  }

  const moveGesture = (point: Pos): void => {
    if (gesture === undefined) return
    switch (gesture.kind) {
      case 'pan':
        scene.camera.panBy(point[0] - gesture.last[0], point[1] - gesture.last[1])
        gesture.last = point
        return
      case 'press': {
        if (Math.hypot(point[0] - gesture.at[0], point[1] - gesture.at[1]) < slop) return
        gesture = beginDrag(gesture)
        ui.setState({ hovered: undefined })
        setCursor()
        moveGesture(point)
        return
      }
      case 'drag': {
        const dx = (point[0] - gesture.from[0]) / scene.camera.view.scale
        const dy = (point[1] - gesture.from[1]) / scene.camera.view.scale
        const plan = planDrop(gesture.items, scene.areaAt(scene.camera.toBord(point)), dx, dy)
        const lit =
          plan.kind === 'thema'
            ? areaIdOf(plan.themaId)
            : plan.kind === 'los'
              ? 'area:los'
              : plan.kind === 'nergens'
                ? 'area:nergens'
                : plan.kind === 'frame'
                  ? plan.areaId
                  : undefined
        scene.setDrag({ ids: gesture.ids, dx, dy }, lit)
        const [x, y] = scene.camera.toBord(point)
        tellPresence({
          cursor: [Math.round(x), Math.round(y)],
          dragging: { ids: gesture.ids.slice(0, 20), dx: Math.round(dx), dy: Math.round(dy) },
        })
        return
      }
      case 'area':
        scene.setAreaDrag(
          gesture.area.id,
          (point[0] - gesture.from[0]) / scene.camera.view.scale,
          (point[1] - gesture.from[1]) / scene.camera.view.scale,
          gesture.resizes,
        )
        return
      case 'marquee': {
        const rect = rectBetween(scene.camera.toBord(gesture.from), scene.camera.toBord(point))
        scene.setMarquee(rect)
        const inside = scene.query(rect).filter((item) => item.type === 'signaal')
        ui.setState({ selected: new Set([...gesture.before, ...inside.map((item) => item.id)]) })
        return
      }
      case 'pinch':
        return
    }
  }

  const endGesture = (point: Pos, cancelled: boolean): void => {
    const ended = gesture
    gesture = undefined
    setCursor()
    if (ended === undefined) return
    switch (ended.kind) {
      case 'press':
        if (!cancelled) click(ended, point)
        return
      case 'drag': {
        const dx = (point[0] - ended.from[0]) / scene.camera.view.scale
        const dy = (point[1] - ended.from[1]) / scene.camera.view.scale
        const area = scene.areaAt(scene.camera.toBord(point))
        scene.setDrag(undefined, undefined)
        tellPresence({ dragging: null }, true)
        if (!cancelled) carryOut(planDrop(ended.items, area, dx, dy), work)
        return
      }
      case 'area': {
        scene.setAreaDrag(undefined, 0, 0)
        const { thema, frame } = ended.area
        if (cancelled) return
        const dx = (point[0] - ended.from[0]) / scene.camera.view.scale
        const dy = (point[1] - ended.from[1]) / scene.camera.view.scale
        if (frame !== undefined) {
          if (ended.resizes) resizeFrameBy(scene, work, ended.area, dx, dy)
          else moveFrameBy(scene, work, ended.area, dx, dy)
        }
        if (thema === undefined) return
        session.actions.updateThema(thema.id, { pos: [Math.round(ended.area.x + dx), Math.round(ended.area.y + dy)] })
        return
      }
      case 'marquee':
        scene.setMarquee(undefined)
        return
      case 'pan':
      case 'pinch':
        return
    }
  }

  const click = (press: Extract<Gesture, { kind: 'press' }>, point: Pos): void => {
    const button = ghostButtonAt(point)
    if (button !== undefined) {
      if (button.accept) deps.acceptGhost(button.ghost.ghost)
      else deps.refuseGhost(button.ghost.ghost)
      return
    }
    const { item } = press
    const now = performance.now()
    const id = item?.id ?? ''
    const twice =
      now - lastClick.at < 420 && lastClick.id === id && Math.hypot(point[0] - lastClick.x, point[1] - lastClick.y) < 8
    lastClick = twice ? { at: 0, id: '', x: 0, y: 0 } : { at: now, id, x: point[0], y: point[1] }
    if (item === undefined || (item.type === 'area' && plateAt(point) === undefined)) {
      if (twice) deps.startDraft(scene.camera.toBord(point), item?.type === 'area' ? item.thema?.id : undefined)
      else if (!press.shift) ui.setState({ selected: nothingSelected, focused: undefined })
      return
    }
    if (item.type === 'signaal') {
      if (twice) deps.startEditing(item.id)
      else select(item.id, press.shift)
      return
    }
    ui.setState({ focused: item.id, selected: nothingSelected })
    if (twice && item.type === 'area' && item.thema !== undefined) deps.openThema(item.thema.id)
  }

  const pinchOf = (): { distance: number; middle: Pos } => {
    const [a = [0, 0], b = [0, 0]] = [...touches.values()] as Pos[]
    return { distance: Math.hypot(a[0] - b[0], a[1] - b[1]), middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] }
  }

  const onDown = (event: PointerEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-over-canvas]') !== null) return
    const point = at(event)
    const touch = event.pointerType === 'touch'
    if (touch) touches.set(event.pointerId, point)
    host.setPointerCapture(event.pointerId)
    if (touches.size === 2) {
      endGesture(point, true)
      gesture = { kind: 'pinch', ...pinchOf() }
      return
    }
    if (gesture !== undefined || touches.size > 2) return
    const pan = event.button === 1 || spaceHeld || ui.getState().tool === 'schuiven'
    if (event.button !== 0 && event.button !== 1) return
    if (event.button === 1) event.preventDefault()
    gesture = pan
      ? { kind: 'pan', last: point }
      : {
          kind: 'press',
          at: point,
          item: itemAt(point),
          shift: event.shiftKey || event.ctrlKey || event.metaKey,
          touch,
        }
    setCursor()
  }
  const onMove = (event: PointerEvent): void => {
    const point = at(event)
    if (touches.has(event.pointerId)) touches.set(event.pointerId, point)
    if (gesture?.kind === 'pinch') {
      const next = pinchOf()
      scene.camera.panBy(next.middle[0] - gesture.middle[0], next.middle[1] - gesture.middle[1])
      if (gesture.distance > 0)
        scene.camera.zoomTo(scene.camera.view.scale * (next.distance / gesture.distance), next.middle)
      gesture.distance = next.distance
      gesture.middle = next.middle
      return
    }
    if (gesture !== undefined) moveGesture(point)
    else if (
      event.target === host ||
      (event.target instanceof Element && event.target.closest('[data-over-canvas]') === null)
    ) {
      const item = itemAt(point)
      const hovered = item !== undefined && item.type !== 'area' ? item.id : undefined
      if (hovered !== ui.getState().hovered) ui.setState({ hovered })
    }
    if (gesture?.kind === 'drag') return
    const [x, y] = scene.camera.toBord(point)
    tellPresence({ cursor: [Math.round(x), Math.round(y)] })
  }
  const onUp = (event: PointerEvent): void => {
    touches.delete(event.pointerId)
    if (gesture?.kind === 'pinch') {
      if (touches.size < 2) gesture = undefined
      return
    }
    endGesture(at(event), event.type === 'pointercancel')
  }
  const onWheel = (event: WheelEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-over-canvas]') !== null) return
    event.preventDefault()
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1
    if (event.ctrlKey || event.metaKey) {
      scene.camera.zoomTo(scene.camera.view.scale * Math.exp(-event.deltaY * unit * 0.0022), at(event))
      return
    }
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY]
    scene.camera.panBy(-dx * unit, -dy * unit)
  }
  const onLeave = (): void => {
    if (gesture === undefined) tellPresence({ cursor: null }, true)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === ' ' && event.target === host) {
      spaceHeld = true
      setCursor()
    }
    if (event.key === 'Escape' && gesture !== undefined) {
      endGesture([0, 0], true)
      event.stopPropagation()
    }
  }
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return
    spaceHeld = false
    setCursor()
  }
  const stopTool = ui.subscribe(setCursor)
  host.addEventListener('pointerdown', onDown)
  host.addEventListener('pointermove', onMove)
  host.addEventListener('pointerup', onUp)
  host.addEventListener('pointercancel', onUp)
  host.addEventListener('pointerleave', onLeave)
  host.addEventListener('wheel', onWheel, { passive: false })
  host.addEventListener('keydown', onKeyDown, { capture: true })
  globalThis.addEventListener('keyup', onKeyUp)
  setCursor()
  return () => {
    stopTool()
    host.removeEventListener('pointerdown', onDown)
    host.removeEventListener('pointermove', onMove)
    host.removeEventListener('pointerup', onUp)
    host.removeEventListener('pointercancel', onUp)
    host.removeEventListener('pointerleave', onLeave)
    host.removeEventListener('wheel', onWheel)
    host.removeEventListener('keydown', onKeyDown, { capture: true })
    globalThis.removeEventListener('keyup', onKeyUp)
    session.setPresence({ cursor: null, dragging: null })
  }
}
