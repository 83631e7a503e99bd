import type { Rect } from '../geometry.ts'

/** A line that shows what lines up, in bord units. */
export interface Hulplijn {
  readonly axis: 'x' | 'y'
  /** Where the line stands on its axis. */
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snap {
  /** What to add to the move, in bord units. */
  readonly dx: number
  readonly dy: number
  readonly lines: readonly Hulplijn[]
}

const noSnap: Snap = { dx: 0, dy: 0, lines: [] }

interface Axis {
  readonly name: 'x' | 'y'
  readonly start: (rect: Rect) => number
  readonly size: (rect: Rect) => number
  readonly crossStart: (rect: Rect) => number
  readonly crossSize: (rect: Rect) => number
}
const axes: readonly Axis[] = [
  { name: 'x', start: (r) => r.x, size: (r) => r.w, crossStart: (r) => r.y, crossSize: (r) => r.h },
  { name: 'y', start: (r) => r.y, size: (r) => r.h, crossStart: (r) => r.x, crossSize: (r) => r.w },
]
const edgesOf = ({ start, size }: Axis, rect: Rect): readonly number[] => {
  const at = start(rect)
  return [at, at + size(rect) / 2, at + size(rect)]
}

/**
 * Moves `moving` (where it would lie now) so that an edge or its middle lines up with one of `others`, when that is at most
 * `reach` away; all in bord units. Each axis for itself.
 */
export function snapTo(moving: Rect, others: readonly Rect[], reach: number): Snap {
  if (others.length === 0) return noSnap
  const shift = { x: 0, y: 0 }
  for (const axis of axes) {
    let best: number | undefined
    for (const other of others)
      for (const theirs of edgesOf(axis, other))
        for (const mine of edgesOf(axis, moving)) {
          const away = theirs - mine
          if (Math.abs(away) <= reach && (best === undefined || Math.abs(away) < Math.abs(best))) best = away
        }
    shift[axis.name] = best ?? 0
  }
  const at: Rect = { ...moving, x: moving.x + shift.x, y: moving.y + shift.y }
  return { dx: shift.x, dy: shift.y, lines: axes.flatMap((axis) => linesAt(axis, at, others)) }
}

/** At most one line per edge, long enough to reach everything that lines up on it. */
function linesAt(axis: Axis, moving: Rect, others: readonly Rect[]): Hulplijn[] {
  return edgesOf(axis, moving).flatMap((at) => {
    const along = others.filter((other) => edgesOf(axis, other).some((edge) => Math.abs(edge - at) < 0.01))
    if (along.length === 0) return []
    const all = [moving, ...along]
    const from = Math.min(...all.map(axis.crossStart))
    const to = Math.max(...all.map((rect) => axis.crossStart(rect) + axis.crossSize(rect)))
    return [{ axis: axis.name, at, from, to }]
  })
}
