import { readRegie } from '../../shared/doc/regie-doc.ts'
import { readState, type WerksessieState } from '../../shared/doc/werksessie-state.ts'
import { type Controlepunt, controlepuntenToDrop } from '../../shared/domain/controlepunt.ts'
import type { Werksessie } from '../../shared/domain/werksessie.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { packState } from './pack-state.ts'
import { regieOfNow } from './restore-state.ts'

type Wanted = Pick<Controlepunt, 'title' | 'kind'>

/** Keeps what the documents say now, under a name; the oldest automatic ones make room. Gives its id. */
export const takeControlepunt = (tx: RoomTx, wanted: Wanted): string => keepState(tx, readState(tx.docs), wanted)

/** Keeps a state that was read before. The clock is kept as what was left: later it would have run out. */
export function keepState(tx: RoomTx, state: WerksessieState, { title, kind }: Wanted): string {
  const at = tx.clock.now()
  const id = tx.ids.next<string>()
  const { timer, werksessie } = state.sessie as {
    timer?: { endsAt: number } | { leftMs: number }
    werksessie: Werksessie
  }
  const sessie =
    timer !== undefined && 'endsAt' in timer
      ? { ...state.sessie, timer: { leftMs: Math.max(0, timer.endsAt - at) } }
      : state.sessie
  const waiting = (['prive', 'inbox'] as const).flatMap((kind) => tx.rows.list(kind).map(({ key }) => key))
  // Lists about people and flags are never put back, so they are not kept either.
  const regie = Object.fromEntries(Object.entries(state.regie).filter(([root]) => !regieOfNow.has(root)))
  tx.rows.put('controlepunt', id, { at, packed: packState({ ...state, sessie, regie, waiting }) })
  const shown = tx.docs.regie.getMap<Controlepunt>('controlepunten')
  shown.set(id, { id, title, at, faseId: werksessie.huidigeFase, kind, counts: countState(state) })
  for (const old of controlepuntenToDrop(readRegie(tx.docs.regie).controlepunten)) {
    shown.delete(old)
    tx.rows.delete('controlepunt', old)
  }
  return id
}

/** What people see: without what was archived, merged away or is a collection of another kind. */
export function countState({ bord }: WerksessieState): Controlepunt['counts'] {
  const count = (name: string): number =>
    (bord[name] ?? []).filter(({ archivedAt, mergedInto }) => archivedAt === undefined && mergedInto === undefined)
      .length
  return {
    signalen: count('signalen'),
    themas: count('themas'),
    nodes: count('nodes'),
    kanskaarten: count('kanskaarten'),
  }
}
