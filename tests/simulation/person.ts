import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { Oracle } from './invariants.ts'
import type { Hello, Network } from './network.ts'
import type { Scheduler } from './scheduler.ts'
import type { SimServer } from './sim-server.ts'

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

/** What people may touch of the world they live in. */
export interface PersonWorld {
  readonly scheduler: Scheduler
  readonly network: Network
  readonly oracle: Oracle
  fail(problem: string): void
  count(what: string, by?: number): void
  onKept(doc: Hello['doc'], updates: readonly Uint8Array[], tooMany: number): void
  command<T>(person: string, run: Parameters<SimServer['run']>[1]): Promise<T | undefined>
  lease(person: string, count: number): Promise<{ epoch: number; clientIds: readonly number[] } | undefined>
}
