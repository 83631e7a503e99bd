import { type Damage, inkRect, partsToPaint } from './damage.ts'
import type { Rect, Viewport } from './geometry.ts'
import type { Ctx } from './paint-icon.ts'

/** A canvas element and how many of its pixels make one CSS pixel. */
export interface Surface {
  readonly ctx: Ctx
  readonly ratio: number
}

/** What was painted so far; for tests and the bench. */
export interface PaintCounts {
  /** Times that everything was painted. */
  full: number
  /** Parts that were painted alone. */
  parts: number
  /** Times that the picture was moved and only its new edges were painted. */
  moved: number
}

export interface StillDeps {
  /** Paints one part (px) of the canvas; the context is clipped to it and maps CSS pixels. */
  readonly paint: (ctx: Ctx, part: Rect, view: Viewport) => void
  /** Where things are that do not move along with the bord: sticky plates, in px. */
  readonly stuck: (view: Viewport) => ReadonlyMap<string, Rect>
}

/**
 * The layer of what lies still. It keeps its picture: a small change paints its own rectangle, moving the bord moves the
 * picture and paints the edges that come into view, and only zooming paints everything.
 */
export class StillLayer {
  readonly counts: PaintCounts = { full: 0, parts: 0, moved: 0 }
  readonly #deps: StillDeps
  #last: { readonly ctx: Ctx; readonly width: number; readonly height: number; readonly view: Viewport } | undefined
  #stuck: ReadonlyMap<string, Rect> = new Map()

  constructor(deps: StillDeps) {
    this.#deps = deps
  }

  paint({ ctx, ratio }: Surface, at: Viewport, damage: Damage): void {
    const view = onPixels(at, ratio)
    const { width, height } = ctx.canvas
    const last = this.#last
    this.#last = { ctx, width, height, view }
    const changed = damage.take()
    const size = { width: width / ratio, height: height / ratio }
    const isSamePicture =
      last !== undefined &&
      last.ctx === ctx &&
      last.width === width &&
      last.height === height &&
      last.view.scale === view.scale
    const before = this.#stuck
    this.#stuck = this.#deps.stuck(view)
    const whole = { x: 0, y: 0, w: size.width, h: size.height }
    const dx = isSamePicture ? Math.round((view.x - last.view.x) * ratio) : width
    const dy = isSamePicture ? Math.round((view.y - last.view.y) * ratio) : height
    if (changed === 'all' || Math.abs(dx) >= width * 0.5 || Math.abs(dy) >= height * 0.5) {
      this.#all(ctx, ratio, whole, view)
      return
    }
    const onScreen = changed.map((rect) => inkRect(view, rect))
    if (dx !== 0 || dy !== 0) {
      onScreen.push(...edges(size, dx / ratio, dy / ratio))
      onScreen.push(...this.#unstuck(before, dx / ratio, dy / ratio))
    }
    const parts = partsToPaint(onScreen, size)
    if (parts === 'all') {
      this.#all(ctx, ratio, whole, view)
      return
    }
    if (dx !== 0 || dy !== 0) {
      this.counts.moved++
      ctx.save()
      ctx.setTransform(1, 0, 0, 1, 0, 0)
      ctx.globalCompositeOperation = 'copy'
      ctx.drawImage(ctx.canvas, dx, dy)
      ctx.restore()
    }
    for (const part of parts) this.#part(ctx, ratio, part, view)
  }

  #all(ctx: Ctx, ratio: number, whole: Rect, view: Viewport): void {
    this.counts.full++
    ctx.save()
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#deps.paint(ctx, whole, view)
    ctx.restore()
  }

  #part(ctx: Ctx, ratio: number, part: Rect, view: Viewport): void {
    this.counts.parts++
    ctx.save()
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    // In whole pixels of the screen: half ones would leave a seam of the old picture.
    const [x, y] = [Math.floor(part.x * ratio) / ratio, Math.floor(part.y * ratio) / ratio]
    const w = Math.ceil((part.x + part.w) * ratio) / ratio - x
    const h = Math.ceil((part.y + part.h) * ratio) / ratio - y
    ctx.beginPath()
    ctx.rect(x, y, w, h)
    ctx.clip()
    this.#deps.paint(ctx, { x, y, w, h }, view)
    ctx.restore()
  }

  /** Where a plate was carried along with the picture, and where it has to be instead. */
  #unstuck(before: ReadonlyMap<string, Rect>, dx: number, dy: number): Rect[] {
    const rects: Rect[] = []
    for (const [id, was] of before) {
      const now = this.#stuck.get(id)
      const carried = { ...was, x: was.x + dx, y: was.y + dy }
      if (now !== undefined && Math.abs(now.x - carried.x) < 0.01 && Math.abs(now.y - carried.y) < 0.01) continue
      rects.push(grown(carried, plateShadow))
      if (now !== undefined) rects.push(grown(now, plateShadow))
    }
    for (const [id, now] of this.#stuck) if (!before.has(id)) rects.push(grown(now, plateShadow))
    return rects
  }
}

const plateShadow = 20
const grown = ({ x, y, w, h }: Rect, by: number): Rect => ({
  x: Math.floor(x - by),
  y: Math.floor(y - by),
  w: Math.ceil(w + 2 * by),
  h: Math.ceil(h + 2 * by),
})

/** Where the bord lies in whole pixels of the screen: a picture that moves stays as sharp as it was. */
export const onPixels = ({ x, y, scale }: Viewport, ratio: number): Viewport => ({
  x: Math.round(x * ratio) / ratio,
  y: Math.round(y * ratio) / ratio,
  scale,
})

/** What comes into view when the picture moves by so many px. */
function edges({ width, height }: { readonly width: number; readonly height: number }, dx: number, dy: number): Rect[] {
  const found: Rect[] = []
  if (dx > 0) found.push({ x: 0, y: 0, w: Math.ceil(dx), h: height })
  if (dx < 0) found.push({ x: Math.floor(width + dx), y: 0, w: Math.ceil(-dx) + 1, h: height })
  if (dy > 0) found.push({ x: 0, y: 0, w: width, h: Math.ceil(dy) })
  if (dy < 0) found.push({ x: 0, y: Math.floor(height + dy), w: width, h: Math.ceil(-dy) + 1 })
  return found
}
