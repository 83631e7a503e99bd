import type { Clock } from '../../shared/base/clock.ts'
import type { Ids } from '../../shared/base/ids.ts'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import type { BordModel } from './types.ts'

type Plain = Readonly<Record<string, unknown>>

/** One thing done to one record, before it is written. */
export type Step =
  | { readonly collection: BordCollection; readonly id: string; readonly add: Plain }
  | { readonly collection: BordCollection; readonly id: string; readonly set: Plain; readonly cursor?: number }

/** What the parts of `BordActions` are made with. */
export interface ActionKit {
  readonly bord: BordModel
  readonly clock: Clock
  readonly ids: Ids
  act(steps: readonly Step[]): boolean
  set(collection: BordCollection, id: string, changes: object): boolean
}
