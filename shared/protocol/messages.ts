import type { Kijkt } from '../domain/oproep.ts'

/** First varint of every frame on `/sync`. 0–3 are the y-websocket protocol; the others are ours and a plain client may ignore them. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** server → client: varuint, how many update frames (step 2 included) of this connection are on disk. */
  acknowledge: 100,
  /** server → client: one string, `read_only` or `writable`. */
  storageState: 101,
  /** server → client, on `sessie`: something of this person's own changed (`GET …/mijn-signalen`). Empty. */
  personal: 102,
} as const

/** Second varint of a `sync` frame (y-protocols). */
export const syncSteps = { step1: 0, step2: 1, update: 2 } as const

/** What a client may put in its awareness entry; the server adds `alias`, `group` and `table`. */
export interface AwarenessFields {
  readonly cursor?: readonly [number, number] | null
  readonly page?: string
  readonly editing?: string | null
  readonly dragging?: { readonly ids: readonly string[]; readonly dx: number; readonly dy: number } | null
  readonly selection?: readonly string[]
  /** Where a begeleider looks while others look along; `id` is that of the oproep. Of anybody else the server leaves it out. */
  readonly kijkt?: Kijkt | null
}
export const awarenessKeys = ['cursor', 'page', 'editing', 'dragging', 'selection', 'kijkt'] as const
