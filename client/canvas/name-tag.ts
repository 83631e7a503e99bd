import { type Ctx, font } from './paint-icon.ts'

/** Who it is, in white on a colour that white can be read on; in px. */
export function nameTag(ctx: Ctx, label: string, x: number, y: number, color: string): void {
  ctx.save()
  ctx.font = font(12.5, 700)
  const width = ctx.measureText(label).width + 16
  ctx.beginPath()
  ctx.roundRect(x, y, width, 20, [3, 10, 10, 10])
  ctx.fillStyle = color
  ctx.fill()
  ctx.fillStyle = '#ffffff'
  ctx.textBaseline = 'middle'
  ctx.fillText(label, x + 8, y + 10.5)
  ctx.restore()
}
