import type { Pos } from '../../shared/domain/signaal.ts'
import type { BordUi } from '../state/bord-ui.ts'
import { contains } from './geometry.ts'
import type { AreaItem, GhostItem, LayoutItem } from './layout.ts'
import { cornerSize, ghostButtons, plateRect } from './paint-area.ts'
import type { CanvasScene } from './scene.ts'

/** What lies under a point of the screen (px of the canvas). */
export interface PointerHits {
  /** The area whose plate is there; the plate may hang at the top of the view, away from where the layout has it. */
  plateAt(point: Pos): AreaItem | undefined
  /** The bottom right corner of a frame makes it larger or smaller. */
  isCornerAt(area: AreaItem, point: Pos): boolean
  itemAt(point: Pos): LayoutItem | undefined
  ghostButtonAt(point: Pos): { readonly ghost: GhostItem; readonly accept: boolean } | undefined
}

/** Looks in the scene, and leaves out suggestions that are not shown. */
export function pointerHits(scene: CanvasScene, ui: BordUi): PointerHits {
  const plateAt: PointerHits['plateAt'] = (point) => {
    const bordPoint = scene.camera.toBord(point)
    const area = scene.areaAt(bordPoint)
    return area !== undefined && contains(plateRect(area, scene.camera.view, 6), bordPoint) ? area : undefined
  }
  return {
    plateAt,
    isCornerAt: (area, point) => {
      if (area.frame === undefined) return false
      const on = scene.camera.rectOnScreen(area)
      return point[0] > on.x + on.w - cornerSize && point[1] > on.y + on.h - cornerSize
    },
    itemAt: (point) => {
      const plate = plateAt(point)
      if (plate !== undefined) return plate
      const item = scene.hit(scene.camera.toBord(point))
      return item?.type === 'ghost' && !ui.getState().showGhosts ? undefined : item
    },
    ghostButtonAt: (point) => {
      if (!ui.getState().showGhosts) return undefined
      const [x, y] = scene.camera.toBord(point)
      const reach = 30 / scene.camera.view.scale
      for (const item of scene.query({ x: x - reach, y: y - reach, w: 2 * reach, h: 2 * reach })) {
        if (item.type !== 'ghost') continue
        const { accept, refuse } = ghostButtons(item, scene.camera.view)
        if (contains(accept, point)) return { ghost: item, accept: true }
        if (contains(refuse, point)) return { ghost: item, accept: false }
      }
      return undefined
    },
  }
}

const twiceMs = 420
const twicePx = 8

/** Tells whether a click is the second one on the same thing and place; a third one is a first again. */
export function createTwice(): (id: string, at: Pos) => boolean {
  let last = { at: 0, id: '', x: 0, y: 0 }
  return (id, [x, y]) => {
    const now = performance.now()
    const twice = now - last.at < twiceMs && last.id === id && Math.hypot(x - last.x, y - last.y) < twicePx
    last = twice ? { at: 0, id: '', x: 0, y: 0 } : { at: now, id, x, y }
    return twice
  }
}
