import * as z from 'zod/mini'
import type { Clock } from '../../shared/base/clock.ts'
import { appError } from '../../shared/base/errors.ts'
import type { NodeId, SignaalId, ThemaId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { type GatBesluit, type Gaten, maxGatBesluiten } from '../../shared/domain/gat.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { type GatCommand, gatCommandSchema } from '../../shared/protocol/wijkkaart-api.ts'
import { findGaps } from '../analysis/find-gaps.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { whyNotTakePart } from './why-not.ts'

/** White spots and doubled supply: what the computer finds in the words, and what people say about it. */
export const gatenRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  const gatenOf = createGatenReader(context.clock)

  app.get(
    '/werksessies/:id/gaten',
    {
      schema: {
        summary: 'Mogelijke witte vlekken en dubbel aanbod, met waar ze op rusten',
        ...path,
        response: { 200: z.unknown(), ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'readGaten')
      return gatenOf(room)
    },
  )

  app.post(
    '/werksessies/:id/gaten',
    {
      schema: {
        summary: 'Bevestigt een witte vlek of dubbel aanbod, wijst af, tekent er zelf een of neemt terug',
        ...path,
        body: gatCommandSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'decideGat')
      unwrap(mayDecide(room.rightsOf(who.rol)))
      const found = await gatenOf(room)
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const done = decideGat(tx, found, request.body)
          if (!done.ok) return done
          const { id } = request.body
          addHistory(tx, who.deelnemerId, { doc: 'sessie', collection: 'gaten', id, after: request.body })
          return ok({ ok: true as const })
        }),
      )
    },
  )
}

/** On the screens of a whole room the same question comes many times a second; the answer holds that long. */
const keptMs = 1000

function createGatenReader(clock: Clock): (room: Room) => Promise<Gaten> {
  const kept = new WeakMap<Room, { readonly at: number; readonly answer: Promise<Gaten> }>()
  return (room) => {
    const now = clock.now()
    const last = kept.get(room)
    if (last !== undefined && now - last.at < keptMs) return last.answer
    const answer = room.snapshot().then((snapshot): Gaten => {
      const { whiteSpots, overlaps } = findGaps(snapshot)
      return { witteVlekken: whiteSpots, dubbel: overlaps }
    })
    kept.set(room, { at: now, answer })
    return answer
  }
}

function mayDecide(rights: Rights): Result<true> {
  const { rol, allow, slot, status } = rights
  if (rol === 'begeleider' || rol === 'team') return ok(true)
  if (slot === true || status === 'gesloten') return fail(whyNotTakePart(rights))
  return allow.editMap || rol === 'schrijver' ? ok(true) : fail(appError('fase.not_allowed'))
}

/** Puts a decision beside the others; the same candidate has one. The evidence of now goes along: the bord goes on. */
export function decideGat(tx: RoomTx, found: Gaten, command: GatCommand): Result<true> {
  const before = readSessie(tx.docs.sessie)?.gaten ?? []
  const known = before.find(({ id }) => id === command.id)
  const others = before.filter(({ id }) => id !== command.id)
  if (command.action === 'neem_terug') {
    if (known === undefined) return fail(appError('gat.not_found'))
    writeSessie(tx.docs.sessie, { gaten: others })
    return ok(true)
  }
  const next = command.action === 'teken' ? drawn(tx, command) : decided(tx, found, command, known)
  if (!next.ok) return next
  if (others.length >= maxGatBesluiten) return fail(appError('request.invalid'))
  writeSessie(tx.docs.sessie, { gaten: [...others, next.value] })
  return ok(true)
}

function decided(
  tx: RoomTx,
  found: Gaten,
  command: Extract<GatCommand, { action: 'bevestig' | 'wijs_af' }>,
  known: GatBesluit | undefined,
): Result<GatBesluit> {
  const status = command.action === 'bevestig' ? ('bevestigd' as const) : ('afgewezen' as const)
  const said = {
    status,
    text: command.text ?? known?.text ?? '',
    reason: command.reason ?? '',
    ...(command.geo === undefined ? {} : { geo: command.geo }),
    at: tx.clock.now(),
  }
  if (command.kind === 'dubbel') {
    const one = found.dubbel.find(({ id }) => id === command.id)
    if (one !== undefined) {
      const { id, themaId, moment, nodeIds } = one
      return ok({ id, kind: 'dubbel', themaId, moment, demandSignaalIds: [], nodeIds: [...nodeIds], ...said })
    }
  } else {
    const one = found.witteVlekken.find(({ id }) => id === command.id)
    if (one !== undefined) {
      const { id, themaId, daypart, targetGroup, area, need } = one
      return ok({
        id,
        kind: 'witte_vlek',
        themaId,
        ...(daypart === undefined ? {} : { daypart }),
        ...(targetGroup === undefined ? {} : { targetGroup }),
        ...(area === undefined ? {} : { area }),
        ...(need === undefined ? {} : { need }),
        demandSignaalIds: [...one.demandSignaalIds],
        nodeIds: [...one.nearestSupply],
        ...said,
      })
    }
  }
  // The words changed since, and the computer would not find it again: what people said still stands.
  return known === undefined ? fail(appError('gat.not_found')) : ok({ ...known, ...said })
}

/** I7: a white spot rests on a signaal, doubled supply on two places; both must be there. */
function drawn(tx: RoomTx, command: Extract<GatCommand, { action: 'teken' }>): Result<GatBesluit> {
  const { action: _, themaId, demandSignaalIds, nodeIds, reason = '', ...rest } = command
  const isThere = (record: { readonly archivedAt?: number | undefined } | undefined): boolean =>
    record !== undefined && isActive(record)
  const { bord } = tx.docs
  const signalen = [...new Set(demandSignaalIds)].filter((id) => isThere(readBordRecord(bord, 'signalen', id)))
  const nodes = [...new Set(nodeIds)].filter((id) => isThere(readBordRecord(bord, 'nodes', id)))
  if (!isThere(readBordRecord(bord, 'themas', themaId))) return fail(appError('request.invalid'))
  if (command.kind === 'witte_vlek' ? signalen.length < 1 : nodes.length < 2) return fail(appError('request.invalid'))
  return ok({
    ...withoutAbsent(rest),
    themaId: themaId as ThemaId,
    status: 'bevestigd',
    reason,
    demandSignaalIds: signalen as SignaalId[],
    nodeIds: nodes as NodeId[],
    getekend: true,
    at: tx.clock.now(),
  } as GatBesluit)
}

const withoutAbsent = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
