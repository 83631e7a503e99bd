import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import { writeSessie } from '../../shared/doc/sessie-doc.ts'
import { jobStartedSchema, publishSchema } from '../../shared/protocol/api.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { openSnapshot } from './open-snapshot.ts'
import { unwrap } from './problem.ts'

/** Asking the worker for a grouping, and letting the tables see it. It moves nothing by itself. */
export const voorstelRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }

  app.post(
    '/werksessies/:id/voorstel',
    { schema: { summary: 'Vraagt een groepering aan', ...path, response: { 202: jobStartedSchema, ...problems } } },
    async (request, reply) => {
      const { room } = await enter(context, request, 'askVoorstel')
      const snapshot = openSnapshot(await room.snapshot())
      const earlier = unwrap(await room.run('server', (tx) => ok(readRegie(tx.docs.regie).voorstel)))
      const input = earlier === undefined ? { snapshot } : { snapshot, earlier }
      const job = await context.jobs.start('groepering', room.id, input)
      return reply.status(202).send({ jobId: job.id })
    },
  )

  app.post(
    '/werksessies/:id/voorstel/publicatie',
    {
      schema: {
        summary: 'Toont het nieuwste voorstel aan iedereen, of haalt het weg',
        ...path,
        body: publishSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'publishVoorstel')
      const { published } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const { voorstel } = readRegie(tx.docs.regie)
          if (published && voorstel === undefined) return fail(appError('job.not_found'))
          writeSessie(tx.docs.sessie, { voorstel: published ? voorstel : undefined })
          return ok({ ok: true as const })
        }),
      )
    },
  )
}
