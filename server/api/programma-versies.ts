import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { versieInhoudSchema, versieInputSchema } from '../../shared/protocol/programma.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { Room } from '../sync/room-port.ts'
import { type ApiContext, enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import {
  bewaarVersie,
  leesbareVersie,
  naamplaatVan,
  unpackVersie,
  type VersieInhoud,
  zetErnaast,
} from './programma-werk.ts'

/** Versions of the programme: kept by name or by themselves, to read, to compare, and to bring back piece by piece. */
export const programmaVersiesRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang }
  const one = {
    params: z.extend(inWerksessie, { versie: z.string().check(z.maxLength(64)) }),
    querystring: withToegang,
  }

  app.post(
    '/werksessies/:id/programma/versies',
    {
      schema: {
        summary: 'Bewaart de tekst zoals hij nu is, onder een naam',
        ...path,
        body: versieInputSchema,
        response: { 200: z.object({ id: z.string() }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'keepVersie')
      const { title } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) =>
          ok({ id: bewaarVersie(tx, { title, soort: 'hand', by: naamplaatVan(tx, who.deelnemerId, who.rol) }) }),
        ),
      )
    },
  )

  app.get(
    '/werksessies/:id/programma/versies/:versie',
    { schema: { summary: 'Wat een versie zegt', ...one, response: { 200: versieInhoudSchema, ...problems } } },
    async (request) => {
      const { room } = await enter(context, request, 'readVersie')
      const saved = await savedVersie(context, room, request.params.versie)
      return unwrap(
        await room.run('server', (tx) => {
          const { blocks } = leesbareVersie(tx, saved)
          return ok({ blocks: blocks.map((block) => ({ ...block, inline: [...block.inline] })) })
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/programma/versies/:versie/voorstel',
    {
      schema: {
        summary: 'Zet een versie als voorstellen naast de tekst',
        ...one,
        response: { 200: z.object({ voorstellen: z.number() }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'keepVersie')
      const { versie } = request.params
      const saved = await savedVersie(context, room, versie)
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          bewaarVersie(tx, { title: '', soort: 'terug', by: naamplaatVan(tx, who.deelnemerId, who.rol) })
          const voorstellen = zetErnaast(tx, leesbareVersie(tx, saved), 'versie')
          addHistory(tx, who.deelnemerId, { doc: 'programma', collection: 'versies', id: versie, field: 'voorstel' })
          return ok({ voorstellen })
        }),
      )
    },
  )
}

async function savedVersie(context: ApiContext, room: Room, id: string): Promise<VersieInhoud> {
  const row = (await context.storage.getRow(room.id, 'versie', id)) as RoomRows['versie'] | undefined
  if (row === undefined) return unwrap(fail(appError('programma.no_versie')))
  return unpackVersie(row.packed)
}
