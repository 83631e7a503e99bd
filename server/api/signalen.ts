import type * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import {
  changedOwnSchema,
  changeOwnSchema,
  ownKeysSchema,
  ownSignalenSchema,
  submitSchema,
  submittedSchema,
} from '../../shared/protocol/api.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { changeOwn, listOwn } from './own-signalen.ts'
import { ApiError, sentenceOf, unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'
import { submitSignalen } from './submit-signalen.ts'

/** Submitting signalen (phone, QR, paper), and what one wrote oneself. */
export const signalenRoutes: Routes = (app, context) => {
  const guard = createRateGuard()
  app.post(
    '/werksessies/:id/signalen',
    {
      schema: {
        summary: 'Stuurt één of meer signalen; idempotent per id',
        params: inWerksessie,
        querystring: withToegang,
        body: submitSchema,
        response: { 200: submittedSchema, ...problems },
      },
      // The schema above describes the body; here every signaal is checked by itself, so that one bad one holds up no others.
      validatorCompiler: ({ schema, httpPart }) =>
        httpPart === 'body'
          ? (data: unknown) => ({ value: data })
          : (data: unknown) => {
              const parsed = (schema as unknown as z.ZodMiniType).safeParse(data)
              return parsed.success ? { value: parsed.data } : { error: parsed.error }
            },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'submitSignalen')
      await guard(who.deelnemerId)
      const body: unknown = request.body
      const inputs = Array.isArray(body) ? (body as readonly unknown[]) : [body]
      if (inputs.length === 0) throw new ApiError(appError('request.invalid'))
      if (inputs.length > limits.signalenPerRequest) throw new ApiError(appError('request.too_large'))
      const placed = unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const deelnemer = tx.rows.get('deelnemer', who.deelnemerId)
          if (deelnemer === undefined) return fail(appError('auth.missing'))
          return ok(submitSignalen(tx, { deelnemer, rights: room.rightsOf(who.rol) }, inputs))
        }),
      )
      // Their other tabs and devices show it too; what lies on the bord they see there.
      if (placed.some((one) => one.status === 'geplaatst' && one.plek !== 'bord'))
        room.tellPeople(new Set([who.deelnemerId]))
      const [first] = placed
      if (!Array.isArray(body) && first?.status === 'geweigerd') throw new ApiError(first.error)
      return {
        kept: placed.filter((item) => item.status !== 'geweigerd').length,
        signalen: placed.map((item) =>
          item.status === 'geweigerd'
            ? { id: item.id, status: item.status, code: item.error.code, message: sentenceOf(item.error) }
            : item,
        ),
      }
    },
  )

  app.get(
    '/werksessies/:id/mijn-signalen',
    {
      schema: {
        summary: 'Wat u zelf schreef',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: ownSignalenSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'readOwnSignalen')
      return unwrap(await room.run('server', (tx) => ok(listOwn(tx, who.deelnemerId))))
    },
  )

  app.post(
    '/werksessies/:id/mijn-signalen',
    {
      schema: {
        summary: 'Verandert een eigen signaal, waar het ook is, of trekt het in',
        params: inWerksessie,
        querystring: withToegang,
        body: changeOwnSchema,
        response: { 200: changedOwnSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'changeOwnSignaal')
      await guard(who.deelnemerId)
      const by = { deelnemerId: who.deelnemerId, rights: room.rightsOf(who.rol) }
      const plek = unwrap(await room.run(who.deelnemerId, (tx) => changeOwn(tx, by, request.body)))
      room.tellPeople(new Set([who.deelnemerId]))
      return { plek }
    },
  )

  app.get(
    '/werksessies/:id/eigen',
    {
      schema: {
        summary: 'Welke objecten van u zijn',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: ownKeysSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'readOwnKeys')
      return unwrap(
        await room.run('server', (tx) =>
          ok({
            keys: tx.rows
              .list('owner')
              .filter(({ value }) => value.deelnemerId === who.deelnemerId || value.enteredBy === who.deelnemerId)
              .map(({ key }) => key),
          }),
        ),
      )
    },
  )
}
