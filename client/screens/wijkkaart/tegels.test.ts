import { describe, expect, it } from 'vitest'
import { toScreen } from '../../../shared/domain/wijkkaart-scene.ts'
import { rdVlak, schemaVlak } from '../../../shared/domain/wijkkaart-vlak.ts'
import { tegelsFor } from './tegels.ts'

const vlak = rdVlak([182_000, 426_500, 184_600, 428_400])
const viewport = { x: 0, y: 0, k: 0.5 }

describe('tiles under a map in RD', () => {
  it('cover the whole view, edge to edge, and none lies where it does not belong', () => {
    const tiles = tegelsFor(vlak, viewport, 1300, 950)
    const [left, top] = [Math.min(...tiles.map((one) => one.left)), Math.min(...tiles.map((one) => one.top))]
    const right = Math.max(...tiles.map((one) => one.left + one.size))
    const bottom = Math.max(...tiles.map((one) => one.top + one.size))
    expect([left <= 0, top <= 0, right >= 1300, bottom >= 950]).toEqual([true, true, true, true])
    // The tile that Amersfoort's tower is in at this level, by hand: 3440.64 / 2^z metres to a pixel.
    const [one] = tiles
    if (one === undefined) throw new Error('no tile')
    const metres = (3440.64 / 2 ** one.z) * 256
    const corner = toScreen(vlak.toCanvas([-285_401.92 + one.x * metres, 903_401.92 - one.y * metres]), viewport)
    expect(corner[0]).toBeCloseTo(one.left, 3)
    expect(one.size).toBeGreaterThan(128)
    expect(one.size).toBeLessThan(512)
  })
  it('are none on the schematic map', () => expect(tegelsFor(schemaVlak, viewport, 1300, 950)).toEqual([]))
})
