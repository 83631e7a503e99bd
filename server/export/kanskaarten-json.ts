import * as z from 'zod/mini'
import { kanskaartSchema } from '../../shared/domain/kanskaart.ts'
import { signaalCodes } from '../../shared/domain/signaal-codes.ts'
import { mapNodeSchema, relationSchema } from '../../shared/domain/wijkkaart.ts'
import type { ExportInput } from './outgoing.ts'

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
