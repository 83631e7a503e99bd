import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, ToegangId, WerksessieId } from '../../shared/base/ids.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Deelnemer } from '../../shared/domain/deelnemer.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import { m } from '../../shared/i18n/messages.ts'
import {
  type Join,
  joinedSchema,
  joinPreviewSchema,
  joinSchema,
  leaseSchema,
  toegangenSchema,
} from '../../shared/protocol/api.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { clearCookie, writeCookie } from '../auth/cookie.ts'
import type { Room } from '../sync/room-port.ts'
import { type ApiContext, problems, type Routes } from './context.ts'
import { countGroups } from './deelnemers.ts'
import { ApiError, unwrap } from './problem.ts'
import { isTafel, lawfulTable, sitAt } from './tafels.ts'

/** Joining with a code or link, coming back, and fresh clientIDs for a page. */
export const toegangRoutes: Routes = (app, context) => {
  // A POST, because a code in an address would end up in logs and histories.
  app.post(
    '/toegang/vooraf',
    {
      schema: {
        summary: 'Wat een code of link opent',
        body: z.object({ code: z.string().check(z.minLength(3), z.maxLength(300)) }),
        response: { 200: joinPreviewSchema, ...problems },
      },
    },
    async (request) => {
      const { werksessieId, rol, table } = unwrap(await context.access.resolve(request.body.code, request.ip))
      const room = unwrap(await context.registry.open(werksessieId))
      return unwrap(
        await room.run('server', (tx) => {
          const werksessie = readSessie(tx.docs.sessie)?.werksessie
          return ok({
            title: werksessie?.title ?? '',
            area: werksessie?.area ?? '',
            rol,
            asksProfile: rol === 'deelnemer',
            isDoorClosed: rol === 'deelnemer' && werksessie?.deur === 'dicht',
            huisregels: werksessie?.huisregels ?? '',
            byGroup: countGroups(tx),
            werksessieId,
            tafels: (werksessie?.tafels ?? []).map(({ nr }) => nr),
            ...(isTafel(werksessie, table) ? { table } : {}),
          })
        }),
      )
    },
  )

  app.post(
    '/toegang',
    { schema: { summary: 'Meedoen', body: joinSchema, response: { 200: joinedSchema, ...problems } } },
    async (request, reply) => {
      const {
        werksessieId,
        rol,
        table: tableOfCode,
      } = unwrap(await context.access.resolve(request.body.code, request.ip))
      const room = unwrap(await context.registry.open(werksessieId))
      const mine = (await context.access.toegangenOf(request.raw)).filter(
        (toegang) => toegang.werksessieId === werksessieId && toegang.rol === rol,
      )
      // The same person again (a reload, a second tap): the same toegang. Somebody else on a shared laptop: a new one.
      const wanted = aliasOf(request.body, rol)
      const again = unwrap(
        await room.run('server', (tx) => {
          const same = mine.find((toegang) => {
            const known = tx.rows.get('deelnemer', toegang.deelnemerId)
            return known !== undefined && (rol !== 'deelnemer' || isSamePerson(known, request.body))
          })
          // Somebody who scans the code of another table moved there.
          const table = request.body.table ?? lawfulTable(tx, tableOfCode)
          if (same !== undefined && table !== undefined) sitAt(tx, same.deelnemerId, table)
          return ok(same)
        }),
      )
      const toegang = again ?? {
        id: context.ids.next<ToegangId>(),
        werksessieId,
        deelnemerId: context.ids.next<DeelnemerId>(),
        rol,
      }
      if (again === undefined) {
        if (rol === 'deelnemer') await checkDoor(context, request.raw, room)
        const deelnemer = toDeelnemer(toegang.deelnemerId, rol, wanted, request.body, context.clock.now())
        unwrap(
          await room.run('server', (tx) => {
            const table = deelnemer.table ?? lawfulTable(tx, tableOfCode)
            tx.rows.put('deelnemer', deelnemer.id, { ...deelnemer, ...(table === undefined ? {} : { table }) })
            return ok(undefined)
          }),
        )
        const { newBrowser } = await context.access.grant(request.raw, {
          id: toegang.id,
          werksessieId,
          deelnemerId: toegang.deelnemerId,
          rol,
        })
        if (newBrowser !== undefined) reply.header('set-cookie', writeCookie(request.raw, newBrowser))
        context.touchPresence(room)
      }
      const clientIds = unwrap(await room.leaseClientIds(toegang.deelnemerId, limits.clientIdsPerJoin))
      return {
        toegang: toegang.id,
        werksessieId,
        deelnemerId: toegang.deelnemerId,
        rol,
        clientIds: [...clientIds],
        epoch: room.epoch,
      }
    },
  )

  app.get(
    '/toegangen',
    { schema: { summary: 'Wat deze browser kan openen', response: { 200: toegangenSchema, ...problems } } },
    async (request) => {
      const mine = await context.access.toegangenOf(request.raw)
      const described = await Promise.all(
        mine.map(async (toegang) => {
          const room = await context.registry.open(toegang.werksessieId)
          if (!room.ok) return []
          return unwrap(
            await room.value.run('server', (tx) => {
              const werksessie = readSessie(tx.docs.sessie)?.werksessie
              const deelnemer = tx.rows.get('deelnemer', toegang.deelnemerId)
              return ok([
                {
                  toegang: toegang.id,
                  werksessieId: toegang.werksessieId,
                  deelnemerId: toegang.deelnemerId,
                  title: werksessie?.title ?? '',
                  area: werksessie?.area ?? '',
                  rol: toegang.rol,
                  alias: deelnemer?.alias ?? '',
                  group: deelnemer?.group ?? ('gemeente' as const),
                  ...(deelnemer?.organisation === undefined ? {} : { organisation: deelnemer.organisation }),
                  ...(deelnemer?.table === undefined ? {} : { table: deelnemer.table }),
                },
              ])
            }),
          )
        }),
      )
      return described.flat()
    },
  )

  // A shared laptop or phone: who comes after opens nothing with this browser.
  app.delete(
    '/toegangen',
    { schema: { summary: 'Deze browser vergeten', response: { 200: z.object({}), ...problems } } },
    async (request, reply) => {
      await context.access.forgetBrowser(request.raw)
      reply.header('set-cookie', clearCookie(request.raw))
      return {}
    },
  )

  app.post(
    '/toegangen/:toegang/client-ids',
    {
      schema: {
        summary: 'Nieuwe clientIDs voor een pagina',
        params: z.object({ toegang: z.string() }),
        response: { 200: leaseSchema, ...problems },
      },
    },
    async (request) => {
      const mine = await context.access.toegangenOf(request.raw)
      const toegang = mine.find((candidate) => candidate.id === request.params.toegang)
      if (toegang === undefined) throw new ApiError(appError(mine.length === 0 ? 'auth.missing' : 'auth.forbidden'))
      const room = unwrap(await context.registry.open(toegang.werksessieId as WerksessieId))
      const clientIds = unwrap(await room.leaseClientIds(toegang.deelnemerId, limits.clientIdsPerJoin))
      context.touchPresence(room)
      return { clientIds: [...clientIds], epoch: room.epoch, serverTime: context.clock.now() }
    },
  )
}

/** A closed door keeps new people out; whoever was sent away does not come back under another name. */
async function checkDoor(context: ApiContext, request: IncomingMessage, room: Room): Promise<void> {
  if (await context.access.wasRevoked(request, room.id)) throw new ApiError(appError('auth.removed'))
  unwrap(
    await room.run('server', (tx) =>
      readSessie(tx.docs.sessie)?.werksessie.deur === 'dicht' ? fail(appError('auth.door_closed')) : ok(undefined),
    ),
  )
}

const isSamePerson = (known: Deelnemer, given: Join): boolean =>
  (given.alias === undefined || known.alias.toLowerCase() === given.alias.toLowerCase()) &&
  (given.group === undefined || known.group === given.group)

function aliasOf(given: Join, rol: Rol): string {
  if (given.alias !== undefined) return given.alias
  switch (rol) {
    case 'begeleider':
      return m.start_rol_begeleider({}, { locale: 'nl' })
    case 'schrijver':
      return m.start_rol_schrijver({}, { locale: 'nl' })
    case 'scherm':
      return m.start_rol_scherm({}, { locale: 'nl' })
    case 'team':
      return m.start_rol_team({}, { locale: 'nl' })
    default:
      return m.start_rol_deelnemer({}, { locale: 'nl' })
  }
}

function toDeelnemer(id: DeelnemerId, rol: Rol, alias: string, given: Join, now: number): Deelnemer {
  const organisation = given.organisation?.trim() ?? ''
  return {
    id,
    alias,
    group: given.group ?? (rol === 'deelnemer' ? 'inwoner' : 'gemeente'),
    ...(organisation === '' ? {} : { organisation }),
    ...(given.table === undefined ? {} : { table: given.table }),
    // Only deelnemers count as people in the room and may vote (I4); everybody else serves the werksessie.
    begeleider: rol !== 'deelnemer',
    device: given.device ?? 'onbekend',
    joinsThemas: [],
    createdAt: now,
  }
}
