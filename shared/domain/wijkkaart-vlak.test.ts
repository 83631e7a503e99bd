import { describe, expect, it } from 'vitest'
import { placeByTwo } from './kaartlaag.ts'
import { voorbeeldBounds, voorbeeldGebieden } from './voorbeeldwijk.ts'
import type { MapNode } from './wijkkaart.ts'
import { fitScene, sceneOf, toScreen } from './wijkkaart-scene.ts'
import { areasOf, gebiedenOf, rdVlak, schemaVlak, stackUnderPlaces } from './wijkkaart-vlak.ts'

const node = (id: string, changes: object = {}): MapNode =>
  ({ id, type: 'actor', name: id, themaIds: [], signaalIds: [], createdAt: 1, ...changes }) as unknown as MapNode

describe('the schematic map', () => {
  it('gives back the place that was shown', () => {
    expect(schemaVlak.toGeo(schemaVlak.toCanvas([42.3, 17.9]))).toEqual([42.3, 17.9])
  })
  it('stacks activities under the nearest place and leaves far ones alone', () => {
    const stacks = stackUnderPlaces([
      node('p', { type: 'plek', geo: [10, 10] }),
      node('o', { type: 'actor', geo: [11, 10] }),
      node('x', { type: 'activiteit', geo: [11, 10.5] }),
      node('y', { type: 'activiteit', geo: [40, 40] }),
    ])
    expect([...stacks].map(([id, under]) => [id, under.map((one) => one.id)])).toEqual([['o', ['x']]])
  })
  it('gives every area the ground that is nearest to it', () => {
    const areas = areasOf([
      node('a', { area: 'Oost', geo: [80, 50] }),
      node('b', { area: 'West', geo: [20, 50] }),
      node('c', { area: 'stadsdeel', geo: [50, 20] }),
    ])
    expect(areas.map(({ name }) => name)).toEqual(['Oost', 'West'])
    const half = schemaVlak.toCanvas([50, 50])[0]
    expect(Math.min(...(areas[0]?.rings[0] ?? []).map(([x]) => x))).toBeCloseTo(half)
    expect(Math.max(...(areas[1]?.rings[0] ?? []).map(([x]) => x))).toBeCloseTo(half)
  })
})

describe('a map in metres', () => {
  const vlak = rdVlak(voorbeeldBounds)
  const areas = gebiedenOf(voorbeeldGebieden(), [], vlak)
  it('has north on top, and gives back the metre that was pointed at', () => {
    const [south, north] = [vlak.toCanvas([183_000, 427_000]), vlak.toCanvas([183_000, 428_000])]
    expect(north[1]).toBeLessThan(south[1])
    expect(vlak.toGeo(vlak.toCanvas([183_456.7, 427_654.3]))).toEqual([183_456.7, 427_654.3])
  })
  it('keeps nodes of before the map where they were: a share of it', () => {
    const [left, , , top] = voorbeeldBounds
    expect(vlak.toCanvas([0, 0])).toEqual(vlak.toCanvas([left, top]))
    expect(vlak.toGeo(vlak.toCanvas([50, 50]))).toEqual([183_300, 427_450])
  })
  it('shows the whole map, lines and areas on it, and a white spot in the buurt it is about', () => {
    const scene = sceneOf(
      'kaart',
      [node('a', { geo: [183_000, 427_400], shape: { kind: 'lijn', points: [182_500, 427_000, 183_000, 427_400] } })],
      [],
      {
        nodes: [],
        places: new Map(),
        vlak,
        areas,
        spots: [
          { id: 'w1', nr: 1, label: 'Licht', area: 'hillekens', nodeIds: [] },
          { id: 'w2', nr: 2, label: 'Nergens', nodeIds: ['weg'] },
        ],
      },
    )
    expect(scene.shapes.map(({ kind, points }) => [kind, points.length])).toEqual([['lijn', 2]])
    expect(scene.spots.map(({ id }) => id)).toEqual(['w1'])
    const viewport = fitScene(scene, 1000, 700)
    for (const ring of areas.flatMap(({ rings }) => rings))
      for (const point of ring) {
        const [x, y] = toScreen(point, viewport)
        expect(x > 0 && x < 1000 && y > 0 && y < 700).toBe(true)
      }
  })
  it('lays a picture by two of its points: turned and scaled, not skewed', () => {
    const place = placeByTwo([
      { px: [0, 0], at: [1000, 2000] },
      { px: [100, 0], at: [1000, 2200] },
    ])
    // A quarter turn to the left and two metres to a pixel.
    expect(place?.([100, 0])).toEqual([1000, 2200])
    expect(place?.([0, 50]).map(Math.round)).toEqual([1100, 2000])
    expect(
      placeByTwo([
        { px: [5, 5], at: [0, 0] },
        { px: [5, 5], at: [9, 9] },
      ]),
    ).toBeUndefined()
  })
})
