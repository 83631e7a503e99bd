import type { Pos } from '../../../shared/domain/signaal.ts'
import type { Tekening } from '../../../shared/domain/tekening.ts'
import { boundsOf, type Rect } from '../geometry.ts'
import type { Wrapper } from '../wrap.ts'
import { lijnDikte, stipStraal, tekstMaat } from './inkt.ts'

/** Most points that a stroke keeps (`pointsSchema` has twice as many numbers). */
const mostPoints = 500

/** The points of a drawing where they lie on the bord. */
export const pointsOf = ({ pos: [x, y], points = [] }: Pick<Tekening, 'pos' | 'points'>): Pos[] =>
  points.flatMap((value, index): Pos[] => (index % 2 === 0 ? [[x + value, y + (points[index + 1] ?? 0)]] : []))

/**
 * A stroke as few points say it as well: those nearer than `tolerance` (bord units) to the line between their neighbours
 * go (Ramer, Douglas, Peucker), then more of them until at most `most` are left. Begin and end stay.
 */
export function simplify(points: readonly Pos[], tolerance: number, most: number = mostPoints): Pos[] {
  let kept = reduce(points, tolerance)
  for (let wider = tolerance * 2; kept.length > most; wider *= 2) kept = reduce(kept, wider)
  return kept
}

function reduce(points: readonly Pos[], tolerance: number): Pos[] {
  if (points.length < 3) return [...points]
  const keep = new Uint8Array(points.length)
  keep[0] = 1
  keep[points.length - 1] = 1
  const open: [number, number][] = [[0, points.length - 1]]
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [first, last] = range
    const [a, b] = [points[first], points[last]]
    if (a === undefined || b === undefined) continue
    let far = -1
    let most = tolerance
    for (let at = first + 1; at < last; at++) {
      const point = points[at]
      const away = point === undefined ? 0 : distanceToLine(point, a, b)
      if (away > most) {
        most = away
        far = at
      }
    }
    if (far < 0) continue
    keep[far] = 1
    open.push([first, far], [far, last])
  }
  return points.filter((_, index) => keep[index] === 1)
}

/** How far a point lies from the piece of line between two others. */
export function distanceToLine([px, py]: Pos, [ax, ay]: Pos, [bx, by]: Pos): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length))
  return Math.hypot(px - (ax + t * dx), py - (ay + t * dy))
}

/** What goes into the document: `pos` is the top left, points are relative to it and whole numbers. */
export function toStored(points: readonly Pos[]): { readonly pos: Pos; readonly points: number[] } {
  const bounds = boundsOf(points.map(([x, y]) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 }
  const pos: Pos = [Math.round(bounds.x), Math.round(bounds.y)]
  const held = (value: number): number => Math.max(-20_000, Math.min(20_000, Math.round(value)))
  return { pos, points: points.flatMap(([x, y]) => [held(x - pos[0]), held(y - pos[1])]) }
}

/** What a drawing covers, in bord units; with half its thickness around a line. */
export function rectOfTekening(tekening: Tekening, wrapper: Wrapper): Rect {
  const [x, y] = tekening.pos
  switch (tekening.kind) {
    case 'stip':
      return { x: x - stipStraal, y: y - stipStraal, w: 2 * stipStraal, h: 2 * stipStraal }
    case 'tekst': {
      const lines = linesOf(tekening.text, wrapper)
      const widest = Math.max(20, ...lines.map((line) => wrapper.width(line, tekstMaat.size)))
      return { x, y, w: Math.ceil(widest), h: lines.length * tekstMaat.line + 8 }
    }
    case 'pen':
    case 'lijn':
    case 'pijl': {
      const around = lijnDikte[tekening.dikte ?? 'gewoon'] / 2 + (tekening.kind === 'pijl' ? 14 : 4)
      const bounds = boundsOf(pointsOf(tekening).map(([px, py]) => ({ x: px, y: py, w: 0, h: 0 }))) ?? {
        x,
        y,
        w: 0,
        h: 0,
      }
      return { x: bounds.x - around, y: bounds.y - around, w: bounds.w + 2 * around, h: bounds.h + 2 * around }
    }
  }
}

export const linesOf = (text: string, wrapper: Wrapper): readonly string[] =>
  wrapper.wrap(text, { fontSize: tekstMaat.size, width: tekstMaat.width }).lines

/** Does a press at `at` mean this drawing? `reach`: how far beside a line still counts (bord units). */
export function hitsTekening(tekening: Tekening, rect: Rect, at: Pos, reach: number): boolean {
  if (at[0] < rect.x - reach || at[1] < rect.y - reach) return false
  if (at[0] > rect.x + rect.w + reach || at[1] > rect.y + rect.h + reach) return false
  if (tekening.kind === 'tekst') return true
  if (tekening.kind === 'stip')
    return Math.hypot(at[0] - tekening.pos[0], at[1] - tekening.pos[1]) <= stipStraal + reach
  const points = pointsOf(tekening)
  const width = lijnDikte[tekening.dikte ?? 'gewoon'] / 2
  return points.some((point, index) => {
    const next = points[index + 1]
    if (next === undefined)
      return points.length === 1 && Math.hypot(at[0] - point[0], at[1] - point[1]) <= reach + width
    return distanceToLine(at, point, next) <= reach + width
  })
}

/** A picture with its corner dragged by (dx, dy): its shape stays, and it stays between 120 and 6,000. */
export function resized([w, h]: readonly [number, number], dx: number, dy: number): [number, number] {
  const wanted = Math.max((w + dx) / w, (h + dy) / h)
  const scale = Math.max(120 / Math.min(w, h), Math.min(6000 / Math.max(w, h), wanted))
  return [Math.round(w * scale), Math.round(h * scale)]
}
