import * as z from 'zod/mini'
import { bestandIdSchema } from '../base/ids.ts'
import { posSchema } from './signaal.ts'

const name = z.string().check(z.maxLength(120))

/** min x, min y, max x, max y in RD metres. */
export const boundsSchema = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Bounds = z.infer<typeof boundsSchema>

/** A wijk or buurt that the map has: for choosing one by name. Its shape is in the file. */
export const gebiedNaamSchema = z.object({
  name,
  code: z.optional(z.string().check(z.maxLength(20))),
  /** A place inside it, in RD metres. */
  center: posSchema,
})
export type GebiedNaam = z.infer<typeof gebiedNaamSchema>

/** A point of a picture (in its pixels, from top left) and where that is on the map. */
export const ijkpuntSchema = z.object({ px: posSchema, at: posSchema })
export type Ijkpunt = z.infer<typeof ijkpuntSchema>

/** What lies under the wijkkaart (`sessie.kaart`): shapes of wijken and buurten, a picture, both or neither. */
export const kaartSchema = z.object({
  gebieden: z.optional(
    z.object({
      bestandId: bestandIdSchema,
      title: name,
      bounds: boundsSchema,
      namen: z.array(gebiedNaamSchema).check(z.maxLength(600)),
    }),
  ),
  beeld: z.optional(
    z.object({
      bestandId: bestandIdSchema,
      title: name,
      width: z.number().check(z.gt(0), z.lte(12_000)),
      height: z.number().check(z.gt(0), z.lte(12_000)),
      ijk: z.tuple([ijkpuntSchema, ijkpuntSchema]),
    }),
  ),
})
export type Kaart = z.infer<typeof kaartSchema>

/** One shape of the file that goes with `Kaart.gebieden`: GeoJSON with nothing but a name and a code. */
export interface GebiedVorm {
  readonly type: 'Feature'
  readonly properties: { readonly name: string; readonly code?: string }
  readonly geometry: {
    readonly type: 'MultiPolygon'
    readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[]
  }
}
export interface Gebieden {
  readonly type: 'FeatureCollection'
  readonly features: readonly GebiedVorm[]
}

/** More would be no map of one neighbourhood, and no phone could draw it. */
export const kaartLimits = { gebieden: 600, points: 40_000 } as const

/**
 * A picture lies on the map by two of its points: scale, turn and shift, no skew. Gives where a pixel is, in the
 * coordinates of the two; `undefined` when the points are one.
 */
export function placeByTwo([a, b]: readonly [Ijkpunt, Ijkpunt]):
  | ((px: readonly [number, number]) => [number, number])
  | undefined {
  // Rows of a picture go down, RD goes up.
  const [px, py] = [b.px[0] - a.px[0], -(b.px[1] - a.px[1])]
  const [gx, gy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]]
  const length = px * px + py * py
  if (length < 1 || gx * gx + gy * gy === 0) return undefined
  // (gx + i gy) / (px + i py)
  const [re, im] = [(gx * px + gy * py) / length, (gy * px - gx * py) / length]
  return ([x, y]) => {
    const [dx, dy] = [x - a.px[0], -(y - a.px[1])]
    return [a.at[0] + dx * re - dy * im, a.at[1] + dx * im + dy * re]
  }
}

/** Within the rectangle in which RD is used. */
export const isRdPoint = ([x, y]: readonly [number, number]): boolean =>
  x > -7_500 && x < 300_000 && y > 285_000 && y < 640_000
/** Longitude and latitude of the European Netherlands, with some room. */
export const isDutchLonLat = ([x, y]: readonly [number, number]): boolean => x > 3 && x < 7.5 && y > 50.5 && y < 53.9
