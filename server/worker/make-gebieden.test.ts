import { describe, expect, it } from 'vitest'
import type { Gebieden } from '../../shared/domain/kaartlaag.ts'
import { fromRd } from '../../shared/domain/rijksdriehoek.ts'
import { voorbeeldBounds, voorbeeldGebieden } from '../../shared/domain/voorbeeldwijk.ts'
import { cleanGeojson } from './clean-geojson.ts'
import { makeGebieden } from './make-gebieden.ts'

const square = (x: number, y: number, size = 100): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const file = (features: unknown[], more: object = {}): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', ...more, features }))
const area = (coordinates: unknown, properties: object = {}): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
})
/** As a begeleider's file comes in: through the file store first. */
const made = (bytes: Uint8Array) => {
  const clean = cleanGeojson(bytes)
  if (!clean.ok) throw new Error(clean.error.code)
  return makeGebieden(clean.value.bytes)
}
const must = (bytes: Uint8Array) => {
  const result = made(bytes)
  if (!result.ok) throw new Error(result.error.code)
  return { ...result.value, file: JSON.parse(new TextDecoder().decode(result.value.bytes)) as Gebieden }
}

describe('makeGebieden', () => {
  it('keeps shape, name and code, and nothing else that the file knew of a buurt', () => {
    const {
      bounds,
      namen,
      file: kept,
    } = must(
      file([
        area([square(183_000, 427_000)], {
          buurtnaam: 'Hillekens',
          buurtcode: 'BU02680801',
          aantalInwoners: 1210,
          gemeentenaam: 'Nijmegen',
        }),
        area([square(183_100, 427_000)], { naam: 'Zellersacker' }),
        {
          type: 'Feature',
          properties: { naam: 'halte' },
          geometry: { type: 'Point', coordinates: [183_000, 427_000] },
        },
      ]),
    )
    expect(kept.features.map(({ properties }) => properties)).toEqual([
      { name: 'Hillekens', code: 'BU02680801' },
      { name: 'Zellersacker' },
    ])
    expect(bounds).toEqual([183_000, 427_000, 183_200, 427_100])
    expect(namen[0]).toEqual({ name: 'Hillekens', code: 'BU02680801', center: [183_050, 427_050] })
  })

  it('brings degrees to RD within half a metre', () => {
    const corners = square(183_000, 427_000).map((point) => fromRd(point))
    const { bounds } = must(file([area([corners], { name: 'Hillekens' })]))
    for (const [index, metres] of [183_000, 427_000, 183_100, 427_100].entries())
      expect(Math.abs((bounds[index] ?? 0) - metres)).toBeLessThan(0.5)
  })

  it.each([
    ['places elsewhere in the world', file([area([square(2, 48, 1)])]), 'kaart.coordinates'],
    ['degrees the other way round', file([area([square(51.8, 5.8, 0.1)])]), 'kaart.coordinates'],
    [
      'only points',
      file([{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [183_000, 427_000] } }]),
      'kaart.no_areas',
    ],
    [
      'a whole country',
      file(Array.from({ length: 601 }, (_, i) => area([square(10_000 + i * 10, 400_000, 5)]))),
      'kaart.too_many',
    ],
  ])('refuses %s with a reason', (_, bytes, code) => {
    expect(made(bytes)).toMatchObject({ ok: false, error: { code } })
  })

  it('draws coarser what is too fine, and neighbours keep the points they share', () => {
    const side = Array.from({ length: 30_000 }, (_, i): [number, number] => [
      183_000 + Math.sin(i / 50) * 3,
      427_000 + i / 10,
    ])
    const left = [...side, [182_000, 430_000], [182_000, 427_000], side[0]]
    const right = [...side, [184_000, 430_000], [184_000, 427_000], side[0]]
    const { file: kept } = must(file([area([left], { name: 'links' }), area([right], { name: 'rechts' })]))
    const [a, b] = kept.features.map(({ geometry }) => geometry.coordinates[0]?.[0]?.map(String) ?? [])
    expect((a?.length ?? 0) + (b?.length ?? 0)).toBeLessThanOrEqual(40_000)
    expect(a?.length).toBeGreaterThan(1000)
    const shared = new Set(a)
    expect(b?.filter((point) => !shared.has(point)).length).toBeLessThanOrEqual(2)
  })

  it('places a name inside of a buurt that bends around another', () => {
    const hook = [
      [0, 0],
      [1000, 0],
      [1000, 1000],
      [900, 1000],
      [900, 100],
      [0, 100],
      [0, 0],
    ].map(([x = 0, y = 0]) => [183_000 + x, 427_000 + y])
    const center = must(file([area([hook], { name: 'haak' })])).namen[0]?.center ?? [0, 0]
    const [x, y] = [center[0] - 183_000, center[1] - 427_000]
    expect((y <= 100 && x <= 1000) || (x >= 900 && x <= 1000)).toBe(true)
  })

  it('the example is made of five areas in RD that lie side by side', () => {
    const { namen, bounds } = must(new TextEncoder().encode(JSON.stringify(voorbeeldGebieden())))
    expect(namen.map(({ name }) => name)).toEqual([
      'Voorstenkamp',
      'Hillekens',
      'Zellersacker',
      'Leuvensbroek',
      'De Gildekamp',
    ])
    expect(bounds[0]).toBeGreaterThanOrEqual(voorbeeldBounds[0])
    expect(bounds[3]).toBeLessThanOrEqual(voorbeeldBounds[3])
  })
})
