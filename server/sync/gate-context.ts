import type * as Y from 'yjs'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import type { Change, Rights } from '../../shared/domain/may-change.ts'
import type { DocName } from '../../shared/domain/rol.ts'
import type { Reacties } from '../../shared/domain/signaal.ts'

/** What an update is judged by. Functions look at the rows of the room. */
export interface GateContext {
  readonly docName: DocName
  readonly doc: Y.Doc
  /** Deelnemer id of who sends it. */
  readonly person: string
  readonly rights: Rights
  readonly deelnemer: Pick<Deelnemer, 'group' | 'organisation' | 'table' | 'formerTables'> | undefined
  clientOwner(clientId: number): string | undefined
  /** `recordKey` is `collection.id`. */
  ownerOf(recordKey: string): string | undefined
  /** How many people reacted to a signaal, when anybody did. */
  reactiesOf(signaalId: string): Reacties | undefined
  /** How many objects this person made, and how many were made on the bord, ever. */
  readonly madeByPerson: number
  readonly madeInAll: number
  /** Records that one update may touch. */
  readonly maxRecords: number
}

/** A change that the gate read from an update; `removedText` counts characters of a text that was there and goes. */
export interface JudgedChange extends Change {
  readonly removedText?: number
}

export type Verdict =
  | {
      readonly ok: true
      /** What to apply. */
      readonly update: Uint8Array
      readonly changes: readonly JudgedChange[]
      /** The clocks of the clients in this update after it was applied. */
      readonly newClocks: ReadonlyMap<number, number>
      /** Nothing new in it: every client sends such a step 2. */
      readonly isEmpty: boolean
    }
  | { readonly ok: false; readonly reason: string }

/** The gate as a room uses it: see `judge` in `gate.ts`. */
export type Judge = (update: Uint8Array, context: GateContext) => Verdict
