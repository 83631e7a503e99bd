import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import {
  type Bounds,
  type Gebieden,
  type GebiedNaam,
  type GebiedVorm,
  isDutchLonLat,
  isRdPoint,
  kaartLimits,
} from '../../shared/domain/kaartlaag.ts'
import { toRd } from '../../shared/domain/rijksdriehoek.ts'

type Point = [number, number]
type Ring = Point[]
type Plain = Readonly<Record<string, unknown>>

export interface MadeGebieden {
  readonly bytes: Uint8Array
  readonly bounds: Bounds
  readonly namen: readonly GebiedNaam[]
}

const nameKeys = [
  'buurtnaam',
  'bu_naam',
  'wijknaam',
  'wk_naam',
  'gemeentenaam',
  'gm_naam',
  'naam',
  'name',
  'statnaam',
  'title',
]
const codeKeys = ['buurtcode', 'bu_code', 'wijkcode', 'wk_code', 'gemeentecode', 'gm_code', 'statcode', 'code']
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Makes the map of a werksessie out of GeoJSON that `cleanGeojson` has been through: areas only, in RD metres whatever they
 * were in, simplified until a phone can draw them, with a name and a code and nothing else of what the file said about them.
 */
export function makeGebieden(bytes: Uint8Array): Result<MadeGebieden> {
  const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes))
  const features = isPlain(parsed) && Array.isArray(parsed.features) ? parsed.features : [parsed]
  const found = features.flatMap((feature: unknown) => areaOf(feature))
  if (found.length === 0) return fail(appError('kaart.no_areas'))
  if (found.length > kaartLimits.gebieden)
    return fail(appError('kaart.too_many', { found: found.length, max: kaartLimits.gebieden }))
  const points = found.flatMap(({ polygons }) => polygons.flat(2))
  const convert = converterOf(parsed, points)
  if (convert === undefined) return fail(appError('kaart.coordinates'))
  const inRd = found.map(({ polygons, ...rest }) => ({
    ...rest,
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(convert))),
  }))
  const areas = simplify(inRd)
  const forms = areas.map(
    ({ name, code, polygons }, index): GebiedVorm => ({
      type: 'Feature',
      properties: { name: name ?? `Gebied ${index + 1}`, ...(code === undefined ? {} : { code }) },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    }),
  )
  const collection: Gebieden = { type: 'FeatureCollection', features: forms }
  return ok({
    bytes: new TextEncoder().encode(JSON.stringify(collection)),
    bounds: boundsOf(areas.flatMap(({ polygons }) => polygons.flat(2))),
    namen: forms.map(({ properties, geometry }) => ({ ...properties, center: centerOf(geometry.coordinates) })),
  })
}

interface Found {
  readonly name: string | undefined
  readonly code: string | undefined
  readonly polygons: Ring[][]
}

function areaOf(feature: unknown): Found[] {
  if (!isPlain(feature)) return []
  const geometry = feature.type === 'Feature' ? feature.geometry : feature
  const properties = isPlain(feature.properties) ? feature.properties : {}
  const polygons = polygonsOf(geometry)
  if (polygons.length === 0) return []
  return [
    { name: wordsOf(properties, nameKeys)?.slice(0, 120), code: wordsOf(properties, codeKeys)?.slice(0, 20), polygons },
  ]
}

function wordsOf(properties: Plain, keys: readonly string[]): string | undefined {
  const byKey = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]))
  for (const key of keys) {
    const value = byKey.get(key)
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).trim()
  }
  return undefined
}

function polygonsOf(geometry: unknown): Ring[][] {
  if (!isPlain(geometry)) return []
  switch (geometry.type) {
    case 'Polygon':
      return [ringsOf(geometry.coordinates)].filter(isThere)
    case 'MultiPolygon':
      return (geometry.coordinates as unknown[]).map(ringsOf).filter(isThere)
    case 'GeometryCollection':
      return (geometry.geometries as unknown[]).flatMap(polygonsOf)
    default:
      return []
  }
}

const isThere = (rings: readonly Ring[]): boolean => (rings[0]?.length ?? 0) >= 4
/** `cleanGeojson` saw to it that these are lists of lists of two numbers. */
const ringsOf = (coordinates: unknown): Ring[] => (coordinates as Ring[]).filter((ring) => ring.length >= 4)

/** What brings these points to RD; `undefined` when they lie in neither RD nor the Netherlands in degrees. */
function converterOf(parsed: unknown, points: readonly Point[]): ((point: Point) => Point) | undefined {
  const crs =
    isPlain(parsed) && isPlain(parsed.crs) && isPlain(parsed.crs.properties) ? String(parsed.crs.properties.name) : ''
  const saysRd = crs.includes('28992')
  if (points.every(isRdPoint)) return ([x, y]) => [round(x), round(y)]
  if (!saysRd && points.every(isDutchLonLat)) return toRd
  return undefined
}

const round = (metres: number): number => Math.round(metres * 10) / 10

function boundsOf(points: readonly Point[]): Bounds {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  return [left, bottom, right, top]
}

/** Leaves out what nobody sees, coarser until it fits; neighbours share their points, so they keep the same ones. */
function simplify(areas: readonly Found[]): readonly Found[] {
  const count = (list: readonly Found[]) =>
    list.reduce((sum, { polygons }) => sum + polygons.flat().reduce((n, ring) => n + ring.length, 0), 0)
  let result = areas
  for (let tolerance = 1; count(result) > kaartLimits.points && tolerance < 200; tolerance *= 2)
    result = areas.map((area) => ({
      ...area,
      polygons: area.polygons
        .map((rings) => rings.map((ring) => onGrid(ring, tolerance)).filter((ring) => ring.length >= 4))
        .filter(isThere),
    }))
  return result.filter(({ polygons }) => polygons.length > 0)
}

/** Points on a grid of `size` metres, doubles left out: two rings with the same point keep the same one. */
function onGrid(ring: Ring, size: number): Ring {
  const kept: Ring = []
  for (const [x, y] of ring) {
    const next: Point = [Math.round(x / size) * size, Math.round(y / size) * size]
    const last = kept.at(-1)
    if (last === undefined || last[0] !== next[0] || last[1] !== next[1]) kept.push(next)
  }
  return kept
}

/** The middle of mass of the largest part, or, where that lies outside of it, the widest place on its height. */
function centerOf(polygons: GebiedVorm['geometry']['coordinates']): [number, number] {
  let best:
    | { readonly area: number; readonly at: Point; readonly ring: readonly (readonly [number, number])[] }
    | undefined
  for (const [ring] of polygons) {
    if (ring === undefined) continue
    let [sum, cx, cy] = [0, 0, 0]
    const [ox, oy] = ring[0] ?? [0, 0]
    ring.forEach(([x, y], index) => {
      const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y]
      const cross = (x - ox) * (ny - oy) - (nx - ox) * (y - oy)
      sum += cross
      cx += (x - ox + nx - ox) * cross
      cy += (y - oy + ny - oy) * cross
    })
    const area = Math.abs(sum)
    if (sum !== 0 && (best === undefined || area > best.area))
      best = { area, at: [ox + cx / (3 * sum), oy + cy / (3 * sum)], ring }
  }
  if (best === undefined) return [0, 0]
  const { at, ring } = best
  const crossings = ring
    .flatMap(([x, y], index) => {
      const [nx, ny] = ring[(index + 1) % ring.length] ?? [x, y]
      return y > at[1] !== ny > at[1] ? [x + ((at[1] - y) * (nx - x)) / (ny - y)] : []
    })
    .sort((a, b) => a - b)
  const isInside = crossings.filter((x) => x <= at[0]).length % 2 === 1
  if (isInside || crossings.length < 2) return [round(at[0]), round(at[1])]
  let widest: readonly [number, number] = [crossings[0] ?? 0, crossings[1] ?? 0]
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const span = [crossings[index] ?? 0, crossings[index + 1] ?? 0] as const
    if (span[1] - span[0] > widest[1] - widest[0]) widest = span
  }
  return [round((widest[0] + widest[1]) / 2), round(at[1])]
}
