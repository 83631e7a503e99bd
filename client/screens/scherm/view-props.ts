import type { SessieState } from '../../../shared/doc/sessie-doc.ts'
import type { Fase } from '../../../shared/domain/werksessie.ts'
import type { JoinCode } from '../../../shared/protocol/api.ts'

/** What every view of the projector gets. */
export interface ViewProps {
  readonly sessie: SessieState
  /** The fase that runs. */
  readonly fase: Fase | undefined
  readonly join: JoinCode | undefined
  /** Which one thing; see `SchermKeuze`. */
  readonly targetId: string | undefined
}
