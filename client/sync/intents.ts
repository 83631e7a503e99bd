import type { BordCollection } from '../../shared/doc/bord-layout.ts'

/**
 * What a person did to one record, as its result: idempotent by object id and resulting value. Kept until the server has
 * it on disk; replayed on a fresh replica after a refusal.
 */
export interface Intent {
  readonly id: string
  readonly seq: number
  readonly at: number
  readonly collection: BordCollection
  readonly recordId: string
  /** The whole record when it was added by this person. */
  readonly add?: Readonly<Record<string, unknown>>
  /** Resulting values; `null` clears a value. */
  readonly set?: Readonly<Record<string, unknown>>
  /** What this device saw in those fields before; so that others who changed them meanwhile are not written over. */
  readonly was?: Readonly<Record<string, unknown>>
  /** How far its client's clock in Yjs was before and after: a document that reaches further has it. */
  readonly made?: readonly [clientId: number, before: number, after: number]
  /** It came back with a refusal once: it is done again on the fresh replica. */
  readonly replayed?: true
  /** That was refused as well: unless the bord says so already (another tab did it), it goes to the tray. */
  readonly refusedAgain?: true
}
