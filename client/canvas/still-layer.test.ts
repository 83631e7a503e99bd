import { describe, expect, it } from 'vitest'
import { createDamage } from './damage.ts'
import type { Rect } from './geometry.ts'
import type { Ctx } from './paint-icon.ts'
import { StillLayer } from './still-layer.ts'

const size = { width: 1000, height: 600, slack: 100 }

/** A layer on a canvas that only counts: what was painted, and how often the picture was carried along. */
function aLayer() {
  const painted: Rect[] = []
  const layer = new StillLayer((_ctx, part) => painted.push(part))
  const nothing = () => undefined
  let carried = 0
  const ctx = {
    canvas: { width: 1200, height: 800 },
    save: nothing,
    restore: nothing,
    setTransform: nothing,
    beginPath: nothing,
    rect: nothing,
    clip: nothing,
    drawImage: () => carried++,
  } as unknown as Ctx
  const damage = createDamage()
  const area = (): number => painted.splice(0).reduce((sum, { w, h }) => sum + w * h, 0)
  const paint = (x: number, y: number, scale = 1, isMoving = false) =>
    layer.paint({ ctx, ratio: 1, ...size }, { x, y, scale }, damage, isMoving)
  return { layer, damage, paint, area, carried: () => carried }
}

describe('the layer of what lies still', () => {
  it('paints only the part of the picture that a change touches', () => {
    const { damage, paint, area, layer } = aLayer()
    paint(0, 0)
    expect(area()).toBe(1000 * 600)
    damage.add({ x: 200, y: 200, w: 140, h: 100 })
    paint(0, 0)
    expect(area()).toBeLessThan(300 * 250)
    paint(0, 0)
    expect({ area: area(), ...layer.counts }).toEqual({ area: 0, full: 1, parts: 1, moved: 0 })
  })

  it('paints nothing for a change that nobody sees', () => {
    const { damage, paint, area } = aLayer()
    paint(0, 0)
    area()
    damage.add({ x: 5000, y: 5000, w: 140, h: 100 })
    paint(0, 0)
    expect(area()).toBe(0)
  })

  it('paints little more than what comes into view while people move the bord, and always all of that', () => {
    const { paint, area, carried, layer } = aLayer()
    paint(0, 0)
    area()
    let total = 0
    for (let step = 1; step <= 40; step++) {
      const stand = paint(-step * 14, -step * 9)
      total += area()
      // The canvas covers what people see, wherever it stands.
      expect(stand.x).toBeLessThanOrEqual(0)
      expect(stand.y).toBeLessThanOrEqual(0)
      expect(stand.x + 1200).toBeGreaterThanOrEqual(1000)
      expect(stand.y + 800).toBeGreaterThanOrEqual(600)
    }
    const cameIntoView = 40 * 14 * 600 + 40 * 9 * 1000
    expect(total).toBeLessThan(2 * cameIntoView)
    expect(total).toBeGreaterThan(cameIntoView)
    expect({ full: layer.counts.full, carried: carried() }).toEqual({ full: 1, carried: layer.counts.moved })
    expect(carried()).toBeLessThan(40 / 4)
  })

  it('stretches the picture while people zoom in, and paints it sharp at rest', () => {
    const { paint, area, layer } = aLayer()
    paint(0, 0)
    area()
    expect(paint(-50, -30, 1.1, true)).toEqual({ x: -50 - 110, y: -30 - 110, scale: 1.1 })
    expect({ area: area(), isStretched: layer.isStretched }).toEqual({ area: 0, isStretched: true })
    expect(paint(-50, -30, 1.1, false).scale).toBe(1)
    expect({ area: area(), isStretched: layer.isStretched }).toEqual({ area: 600_000, isStretched: false })
  })

  it('paints what is about to be seen along while people zoom out', () => {
    const { paint, area, layer } = aLayer()
    paint(0, 0)
    area()
    paint(20, 12, 0.96, true)
    expect(area()).toBe(1200 * 800)
    for (const scale of [0.93, 0.9, 0.87, 0.85]) {
      paint((1 - scale) * 500, (1 - scale) * 300, scale, true)
      expect(area()).toBe(0)
    }
    expect(layer.counts.full).toBe(2)
  })
})
