import { ok } from '../../shared/base/result.ts'
import { linksSchema } from '../../shared/protocol/api.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'
import { linksOf } from './werksessies.ts'

/** `GET …/links`: the links and codes of every rol, for a begeleider to share. */
export const linksRoutes: Routes = (app, context) => {
  app.get(
    '/werksessies/:id/links',
    {
      schema: {
        summary: 'Links en codes per rol',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: linksSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, ['begeleider'])
      return unwrap(await room.run('server', (tx) => ok(linksOf(tx, context.linkOrigin(), room.id))))
    },
  )
}
