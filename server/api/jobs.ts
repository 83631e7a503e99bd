import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { jobSchema } from '../../shared/domain/voorstel.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { ApiError } from './problem.ts'

/** Looking at a job of the worker, and stopping it. */
export const jobsRoutes: Routes = (app, context) => {
  const path = { params: z.extend(inWerksessie, { jobId: z.string() }), querystring: withToegang }

  app.get(
    '/werksessies/:id/jobs/:jobId',
    { schema: { summary: 'Hoe ver een taak is', ...path, response: { 200: jobSchema, ...problems } } },
    async (request) => {
      const { room } = await enter(context, request, 'readJob')
      const job = context.jobs.list(room.id).find(({ id }) => id === request.params.jobId)
      if (job === undefined) throw new ApiError(appError('job.not_found'))
      return job
    },
  )

  app.post(
    '/werksessies/:id/jobs/:jobId/annuleren',
    {
      schema: {
        summary: 'Stopt een taak',
        ...path,
        response: { 200: z.object({ cancelled: z.boolean() }), ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'cancelJob')
      const job = context.jobs.list(room.id).find(({ id }) => id === request.params.jobId)
      if (job === undefined) throw new ApiError(appError('job.not_found'))
      return { cancelled: await context.jobs.cancel(job.id) }
    },
  )
}
