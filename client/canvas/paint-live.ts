import { type Rect, rectToScreen, type Viewport } from './geometry.ts'
import type { SignaalItem } from './layout.ts'
import { detailAt } from './lod.ts'
import { nameTag } from './name-tag.ts'
import { paintBriefje } from './paint-briefje.ts'
import type { ExtraPainter, ExtraView } from './paint-extra.ts'
import type { Ctx } from './paint-icon.ts'
import { lookOf } from './paint-scene.ts'
import type { Painter } from './painter.ts'

/** A note that is being moved, here or by somebody else. */
export interface DragMark {
  readonly item: SignaalItem
  readonly dx: number
  readonly dy: number
  /** Who moves it; absent for oneself. */
  readonly label?: string
  readonly color?: string
}

export interface LiveFrame {
  readonly view: Viewport
  readonly drags: readonly DragMark[]
  /** In bord units. */
  readonly marquee: Rect | undefined
  readonly reducedMotion: boolean
  readonly extra: Iterable<ExtraPainter>
  readonly extraView: ExtraView
}

/** Paints what moves: dragged notes, the selection rectangle, and what other painters have. */
export function paintLive(ctx: Ctx, painter: Painter, frame: LiveFrame): void {
  const { kit } = painter
  const { view } = frame
  const detail = detailAt(view.scale)
  ctx.save()
  ctx.translate(view.x, view.y)
  ctx.scale(view.scale, view.scale)
  for (const drag of frame.drags) {
    const rect = { x: drag.item.x + drag.dx, y: drag.item.y + drag.dy, w: drag.item.w, h: drag.item.h }
    ctx.save()
    if (!frame.reducedMotion) {
      // Two degrees of tilt: lifted paper (DESIGN §4).
      ctx.translate(rect.x + rect.w / 2, rect.y + rect.h / 2)
      ctx.rotate(-0.035)
      ctx.translate(-rect.x - rect.w / 2, -rect.y - rect.h / 2)
    }
    paintBriefje(ctx, kit, rect, lookOf(painter, drag.item, true), detail)
    ctx.restore()
  }
  for (const one of frame.extra) one.live?.(ctx, frame.extraView)
  if (frame.marquee !== undefined) {
    ctx.fillStyle = kit.palette.blauw
    ctx.globalAlpha = 0.1
    ctx.fillRect(frame.marquee.x, frame.marquee.y, frame.marquee.w, frame.marquee.h)
    ctx.globalAlpha = 1
    ctx.lineWidth = 1.5 / view.scale
    ctx.strokeStyle = kit.palette.blauw
    ctx.strokeRect(frame.marquee.x, frame.marquee.y, frame.marquee.w, frame.marquee.h)
  }
  ctx.restore()
  for (const drag of frame.drags) {
    if (drag.label === undefined) continue
    const on = rectToScreen(view, { ...drag.item, x: drag.item.x + drag.dx, y: drag.item.y + drag.dy })
    nameTag(ctx, drag.label, on.x + on.w * 0.55, on.y + on.h + 3, drag.color ?? kit.palette.inkt)
  }
}
