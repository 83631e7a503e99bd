import { describe, expect, it } from 'vitest'
import type { Pos } from '../../../shared/domain/signaal.ts'
import { pointsSchema, type Tekening } from '../../../shared/domain/tekening.ts'
import { centerOf, contains } from '../geometry.ts'
import { createWrapper } from '../wrap.ts'
import { edgeTowards, pointOn, routeBetween } from './route.ts'
import { distanceToLine, hitsTekening, pointsOf, rectOfTekening, resized, simplify, toStored } from './vormen.ts'

const wrapper = createWrapper((word) => word.length * 0.5)
const tekening = (changes: Partial<Tekening>): Tekening => ({
  id: 't' as never,
  kind: 'pen',
  pos: [0, 0],
  text: '',
  kleur: 'inkt',
  createdAt: 1,
  ...changes,
})

describe('strokes', () => {
  const wave: Pos[] = Array.from({ length: 4000 }, (_, index) => [index, Math.sin(index / 40) * 50])

  it('keep their shape with few points, begin and end included', () => {
    const kept = simplify(wave, 1)
    expect(kept.length).toBeLessThan(500)
    expect([kept[0], kept.at(-1)]).toEqual([wave[0], wave.at(-1)])
    const away = wave.map((point) =>
      Math.min(...kept.slice(1).map((to, index) => distanceToLine(point, kept[index] ?? to, to))),
    )
    expect(Math.max(...away)).toBeLessThanOrEqual(1.001)
  })
  it('never have more than five hundred points, whatever is scribbled', () => {
    const scribble: Pos[] = Array.from({ length: 5000 }, (_, index) => [
      (index * 7919) % 1000,
      (index * 104_729) % 1000,
    ])
    const { points } = toStored(simplify(scribble, 1))
    expect(points.length).toBeLessThanOrEqual(1000)
    expect(pointsSchema.safeParse(points).success).toBe(true)
  })
  it('lie in the document from their top left and come back where they were', () => {
    const drawn: Pos[] = [
      [-10, 5],
      [30, -20],
      [12, 40],
    ]
    const stored = toStored(drawn)
    expect(stored.pos).toEqual([-10, -20])
    expect(pointsOf(stored)).toEqual(drawn)
  })
})

describe('what a press means', () => {
  it('a line is hit beside it, not in the middle of what it goes around', () => {
    const hook = tekening({ points: [0, 0, 100, 0, 100, 100] })
    const rect = rectOfTekening(hook, wrapper)
    expect(hitsTekening(hook, rect, [50, 4], 6)).toBe(true)
    expect(hitsTekening(hook, rect, [50, 60], 6)).toBe(false)
    expect(hitsTekening(hook, rect, [300, 0], 6)).toBe(false)
  })
  it('a text is hit anywhere on it, a dot only on the dot', () => {
    const text = tekening({ kind: 'tekst', text: 'Hier beginnen we' })
    const rect = rectOfTekening(text, wrapper)
    expect(rect.h).toBe(34)
    expect(hitsTekening(text, rect, centerOf(rect), 0)).toBe(true)
    const dot = tekening({ kind: 'stip', pos: [50, 50] })
    expect(hitsTekening(dot, rectOfTekening(dot, wrapper), [57, 50], 0)).toBe(true)
    expect(hitsTekening(dot, rectOfTekening(dot, wrapper), [58, 58], 0)).toBe(false)
  })
  it('a picture keeps its shape and a least size while its corner is dragged', () => {
    expect(resized([400, 200], 200, 0)).toEqual([600, 300])
    expect(resized([400, 200], -399, -199)).toEqual([240, 120])
    expect(resized([400, 200], 90_000, 0)).toEqual([6000, 3000])
  })
})

describe('connections', () => {
  const left = { x: 0, y: 0, w: 100, h: 60 }
  const right = { x: 400, y: 0, w: 100, h: 60 }
  it('go straight from edge to edge when nothing lies between', () => {
    const route = routeBetween(left, right, [])
    expect(route.from).toEqual([104, 30])
    expect(route.to).toEqual([396, 30])
    expect(pointOn(route, 0.5)).toEqual([250, 30])
  })
  it('bow around what lies between, and go the least bad way when they cannot', () => {
    const wall = { x: 220, y: 0, w: 60, h: 60 }
    const around = routeBetween(left, right, [wall])
    expect(Array.from({ length: 11 }, (_, t) => pointOn(around, t / 10)).some((point) => contains(wall, point))).toBe(
      false,
    )
    const endless = { x: 220, y: -5000, w: 60, h: 10_000 }
    expect(routeBetween(left, right, [endless]).from[0]).toBeCloseTo(104)
  })
  it('an area that holds both ends is nothing to go around', () => {
    const area = { x: -50, y: -50, w: 700, h: 300 }
    expect(routeBetween(left, right, [area])).toEqual(routeBetween(left, right, []))
  })
  it('leave a rectangle where they cross its edge', () => {
    expect(edgeTowards(left, [50, 500])).toEqual([50, 64])
    expect(edgeTowards(left, centerOf(left))).toEqual([50, 30])
  })
})
