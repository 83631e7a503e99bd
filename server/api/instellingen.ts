import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { faseAllowSchema, settingsSchema, type Werksessie } from '../../shared/domain/werksessie.ts'
import { settingsChangeSchema } from '../../shared/protocol/api.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { noteFaseloop } from './faseloop.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { withoutUndefined } from './werksessies.ts'

/** `POST …/instellingen`: settings, what is allowed in the fase that runs, title and status. */
export const instellingenRoutes: Routes = (app, context) => {
  app.post(
    '/werksessies/:id/instellingen',
    {
      schema: {
        summary: 'Verandert instellingen; een lopende stemronde houdt haar eigen gewichten',
        params: inWerksessie,
        querystring: withToegang,
        body: settingsChangeSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'changeInstellingen')
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const werksessie = readSessie(tx.docs.sessie)?.werksessie
          if (werksessie === undefined) return fail(appError('internal'))
          const changed = changeSettings(werksessie, request.body)
          if (!changed.ok) return changed
          writeSessie(tx.docs.sessie, { werksessie: changed.value })
          noteFaseloop(tx, werksessie)
          addHistory(tx, who.deelnemerId, {
            doc: 'sessie',
            collection: 'werksessie',
            id: 'instellingen',
            before: { settings: werksessie.settings, status: werksessie.status, title: werksessie.title },
            after: request.body,
          })
          return ok({ ok: true as const })
        }),
      )
    },
  )
}

/** The werksessie with what was given put in; `request.invalid` when a key of `allow` does not exist. */
export function changeSettings(
  werksessie: Werksessie,
  change: z.infer<typeof settingsChangeSchema>,
): Result<Werksessie> {
  const settings = settingsSchema.safeParse({ ...werksessie.settings, ...withoutUndefined(change.settings ?? {}) })
  if (!settings.success) return fail(appError('request.invalid'))
  const known = new Set(Object.keys(faseAllowSchema.shape))
  if (Object.keys(change.allow ?? {}).some((key) => !known.has(key))) return fail(appError('request.invalid'))
  return ok({
    ...werksessie,
    settings: settings.data,
    title: change.title ?? werksessie.title,
    status: change.status ?? werksessie.status,
    ...(change.deur === undefined ? {} : { deur: change.deur }),
    ...(change.huisregels === undefined ? {} : { huisregels: change.huisregels.trim() }),
    fasen: werksessie.fasen.map((fase) =>
      fase.id === werksessie.huidigeFase ? { ...fase, allow: { ...fase.allow, ...change.allow } } : fase,
    ),
  })
}
