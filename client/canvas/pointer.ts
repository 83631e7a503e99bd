import type { Pos } from '../../shared/domain/signaal.ts'
import type { Session } from '../model/types.ts'
import { nothingSelected, type PointerClaim } from '../state/bord-ui.ts'
import { carryOut, litArea, planDrop } from './drop.ts'
import { contains, rectBetween } from './geometry.ts'
import { kiesEen, kiesUit } from './keuze/kies.ts'
import { loopBounds, within } from './keuze/lasso.ts'
import { createEdgePan } from './keuze/rand.ts'
import { createSleepHulp } from './keuze/sleep-hulp.ts'
import type { LayoutItem } from './layout.ts'
import { moveFrameBy, resizeFrameBy } from './move-frame.ts'
import type { Gesture, PointerDeps } from './pointer-gesture.ts'
import { createTwice, pointerHits } from './pointer-hits.ts'

/** Movement in px before a press becomes a drag; a tremor is not a drag. */
const slop = 5
const presenceMs = 60
/** A finger that rests this long asks for the menu. */
const longPressMs = 500
/** Between two points of a loop, in px. */
const loopStep = 4

/** Near the edge the paper moves along with these. */
const movesPaper: ReadonlySet<Gesture['kind']> = new Set(['drag', 'area', 'marquee', 'lasso'])

/** Turns pointer, wheel and touch into work on the bord. Listens on `host` until the returned function is called. */
export function listenToPointer(deps: PointerDeps): () => void {
  const { host, scene, ui, work, session } = deps
  const touches = new Map<number, Pos>()
  let gesture: Gesture | undefined
  let spaceHeld = false
  let lastPresence = 0
  const isTwice = createTwice()
  let longPress: ReturnType<typeof setTimeout> | undefined
  let isPenDown = false
  const { plateAt, isCornerAt, itemAt, ghostButtonAt } = pointerHits(scene, ui)
  const hulp = createSleepHulp(scene)

  const at = (event: { clientX: number; clientY: number }): Pos => {
    const box = host.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const setCursor = (): void => {
    const { tool, takers } = ui.getState()
    const panning = gesture?.kind === 'pan' || tool === 'schuiven' || spaceHeld
    const taken = [...takers].map((taker) => taker.cursor?.()).find((cursor) => cursor !== undefined)
    host.style.cursor = panning
      ? gesture?.kind === 'pan'
        ? 'grabbing'
        : 'grab'
      : gesture?.kind === 'drag'
        ? 'grabbing'
        : (taken ?? (tool === 'lasso' ? 'crosshair' : ''))
  }

  const tellPresence = (fields: Parameters<Session['setPresence']>[0], force = false): void => {
    const now = performance.now()
    if (!force && now - lastPresence < presenceMs) return
    lastPresence = now
    session.setPresence(fields)
  }

  const select = (id: string, add: boolean): void => kiesEen(ui, id, add)
  const beginDrag = (press: Extract<Gesture, { kind: 'press' }>): Gesture | undefined => {
    const { item } = press
    const before = press.shift ? ui.getState().selected : nothingSelected
    if (ui.getState().tool === 'lasso') return { kind: 'lasso', loop: [scene.camera.toBord(press.at)], before }
    if (item?.type === 'area') {
      const plate = plateAt(press.at)
      const area = plate ?? item
      const resizes = plate === undefined && isCornerAt(item, press.at)
      if ((area.thema ?? area.frame)?.locked === true) return { kind: 'pan', last: press.at }
      if (area.frame !== undefined && (plate !== undefined || resizes) && work.canManageFrames())
        return { kind: 'area', from: scene.camera.toBord(press.at), area, resizes }
      if (plate?.thema !== undefined && work.canManageThemas())
        return { kind: 'area', from: scene.camera.toBord(press.at), area: plate, resizes: false }
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
        : {
            kind: 'drag',
            from: scene.camera.toBord(press.at),
            items,
            ids: items.map((one) => one.id),
            move: { dx: 0, dy: 0 },
          }
    }
    if (press.touch) return { kind: 'pan', last: press.at }
    return { kind: 'marquee', from: scene.camera.toBord(press.at), before }
  }
  const chooseIn = (items: readonly LayoutItem[], before: ReadonlySet<string>): void =>
    kiesUit(scene, ui, items, before)
  /** How far a point of the screen is from where a gesture began, in bord units, whatever the paper did meanwhile. */
  const since = (from: Pos, point: Pos): [number, number] => {
    const [x, y] = scene.camera.toBord(point)
    return [x - from[0], y - from[1]]
  }
  const edge = createEdgePan({
    size: () => scene.camera.size,
    panBy: (dx, dy) => scene.camera.panBy(dx, dy),
    onMove: (point) => moveGesture(point),
  })

  const moveGesture = (point: Pos, event?: PointerEvent): void => {
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
        moveGesture(point, event)
        return
      }
      case 'drag': {
        let [dx, dy] = since(gesture.from, point)
        const plan = planDrop(gesture.items, scene.areaAt(scene.camera.toBord(point)), dx, dy)
        // Only what lies free can line up; Alt lets it lie where the hand is.
        if (plan.kind === 'free' && event?.altKey !== true) ({ dx, dy } = hulp.snap(gesture.items, dx, dy))
        else hulp.clear()
        gesture.move = { dx, dy }
        scene.setDrag({ ids: gesture.ids, dx, dy }, litArea(plan))
        const [x, y] = scene.camera.toBord(point)
        tellPresence({
          cursor: [Math.round(x), Math.round(y)],
          dragging: { ids: gesture.ids.slice(0, 20), dx: Math.round(dx), dy: Math.round(dy) },
        })
        return
      }
      case 'area':
        scene.setAreaDrag(gesture.area.id, ...since(gesture.from, point), gesture.resizes)
        return
      case 'marquee': {
        const rect = rectBetween(gesture.from, scene.camera.toBord(point))
        scene.setMarquee(rect)
        chooseIn(scene.query(rect), gesture.before)
        return
      }
      case 'lasso': {
        const { loop } = gesture
        const next = scene.camera.toBord(point)
        const [x, y] = loop.at(-1) ?? next
        if (Math.hypot(next[0] - x, next[1] - y) * scene.camera.view.scale < loopStep) return
        loop.push(next)
        hulp.setLoop(loop)
        return
      }
      case 'claimed':
        if (event !== undefined) gesture.claim.move(scene.camera.toBord(point), event)
        return
      case 'pinch':
        return
    }
  }

  const endGesture = (point: Pos, cancelled: boolean, event?: PointerEvent): void => {
    const ended = gesture
    gesture = undefined
    clearTimeout(longPress)
    edge.at(undefined)
    hulp.clear()
    setCursor()
    if (ended === undefined) return
    switch (ended.kind) {
      case 'press':
        if (!cancelled) click(ended, point)
        return
      case 'drag': {
        const { dx, dy } = ended.move
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
        const [dx, dy] = since(ended.from, point)
        if (frame !== undefined) {
          if (ended.resizes) resizeFrameBy(scene, work, ended.area, dx, dy)
          else moveFrameBy(scene, work, ended.area, dx, dy)
        }
        if (thema === undefined) return
        const around = ended.area.nestedIn === undefined ? undefined : scene.item(ended.area.nestedIn)
        if (around !== undefined) {
          // What lies in another thema comes out when it is let go beside it.
          if (!contains(around, scene.camera.toBord(point))) work.nestThema(thema.id, null)
          return
        }
        work.moveThema(thema.id, [Math.round(ended.area.x + dx), Math.round(ended.area.y + dy)])
        return
      }
      case 'marquee':
        scene.setMarquee(undefined)
        if (cancelled) ui.setState({ selected: ended.before })
        return
      case 'lasso': {
        const around = loopBounds(ended.loop)
        if (cancelled || around === undefined) return
        const items = scene.query(around).filter((item) => item.type === 'signaal')
        chooseIn(within(ended.loop, items), ended.before)
        // One loop at a time: the next press chooses and drags again.
        ui.setState({ tool: 'kiezen' })
        return
      }
      case 'claimed':
        if (cancelled || event === undefined) ended.claim.cancel()
        else ended.claim.end(scene.camera.toBord(point), event)
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
    const twice = isTwice(item?.id ?? '', point)
    if (item === undefined || (item.type === 'area' && plateAt(point) === undefined)) {
      if (twice) deps.startDraft(scene.camera.toBord(point), item?.type === 'area' ? item.thema?.id : undefined)
      else if (!press.shift) ui.setState({ selected: nothingSelected, focused: undefined })
      return
    }
    if (item.type === 'signaal') {
      if (twice) deps.startEditing(item.id)
      else select(item.id, press.shift || ui.getState().isChoosingMore)
      return
    }
    ui.setState({ focused: item.id, selected: nothingSelected })
    if (twice && item.type === 'area' && item.thema !== undefined) deps.openThema(item.thema.id)
  }

  const pinchOf = (): { distance: number; middle: Pos } => {
    const [a = [0, 0], b = [0, 0]] = [...touches.values()] as Pos[]
    return { distance: Math.hypot(a[0] - b[0], a[1] - b[1]), middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] }
  }

  /** The menu is about what is chosen; what lies under the pointer and is not, is chosen first. */
  const openMenu = (point: Pos, item: LayoutItem | undefined): void => {
    ui.setState({ hovered: undefined })
    if (item?.type === 'signaal' && !ui.getState().selected.has(item.id)) select(item.id, false)
    else if (item?.type === 'ghost' || (item?.type === 'area' && plateAt(point) !== undefined))
      ui.setState({ focused: item.id, selected: nothingSelected })
    deps.openMenu(point, item)
  }
  const claimAt = (point: Pos, event: PointerEvent, under: LayoutItem | undefined): PointerClaim | undefined => {
    for (const taker of ui.getState().takers) {
      const claim = taker.claim(scene.camera.toBord(point), event, under?.type === 'area' ? undefined : under?.id)
      if (claim !== undefined) return claim
    }
    return undefined
  }

  const onDown = (event: PointerEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-over-canvas]') !== null) return
    const point = at(event)
    const touch = event.pointerType === 'touch'
    // The hand that holds the pen lies on the screen as well.
    if (touch && isPenDown) return
    if (event.pointerType === 'pen') isPenDown = true
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
    const item = itemAt(point)
    const claim = pan ? undefined : claimAt(point, event, item)
    if (claim !== undefined) {
      gesture = { kind: 'claimed', claim }
      setCursor()
      return
    }
    if (touch && !pan)
      longPress = setTimeout(() => {
        if (gesture?.kind !== 'press') return
        gesture = undefined
        openMenu(point, item)
      }, longPressMs)
    gesture = pan
      ? { kind: 'pan', last: point }
      : {
          kind: 'press',
          at: point,
          item,
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
    if (gesture !== undefined) {
      moveGesture(point, event)
      if (movesPaper.has(gesture.kind)) edge.at(point)
    } else if (
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
    if (event.pointerType === 'pen') isPenDown = false
    if (gesture?.kind === 'pinch') {
      if (touches.size < 2) gesture = undefined
      return
    }
    endGesture(at(event), event.type === 'pointercancel', event)
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
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault()
    if (event.target instanceof Element && event.target.closest('[data-over-canvas]') !== null) return
    // A finger has the long press, the keyboard its own keys.
    if (event.button !== 2 || (event as Partial<PointerEvent>).pointerType === 'touch') return
    const point = at(event)
    openMenu(point, itemAt(point))
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
  host.addEventListener('contextmenu', onContextMenu)
  host.addEventListener('wheel', onWheel, { passive: false })
  host.addEventListener('keydown', onKeyDown, { capture: true })
  globalThis.addEventListener('keyup', onKeyUp)
  setCursor()
  return () => {
    stopTool()
    clearTimeout(longPress)
    edge.at(undefined)
    hulp.close()
    host.removeEventListener('pointerdown', onDown)
    host.removeEventListener('pointermove', onMove)
    host.removeEventListener('pointerup', onUp)
    host.removeEventListener('pointercancel', onUp)
    host.removeEventListener('pointerleave', onLeave)
    host.removeEventListener('contextmenu', onContextMenu)
    host.removeEventListener('wheel', onWheel)
    host.removeEventListener('keydown', onKeyDown, { capture: true })
    globalThis.removeEventListener('keyup', onKeyUp)
    session.setPresence({ cursor: null, dragging: null })
  }
}
