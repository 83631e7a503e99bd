import type { DeelnemerId } from '../../shared/base/ids.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import type { Listener } from './fan-out.ts'

export interface ConnectionInfo {
  readonly doc: DocName
  readonly deelnemerId: DeelnemerId
  readonly rol: Rol
}

export type Accepted = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** An update as it came in. */
export interface Incoming {
  readonly connection: Listener & { readonly info: ConnectionInfo }
  readonly update: Uint8Array
  /** Records that it may touch. */
  readonly maxRecords: number
  /** `false`: it does not count any more (its connection was refused), or not yet (before the first step 2). */
  isWanted(): boolean
  /** It was accepted; called before the next one of the same batch is judged. */
  onApplied(): void
  /** What became of it; called after everything that was judged with it went on its way to disk. */
  answer(accepted: Accepted): void
}
