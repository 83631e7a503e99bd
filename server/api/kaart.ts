import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { BestandId, DeelnemerId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { bestandLimits } from '../../shared/domain/bestand.ts'
import { type Kaart, placeByTwo } from '../../shared/domain/kaartlaag.ts'
import { voorbeeldBounds, voorbeeldGebieden } from '../../shared/domain/voorbeeldwijk.ts'
import { kaartCommandSchema } from '../../shared/protocol/wijkkaart-api.ts'
import type { Room } from '../sync/room-port.ts'
import { type ApiContext, enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { ApiError, unwrap } from './problem.ts'

const voorbeeldTitel = 'Voorbeeldwijk'

/** What lies under the wijkkaart: wijken and buurten from a file, a picture that lies by two points, or nothing. */
export const kaartRoutes: Routes = (app, context) => {
  // How the installation is set up; the address stands in the headers of every page as well.
  app.get(
    '/kaart/tegels',
    {
      schema: {
        summary: 'Het adres van eigen kaarttegels in RD, als die zijn ingesteld',
        response: { 200: z.object({ url: z.optional(z.string()) }), ...problems },
      },
    },
    async () => (context.tileUrl === undefined ? {} : { url: context.tileUrl }),
  )

  app.post(
    '/werksessies/:id/kaart',
    {
      schema: {
        summary: 'Legt een kaart onder de wijkkaart, of haalt die weg',
        description:
          'GeoJSON in RD of WGS84 (wordt RD), of een plaatje met twee ijkpunten. Het bestand komt eerst binnen via bestanden. Van gebieden blijven alleen vorm, naam en code.',
        params: inWerksessie,
        querystring: withToegang,
        body: kaartCommandSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'setKaart')
      const command = request.body
      switch (command.action) {
        case 'gebieden': {
          const found = await context.bestanden.read(room.id, command.bestandId)
          if (found?.bestand.soort !== 'geojson') throw new ApiError(appError('bestand.not_found'))
          const gebieden = await keepGebieden(context, room, who.deelnemerId, found.bytes, command.title)
          await setKaart(room, who.deelnemerId, { gebieden })
          // What came in may say more of those places than we keep.
          await context.bestanden.erase(room.id, command.bestandId)
          return { ok: true as const }
        }
        case 'voorbeeld': {
          await putVoorbeeld(context, room, who.deelnemerId)
          return { ok: true as const }
        }
        case 'beeld': {
          const { bestandId, title, ijk } = command
          const found = await context.bestanden.find(room.id, bestandId)
          if (found?.soort !== 'kaartbeeld' || found.width === undefined || found.height === undefined)
            throw new ApiError(appError('bestand.not_found'))
          if (placeByTwo(ijk) === undefined) throw new ApiError(appError('kaart.two_points'))
          await setKaart(room, who.deelnemerId, {
            beeld: { bestandId, title, width: found.width, height: found.height, ijk },
          })
          return { ok: true as const }
        }
        case 'weg':
          await setKaart(room, who.deelnemerId, { [command.wat]: undefined })
          return { ok: true as const }
      }
    },
  )
}

/** Puts the made-up neighbourhood under the wijkkaart. */
export async function putVoorbeeld(context: ApiContext, room: Room, person: DeelnemerId): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(voorbeeldGebieden()))
  const gebieden = await keepGebieden(context, room, person, bytes, voorbeeldTitel)
  // Wider than its areas, so that places from before the map, in hundredths of it, come in the buurt that they are in.
  await setKaart(room, person, { gebieden: { ...gebieden, bounds: voorbeeldBounds } })
}

async function keepGebieden(
  context: ApiContext,
  room: Room,
  deelnemerId: DeelnemerId,
  raw: Uint8Array,
  title: string,
): Promise<NonNullable<Kaart['gebieden']>> {
  const { bytes, bounds, namen } = unwrap(await context.makeGebieden(raw))
  const id = context.ids.next<BestandId>()
  const put = await context.bestanden.put(
    room.id,
    {
      id,
      soort: 'geojson',
      contentType: 'application/geo+json',
      bytes: bytes.length,
      deelnemerId,
      at: context.clock.now(),
    },
    bytes,
    { bytes: bestandLimits.quotaBytes, files: bestandLimits.quotaFiles },
  )
  if (put.kind === 'full') throw new ApiError(appError('bestand.quota'))
  return { bestandId: id, title: title.slice(0, 120), bounds, namen: [...namen] }
}

async function setKaart(
  room: Room,
  person: DeelnemerId,
  change: { readonly [K in keyof Kaart]?: Kaart[K] | undefined },
): Promise<void> {
  unwrap(
    await room.run(person, (tx) => {
      const before = readSessie(tx.docs.sessie)?.kaart
      const next = Object.fromEntries(
        Object.entries({ ...before, ...change }).filter(([, part]) => part !== undefined),
      ) as Kaart
      writeSessie(tx.docs.sessie, { kaart: Object.keys(next).length === 0 ? undefined : next })
      addHistory(tx, person, {
        doc: 'sessie',
        collection: 'kaart',
        id: 'kaart',
        after: Object.entries(next).map(([part, one]) => `${part}: ${one?.title ?? ''}`),
      })
      return ok(true)
    }),
  )
}
