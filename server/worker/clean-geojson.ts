import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { CleanFile } from './clean-picture.ts'

/** Room for every street of a town; beyond it a browser could not draw it either. */
const maxPositions = 400_000
const maxFeatures = 20_000
const maxDepth = 6
const maxProperties = 40
const maxText = 500

/**
 * Writes GeoJSON anew: only what RFC 7946 names, properties that are words, numbers or yes/no, numbers finite. The name of a
 * projection (`crs`, of before the RFC) stays, for Dutch files in RD. Everything else in it is left behind.
 */
export function cleanGeojson(bytes: Uint8Array): Result<CleanFile> {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail(appError('bestand.not_geojson'))
  }
  const clean = new Cleaner().root(parsed)
  if (clean === undefined) return fail(appError('bestand.not_geojson'))
  return ok({ bytes: new TextEncoder().encode(JSON.stringify(clean)), contentType: 'application/geo+json' })
}

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Counts while it copies, so that a file made to be endless ends. `undefined`: this is no GeoJSON. */
class Cleaner {
  private positions = 0

  root(value: unknown): Plain | undefined {
    if (!isPlain(value)) return undefined
    const crs = crsName(value.crs)
    const withCrs = (one: Plain | undefined): Plain | undefined =>
      one === undefined || crs === undefined ? one : { ...one, crs: { type: 'name', properties: { name: crs } } }
    if (value.type === 'FeatureCollection') {
      if (!Array.isArray(value.features) || value.features.length > maxFeatures) return undefined
      const features: Plain[] = []
      for (const one of value.features) {
        const feature = this.feature(one)
        if (feature === undefined) return undefined
        features.push(feature)
      }
      return withCrs({ type: 'FeatureCollection', features })
    }
    return withCrs(value.type === 'Feature' ? this.feature(value) : this.geometry(value))
  }

  private feature(value: unknown): Plain | undefined {
    if (!isPlain(value) || value.type !== 'Feature') return undefined
    const geometry = value.geometry === null ? null : this.geometry(value.geometry)
    if (geometry === undefined) return undefined
    const id =
      typeof value.id === 'string' ? value.id.slice(0, maxText) : Number.isFinite(value.id) ? value.id : undefined
    return {
      type: 'Feature',
      ...(id === undefined ? {} : { id }),
      properties: propertiesOf(value.properties),
      geometry,
    }
  }

  private geometry(value: unknown, depth = 0): Plain | undefined {
    if (!isPlain(value) || depth > 2) return undefined
    if (value.type === 'GeometryCollection') {
      if (!Array.isArray(value.geometries) || value.geometries.length > maxFeatures) return undefined
      const geometries: Plain[] = []
      for (const one of value.geometries) {
        const geometry = this.geometry(one, depth + 1)
        if (geometry === undefined) return undefined
        geometries.push(geometry)
      }
      return { type: 'GeometryCollection', geometries }
    }
    const nesting = nestings[String(value.type)]
    if (nesting === undefined) return undefined
    const coordinates = this.coordinates(value.coordinates, nesting)
    return coordinates === undefined ? undefined : { type: value.type, coordinates }
  }

  private coordinates(value: unknown, nesting: number): unknown {
    if (!Array.isArray(value) || nesting > maxDepth) return undefined
    if (nesting === 0) {
      this.positions += 1
      const [x, y] = value
      if (this.positions > maxPositions || !Number.isFinite(x) || !Number.isFinite(y)) return undefined
      return [x, y]
    }
    const parts: unknown[] = []
    for (const one of value) {
      const part = this.coordinates(one, nesting - 1)
      if (part === undefined) return undefined
      parts.push(part)
    }
    return parts
  }
}

/** How many lists lie around a position. */
const nestings: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
})

function propertiesOf(value: unknown): Plain {
  if (!isPlain(value)) return {}
  const kept: [string, unknown][] = []
  for (const [key, one] of Object.entries(value)) {
    if (kept.length >= maxProperties) break
    if (key.length > 80 || key === '__proto__') continue
    if (typeof one === 'string') kept.push([key, one.slice(0, maxText)])
    else if (typeof one === 'boolean' || (typeof one === 'number' && Number.isFinite(one))) kept.push([key, one])
  }
  return Object.fromEntries(kept)
}

function crsName(value: unknown): string | undefined {
  const name = isPlain(value) && isPlain(value.properties) ? value.properties.name : undefined
  return typeof name === 'string' && name.length <= 80 ? name : undefined
}
