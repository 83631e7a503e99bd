import type { Pos } from '../../shared/domain/signaal.ts'

/** A rectangle in bord units (1 unit = 1 px at 100 % zoom) or in screen pixels; the name of the variable says which. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** What part of the bord is seen: `screen = bord * scale + (x, y)`. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export const minScale = 0.05
export const maxScale = 3

export const centerOf = (rect: Rect): Pos => [rect.x + rect.w / 2, rect.y + rect.h / 2]

export const contains = (rect: Rect, [x, y]: Pos): boolean =>
  x >= rect.x && y >= rect.y && x <= rect.x + rect.w && y <= rect.y + rect.h

export const intersects = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** The smallest rectangle around all of them; `undefined` for none. */
export function boundsOf(rects: Iterable<Rect>): Rect | undefined {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const rect of rects) {
    left = Math.min(left, rect.x)
    top = Math.min(top, rect.y)
    right = Math.max(right, rect.x + rect.w)
    bottom = Math.max(bottom, rect.y + rect.h)
  }
  return left > right ? undefined : { x: left, y: top, w: right - left, h: bottom - top }
}

/** The rectangle with two opposite corners. */
export const rectBetween = (a: Pos, b: Pos): Rect => ({
  x: Math.min(a[0], b[0]),
  y: Math.min(a[1], b[1]),
  w: Math.abs(a[0] - b[0]),
  h: Math.abs(a[1] - b[1]),
})

export const toScreen = (view: Viewport, [x, y]: Pos): Pos => [x * view.scale + view.x, y * view.scale + view.y]

export const toBord = (view: Viewport, [x, y]: Pos): Pos => [(x - view.x) / view.scale, (y - view.y) / view.scale]

export const rectToScreen = (view: Viewport, rect: Rect): Rect => ({
  x: rect.x * view.scale + view.x,
  y: rect.y * view.scale + view.y,
  w: rect.w * view.scale,
  h: rect.h * view.scale,
})

/** The part of the bord that a screen rectangle shows. */
export const rectToBord = (view: Viewport, rect: Rect): Rect => ({
  x: (rect.x - view.x) / view.scale,
  y: (rect.y - view.y) / view.scale,
  w: rect.w / view.scale,
  h: rect.h / view.scale,
})

export const clampScale = (scale: number): number => Math.min(maxScale, Math.max(minScale, scale))

/** Zooms so that the bord point under `at` (screen px) stays where it is. */
export function zoomAt(view: Viewport, at: Pos, scale: number): Viewport {
  const next = clampScale(scale)
  const [x, y] = toBord(view, at)
  return { scale: next, x: at[0] - x * next, y: at[1] - y * next }
}

/** The viewport that shows `rect` as large as `limit` allows, centred in the free part of the screen. */
export function fitRect(rect: Rect, free: Rect, limit = 1): Viewport {
  const scale = clampScale(Math.min(limit, free.w / Math.max(rect.w, 1), free.h / Math.max(rect.h, 1)))
  return {
    scale,
    x: free.x + (free.w - rect.w * scale) / 2 - rect.x * scale,
    y: free.y + (free.h - rect.h * scale) / 2 - rect.y * scale,
  }
}

/** Moves the viewport no further than needed to bring `rect` (bord units) inside the free part of the screen. */
export function reveal(view: Viewport, rect: Rect, free: Rect): Viewport {
  const on = rectToScreen(view, rect)
  const shift = (start: number, size: number, from: number, room: number): number => {
    if (start < from || size > room) return from - start
    return start + size > from + room ? from + room - start - size : 0
  }
  return {
    scale: view.scale,
    x: view.x + shift(on.x, on.w, free.x, free.w),
    y: view.y + shift(on.y, on.h, free.y, free.h),
  }
}
