import * as z from 'zod/mini'
import { bestandIdSchema } from '../base/ids.ts'

/** What a file is for: a picture on the bord, the picture below a map, or the shapes of a map. */
export const bestandSoorten = ['afbeelding', 'kaartbeeld', 'geojson'] as const
export const bestandSoortSchema = z.enum(bestandSoorten)
export type BestandSoort = z.infer<typeof bestandSoortSchema>

/** What the server made of it itself; never what a browser says that it is. */
export const bestandTypes = ['image/jpeg', 'image/png', 'application/geo+json'] as const

/** A file of a werksessie as people get to know it: bytes, and for a picture its pixels. */
export const bestandInfoSchema = z.object({
  id: bestandIdSchema,
  soort: bestandSoortSchema,
  contentType: z.enum(bestandTypes),
  bytes: z.number(),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
})
export type BestandInfo = z.infer<typeof bestandInfoSchema>

/** What a file may be when it comes in; bytes and pixels. */
export const bestandLimits = {
  pictureBytes: 10 * 1024 * 1024,
  geojsonBytes: 20 * 1024 * 1024,
  /** Of a picture before it is decoded. */
  pixels: 40_000_000,
  side: 12_000,
  /** The longest side of what is kept. */
  keptSide: { afbeelding: 2000, kaartbeeld: 3000 },
  /** Of one werksessie. */
  quotaBytes: 250 * 1024 * 1024,
  quotaFiles: 500,
} as const
