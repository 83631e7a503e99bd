import type { Size } from '../../shared/domain/frame.ts'
import type { Pos } from '../../shared/domain/signaal.ts'
import type { BordWork } from '../model/bord-work.ts'
import { contains } from './geometry.ts'
import type { AreaItem, LayoutItem } from './layout.ts'
import type { CanvasScene } from './scene.ts'

const leastSide = 160
const mostSide = 8000

/** Free notes that lie on an area, by their middle; those that the layout puts in it go along by themselves. */
export const freeSignalenOn = (area: AreaItem, items: Iterable<LayoutItem>): { id: string; pos: Pos }[] =>
  [...items].flatMap((item) =>
    item.type === 'signaal' && item.areaId === undefined && contains(area, [item.x + item.w / 2, item.y + item.h / 2])
      ? [{ id: item.id, pos: [item.x, item.y] as Pos }]
      : [],
  )

/** Moves a frame with what lies in it; one undo step. */
export function moveFrameBy(scene: CanvasScene, work: BordWork, area: AreaItem, dx: number, dy: number): boolean {
  if (area.frame === undefined) return false
  const along = freeSignalenOn(area, scene.items.values()).map(({ id, pos: [x, y] }) => ({
    id,
    pos: [Math.round(x + dx), Math.round(y + dy)] as Pos,
  }))
  return work.moveFrame(area.frame.id, [Math.round(area.x + dx), Math.round(area.y + dy)], along)
}

/** Makes a frame larger or smaller; from then on it has a place of its own. */
export function resizeFrameBy(_scene: CanvasScene, work: BordWork, area: AreaItem, dx: number, dy: number): boolean {
  if (area.frame === undefined) return false
  const held = (side: number): number => Math.round(Math.max(leastSide, Math.min(mostSide, side)))
  const size: Size = [held(area.w + dx), held(area.h + dy)]
  return work.resizeFrame(area.frame.id, [area.x, area.y], size)
}
