import * as z from 'zod/mini'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import { type Hand, handenRoot } from '../../shared/doc/regie-doc.ts'
import { lowerHandSchema, ownHandSchema } from '../../shared/protocol/samen.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'

/** A phone that sleeps closes its sockets: only who stays away this long has left. */
const goneAfterMs = 45_000

/** Raised hands: `regie` has them with names for the begeleiders; nobody else sees them. */
export const handenRoutes: Routes = (app, context) => {
  const guard = createRateGuard(20, 10)
  const inRoom = { params: inWerksessie, querystring: withToegang }
  const done = z.object({ ok: z.literal(true) })

  app.post(
    '/werksessies/:id/hand',
    {
      schema: {
        summary: 'Steekt de eigen hand op, of doet haar omlaag',
        ...inRoom,
        body: ownHandSchema,
        response: { 200: z.object({ op: z.boolean(), plaats: z.number() }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'raiseHand')
      await guard(who.deelnemerId)
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          if (request.body.op) raiseHand(tx, who.deelnemerId)
          else lowerHand(tx, who.deelnemerId)
          const plaats = placeInLine(tx, who.deelnemerId)
          return ok({ op: plaats > 0, plaats })
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/handen',
    {
      schema: {
        summary: 'Doet een hand omlaag, of alle handen',
        ...inRoom,
        body: lowerHandSchema,
        response: { 200: done, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'lowerHands')
      const { id } = request.body
      const inLine = unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const up = tx.rows.list('hand')
          for (const { key, value } of up) if (id === undefined || value.id === id) lowerHand(tx, key as DeelnemerId)
          return ok(up.map(({ key }) => key as DeelnemerId))
        }),
      )
      // Whose hand went down, and who moves up in the line.
      room.tellPeople(new Set(inLine))
      return { ok: true as const }
    },
  )
}

/** Raises somebody's hand; one that is up keeps its place. */
export function raiseHand(tx: RoomTx, deelnemerId: DeelnemerId): void {
  const person = tx.rows.get('deelnemer', deelnemerId)
  if (person === undefined || tx.rows.get('hand', deelnemerId) !== undefined) return
  const id = tx.ids.next<string>()
  const at = tx.clock.now()
  const { alias, table } = person
  tx.rows.put('hand', deelnemerId, { id, at })
  const hand: Hand = { id, alias, at, ...(table === undefined ? {} : { table }) }
  tx.docs.regie.getMap<Hand>(handenRoot).set(id, hand)
}

export function lowerHand(tx: RoomTx, deelnemerId: DeelnemerId): void {
  const row = tx.rows.get('hand', deelnemerId)
  if (row === undefined) return
  tx.rows.delete('hand', deelnemerId)
  tx.docs.regie.getMap(handenRoot).delete(row.id)
}

/** How many hands are up until this one, itself included; 0 when it is down. */
export function placeInLine(tx: RoomTx, deelnemerId: DeelnemerId): number {
  const own = tx.rows.get('hand', deelnemerId)
  if (own === undefined) return 0
  const isBefore = (other: { readonly id: string; readonly at: number }): boolean =>
    other.at < own.at || (other.at === own.at && other.id <= own.id)
  return tx.rows.list('hand').filter(({ value }) => isBefore(value)).length
}

/**
 * Lowers the hands of who has left: sent away, or without any socket for a while. `awaySince` (deelnemer id → server ms) is
 * what the caller keeps between two calls.
 */
export function lowerHandsOfGone(tx: RoomTx, online: ReadonlySet<string>, awaySince: Map<string, number>): void {
  const now = tx.clock.now()
  const up = tx.rows.list('hand')
  for (const { key } of up) {
    if (online.has(key)) awaySince.delete(key)
    else if (!awaySince.has(key)) awaySince.set(key, now)
    const isGone = now - (awaySince.get(key) ?? now) >= goneAfterMs
    if (isGone || tx.rows.get('verwijderd', key) !== undefined) {
      lowerHand(tx, key as DeelnemerId)
      awaySince.delete(key)
    }
  }
  for (const key of awaySince.keys()) if (!up.some((one) => one.key === key)) awaySince.delete(key)
}
