import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Pos } from '../../../shared/domain/signaal.ts'
import { m } from '../../../shared/i18n/messages.ts'
import type { BordUi } from '../../state/bord-ui.ts'
import type { Insets } from '../camera.ts'
import { boundsOf, intersects, type Rect, toBord, type Viewport } from '../geometry.ts'
import { readPalette } from '../palette.ts'
import type { CanvasScene } from '../scene.ts'

const width = 208
const height = 132
const margin = 8
/** Above the zoom control. */
const bottom = 70

/**
 * The whole bord, small: areas and notes as spots, and a frame around what is on screen. It paints when the view rests; in
 * between only the frame moves.
 */
export function Minimap({
  scene,
  ui,
  insets,
  onClose,
}: {
  readonly scene: CanvasScene
  readonly ui: BordUi
  readonly insets: Insets
  readonly onClose: () => void
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const map = useRef<Viewport>({ x: 0, y: 0, scale: 1 })
  const [isAside, setAside] = useState(false)
  const focused = useStore(ui, (state) => state.focused)

  const moveFrame = useCallback((): void => {
    const { x, y, scale } = map.current
    const seen = scene.camera.rectInView(0)
    const left = Math.max(0, seen.x * scale + x)
    const top = Math.max(0, seen.y * scale + y)
    const right = Math.min(width, (seen.x + seen.w) * scale + x)
    const under = Math.min(height, (seen.y + seen.h) * scale + y)
    const element = frame.current
    if (element === null) return
    element.style.transform = `translate(${left}px, ${top}px)`
    element.style.width = `${Math.max(6, right - left)}px`
    element.style.height = `${Math.max(6, under - top)}px`
  }, [scene])

  const paint = useCallback((): void => {
    const ctx = canvas.current?.getContext('2d')
    if (ctx === null || ctx === undefined || canvas.current === null) return
    const ratio = window.devicePixelRatio || 1
    canvas.current.width = width * ratio
    canvas.current.height = height * ratio
    const style = getComputedStyle(document.documentElement)
    const palette = readPalette((name) => style.getPropertyValue(name))
    const items = [...scene.items.values()]
    const bounds = boundsOf(items)
    if (bounds === undefined) return
    // Smaller than the smallest zoom of the bord itself, so not by `fitRect`'s limits.
    const fit = Math.min(
      (width - 2 * margin) / Math.max(1, bounds.w),
      (height - 2 * margin) / Math.max(1, bounds.h),
      0.4,
    )
    map.current = {
      scale: fit,
      x: (width - bounds.w * fit) / 2 - bounds.x * fit,
      y: (height - bounds.h * fit) / 2 - bounds.y * fit,
    }
    const { x, y, scale } = map.current
    ctx.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y)
    const px = 1 / scale
    for (const item of items) {
      if (item.type !== 'area' || item.kind === 'voorstel') continue
      ctx.fillStyle = palette.vlak
      ctx.fillRect(item.x, item.y, item.w, item.h)
      ctx.fillStyle = item.thema === undefined ? palette.lijnSterk : palette.plaat[item.thema.plaat]
      ctx.fillRect(item.x, item.y, item.w, Math.max(item.plateHeight, 3 * px))
    }
    for (const item of items) {
      if (item.type !== 'signaal') continue
      ctx.globalAlpha = scene.isShown(item) ? 1 : 0.2
      ctx.fillStyle = palette.mark[item.signaal.kind]
      ctx.fillRect(item.x, item.y, Math.max(item.w - 2 * px, px), Math.max(item.h - 2 * px, px))
    }
    ctx.globalAlpha = 1
    moveFrame()
  }, [scene, moveFrame])

  const place = isAside ? { left: insets.left } : { right: insets.right }
  useEffect(() => {
    paint()
    const stops = [scene.subscribeRest(paint), scene.camera.subscribe(moveFrame)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [scene, paint, moveFrame])
  // Nothing may lie over what has the keyboard: then the map goes to the other side.
  useEffect(() => {
    const look = (): void => {
      const item = focused === undefined ? undefined : scene.item(focused)
      const { width: w, height: h } = scene.camera.size
      const here: Rect = { x: w - insets.right - width, y: h - bottom - height, w: width, h: height }
      setAside(item !== undefined && intersects(scene.camera.rectOnScreen(item), here))
    }
    look()
    return scene.subscribeRest(look)
  }, [scene, focused, insets])

  const go = (at: Pos): void => {
    const { scale } = scene.camera.view
    const free = scene.camera.freePart()
    const [x, y] = toBord(map.current, at)
    scene.camera.setView({ scale, x: free.x + free.w / 2 - x * scale, y: free.y + free.h / 2 - y * scale })
  }
  const goTo = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    go([event.clientX - box.left, event.clientY - box.top])
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { camera } = scene
    const step = Math.min(camera.size.width, camera.size.height) / 4
    const move = moveOf(event.key, step)
    if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (move === 'close') onClose()
    else if (move === 'all') scene.fitAll()
    else if (typeof move === 'number') camera.zoomTo(camera.view.scale * move)
    else camera.panBy(...move)
  }
  return (
    <div
      className="cv-kaartje cv-zweef"
      style={{ ...place, bottom, width, height }}
      data-over-canvas=""
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the view
      tabIndex={0}
      aria-label={m.kijk_kaartje_uitleg()}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
      }}
    >
      <div aria-hidden="true">
        <canvas ref={canvas} style={{ width, height }} />
        <div ref={frame} className="cv-kaartje-raam" />
      </div>
    </div>
  )
}

/** What a key on the map asks for: a move in px, a factor of the zoom, everything, or to close it. */
function moveOf(key: string, step: number): readonly [number, number] | number | 'all' | 'close' | undefined {
  switch (key) {
    case 'ArrowLeft':
      return [step, 0]
    case 'ArrowRight':
      return [-step, 0]
    case 'ArrowUp':
      return [0, step]
    case 'ArrowDown':
      return [0, -step]
    case '+':
    case '=':
      return 1.25
    case '-':
      return 0.8
    case 'Home':
      return 'all'
    case 'Escape':
      return 'close'
    default:
      return undefined
  }
}
