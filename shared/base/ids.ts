import { customAlphabet } from 'nanoid'
import * as z from 'zod/mini'

type Id<Kind extends string> = string & { readonly __id: Kind }
export type WerksessieId = Id<'werksessie'>
export type DeelnemerId = Id<'deelnemer'>
export type SignaalId = Id<'signaal'>
export type ThemaId = Id<'thema'>
export type KanskaartId = Id<'kanskaart'>
export type NodeId = Id<'node'>
export type RelationId = Id<'relation'>
export type OpmerkingId = Id<'opmerking'>
export type FrameId = Id<'frame'>
export type ConnectorId = Id<'connector'>
export type TekeningId = Id<'tekening'>
export type AfbeeldingId = Id<'afbeelding'>
export type BestandId = Id<'bestand'>
export type ToegangId = Id<'toegang'>
export type RondeId = Id<'ronde'>
export type JobId = Id<'job'>

/** Ids are opaque: 1–40 letters, digits, `_` or `-`, and never a name that an object already has. */
export const idPattern = /^(?!__proto__$|constructor$|prototype$)[A-Za-z0-9_-]{1,40}$/

const idSchema = z.string().check(z.regex(idPattern))
const branded = <T extends string>() => idSchema as unknown as z.ZodMiniType<T, string>

export const werksessieIdSchema = branded<WerksessieId>()
export const deelnemerIdSchema = branded<DeelnemerId>()
export const signaalIdSchema = branded<SignaalId>()
export const themaIdSchema = branded<ThemaId>()
export const kanskaartIdSchema = branded<KanskaartId>()
export const nodeIdSchema = branded<NodeId>()
export const relationIdSchema = branded<RelationId>()
export const opmerkingIdSchema = branded<OpmerkingId>()
export const frameIdSchema = branded<FrameId>()
export const connectorIdSchema = branded<ConnectorId>()
export const tekeningIdSchema = branded<TekeningId>()
export const afbeeldingIdSchema = branded<AfbeeldingId>()
export const bestandIdSchema = branded<BestandId>()
export const rondeIdSchema = branded<RondeId>()
export const jobIdSchema = branded<JobId>()

/** Chance as a port: a new id that nobody else has. */
export interface Ids {
  next<T extends string>(): T
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const random14 = customAlphabet(alphabet, 14)

/** Ids from the platform's secure random source: 14 characters, 83 bits. */
export const randomIds: Ids = { next: <T extends string>() => random14() as T }
