import * as z from 'zod/mini'
import { nodeIdSchema, relationIdSchema, signaalIdSchema, themaIdSchema } from '../base/ids.ts'
import { posSchema } from './signaal.ts'

export const nodeTypes = ['actor', 'verbinder', 'plek', 'voorziening', 'activiteit'] as const
export const nodeTypeSchema = z.enum(nodeTypes)
export type NodeType = z.infer<typeof nodeTypeSchema>
export const formalitySchema = z.enum(['formeel', 'informeel', 'gemengd'])
export const basisLayerSchema = z.enum(['persoonlijk', 'gemeenschappelijk', 'institutioneel'])

/**
 * A line or an area on the map, in the same coordinates as `geo`: `x1, y1, x2, y2, …`, at most 200 points. A `vlak` closes
 * itself.
 */
export const mapShapeSchema = z.object({
  kind: z.enum(['lijn', 'vlak']),
  points: z.array(z.number().check(z.gte(-1e6), z.lte(1e6))).check(z.minLength(4), z.maxLength(400)),
})

export const mapNodeSchema = z.object({
  id: nodeIdSchema,
  type: nodeTypeSchema,
  name: z.string(),
  formality: formalitySchema,
  area: z.optional(z.string().check(z.maxLength(80))),
  /** Place on the schematic map, 0–100 in both directions, or RD metres once a map is imported. */
  geo: z.optional(posSchema),
  /** A line or an area instead of a point; `geo` is then where its name stands. */
  shape: z.optional(mapShapeSchema),
  /** Place in the network view, in canvas units. */
  relPos: z.optional(posSchema),
  /** Place as an object on the bord; absent: it is not shown there. */
  pos: z.optional(posSchema),
  themaIds: z.array(themaIdSchema),
  targetGroups: z.array(z.string().check(z.maxLength(80))),
  schedule: z.array(z.string().check(z.maxLength(60))),
  capacity: z.optional(z.string().check(z.maxLength(80))),
  cost: z.optional(z.string().check(z.maxLength(80))),
  qualities: z.array(z.string().check(z.maxLength(120))),
  accessible: z.optional(z.enum(['ja', 'nee', 'onbekend'])),
  layer: z.optional(basisLayerSchema),
  signaalIds: z.array(signaalIdSchema),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type MapNode = z.infer<typeof mapNodeSchema>

export const relationKinds = [
  'werkt_samen',
  'verwijst_door',
  'organiseert',
  'gebruikt',
  'beheert_mee',
  'kent',
  'financiert',
  'zichtbaar_op',
  'spanning',
] as const
export const relationKindSchema = z.enum(relationKinds)
export const relationQualities = ['sterk', 'goed', 'zwak', 'ontbreekt'] as const
export const relationQualitySchema = z.enum(relationQualities)

export const relationSchema = z.object({
  id: relationIdSchema,
  from: nodeIdSchema,
  to: nodeIdSchema,
  kind: relationKindSchema,
  quality: relationQualitySchema,
  remark: z.string(),
  signaalIds: z.array(signaalIdSchema),
  createdAt: z.number(),
  archivedAt: z.optional(z.number()),
})
export type Relation = z.infer<typeof relationSchema>
