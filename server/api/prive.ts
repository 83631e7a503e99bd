import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, type SessieState, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { Fase } from '../../shared/domain/werksessie.ts'
import { intakeChangeSchema, signalenRevealedSchema } from '../../shared/protocol/api.ts'
import type { Log } from '../observability/log.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { noteFaseloop } from './faseloop.ts'
import { addHistory } from './history.ts'
import { placeSignaal, putInbox, waitingPrive } from './ingediend.ts'
import { unwrap } from './problem.ts'

const done = z.object({ ok: z.literal(true) })
/** Briefjes that appear at once: each batch is on disk before the next, and is one frame for everybody. */
const batchSize = 12

/** How signalen come in during a fase, and the reveal that ends a private round. Both are the begeleider's. */
export const priveRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  app.post(
    '/werksessies/:id/intake',
    {
      schema: {
        summary: 'Begint een privéronde, of laat signalen eerst naar het postvak gaan, in de fase van nu',
        ...path,
        body: intakeChangeSchema,
        response: { 200: done, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'chooseIntake')
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const changed = changeIntake(tx, request.body)
          if (!changed.ok) return changed
          addHistory(tx, who.deelnemerId, {
            doc: 'sessie',
            collection: 'werksessie',
            id: 'intake',
            after: request.body,
          })
          return ok({ ok: true as const })
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/onthulling-signalen',
    {
      schema: {
        summary: 'Legt de briefjes van de privéronde op het bord, in willekeurige volgorde',
        ...path,
        response: { 200: signalenRevealedSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'revealSignalen')
      return { placed: unwrap(await revealPrive(room, who.deelnemerId)) }
    },
  )
}

/** Sets how signalen come in during the fase that runs. A reveal that is under way is finished first. */
export function changeIntake(
  tx: RoomTx,
  { prive, intake }: { readonly prive?: boolean | undefined; readonly intake?: Fase['intake'] | undefined },
): Result<undefined> {
  const sessie = readSessie(tx.docs.sessie)
  if (sessie === undefined) return fail(appError('internal'))
  const { werksessie, prive: ronde } = sessie
  if (prive !== undefined && ronde?.status === 'onthullen') return fail(appError('fase.changed'))
  const faseId = werksessie.huidigeFase
  writeSessie(tx.docs.sessie, {
    werksessie: {
      ...werksessie,
      fasen: werksessie.fasen.map((fase) =>
        fase.id !== faseId
          ? fase
          : { ...fase, ...(prive === undefined ? {} : { prive }), ...(intake === undefined ? {} : { intake }) },
      ),
    },
  })
  if (prive === true) {
    const since = ronde?.faseId === faseId && ronde.status === 'loopt' ? ronde.since : tx.clock.now()
    const count = waitingPrive(tx).length
    writeSessie(tx.docs.sessie, { prive: { faseId, since, count, status: 'loopt' } })
  } else if (prive === false && waitingPrive(tx).length === 0) writeSessie(tx.docs.sessie, { prive: undefined })
  noteFaseloop(tx, werksessie)
  return ok(undefined)
}

/**
 * Puts everything that waits on the bord, batch by batch in an order of chance, each in one transaction with its owner's
 * row and without its private one: so each briefje appears exactly once, also when the server stops halfway and this is
 * called again. Gives how many were placed by this call.
 */
export async function revealPrive(room: Room, person: DeelnemerId | 'server'): Promise<Result<number>> {
  const begun = await room.run(person, (tx) => {
    const ronde = beginReveal(tx)
    if (ronde !== undefined)
      addHistory(tx, person, { doc: 'sessie', collection: 'prive', id: ronde.faseId, after: { count: ronde.count } })
    return ok(ronde)
  })
  if (!begun.ok) return begun
  let placed = 0
  const authors = new Set<DeelnemerId>()
  for (let left = begun.value === undefined ? 0 : 1; left > 0; ) {
    const batch = await room.run('server', (tx) => ok(revealBatch(tx, batchSize)))
    if (!batch.ok) return batch
    left = batch.value.left
    placed += batch.value.authors.length
    for (const author of batch.value.authors) authors.add(author)
  }
  room.tellPeople(authors)
  return ok(placed)
}

/** Marks the round as being revealed; `undefined` when there is none. */
export function beginReveal(tx: RoomTx): SessieState['prive'] {
  const sessie = readSessie(tx.docs.sessie)
  const ronde = sessie?.prive
  const fase = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  const count = waitingPrive(tx).length
  // A private fase in which nobody wrote anything yet has no round, and can be ended all the same.
  const faseId = ronde?.status === 'loopt' || ronde?.status === 'onthullen' ? ronde.faseId : fase?.prive && fase.id
  if (typeof faseId !== 'string' && count === 0) return undefined
  const since = ronde?.since ?? tx.clock.now()
  const next = { faseId: typeof faseId === 'string' ? faseId : '', since, count, status: 'onthullen' as const }
  writeSessie(tx.docs.sessie, { prive: next })
  return next
}

/** One batch of the reveal; `authors` has one entry per briefje that was placed. */
export function revealBatch(tx: RoomTx, size: number): { readonly left: number; readonly authors: DeelnemerId[] } {
  const sessie = readSessie(tx.docs.sessie)
  const ronde = sessie?.prive
  if (sessie === undefined || ronde === undefined || ronde.status !== 'onthullen') return { left: 0, authors: [] }
  const waiting = waitingPrive(tx)
  const batch = shuffle(tx, waiting).slice(0, size)
  for (const item of batch) {
    tx.rows.delete('prive', item.id)
    toItsPlace(tx, item)
  }
  const left = waiting.length - batch.length
  if (left === 0) forgetWithdrawn(tx)
  writeSessie(tx.docs.sessie, {
    prive: { ...ronde, count: left, status: left === 0 ? 'onthuld' : 'onthullen' },
  })
  if (left === 0) noteFaseloop(tx, sessie.werksessie)
  return { left, authors: batch.map(({ deelnemerId }) => deelnemerId) }
}

/** The time of writing and the place stay behind: they would tell who sat where and wrote when. */
function toItsPlace(tx: RoomTx, { naarInbox, archivedAt: _, ...item }: RoomRows['prive']): void {
  const now = tx.clock.now()
  if (naarInbox === true) putInbox(tx, { ...item, at: now, status: 'wacht' })
  else placeSignaal(tx, item, { createdAt: now })
}

/** What its author withdrew before anybody saw it stays known by its id alone, so that no outbox brings it back. */
function forgetWithdrawn(tx: RoomTx): void {
  for (const { key, value } of tx.rows.list('prive'))
    if (value.archivedAt !== undefined && value.text !== '') tx.rows.put('prive', key, { ...value, text: '' })
}

/** An order of chance: fresh ids come from the secure source of the platform. */
function shuffle<T>(tx: RoomTx, items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, at: tx.ids.next<string>() }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ item }) => item)
}

export interface RevealKeeper {
  /** Somebody came into this room: a reveal that was cut off by a stop of the server goes on. */
  touch(room: Room): void
}

/** Looks at each room once after it was loaded. */
export function createRevealKeeper(log: Log): RevealKeeper {
  const seen = new WeakSet<Room>()
  const goOn = async (room: Room): Promise<void> => {
    const isHalf = await room.run('server', (tx) => ok(readSessie(tx.docs.sessie)?.prive?.status === 'onthullen'))
    if (!isHalf.ok || !isHalf.value) return
    const done = await revealPrive(room, 'server')
    log.info('prive.reveal_resumed', { werksessieId: room.id, placed: done.ok ? done.value : 0 })
  }
  return {
    touch(room) {
      if (seen.has(room)) return
      seen.add(room)
      goOn(room).catch((error: unknown) => log.error('prive.reveal_failed', { error: String(error) }))
    },
  }
}
