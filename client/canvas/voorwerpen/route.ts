import type { Pos } from '../../../shared/domain/signaal.ts'
import { boundsOf, centerOf, contains, type Rect } from '../geometry.ts'

/** A line from one thing to another: a curve with one bend; straight when `bend` lies halfway. */
export interface Route {
  readonly from: Pos
  readonly bend: Pos
  readonly to: Pos
}

/** Between the line and the thing it holds on to. */
const gap = 4
/** How far a line may bow out, as a share of its length, in the order of trying. */
const bows = [0, 0.22, -0.22, 0.42, -0.42] as const
const samples = 24

/** Where the line from the middle of a rectangle to a point leaves the rectangle. */
export function edgeTowards(rect: Rect, [tx, ty]: Pos): Pos {
  const [cx, cy] = centerOf(rect)
  const [dx, dy] = [tx - cx, ty - cy]
  if (dx === 0 && dy === 0) return [cx, cy]
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (rect.w / 2 + gap) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (rect.h / 2 + gap) / Math.abs(dy),
  )
  return scale >= 1 ? [cx, cy] : [cx + dx * scale, cy + dy * scale]
}

/**
 * The calmest way from one rectangle to another: straight when nothing lies between, else the bow that crosses the fewest
 * of `obstacles`. Those that contain an end do not count: one cannot go around what one starts in.
 */
export function routeBetween(from: Rect, to: Rect, obstacles: readonly Rect[]): Route {
  const [start, end] = [centerOf(from), centerOf(to)]
  const between = obstacles.filter((one) => !contains(one, start) && !contains(one, end))
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  let best: Route | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const bow of bows) {
    const bend: Pos = [(start[0] + end[0]) / 2 - dy * bow, (start[1] + end[1]) / 2 + dx * bow]
    const route: Route = { from: edgeTowards(from, bend), bend, to: edgeTowards(to, bend) }
    const crossed = between.length === 0 ? 0 : countCrossed(route, between)
    if (crossed < fewest) {
      best = route
      fewest = crossed
    }
    if (crossed === 0) break
  }
  return best ?? { from: start, bend: start, to: end }
}

function countCrossed(route: Route, obstacles: readonly Rect[]): number {
  const points = Array.from({ length: samples + 1 }, (_, index) => pointOn(route, index / samples))
  return obstacles.filter((one) => points.some((point) => contains(one, point))).length
}

/** The point at part `t` (0 to 1) of the way. */
export function pointOn({ from, bend, to }: Route, t: number): Pos {
  const u = 1 - t
  return [u * u * from[0] + 2 * u * t * bend[0] + t * t * to[0], u * u * from[1] + 2 * u * t * bend[1] + t * t * to[1]]
}

/** What a line covers, with `around` on all sides. */
export function rectOfRoute({ from, bend, to }: Route, around: number): Rect {
  const at = boundsOf([from, bend, to].map(([x, y]) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 }
  return { x: at.x - around, y: at.y - around, w: at.w + 2 * around, h: at.h + 2 * around }
}
