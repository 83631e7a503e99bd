import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { mensenSchema, removeDeelnemerSchema } from '../../shared/protocol/api.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'

/** Who is in the room, for a begeleider: names and tables, and sending somebody away. */
export const mensenRoutes: Routes = (app, context) => {
  const inRoom = { params: inWerksessie, querystring: withToegang }

  app.get(
    '/werksessies/:id/mensen',
    { schema: { summary: 'Wie er meedoen', ...inRoom, response: { 200: mensenSchema, ...problems } } },
    async (request) => {
      const { room } = await enter(context, request, 'listMensen')
      const online = room.onlinePeople()
      return unwrap(
        await room.run('server', (tx) =>
          ok(
            tx.rows
              .list('deelnemer')
              .map(({ value }) => value)
              .filter(({ begeleider }) => !begeleider)
              .sort((a, b) => a.createdAt - b.createdAt)
              .map(({ id, alias, group, organisation, table, device, createdAt }) => ({
                deelnemerId: id,
                alias,
                group,
                ...(organisation === undefined ? {} : { organisation }),
                ...(table === undefined ? {} : { table }),
                device,
                isOnline: online.has(id),
                isRemoved: tx.rows.get('verwijderd', id) !== undefined,
                joinedAt: createdAt,
              })),
          ),
        ),
      )
    },
  )

  app.post(
    '/werksessies/:id/mensen/verwijderen',
    {
      schema: {
        summary: 'Stuurt iemand weg, of laat iemand weer binnen',
        ...inRoom,
        body: removeDeelnemerSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'removeDeelnemer')
      const id = request.body.deelnemerId as DeelnemerId
      const isBack = request.body.terug === true
      // First the rows of the room: when the toegangen cannot be written, asking again does the rest.
      unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const known = tx.rows.get('deelnemer', id)
          if (known === undefined || known.begeleider) return fail(appError('request.invalid'))
          if (isBack) tx.rows.delete('verwijderd', id)
          else tx.rows.put('verwijderd', id, { at: tx.clock.now() })
          addHistory(tx, who.deelnemerId, {
            doc: 'sessie',
            collection: 'deelnemers',
            id,
            after: isBack ? 'terug' : 'verwijderd',
          })
          return ok(undefined)
        }),
      )
      await context.access.setRevoked(room.id, id, !isBack)
      if (!isBack) room.disconnect(id, closeCodes.notAllowed)
      context.touchPresence(room)
      return { ok: true as const }
    },
  )
}
