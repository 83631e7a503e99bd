import { ok } from '../../shared/base/result.ts'
import { writeSessie } from '../../shared/doc/sessie-doc.ts'
import { type DeelnemerGroep, deelnemerGroepen } from '../../shared/domain/deelnemer.ts'
import { deelnemerCountsSchema } from '../../shared/protocol/api.ts'
import type { Log } from '../observability/log.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { lowerHandsOfGone } from './handen.ts'
import { unwrap } from './problem.ts'

/** `GET …/deelnemers`: how many people of each group joined. Numbers only, no names. */
export const deelnemersRoutes: Routes = (app, context) => {
  app.get(
    '/werksessies/:id/deelnemers',
    {
      schema: {
        summary: 'Hoeveel mensen meedoen, per groep',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: deelnemerCountsSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'countDeelnemers')
      const byGroup = unwrap(await room.run('server', (tx) => ok(countGroups(tx))))
      const total = Object.values(byGroup).reduce((sum, count) => sum + count, 0)
      return { total, online: room.onlineCount(), byGroup }
    },
  )
}

/** How many deelnemers of each group joined and were not sent away. */
export function countGroups(tx: RoomTx): Record<DeelnemerGroep, number> {
  const counts = Object.fromEntries(deelnemerGroepen.map((group) => [group, 0])) as Record<DeelnemerGroep, number>
  for (const { value } of tx.rows.list('deelnemer'))
    if (!value.begeleider && tx.rows.get('verwijderd', value.id) === undefined) counts[value.group]++
  return counts
}

export interface PresenceKeeper {
  /** People came or went here: `aanwezig` will be brought up to date within the interval. */
  touch(room: Room): void
  close(): void
}

/** Writes `aanwezig` of rooms that people are in, at most once per interval and only when a number changed. */
export function createPresenceKeeper(log: Log, intervalMs = 2000): PresenceKeeper {
  const rooms = new Map<
    string,
    { readonly room: Room; shown: string; quietRounds: number; readonly awaySince: Map<string, number> }
  >()
  const refresh = async (): Promise<void> => {
    for (const [id, entry] of rooms) {
      const { room } = entry
      const online = room.onlineCount()
      const written = await room.run('server', (tx) => {
        const byGroup = countGroups(tx)
        const shown = JSON.stringify([online, byGroup])
        if (shown !== entry.shown) writeSessie(tx.docs.sessie, { aanwezig: { online, byGroup } })
        entry.shown = shown
        lowerHandsOfGone(tx, room.onlinePeople(), entry.awaySince)
        return ok(undefined)
      })
      entry.quietRounds = online === 0 ? entry.quietRounds + 1 : 0
      // Nobody for a while: let the room go, so that it can be unloaded.
      if (!written.ok || entry.quietRounds > 5) rooms.delete(id)
    }
  }
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    refresh()
      .catch((error: unknown) => log.warn('presence.failed', { error: String(error) }))
      .finally(() => {
        busy = false
      })
  }, intervalMs)
  timer.unref()
  return {
    touch(room) {
      const known = rooms.get(room.id)
      if (known?.room === room) known.quietRounds = 0
      else rooms.set(room.id, { room, shown: '', quietRounds: 0, awaySince: new Map() })
    },
    close() {
      clearInterval(timer)
      rooms.clear()
    },
  }
}
