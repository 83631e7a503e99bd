import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { bestandIdSchema, type DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { setAfbeelding } from '../../shared/doc/bord-commands.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import {
  type BestandInfo,
  type BestandSoort,
  bestandInfoSchema,
  bestandLimits,
  bestandSoortSchema,
} from '../../shared/domain/bestand.ts'
import { mayDraw } from '../../shared/domain/may-change.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import type { Who } from '../auth/access.ts'
import type { Bestand } from '../storage/bestanden.ts'
import type { Room } from '../sync/room-port.ts'
import { type ApiContext, type App, enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { ApiError, unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'
import { whyNotTakePart } from './why-not.ts'

const uploadQuery = z.extend(withToegang, {
  soort: bestandSoortSchema,
  /** Made by the client: sending twice keeps one file. */
  id: bestandIdSchema,
})
const oneBestand = z.extend(inWerksessie, { bestandId: bestandIdSchema })

/** Bodies that are read at the same time: each may hold twenty MB. */
const maxAtOnce = 8
const mega = 1024 * 1024

/** Pictures and maps: `POST …/bestanden` takes a file, `GET …/bestanden/{id}` gives what we made of it. */
export const bestandenRoutes: Routes = (app, context) => {
  addUpload(app, context)

  app.get(
    '/werksessies/:id/bestanden/:bestandId',
    {
      schema: {
        summary: 'Een plaatje of kaart van het bord',
        params: oneBestand,
        querystring: withToegang,
        response: { 200: z.unknown(), ...problems },
      },
      serializerCompiler: () => (data) => JSON.stringify(data),
    },
    async (request, reply) => {
      const { room } = await enter(context, request, 'readBestand')
      const found = await context.bestanden.read(room.id, request.params.bestandId)
      if (found === undefined) throw new ApiError(appError('bestand.not_found'))
      const { bestand, bytes } = found
      return (
        reply
          .header('content-type', bestand.contentType)
          .header('content-disposition', `inline; filename="${bestand.id}${extensions[bestand.contentType]}"`)
          // An id never means other bytes; only this browser may keep them.
          .header('cache-control', 'private, max-age=31536000, immutable')
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cross-origin-resource-policy', 'same-origin')
          .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      )
    },
  )

  app.post(
    '/werksessies/:id/bestanden/:bestandId/wissen',
    {
      schema: {
        summary: 'Wist een plaatje of kaart voorgoed, en haalt het van het bord',
        params: oneBestand,
        querystring: withToegang,
        response: { 200: z.object({ gewist: z.boolean() }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'eraseBestand')
      const { bestandId } = request.params
      unwrap(
        await room.run('server', (tx) => {
          for (const { id } of readBordCollection(tx.docs.bord, 'afbeeldingen').filter(
            (one) => one.bestandId === bestandId && isActive(one),
          )) {
            // What it showed was told in its words too.
            setAfbeelding(tx.docs.bord, id, { alt: '', archivedAt: tx.clock.now() })
            addHistory(tx, who.deelnemerId, { doc: 'bord', collection: 'afbeeldingen', id, field: 'gewist' })
          }
          return ok(undefined)
        }),
      )
      return { gewist: (await context.bestanden.erase(room.id, bestandId)) > 0 }
    },
  )
}

const extensions: Readonly<Record<BestandInfo['contentType'], string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'application/geo+json': '.geojson',
}

function addUpload(app: App, context: ApiContext): void {
  const guard = createRateGuard(40, 60)
  let underWay = 0
  /** Who may send what is asked before a byte of it is read. */
  const admitted = new WeakMap<FastifyRequest, { readonly room: Room; readonly who: Who }>()

  app.register(async (scope) => {
    const raw = scope as unknown as App
    raw.removeAllContentTypeParsers()
    raw.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: bestandLimits.geojsonBytes },
      (_request, body, done) => done(null, body),
    )
    raw.post(
      '/werksessies/:id/bestanden',
      {
        bodyLimit: bestandLimits.geojsonBytes,
        schema: {
          summary: 'Bewaart een plaatje of kaart',
          description:
            'Het bestand zelf als body: JPEG, PNG of WebP tot 10 MB, of GeoJSON tot 20 MB. Het wordt opnieuw getekend: plaats, camera en andere verborgen gegevens gaan eruit. `id` is van de afzender; twee keer sturen bewaart één bestand.',
          params: inWerksessie,
          querystring: uploadQuery,
          response: { 200: bestandInfoSchema, ...problems },
        },
        onRequest: async (request, reply) => {
          const { soort } = request.query as { readonly soort?: string }
          const entered = await enter(context, request, soort === 'afbeelding' ? 'addBestand' : 'addKaartBestand')
          await guard(entered.who.deelnemerId)
          const { room, who } = entered
          const rights = room.rightsOf(who.rol)
          if (soort === 'afbeelding' && !mayDraw(rights))
            unwrap(
              fail(rights.slot || rights.status === 'gesloten' ? whyNotTakePart(rights) : appError('fase.not_allowed')),
            )
          const max = maxBytesOf(soort)
          if (Number(request.headers['content-length'] ?? 0) > max)
            throw new ApiError(appError('bestand.too_large', { max: max / mega }))
          if (underWay >= maxAtOnce) throw new ApiError(appError('request.rate_limited'))
          underWay += 1
          reply.raw.once('close', () => {
            underWay -= 1
          })
          admitted.set(request, entered)
        },
      },
      async (request) => {
        const entered = admitted.get(request)
        if (entered === undefined) throw new ApiError(appError('auth.forbidden'))
        const bytes: unknown = request.body
        if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw new ApiError(appError('bestand.unreadable'))
        const { soort, id } = request.query
        const max = maxBytesOf(soort)
        if (bytes.length > max) throw new ApiError(appError('bestand.too_large', { max: max / mega }))
        const known = await context.bestanden.find(entered.room.id, id)
        if (known !== undefined) return answerKnown(known, entered.who.deelnemerId)
        const clean = unwrap(await context.cleanBestand(soort, bytes))
        const bestand: Bestand = {
          id,
          soort,
          contentType: clean.contentType,
          bytes: clean.bytes.length,
          ...(clean.width === undefined ? {} : { width: clean.width }),
          ...(clean.height === undefined ? {} : { height: clean.height }),
          deelnemerId: entered.who.deelnemerId,
          at: context.clock.now(),
        }
        const quota = { bytes: bestandLimits.quotaBytes, files: bestandLimits.quotaFiles }
        const put = await context.bestanden.put(entered.room.id, bestand, clean.bytes, quota)
        if (put.kind === 'full') throw new ApiError(appError('bestand.quota'))
        return put.kind === 'known' ? answerKnown(put.bestand, entered.who.deelnemerId) : infoOf(bestand)
      },
    )
  })
}

const maxBytesOf = (soort: BestandSoort | string | undefined): number =>
  soort === 'geojson' ? bestandLimits.geojsonBytes : bestandLimits.pictureBytes

/** An id that somebody else used says nothing of their file. */
function answerKnown(bestand: Bestand, me: DeelnemerId): BestandInfo {
  if (bestand.deelnemerId !== me) throw new ApiError(appError('bestand.conflict'))
  return infoOf(bestand)
}

function infoOf({ deelnemerId: _deelnemerId, at: _at, ...info }: Bestand): BestandInfo {
  return info
}
