import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { isSamePlain } from '../../shared/base/same-plain.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { readState, type StateRecord, type WerksessieState, writeState } from '../../shared/doc/werksessie-state.ts'
import type { Werksessie } from '../../shared/domain/werksessie.ts'
import { type Compare, compareSchema, controlepuntSchema, restoredSchema } from '../../shared/protocol/api.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { type ApiContext, enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { noteFaseloop } from './faseloop.ts'
import { addHistory } from './history.ts'
import { type SavedState, unpackState } from './pack-state.ts'
import { unwrap } from './problem.ts'
import { restoredState } from './restore-state.ts'
import { putStemronde } from './rondes.ts'
import { countState, keepState, takeControlepunt } from './take-controlepunt.ts'

const inControlepunt = z.extend(inWerksessie, { controlepuntId: z.string().check(z.maxLength(64)) })

/** Controlepunten: how the werksessie was at a moment, to look at and to put back with everybody present. */
export const controlepuntenRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  const one = { params: inControlepunt, querystring: withToegang }

  app.post(
    '/werksessies/:id/controlepunten',
    {
      schema: {
        summary: 'Bewaart hoe het nu is, onder een naam',
        ...path,
        body: controlepuntSchema,
        response: { 200: z.object({ id: z.string() }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'takeControlepunt')
      const { title } = request.body
      return unwrap(await room.run(who.deelnemerId, (tx) => ok({ id: takeControlepunt(tx, { title, kind: 'hand' }) })))
    },
  )

  app.get(
    '/werksessies/:id/controlepunten/:controlepuntId',
    {
      schema: {
        summary: 'Wat er zou gebeuren als dit moment wordt teruggezet',
        ...one,
        response: { 200: compareSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'compareControlepunt')
      const { controlepuntId } = request.params
      const saved = await savedState(context, room, controlepuntId)
      return unwrap(await room.run('server', (tx) => ok(compareStates(controlepuntId, saved, readState(tx.docs)))))
    },
  )

  app.post(
    '/werksessies/:id/controlepunten/:controlepuntId/terugzetten',
    {
      schema: {
        summary: 'Zet een moment terug: een nieuw tijdperk; hoe het nu is, wordt eerst bewaard',
        ...one,
        response: { 200: restoredSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'restoreControlepunt')
      const { controlepuntId } = request.params
      const since = context.clock.now()
      const saved = await savedState(context, room, controlepuntId)
      return unwrap(
        await context.registry.newEpoch(room.id, { from: 'empty' }, (tx, _all, before) => {
          const restored = restore(tx, saved, readState(before), { since })
          if (!restored.ok) return restored
          addHistory(tx, who.deelnemerId, {
            doc: 'sessie',
            collection: 'controlepunten',
            id: controlepuntId,
            field: 'teruggezet',
            after: restored.value,
          })
          return ok({ value: { epoch: room.epoch + 1, before: restored.value } })
        }),
      )
    },
  )
}

async function savedState(context: ApiContext, room: Room, id: string): Promise<SavedState> {
  const row = (await context.storage.getRow(room.id, 'controlepunt', id)) as RoomRows['controlepunt'] | undefined
  if (row === undefined) return unwrap(fail(appError('controlepunt.not_found')))
  return unpackState(row.packed)
}

/**
 * Writes what was saved into the empty documents of a new epoch, with the decisions of now. How it was a moment ago is kept
 * first. Gives the id of that.
 */
export function restore(
  tx: RoomTx,
  saved: SavedState,
  now: WerksessieState,
  { since }: { readonly since: number },
): Result<string> {
  if ((now.sessie as { werksessie?: Werksessie }).werksessie === undefined) return fail(appError('internal'))
  const meanwhile = new Set(
    tx.rows
      .list('owner')
      .filter(({ key, value }) => key.startsWith('signalen.') && value.at >= since)
      .map(({ key }) => key.slice('signalen.'.length)),
  )
  writeState(tx.docs, restoredState(saved, now, { meanwhile }))
  const title = faseOf(now)?.title ?? ''
  const before = keepState(tx, now, { title, kind: 'herstel' })
  const sessie = readSessie(tx.docs.sessie)
  const fase = sessie?.werksessie.fasen.find(({ id }) => id === sessie.werksessie.huidigeFase)
  const ronde = sessie?.stemronde
  noteFaseloop(tx, now.sessie.werksessie as Werksessie)
  // Ballots stay as they are; a round that the fase of then knows nothing of does not stay open.
  if (ronde?.status === 'open' && fase?.allow.castStem !== true) putStemronde(tx, { ...ronde, status: 'gesloten' })
  return ok(before)
}

const faseOf = ({ sessie }: WerksessieState) => {
  const { fasen, huidigeFase } = sessie.werksessie as Werksessie
  return fasen.find(({ id }) => id === huidigeFase)
}

const isShown = ({ archivedAt, mergedInto }: StateRecord): boolean =>
  archivedAt === undefined && mergedInto === undefined

/** What restoring would bring back, take away and change, of what people see. */
export function compareStates(id: string, saved: SavedState, now: WerksessieState): Compare {
  const fase = faseOf(saved)
  const after = restoredState(saved, now, { meanwhile: new Set() })
  const [afterCounts, nowCounts] = [countState(after), countState(now)]
  const part = (name: keyof typeof afterCounts) => {
    const [wanted, current] = [after, now].map(
      (state) => new Map((state.bord[name] ?? []).filter(isShown).map((record) => [record.id, record])),
    ) as [Map<string, StateRecord>, Map<string, StateRecord>]
    return {
      after: afterCounts[name],
      now: nowCounts[name],
      back: [...wanted.keys()].filter((key) => !current.has(key)).length,
      gone: [...current.keys()].filter((key) => !wanted.has(key)).length,
      changed: [...wanted].filter(([key, record]) => {
        const other = current.get(key)
        return other !== undefined && !isSamePlain(other, record)
      }).length,
    }
  }
  return {
    id,
    faseId: fase?.id ?? '',
    faseTitle: fase?.title ?? '',
    parts: {
      signalen: part('signalen'),
      themas: part('themas'),
      nodes: part('nodes'),
      kanskaarten: part('kanskaarten'),
    },
  }
}
