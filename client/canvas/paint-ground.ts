import type { Rect, Viewport } from './geometry.ts'
import type { Ctx } from './paint-icon.ts'
import type { Palette } from './palette.ts'

/** What the bord lies on: dots, lines, or nothing. */
export type Ground = 'stippen' | 'raster' | 'leeg'

/** Distance between dots or lines, in px: the ground keeps its size and moves along. */
const step = 22
const dotRadius = 1.1

/** One tile of the ground, repeated; made anew when colours or pixels change. */
export type GroundTile = (ctx: Ctx, ground: Ground, color: string, ratio: number) => CanvasPattern | null

/** Remembers the last tile: painting thousands of dots one by one would cost more than the notes. */
export function createGroundTile(): GroundTile {
  let known: { readonly key: string; readonly pattern: CanvasPattern | null } | undefined
  return (ctx, ground, color, ratio) => {
    const key = `${ground}|${color}|${ratio}`
    if (known?.key !== key) known = { key, pattern: makeTile(ctx, ground, color, ratio) }
    return known.pattern
  }
}

function makeTile(ctx: Ctx, ground: Ground, color: string, ratio: number): CanvasPattern | null {
  const tile = ctx.canvas.ownerDocument.createElement('canvas')
  const size = Math.round(step * ratio)
  tile.width = size
  tile.height = size
  const on = tile.getContext('2d')
  if (on === null) return null
  on.fillStyle = color
  on.beginPath()
  if (ground === 'stippen') on.arc(size / 2, size / 2, dotRadius * ratio, 0, 2 * Math.PI)
  else {
    on.rect(0, 0, size, Math.max(1, Math.round(ratio)))
    on.rect(0, 0, Math.max(1, Math.round(ratio)), size)
  }
  on.fill()
  return ctx.createPattern(tile, 'repeat')
}

/** Paints the ground under a part of the canvas (px). */
export function paintGround(
  ctx: Ctx,
  { palette, tile }: { readonly palette: Palette; readonly tile: GroundTile },
  ground: Ground,
  view: Viewport,
  part: Rect,
): void {
  ctx.fillStyle = palette.doek
  ctx.fillRect(part.x, part.y, part.w, part.h)
  if (ground === 'leeg' || palette.contrast) return
  const ratio = ctx.getTransform().a
  const pattern = tile(ctx, ground, palette.stip, ratio)
  if (pattern === null) return
  // The tile is as large as its pixels; only its place moves, in whole pixels.
  const size = Math.round(step * ratio) / ratio
  pattern.setTransform({ a: 1 / ratio, d: 1 / ratio, e: view.x % size, f: view.y % size })
  ctx.fillStyle = pattern
  ctx.fillRect(part.x, part.y, part.w, part.h)
}
