import { describe, expect, it } from 'vitest'
import type { Pos } from '../../../shared/domain/signaal.ts'
import { snapTo } from './hulplijnen.ts'
import { isInside, within } from './lasso.ts'
import { edgeSpeed } from './rand.ts'
import { lijnUit, type Schikbaar, schik, verdeel } from './schikken.ts'

const box = (id: string, x: number, y: number, w = 100, h = 50, kind: Schikbaar['kind'] = 'zorg'): Schikbaar => ({
  id,
  x,
  y,
  w,
  h,
  kind,
})
const places = (moves: readonly { id: string; pos: Pos }[]) => Object.fromEntries(moves.map(({ id, pos }) => [id, pos]))

describe('guides while dragging', () => {
  it('pull an edge to the edge of another note, each axis for itself, and draw the line as far as both reach', () => {
    const snap = snapTo({ x: 104, y: 300, w: 100, h: 50 }, [{ x: 100, y: 0, w: 100, h: 60 }], 6)
    expect({ dx: snap.dx, dy: snap.dy }).toEqual({ dx: -4, dy: 0 })
    expect(snap.lines).toContainEqual({ axis: 'x', at: 100, from: 0, to: 350 })
    expect(snap.lines).toHaveLength(3)
  })
  it('prefer what is nearest, and leave alone what is too far', () => {
    const others = [
      { x: 5, y: 1000, w: 30, h: 30 },
      { x: 2, y: 2000, w: 30, h: 30 },
    ]
    expect(snapTo({ x: 0, y: 0, w: 100, h: 50 }, others, 6).dx).toBe(2)
    expect(snapTo({ x: 0, y: 0, w: 100, h: 50 }, [{ x: 300, y: 400, w: 30, h: 30 }], 6)).toEqual({
      dx: 0,
      dy: 0,
      lines: [],
    })
  })
})

describe('a loop around notes', () => {
  const loop: Pos[] = [
    [0, 0],
    [200, 0],
    [200, 200],
    [100, 60],
    [0, 200],
  ]
  it('takes what has its middle inside, also in a bay', () => {
    expect(isInside(loop, [30, 100])).toBe(true)
    expect(isInside(loop, [100, 150])).toBe(false)
    const items = [box('in', -40, 60), box('bay', 50, 120), box('out', 400, 0)]
    expect(within(loop, items).map(({ id }) => id)).toEqual(['in'])
  })
  it('of two points goes around nothing', () => {
    expect(within(loop.slice(0, 2), [box('a', 0, 0)])).toEqual([])
  })
})

describe('near the edge', () => {
  it('the paper comes along, faster at the edge itself, and rests in the middle', () => {
    const size = { width: 800, height: 600 }
    expect(edgeSpeed([400, 300], size)).toEqual([0, 0])
    expect(edgeSpeed([0, 300], size)).toEqual([14, 0])
    expect(edgeSpeed([791, 640], size)).toEqual([-7, -14])
  })
})

describe('arranging', () => {
  it('a column and a row keep the reading order', () => {
    const items = [box('b', 0, 200), box('a', 10, 0, 100, 80)]
    expect(places(schik(items, 'kolom'))).toEqual({ a: [0, 0], b: [0, 92] })
    expect(places(schik(items, 'rij', [500, 500]))).toEqual({ a: [500, 500], b: [612, 500] })
  })
  it('a grid never overlaps, whatever the heights', () => {
    const items = Array.from({ length: 11 }, (_, i) => box(`n${i}`, (i % 3) * 20, i * 7, 100, 40 + i * 9))
    const at = places(schik(items, 'raster'))
    for (const a of items)
      for (const b of items) {
        if (a === b) continue
        const [ax = 0, ay = 0] = at[a.id] ?? []
        const [bx = 0, by = 0] = at[b.id] ?? []
        expect(ax < bx + b.w && bx < ax + a.w && ay < by + b.h && by < ay + a.h).toBe(false)
      }
  })
  it('by kind makes a column per kind in the given order', () => {
    const items = [box('z', 0, 0), box('w', 0, 60, 100, 50, 'wens'), box('z2', 0, 120)]
    expect(places(schik(items, 'soort', undefined, ['wens', 'zorg']))).toEqual({
      w: [0, 0],
      z: [124, 0],
      z2: [124, 62],
    })
  })
  it('lines up sides and middles', () => {
    const items = [box('a', 0, 0), box('b', 40, 100, 200)]
    expect(places(lijnUit(items, 'rechts'))).toEqual({ a: [140, 0], b: [40, 100] })
    expect(places(lijnUit(items, 'midden'))).toEqual({ a: [70, 0], b: [20, 100] })
  })
  it('makes room equal between the outermost two', () => {
    const items = [box('a', 0, 0), box('c', 500, 9), box('b', 110, 4)]
    expect(places(verdeel(items, 'horizontaal'))).toEqual({ a: [0, 0], b: [250, 4], c: [500, 9] })
    expect(verdeel(items.slice(0, 2), 'horizontaal')).toEqual([])
  })
})
