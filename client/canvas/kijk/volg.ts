import type { Presence } from '../../model/types.ts'
import { contains, fitRect, type Rect } from '../geometry.ts'
import type { CanvasScene } from '../scene.ts'

/** The part of the free screen in which a pointer may wander before the view goes after it. */
const calm = 0.6

/**
 * Takes the view to where somebody is: the part of the bord that a begeleider shows, the note that somebody writes, or their
 * pointer. The view moves no more than needed. False when they tell nothing of where they are.
 */
export function showWhere(scene: CanvasScene, one: Presence): boolean {
  const { camera } = scene
  if (one.kijkt?.rect !== undefined) {
    const [x, y, w, h] = one.kijkt.rect
    camera.glideTo(fitRect({ x, y, w, h }, camera.freePart(), 4))
    return true
  }
  const item = one.editing === undefined ? undefined : scene.item(one.editing)
  const spot: Rect | undefined =
    item ?? (one.cursor === undefined ? undefined : { x: one.cursor[0], y: one.cursor[1], w: 0, h: 0 })
  if (spot === undefined) return false
  const free = camera.freePart()
  const middle = { x: spot.x + spot.w / 2, y: spot.y + spot.h / 2 }
  const { scale } = camera.view
  const on = camera.rectOnScreen({ ...middle, w: 0, h: 0 })
  const room: Rect = {
    x: free.x + (free.w * (1 - calm)) / 2,
    y: free.y + (free.h * (1 - calm)) / 2,
    w: free.w * calm,
    h: free.h * calm,
  }
  if (!contains(room, [on.x, on.y]))
    camera.glideTo({
      scale,
      x: free.x + free.w / 2 - middle.x * scale,
      y: free.y + free.h / 2 - middle.y * scale,
    })
  return true
}
