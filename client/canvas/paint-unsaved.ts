import type { RecordState } from '../model/types.ts'
import { type Rect, rectToScreen, type Viewport } from './geometry.ts'
import type { Detail } from './lod.ts'
import type { PaintKit } from './paint-briefje.ts'
import { type Ctx, font, paintIcon } from './paint-icon.ts'

/** The states that people see; `bewaren` takes less time than reading it. */
export type ShownState = Exclude<RecordState, 'bewaren'>

const size = 20

/**
 * What is on this device only, or was not placed: a dashed edge and a sign at the corner that keeps its size on screen,
 * with words where the note has room for them. Never by colour alone.
 */
export function paintUnsaved(
  ctx: Ctx,
  { palette, paths }: PaintKit,
  rect: Rect,
  sign: { readonly state: ShownState; readonly words: string; readonly view: Viewport; readonly detail: Detail },
): void {
  const { state, view, detail } = sign
  const on = rectToScreen(view, rect)
  const isLost = state === 'niet_geplaatst'
  const ink = isLost ? palette.fout : palette.letOp
  ctx.save()
  // In px: a sign that shrinks with the note could not be read from afar.
  ctx.scale(1 / view.scale, 1 / view.scale)
  ctx.translate(-view.x, -view.y)
  ctx.beginPath()
  ctx.roundRect(on.x - 1, on.y - 1, on.w + 2, on.h + 2, 4)
  ctx.lineWidth = 2
  ctx.strokeStyle = ink
  ctx.setLineDash([5, 3])
  ctx.stroke()
  ctx.setLineDash([])
  if (detail === 'paper') {
    ctx.restore()
    return
  }
  ctx.font = font(12.5, 700)
  const wordsWidth = ctx.measureText(sign.words).width
  const hasWords = on.w >= wordsWidth + size + 10
  const w = hasWords ? wordsWidth + size + 10 : size
  const [x, y] = [on.x + on.w - w + 5, on.y - size / 2]
  ctx.beginPath()
  ctx.roundRect(x, y, w, size, size / 2)
  ctx.fillStyle = isLost ? palette.foutLicht : palette.letOpLicht
  ctx.fill()
  ctx.lineWidth = 1.5
  ctx.stroke()
  paintIcon(ctx, paths.icon(isLost ? 'inbox' : 'cloud-off'), { x: x + 4, y: y + 4, size: 12, color: ink, width: 2.8 })
  if (hasWords) {
    ctx.fillStyle = ink
    ctx.textBaseline = 'middle'
    ctx.fillText(sign.words, x + size, y + size / 2 + 0.5)
  }
  ctx.restore()
}
