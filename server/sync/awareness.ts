import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as z from 'zod/mini'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import { kijktSchema } from '../../shared/domain/oproep.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { type AwarenessFields, awarenessKeys, messageTypes } from '../../shared/protocol/messages.ts'

const coordinate = z.number().check(z.gte(-1e7), z.lte(1e7))
const idList = z.array(z.string().check(z.maxLength(40))).check(z.maxLength(200))
const fields: Readonly<Record<(typeof awarenessKeys)[number], z.ZodMiniType>> = {
  cursor: z.nullable(z.tuple([coordinate, coordinate])),
  page: z.string().check(z.maxLength(40)),
  editing: z.nullable(z.string().check(z.maxLength(120))),
  dragging: z.nullable(z.object({ ids: idList, dx: coordinate, dy: coordinate })),
  selection: idList,
  kijkt: z.nullable(kijktSchema),
}

/** What a connection says about itself: its fields, `null` when it leaves, `undefined` when the frame says nothing of it. */
export type OwnEntry = AwarenessFields | null | undefined
export type ReadAwareness =
  | { readonly ok: true; readonly entry: OwnEntry }
  | { readonly ok: false; readonly reason: string }

/**
 * Reads an awareness update. Only the entry under a clientID that `isOwn` counts, and there may be one; entries of others
 * are skipped unread, because y-websocket sends back what it hears. Unknown keys and wrong values are left out.
 */
export function readAwareness(update: Uint8Array, isOwn: (clientId: number) => boolean): ReadAwareness {
  try {
    const decoder = decoding.createDecoder(update)
    let own: string | undefined
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const length = decoding.peekVarUint(decoder)
      if (!isOwn(clientId)) {
        decoding.readVarUint(decoder)
        if (length > decoder.arr.length - decoder.pos) return { ok: false, reason: 'awareness' }
        decoder.pos += length
        continue
      }
      if (own !== undefined || length > limits.awarenessBytes) return { ok: false, reason: 'awareness' }
      own = decoding.readVarString(decoder)
    }
    return own === undefined ? { ok: true, entry: undefined } : { ok: true, entry: parseEntry(JSON.parse(own)) }
  } catch {
    return { ok: false, reason: 'awareness' }
  }
}

function parseEntry(given: unknown): AwarenessFields | null {
  if (typeof given !== 'object' || given === null) return null
  const entry: Record<string, unknown> = {}
  for (const key of awarenessKeys) {
    if (!Object.hasOwn(given, key)) continue
    const parsed = fields[key].safeParse((given as Record<string, unknown>)[key])
    if (parsed.success) entry[key] = parsed.data
  }
  return entry
}

/** One connection as the others see it, under a number that says nothing about its documents. */
export interface Presence {
  readonly publicId: number
  readonly clock: number
  readonly state: Readonly<Record<string, unknown>> | null
}

/**
 * Adds what the server answers for: alias (unless authors are shown to nobody), group and table. Only a begeleider leads
 * the eyes of others.
 */
export function presenceState(
  { kijkt, ...rest }: AwarenessFields,
  deelnemer: Deelnemer | undefined,
  options: { readonly showAlias: boolean; readonly mayLead: boolean },
): Readonly<Record<string, unknown>> {
  const entry = kijkt === undefined || !options.mayLead ? rest : { ...rest, kijkt }
  if (deelnemer === undefined) return entry
  return {
    ...entry,
    ...(options.showAlias ? { alias: deelnemer.alias } : {}),
    group: deelnemer.group,
    ...(deelnemer.table === undefined ? {} : { table: deelnemer.table }),
  }
}

/** `[1, awareness update]`; without entries it is the sign of life that y-websocket waits for. */
export function awarenessFrame(presences: readonly Presence[]): Uint8Array {
  const entries = presences.map(encodePresence)
  const length = entries.reduce((sum, entry) => sum + entry.length, 0)
  return Buffer.concat([frameHead(presences.length, length), ...entries])
}

/** One entry of an awareness update. */
export function encodePresence({ publicId, clock, state }: Presence): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, publicId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}

/** What comes before `count` entries that have `length` bytes together. */
export function frameHead(count: number, length: number): Uint8Array {
  const counted = varUint(count)
  return Buffer.from([...varUint(messageTypes.awareness), ...varUint(counted.length + length), ...counted])
}

function varUint(value: number): readonly number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest & 127))
  bytes.push(rest)
  return bytes
}
