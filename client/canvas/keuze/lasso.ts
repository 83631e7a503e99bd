import type { Pos } from '../../../shared/domain/signaal.ts'
import { boundsOf, centerOf, type Rect } from '../geometry.ts'

/** Does the loop, closed with a straight line, go around this point? */
export function isInside(loop: readonly Pos[], [x, y]: Pos): boolean {
  let inside = false
  for (let i = 0, j = loop.length - 1; i < loop.length; j = i++) {
    const [ax, ay] = loop[i] ?? [0, 0]
    const [bx, by] = loop[j] ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** The smallest rectangle around a loop; `undefined` for fewer than three points: that goes around nothing. */
export const loopBounds = (loop: readonly Pos[]): Rect | undefined =>
  loop.length < 3 ? undefined : boundsOf(loop.map(([x, y]) => ({ x, y, w: 0, h: 0 })))

/** The things whose middle lies within the loop. */
export const within = <T extends Rect>(loop: readonly Pos[], items: readonly T[]): T[] =>
  loop.length < 3 ? [] : items.filter((item) => isInside(loop, centerOf(item)))
