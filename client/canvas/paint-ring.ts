import type { Rect } from './geometry.ts'
import type { Ctx } from './paint-icon.ts'
import type { Painter } from './painter.ts'

/** The ring around what has the keyboard: dark with a light one inside it. */
export function paintFocus(ctx: Ctx, { kit: { palette } }: Pick<Painter, 'kit'>, rect: Rect, scale: number): void {
  const px = 1 / scale
  ring(ctx, rect, { color: palette.focusBinnen, width: 2 * px, gap: 1.5 * px })
  ring(ctx, rect, { color: palette.focus, width: 3 * px, gap: 4 * px })
}

/** A line around something, `gap` away from it; bord units. */
export function ring(ctx: Ctx, rect: Rect, line: { color: string; width: number; gap: number }): void {
  ctx.beginPath()
  ctx.roundRect(rect.x - line.gap, rect.y - line.gap, rect.w + 2 * line.gap, rect.h + 2 * line.gap, 8 + line.gap)
  ctx.lineWidth = line.width
  ctx.strokeStyle = line.color
  ctx.stroke()
}
