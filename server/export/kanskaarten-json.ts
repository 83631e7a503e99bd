import * as z from 'zod/mini'
import { deelnemerGroepSchema } from '../../shared/domain/deelnemer.ts'
import { kanskaartSchema } from '../../shared/domain/kanskaart.ts'
import {
  channelSchema,
  posSchema,
  signaalKindSchema,
  sourceSchema as sourceOfSignaalSchema,
} from '../../shared/domain/signaal.ts'
import { signaalCodes } from '../../shared/domain/signaal-codes.ts'
import { mapNodeSchema, relationSchema } from '../../shared/domain/wijkkaart.ts'
import type { ExportInput, Outgoing } from './outgoing.ts'

/** The notes that records rest on, for people who read the file; words only of notes that may be read. */
const sourceSchema = z.object({ id: z.string(), code: z.string(), text: z.optional(z.string()) })
const themaTitleSchema = z.object({ id: z.string(), title: z.string() })

export const kanskaartenFileSchema = z.object({
  format: z.literal('wijkbord-kanskaarten'),
  version: z.literal(1),
  exportedAt: z.number(),
  kanskaarten: z.array(kanskaartSchema),
  themas: z.array(themaTitleSchema),
  signalen: z.array(sourceSchema),
})
export type KanskaartenFile = z.infer<typeof kanskaartenFileSchema>

export const wijkkaartFileSchema = z.object({
  format: z.literal('wijkbord-wijkkaart'),
  version: z.literal(1),
  exportedAt: z.number(),
  nodes: z.array(mapNodeSchema),
  relations: z.array(relationSchema),
  themas: z.array(themaTitleSchema),
  signalen: z.array(sourceSchema),
})
export type WijkkaartFile = z.infer<typeof wijkkaartFileSchema>

/** A signaal as people may read it, with where it went. */
const signaalRecordSchema = z.object({
  id: z.string(),
  code: z.string(),
  text: z.string(),
  kind: signaalKindSchema,
  /** Absent when authors are not shown (I13). */
  authorGroup: z.optional(deelnemerGroepSchema),
  channel: channelSchema,
  source: z.optional(sourceOfSignaalSchema),
  table: z.optional(z.number()),
  themaId: z.optional(z.string()),
  ookThemas: z.array(z.string()),
  mergedInto: z.optional(z.string()),
  kanskaartIds: z.array(z.string()),
  /** Codes of the sentences of the programma that rest on it. */
  bronnen: z.array(z.string()),
  pos: z.optional(posSchema),
  createdAt: z.number(),
})
export const signalenFileSchema = z.object({
  format: z.literal('wijkbord-signalen'),
  version: z.literal(1),
  exportedAt: z.number(),
  signalen: z.array(signaalRecordSchema),
  themas: z.array(themaTitleSchema),
  /** How many are not in it (C5). */
  leftOut: z.object({ hidden: z.number(), archived: z.number() }),
})
export type SignalenFile = z.infer<typeof signalenFileSchema>

export const programmaFileSchema = z.object({
  format: z.literal('wijkbord-programma'),
  version: z.literal(1),
  exportedAt: z.number(),
  status: z.enum(['leeg', 'concept', 'besproken', 'vastgesteld']),
  openSlots: z.number(),
  title: z.optional(z.string()),
  blocks: z.array(
    z.object({
      type: z.enum(['heading', 'paragraph', 'listItem']),
      level: z.number(),
      inline: z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('text'), text: z.string(), bold: z.boolean(), italic: z.boolean() }),
          z.object({ type: z.literal('slot'), label: z.string() }),
          z.object({ type: z.literal('bron'), code: z.string(), kind: z.string() }),
        ]),
      ),
    }),
  ),
  /** What every code rests on. */
  bronnen: z.array(
    z.object({
      code: z.string(),
      kind: z.string(),
      signaalIds: z.array(z.string()),
      kanskaartIds: z.array(z.string()),
      nodeIds: z.array(z.string()),
    }),
  ),
  signalen: z.array(sourceSchema),
  leftOut: z.object({ statements: z.number() }),
})
export type ProgrammaFile = z.infer<typeof programmaFileSchema>

/** The readable signalen as data, under the same codes as in every document. */
export function signalenFile(input: ExportInput, out: Outgoing): SignalenFile {
  const showGroup = out.werksessie.settings.showAuthors !== 'niemand'
  const originals = new Map(input.snapshot.bord.signalen.map((signaal) => [signaal.id, signaal]))
  return {
    format: 'wijkbord-signalen',
    version: 1,
    exportedAt: input.now,
    signalen: out.signalen.flatMap(({ id, code }) => {
      const signaal = originals.get(id)
      if (signaal === undefined) return []
      const { text, kind, channel, source, table, themaId, ookThemas, mergedInto, pos, createdAt } = signaal
      return [
        {
          id,
          code,
          text,
          kind,
          channel,
          ...(showGroup ? { authorGroup: signaal.authorGroup } : {}),
          ...(source === undefined ? {} : { source }),
          ...(table === undefined ? {} : { table }),
          ...(themaId === undefined ? {} : { themaId }),
          ookThemas: [...ookThemas],
          ...(mergedInto === undefined ? {} : { mergedInto }),
          kanskaartIds: out.kanskaarten.filter((card) => card.signaalIds.includes(id)).map((card) => card.id),
          bronnen: out.programma.bronnen.flatMap((bron) => (bron.trace.signaalIds.includes(id) ? [bron.code] : [])),
          ...(pos === undefined ? {} : { pos }),
          createdAt,
        },
      ]
    }),
    themas: out.themas.map(({ id, title }) => ({ id, title })),
    leftOut: { hidden: out.leftOut.hidden, archived: out.leftOut.archived },
  }
}

/** The programma as data: what every sentence says and what its code rests on. */
export function programmaFile(input: ExportInput, out: Outgoing): ProgrammaFile {
  const { programma } = out
  const ids = programma.bronnen.flatMap(({ trace }) => trace.signaalIds)
  return {
    format: 'wijkbord-programma',
    version: 1,
    exportedAt: input.now,
    status: programma.status,
    openSlots: programma.openSlots,
    ...(programma.title === undefined ? {} : { title: programma.title }),
    blocks: programma.blocks.map(({ type, level, inline }) => ({ type, level, inline: [...inline] })),
    bronnen: programma.bronnen.map(({ code, trace }) => ({
      code,
      kind: trace.kind,
      signaalIds: [...trace.signaalIds],
      kanskaartIds: [...trace.cardIds],
      nodeIds: [...trace.mapRefs],
    })),
    signalen: context(input, [], ids).signalen,
    leftOut: { statements: programma.withheld },
  }
}

const isActive = (record: { readonly archivedAt?: number | undefined }): boolean => record.archivedAt === undefined

/** Every kanskaart that is not withdrawn, character for character: reading it back gives equal cards. */
export function kanskaartenFile(input: ExportInput): KanskaartenFile {
  const kanskaarten = input.snapshot.bord.kanskaarten.filter(isActive)
  return {
    format: 'wijkbord-kanskaarten',
    version: 1,
    exportedAt: input.now,
    kanskaarten,
    ...context(
      input,
      kanskaarten.flatMap((card) => card.themaIds),
      kanskaarten.flatMap((card) => card.signaalIds),
    ),
  }
}

/** Every node and relation that is not withdrawn, character for character. */
export function wijkkaartFile(input: ExportInput): WijkkaartFile {
  const nodes = input.snapshot.bord.nodes.filter(isActive)
  const relations = input.snapshot.bord.relations.filter(isActive)
  return {
    format: 'wijkbord-wijkkaart',
    version: 1,
    exportedAt: input.now,
    nodes,
    relations,
    ...context(
      input,
      nodes.flatMap((node) => node.themaIds),
      [...nodes, ...relations].flatMap((record) => record.signaalIds),
    ),
  }
}

function context({ snapshot: { bord } }: ExportInput, themaIds: readonly string[], signaalIds: readonly string[]) {
  const codes = signaalCodes(bord.signalen)
  const [wantedThemas, wantedSignalen] = [new Set(themaIds), new Set(signaalIds)]
  return {
    themas: bord.themas.filter(({ id }) => wantedThemas.has(id)).map(({ id, title }) => ({ id, title })),
    signalen: bord.signalen
      .filter(({ id }) => wantedSignalen.has(id))
      .map((signaal) => {
        const head = { id: signaal.id, code: codes.get(signaal.id) ?? signaal.id }
        return signaal.hidden === undefined && isActive(signaal) ? { ...head, text: signaal.text } : head
      }),
  }
}

/** Indented JSON in UTF-8; half surrogate pairs and control characters are escaped, so nothing is lost. */
export const toJson = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
