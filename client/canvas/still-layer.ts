import { type Damage, inkRect, partsToPaint } from './damage.ts'
import type { Rect, Viewport } from './geometry.ts'
import type { Ctx } from './paint-icon.ts'

/** A canvas element and how many of its pixels make one CSS pixel. */
export interface Surface {
  readonly ctx: Ctx
  readonly ratio: number
  /** What people see of it, in CSS px; the canvas has `slack` px more on every side. */
  readonly width: number
  readonly height: number
  readonly slack: number
}

/** What was painted so far; for tests and the bench. */
export interface PaintCounts {
  /** Times that all that is in view was painted. */
  full: number
  /** Parts that were painted alone. */
  parts: number
  /** Times that the picture was moved within its canvas. */
  moved: number
}

/** Paints one part (px of the screen, under `view`); the context is clipped to it and maps those px. */
export type PaintPart = (ctx: Ctx, part: Rect, view: Viewport) => void

/** So much more than needed is painted ahead, in px: few strips, none of them wide. */
const ahead = 64

/** The picture as it stands in the canvas. */
interface Picture {
  readonly ctx: Ctx
  readonly width: number
  readonly height: number
  /** The view it was painted for. */
  readonly view: Viewport
  /** The part of it that is painted, in px of that view. */
  readonly valid: Rect
}

/** Where the canvas has to stand, in CSS px from the corner of what people see, and how much larger than it was painted. */
export interface Stand {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** While people zoom the picture is stretched, no further than this: painting every size on the way costs most of a frame. */
const mostStretch = 1.22

/**
 * The layer of what lies still. It keeps its picture: a small change paints its own rectangle; moving the bord moves the
 * whole canvas, paints what comes into view, and only now and then shifts the picture within it; zooming stretches it, and paints it sharp on the way and at rest.
 */
export class StillLayer {
  readonly counts: PaintCounts = { full: 0, parts: 0, moved: 0 }
  readonly #paintPart: PaintPart
  #picture: Picture | undefined
  #isStretched = false

  constructor(paint: PaintPart) {
    this.#paintPart = paint
  }

  /** What people see is not as sharp as it can be: to be painted when the view rests. */
  get isStretched(): boolean {
    return this.#isStretched
  }

  /** Brings the picture up to date; `isMoving`: the view is still changing. */
  paint(surface: Surface, at: Viewport, damage: Damage, isMoving: boolean): Stand {
    const { ctx, ratio, width: w, height: h, slack } = surface
    const view = onPixels(at, ratio)
    const changed = damage.take()
    let picture = this.#picture
    const isSame =
      picture !== undefined &&
      picture.ctx === ctx &&
      picture.width === ctx.canvas.width &&
      picture.height === ctx.canvas.height
    const isOut = isSame && picture !== undefined && view.scale < picture.view.scale
    const stretch = isSame && picture !== undefined && isMoving ? this.#stretched(surface, picture, view) : undefined
    this.#isStretched = stretch !== undefined
    if (stretch !== undefined && picture !== undefined && changed !== 'all') {
      this.#patch(surface, picture, changed)
      return stretch
    }
    // Who zooms out sees more with every frame: what is about to be seen is painted along.
    if (isOut && isMoving) return this.#all(surface, view, slack)
    const isShifted = isSame && picture !== undefined && picture.view.scale === view.scale
    const far = isShifted && picture !== undefined ? shiftOf(picture.view, view) : { x: w, y: h }
    if (picture === undefined || changed === 'all' || Math.abs(far.x) >= w * 0.5 || Math.abs(far.y) >= h * 0.5)
      return this.#all(surface, view)
    if (!this.#patch(surface, picture, changed)) return this.#all(surface, view)
    // What is in view, in px of the picture.
    let need: Rect = { x: -far.x, y: -far.y, w, h }
    if (!isWithin(need, picture.valid)) {
      if (!isWithin(need, { x: -slack, y: -slack, w: w + 2 * slack, h: h + 2 * slack })) {
        picture = this.#shift(surface, picture, view)
        need = { x: 0, y: 0, w, h }
      }
      picture = this.#extend(surface, picture, need)
    }
    this.#picture = picture
    const stands = shiftOf(picture.view, view)
    return { x: stands.x - slack, y: stands.y - slack, scale: 1 }
  }

  /** Paints what changed; false when that is so much that everything had better be painted. */
  #patch(surface: Surface, { view, valid }: Picture, changed: readonly Rect[]): boolean {
    const parts = partsToPaint(
      changed.flatMap((rect) => shared(inkRect(view, rect), valid) ?? []),
      surface.width * surface.height,
    )
    if (parts === 'all') return false
    for (const part of parts) this.#part(surface, part, view)
    return true
  }

  /** How the picture has to stand to show another zoom; `undefined` when it is too small for that, or would be too vague. */
  #stretched({ width, height, slack }: Surface, picture: Picture, view: Viewport): Stand | undefined {
    const { view: was, valid } = picture
    const scale = view.scale / was.scale
    if (scale === 1 || scale > mostStretch || scale < 1 / mostStretch) return undefined
    const need = { x: was.x - view.x / scale, y: was.y - view.y / scale, w: width / scale, h: height / scale }
    if (!isWithin(need, valid)) return undefined
    return { x: view.x - scale * (slack + was.x), y: view.y - scale * (slack + was.y), scale }
  }

  /** `beyond`: so many px more than what is in view. */
  #all(surface: Surface, view: Viewport, beyond = 0): Stand {
    const { ctx, width: w, height: h, slack } = surface
    this.counts.full++
    const valid = { x: -beyond, y: -beyond, w: w + 2 * beyond, h: h + 2 * beyond }
    this.#isStretched = false
    this.#clipped(surface, valid, view)
    this.#picture = { ctx, width: ctx.canvas.width, height: ctx.canvas.height, view, valid }
    return { x: -slack, y: -slack, scale: 1 }
  }

  /** Moves the picture within its canvas, so that it stands for `view`. */
  #shift({ ctx, ratio, width: w, height: h, slack }: Surface, picture: Picture, view: Viewport): Picture {
    this.counts.moved++
    const { x, y } = shiftOf(picture.view, view)
    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    ctx.drawImage(ctx.canvas, Math.round(x * ratio), Math.round(y * ratio))
    ctx.restore()
    const carried = { ...picture.valid, x: picture.valid.x + x, y: picture.valid.y + y }
    const all = { x: -slack, y: -slack, w: w + 2 * slack, h: h + 2 * slack }
    return { ...picture, view, valid: shared(carried, all) ?? { x: 0, y: 0, w: 0, h: 0 } }
  }

  /** Paints strips until `need` and something beyond it is there. */
  #extend(surface: Surface, picture: Picture, need: Rect): Picture {
    const { width: w, height: h, slack } = surface
    const { valid, view } = picture
    if (valid.w <= 0 || valid.h <= 0) {
      this.#part(surface, need, view)
      return { ...picture, valid: need }
    }
    const left = need.x < valid.x ? Math.max(-slack, need.x - ahead) : valid.x
    const top = need.y < valid.y ? Math.max(-slack, need.y - ahead) : valid.y
    const right = need.x + need.w > valid.x + valid.w ? Math.min(w + slack, need.x + need.w + ahead) : valid.x + valid.w
    const bottom =
      need.y + need.h > valid.y + valid.h ? Math.min(h + slack, need.y + need.h + ahead) : valid.y + valid.h
    const strips: Rect[] = [
      { x: left, y: valid.y, w: valid.x - left, h: valid.h },
      { x: valid.x + valid.w, y: valid.y, w: right - valid.x - valid.w, h: valid.h },
      { x: left, y: top, w: right - left, h: valid.y - top },
      { x: left, y: valid.y + valid.h, w: right - left, h: bottom - valid.y - valid.h },
    ]
    for (const strip of strips) if (strip.w > 0 && strip.h > 0) this.#part(surface, strip, view)
    return { ...picture, valid: { x: left, y: top, w: right - left, h: bottom - top } }
  }

  #part(surface: Surface, part: Rect, view: Viewport): void {
    this.counts.parts++
    this.#clipped(surface, part, view)
  }

  #clipped({ ctx, ratio, slack }: Surface, part: Rect, view: Viewport): void {
    ctx.save()
    ctx.setTransform(ratio, 0, 0, ratio, slack * ratio, slack * ratio)
    // In whole pixels of the screen: half ones would leave a seam of the old picture.
    const [x, y] = [Math.floor(part.x * ratio) / ratio, Math.floor(part.y * ratio) / ratio]
    const w = Math.ceil((part.x + part.w) * ratio) / ratio - x
    const h = Math.ceil((part.y + part.h) * ratio) / ratio - y
    ctx.beginPath()
    ctx.rect(x, y, w, h)
    ctx.clip()
    this.#paintPart(ctx, { x, y, w, h }, view)
    ctx.restore()
  }
}

const shiftOf = (from: Viewport, to: Viewport): { readonly x: number; readonly y: number } => ({
  x: to.x - from.x,
  y: to.y - from.y,
})

const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.w <= outer.x + outer.w + 0.01 &&
  inner.y + inner.h <= outer.y + outer.h + 0.01

/** What two rectangles have in common. */
function shared(a: Rect, b: Rect): Rect | undefined {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const w = Math.min(a.x + a.w, b.x + b.w) - x
  const h = Math.min(a.y + a.h, b.y + b.h) - y
  return w <= 0 || h <= 0 ? undefined : { x, y, w, h }
}

/** Where the bord lies in whole pixels of the screen: a picture that moves stays as sharp as it was. */
export const onPixels = ({ x, y, scale }: Viewport, ratio: number): Viewport => ({
  x: Math.round(x * ratio) / ratio,
  y: Math.round(y * ratio) / ratio,
  scale,
})
