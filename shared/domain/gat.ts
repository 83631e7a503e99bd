import * as z from 'zod/mini'
import type { NodeId, SignaalId, ThemaId } from '../base/ids.ts'
import { posSchema } from './signaal.ts'

export const dagdelen = ['ochtend', 'middag', 'overdag', 'avond', 'nacht', 'weekend'] as const
export type Dagdeel = (typeof dagdelen)[number]

/** Where a white spot is looked for: along when, for whom, where and for what (DOMAIN §3). */
export interface GatPlek {
  readonly themaId: ThemaId
  readonly daypart?: Dagdeel
  readonly targetGroup?: string
  readonly area?: string
  readonly need?: string
}

/**
 * What the supply that was looked at says. `geen_gegevens`: nobody named any supply here yet, which is not the same as
 * that there is none. `deels_onbekend`: of some supply it is not known when, where or for whom it is.
 */
export const gatBases = ['aanbod_bekeken', 'deels_onbekend', 'geen_gegevens'] as const
export type GatBasis = (typeof gatBases)[number]

/** Demand without supply, as far as the bord knows. A candidate: only a person makes it a white spot. */
export interface WitteVlek extends GatPlek {
  /** Stable: thema and what is missing. */
  readonly id: string
  /** Sorted by id; at least one (I7). */
  readonly demandSignaalIds: readonly SignaalId[]
  /** Distinct people behind those signalen. */
  readonly people: number
  readonly byElectorate: { readonly professional: number; readonly inwoner: number; readonly other: number }
  readonly nearestSupply: readonly NodeId[]
  /** The supply that was looked at and does not fit. */
  readonly checkedNodeIds: readonly NodeId[]
  readonly checkedSignaalIds: readonly SignaalId[]
  /** Of these it is not known whether they fit. */
  readonly unknownNodeIds: readonly NodeId[]
  readonly basis: GatBasis
  /** Three or more people, from at least two organisations or electorates. */
  readonly strong: boolean
}

/** Activities that double up, as far as the wijkkaart knows. A candidate as well. */
export interface Dubbel {
  readonly id: string
  readonly themaId: ThemaId
  /** As the schedule says it, e.g. `wo-ochtend`. */
  readonly moment: string
  /** Two or more, sorted by id (I7). */
  readonly nodeIds: readonly NodeId[]
}

export const gatKinds = ['witte_vlek', 'dubbel'] as const
const id = z.string().check(z.minLength(1), z.maxLength(200))
const short = z.string().check(z.maxLength(120))
const ids = z.array(z.string().check(z.minLength(1), z.maxLength(64)))

/** What people said about a candidate, or drew by hand. Keeps the evidence of that moment: the bord goes on. */
export const gatBesluitSchema = z.object({
  id,
  kind: z.enum(gatKinds),
  status: z.enum(['bevestigd', 'afgewezen']),
  /** How people call it; empty: as the computer says it. */
  text: z.string().check(z.maxLength(200)),
  reason: z.string().check(z.maxLength(300)),
  themaId: z.string().check(z.minLength(1), z.maxLength(64)),
  daypart: z.optional(z.enum(dagdelen)),
  targetGroup: z.optional(short),
  area: z.optional(short),
  need: z.optional(short),
  /** Of a `dubbel`, as the schedule says it. */
  moment: z.optional(short),
  demandSignaalIds: ids.check(z.maxLength(300)),
  nodeIds: ids.check(z.maxLength(60)),
  /** Drawn by hand: no candidate of the computer. */
  getekend: z.optional(z.boolean()),
  /** Where it stands on the map, in the same coordinates as a node's `geo`. */
  geo: z.optional(posSchema),
  at: z.number(),
})
export type GatBesluit = z.infer<typeof gatBesluitSchema>

/** `GET …/gaten`: candidates beside what people decided (`sessie.gaten` has the same decisions). */
export interface Gaten {
  readonly witteVlekken: readonly WitteVlek[]
  readonly dubbel: readonly Dubbel[]
}

export const maxGatBesluiten = 200
