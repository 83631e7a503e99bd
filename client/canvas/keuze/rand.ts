import type { Pos } from '../../../shared/domain/signaal.ts'

/** So near the edge of the canvas (px) the paper moves along while something is dragged. */
const zonePx = 18
/** Px per frame at the edge itself. */
const fastest = 14

/** How fast the paper moves under a pointer near the edge, in px per frame; [0, 0] away from it. */
export function edgeSpeed([x, y]: Pos, { width, height }: { readonly width: number; readonly height: number }): Pos {
  const along = (at: number, size: number): number => {
    if (at < zonePx) return fastest * Math.min(1, (zonePx - at) / zonePx)
    if (at > size - zonePx) return -fastest * Math.min(1, (at - size + zonePx) / zonePx)
    return 0
  }
  return [along(x, width), along(y, height)]
}

/** Moves the paper frame by frame as long as the pointer stays near the edge; `onMove` after each step. */
export function createEdgePan(deps: {
  readonly size: () => { readonly width: number; readonly height: number }
  readonly panBy: (dx: number, dy: number) => void
  readonly onMove: (at: Pos) => void
}): { at(point: Pos | undefined): void } {
  let point: Pos | undefined
  let frame: number | undefined
  const step = (): void => {
    frame = undefined
    if (point === undefined) return
    const [vx, vy] = edgeSpeed(point, deps.size())
    if (vx === 0 && vy === 0) return
    deps.panBy(vx, vy)
    deps.onMove(point)
    frame = requestAnimationFrame(step)
  }
  return {
    at(next) {
      point = next
      if (next === undefined) {
        if (frame !== undefined) cancelAnimationFrame(frame)
        frame = undefined
      } else frame ??= requestAnimationFrame(step)
    },
  }
}
