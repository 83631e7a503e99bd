import * as z from 'zod/mini'
import { archiefSchema } from '../../shared/domain/archief.ts'
import {
  kanskaartenFileSchema,
  programmaFileSchema,
  signalenFileSchema,
  wijkkaartFileSchema,
} from './kanskaarten-json.ts'

const schemas = {
  archief: archiefSchema,
  kanskaarten: kanskaartenFileSchema,
  programma: programmaFileSchema,
  signalen: signalenFileSchema,
  wijkkaart: wijkkaartFileSchema,
} as const

/** Files that have a published JSON Schema. */
export const schemaNames = Object.keys(schemas) as readonly (keyof typeof schemas)[]

/** The JSON Schema (draft 2020-12) of an export, made from what the import checks; `undefined` for a name without one. */
export function jsonSchemaOf(name: string): object | undefined {
  const found = schemaNames.find((known) => known === name)
  if (found === undefined) return undefined
  // Branded ids are strings on the outside.
  return { title: `Wijkbord ${found}`, ...z.toJSONSchema(schemas[found], { unrepresentable: 'any', io: 'input' }) }
}
