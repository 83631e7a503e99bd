import type { Pos } from '../../../shared/domain/signaal.ts'
import { boundsOf } from '../geometry.ts'
import type { SignaalItem } from '../layout.ts'
import type { ExtraPainter } from '../paint-extra.ts'
import type { CanvasScene } from '../scene.ts'
import { type Hulplijn, snapTo } from './hulplijnen.ts'

/** How near an edge must come before it lines up, in px of the screen. */
const snapPx = 6
/** How far around the dragged notes others are looked at, in bord units. */
const lookAround = 700
/** Below this zoom nobody lines up notes. */
const leastScale = 0.25

/** What is drawn while people drag or draw a loop. `close()` takes it off the canvas. */
export interface SleepHulp {
  /** Pulls a drag onto what it nearly lines up with, and shows the lines; gives the move that then holds. */
  snap(items: readonly SignaalItem[], dx: number, dy: number): { readonly dx: number; readonly dy: number }
  setLoop(loop: readonly Pos[] | undefined): void
  clear(): void
  close(): void
}

/** Hangs the painter of guides and loops on the scene. */
export function createSleepHulp(scene: CanvasScene): SleepHulp {
  let lines: readonly Hulplijn[] = []
  let loop: readonly Pos[] | undefined
  const painter: ExtraPainter = {
    isLive: () => lines.length > 0 || loop !== undefined,
    live: (ctx, { view, kit: { palette } }) => {
      const px = 1 / view.scale
      if (lines.length > 0) {
        ctx.beginPath()
        for (const { axis, at, from, to } of lines) {
          ctx.moveTo(axis === 'x' ? at : from, axis === 'x' ? from : at)
          ctx.lineTo(axis === 'x' ? at : to, axis === 'x' ? to : at)
        }
        ctx.lineWidth = 1.5 * px
        ctx.strokeStyle = palette.blauw
        ctx.stroke()
      }
      const [first, ...rest] = loop ?? []
      if (first === undefined || rest.length === 0) return
      ctx.beginPath()
      ctx.moveTo(...first)
      for (const point of rest) ctx.lineTo(...point)
      ctx.closePath()
      ctx.globalAlpha = 0.1
      ctx.fillStyle = palette.blauw
      ctx.fill()
      ctx.globalAlpha = 1
      ctx.lineWidth = 2 * px
      ctx.strokeStyle = palette.blauw
      ctx.setLineDash([6 * px, 4 * px])
      ctx.stroke()
      ctx.setLineDash([])
    },
  }
  const stop = scene.addPainter(painter)
  const show = (next: readonly Hulplijn[]): void => {
    if (next.length === 0 && lines.length === 0) return
    lines = next
    scene.repaintLive()
  }
  return {
    snap(items, dx, dy) {
      const bounds = boundsOf(items)
      const { scale } = scene.camera.view
      if (bounds === undefined || scale < leastScale) return { dx, dy }
      const moving = { ...bounds, x: bounds.x + dx, y: bounds.y + dy }
      const own = new Set(items.map(({ id }) => id))
      const around = {
        x: moving.x - lookAround,
        y: moving.y - lookAround,
        w: moving.w + 2 * lookAround,
        h: moving.h + 2 * lookAround,
      }
      const others = scene.query(around).filter((item) => item.type === 'signaal' && !own.has(item.id))
      const snap = snapTo(moving, others, snapPx / scale)
      show(snap.lines)
      return { dx: dx + snap.dx, dy: dy + snap.dy }
    },
    setLoop(next) {
      loop = next
      scene.repaintLive()
    },
    clear() {
      show([])
      if (loop !== undefined) {
        loop = undefined
        scene.repaintLive()
      }
    },
    close: stop,
  }
}
