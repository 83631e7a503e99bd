import type { Viewport } from './geometry.ts'
import type { AreaItem, LayoutItem } from './layout.ts'
import { detailAt } from './lod.ts'
import { ownPlateRect, paintPlate, plateRect } from './paint-area.ts'
import type { Ctx } from './paint-icon.ts'
import { paintFocus } from './paint-ring.ts'
import type { Painter } from './painter.ts'

/** Distance in px between the top of the canvas and a plate that stays in view. */
export const plateTop = 6

/** What plates look like depends on this. */
export interface PlateFrame {
  readonly view: Viewport
  readonly dropArea: string | undefined
  readonly focused: string | undefined
  readonly showGhosts: boolean
}

/** Paints plates at their place; the context maps bord units. */
export function paintPlates(ctx: Ctx, painter: Painter, areas: readonly AreaItem[], frame: PlateFrame): void {
  for (const area of areas) paintOne(ctx, painter, area, frame, false)
}

/**
 * Paints the plates whose place is above the view while their area is in it, at the top edge; the context maps CSS px.
 * Gives whether there were any.
 */
export function paintStuckPlates(ctx: Ctx, painter: Painter, seen: readonly LayoutItem[], frame: PlateFrame): boolean {
  const { view } = frame
  const stuck = seen.filter(
    (item): item is AreaItem =>
      item.type === 'area' && ownPlateRect(item, view.scale).y * view.scale + view.y < plateTop - 0.5,
  )
  ctx.save()
  ctx.translate(view.x, view.y)
  ctx.scale(view.scale, view.scale)
  for (const area of stuck) paintOne(ctx, painter, area, frame, true)
  ctx.restore()
  return stuck.length > 0
}

function paintOne(ctx: Ctx, painter: Painter, area: AreaItem, frame: PlateFrame, sticky: boolean): void {
  const { view } = frame
  if (area.kind === 'voorstel' && !frame.showGhosts) return
  const rect = sticky ? plateRect(area, view, plateTop) : ownPlateRect(area, view.scale)
  paintPlate(ctx, painter.kit, area, {
    rect,
    view,
    detail: detailAt(view.scale),
    lifted: area.id === frame.dropArea,
    sticky,
    clip: (text, size, width, maxLines) => painter.wrapper.wrap(text, { fontSize: size, width, maxLines }).lines,
  })
  if (area.id === frame.focused) paintFocus(ctx, painter, rect, view.scale)
}
