import type { RoomRows } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'

/** Writes down what a person or the server decided. Keys sort by time. */
export function addHistory(tx: RoomTx, person: string, entry: Omit<RoomRows['history'], 'at' | 'person'>): void {
  const at = tx.clock.now()
  tx.rows.put('history', `${String(at).padStart(15, '0')}-${tx.ids.next<string>()}`, { at, person, ...entry })
}
