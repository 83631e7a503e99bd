import { ok } from '../../shared/base/result.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { joinCodeSchema, linksSchema } from '../../shared/protocol/api.ts'
import { showCode } from '../auth/token.ts'
import type { ExportInput } from '../export/export.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'
import { linkKey } from './tafels.ts'
import { linksOf } from './werksessies.ts'

/** `GET …/links`: the links and codes of every rol, for a begeleider to share; `GET …/code`: only what the room may see. */
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
      const { room } = await enter(context, request, 'readLinks')
      return unwrap(await room.run('server', (tx) => ok(linksOf(tx, context.linkOrigin(), room.id))))
    },
  )

  app.get(
    '/werksessies/:id/code',
    {
      schema: {
        summary: 'Code en link voor deelnemers, voor het scherm in de zaal',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: joinCodeSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'readJoinCode')
      return unwrap(
        await room.run('server', (tx) => {
          const { links, codes } = linksOf(tx, context.linkOrigin(), room.id)
          return ok({ link: links.deelnemer, code: codes.deelnemer })
        }),
      )
    },
  )
}

/** What is printed to lay on the tables: a sheet each, or one for everybody when there are no tables. */
export function bladenOf(tx: RoomTx, origin: string, room: string): NonNullable<ExportInput['bladen']> {
  const { links, codes } = linksOf(tx, origin, room)
  const tafels = readSessie(tx.docs.sessie)?.werksessie.tafels ?? []
  const sheets = tafels.flatMap(({ nr }) => {
    const own = tx.rows.get('link', linkKey(nr))
    return own?.code === undefined
      ? []
      : [{ table: nr, link: `${origin}/binnen#${own.secret}`, code: showCode(own.code) }]
  })
  return sheets.length > 0 ? sheets : [{ link: links.deelnemer, code: codes.deelnemer }]
}
