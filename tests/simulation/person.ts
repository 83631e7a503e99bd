import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Rol } from '../../shared/domain/rol.ts'

export interface PersonFacts {
  readonly id: string
  readonly index: number
  rol: Rol
  readonly group: DeelnemerGroep
  /** The version that this person's page was made for. */
  version: string
}

/** Somebody at the other end of the network. */
export interface Person {
  readonly facts: PersonFacts
  readonly group: DeelnemerGroep
  rollen(): readonly Rol[]
  begin(): void
  /** Stops working and hangs up, for good. */
  end(): void
}
