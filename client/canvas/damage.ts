import type { Rect, Viewport } from './geometry.ts'

/** What has to be painted again, in bord units, gathered between two frames. */
export interface Damage {
  /** Something changed here; `undefined` (it is nowhere) is fine. */
  add(rect: Rect | undefined): void
  /** Everything changed. */
  all(): void
  /** What was gathered; forgets it. */
  take(): 'all' | readonly Rect[]
}

/** With more than this, looking at each costs more than painting everything. */
const mostRects = 120

/** Creates damage that starts with everything. */
export function createDamage(): Damage {
  let isAll = true
  let rects: Rect[] = []
  return {
    add(rect) {
      if (isAll || rect === undefined) return
      rects.push({ x: rect.x, y: rect.y, w: rect.w, h: rect.h })
      if (rects.length > mostRects) isAll = true
    },
    all() {
      isAll = true
    },
    take() {
      const taken = isAll ? ('all' as const) : rects
      isAll = false
      rects = []
      return taken
    },
  }
}

/** Rings, shadows, tails and pills lie outside the rectangle of what they belong to: so many bord units and px at most. */
const aroundUnits = 30
const aroundPx = 14
/** Two parts become one when that paints no more than so many extra px². */
const joinAt = 30_000
/** From this share of the canvas on, everything is painted at once. */
const mostShare = 0.6

/** The rectangle on screen in which something at `rect` may have left ink, in whole px. */
export function inkRect(view: Viewport, rect: Rect): Rect {
  const around = aroundPx + aroundUnits * view.scale
  const x = Math.floor(rect.x * view.scale + view.x - around)
  const y = Math.floor(rect.y * view.scale + view.y - around)
  return {
    x,
    y,
    w: Math.ceil((rect.x + rect.w) * view.scale + view.x + around) - x,
    h: Math.ceil((rect.y + rect.h) * view.scale + view.y + around) - y,
  }
}

/** Parts (px) that together cover these rectangles; `all` when painting everything (`wholeArea` px²) is cheaper. */
export function partsToPaint(onScreen: readonly Rect[], wholeArea: number): 'all' | readonly Rect[] {
  const parts: Rect[] = []
  for (const rect of onScreen) join(parts, rect)
  const area = parts.reduce((sum, { w, h }) => sum + w * h, 0)
  return area > wholeArea * mostShare ? 'all' : parts
}

/** Adds a part; one that lies so close that painting both at once is cheaper is taken into it. */
function join(parts: Rect[], added: Rect): void {
  let part = added
  for (let at = 0; at < parts.length; at++) {
    const other = parts[at]
    if (other === undefined) continue
    const both = union(part, other)
    const extra = both.w * both.h - part.w * part.h - other.w * other.h
    if (extra > joinAt) continue
    parts.splice(at, 1)
    part = both
    // What is larger now may touch one that was passed already.
    at = -1
  }
  parts.push(part)
}

const union = (a: Rect, b: Rect): Rect => {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y }
}
