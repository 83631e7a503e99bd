import * as z from 'zod/mini'
import type { BestandId, DeelnemerId } from '../../shared/base/ids.ts'
import { type BestandInfo, bestandInfoSchema } from '../../shared/domain/bestand.ts'

/** A file of a room without its bytes: what people see of it, who sent it and when (server ms). */
export interface Bestand extends BestandInfo {
  readonly deelnemerId: DeelnemerId
  readonly at: number
}

/** How many bytes and files one room may hold. */
export interface BestandQuota {
  readonly bytes: number
  readonly files: number
}

export type PutResult = { readonly kind: 'kept' | 'full' } | { readonly kind: 'known'; readonly bestand: Bestand }

/**
 * The files of rooms. Kept beside the documents, whole or not at all: `put` resolves after fsync. Every adapter runs
 * `tests/contract/bestanden-contract.ts`. Rejects with `StorageError`.
 */
export interface Bestanden {
  /**
   * Keeps a file. An id that the room has already stays what it is: `known` gives that file, whoever sent it. `full`: the
   * room would hold more than `quota`, and nothing was kept.
   */
  put(room: string, bestand: Bestand, bytes: Uint8Array, quota: BestandQuota): Promise<PutResult>
  /** The file without its bytes; absent: `undefined`. */
  find(room: string, id: BestandId): Promise<Bestand | undefined>
  /** `undefined` when it is absent, or not what was written (its checksum says so). */
  read(room: string, id: BestandId): Promise<{ readonly bestand: Bestand; readonly bytes: Uint8Array } | undefined>
  /** Every file of a room, oldest first. */
  list(room: string): Promise<readonly Bestand[]>
  /** Takes one file, or all of a room, off the disk for good. Gives how many there were. */
  erase(room: string, id?: BestandId): Promise<number>
}

const storedSchema = z.extend(bestandInfoSchema, { deelnemerId: z.string(), at: z.number() })

/** Parses what an adapter kept; `undefined` when it is no file that this program knows. */
export function parseBestand(json: string): Bestand | undefined {
  const parsed = storedSchema.safeParse(JSON.parse(json))
  return parsed.success ? (parsed.data as Bestand) : undefined
}
