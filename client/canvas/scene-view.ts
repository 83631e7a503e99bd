import type { Camera } from './camera.ts'
import { boundsOf, fitRect, type Rect, reveal } from './geometry.ts'

/** Moves the camera so that all of `rects` fit; nothing for none. */
export function fitOn(camera: Camera, rects: Iterable<Rect>, limit?: number): void {
  const bounds = boundsOf(rects)
  if (bounds !== undefined) camera.glideTo(fitRect(bounds, camera.freePart(), limit))
}

/** First view: everything when the words are then readable, otherwise the full width from the top. */
export function openOn(camera: Camera, bounds: Rect | undefined): void {
  const free = camera.freePart()
  if (bounds === undefined) {
    camera.setView({ x: free.x + 24, y: free.y + 24, scale: 1 })
    return
  }
  const all = fitRect(bounds, free)
  if (all.scale >= 0.57) {
    camera.setView({ ...all, y: Math.min(all.y, free.y - bounds.y * all.scale) })
    return
  }
  const scale = Math.min(1, Math.max(0.5, free.w / bounds.w))
  camera.setView({
    scale,
    x: free.x + Math.max(0, (free.w - bounds.w * scale) / 2) - bounds.x * scale,
    y: free.y - bounds.y * scale,
  })
}

/** Moves no further than needed to bring `rect` in view. */
export function revealOn(camera: Camera, rect: Rect | undefined): void {
  if (rect === undefined) return
  const view = reveal(camera.view, rect, camera.freePart())
  if (view.x !== camera.view.x || view.y !== camera.view.y) camera.glideTo(view)
}
