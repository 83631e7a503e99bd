import type { DeelnemerId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { type Papier, papierSchema } from '../../shared/protocol/api.ts'
import type { Ingediend } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { plekOfStatus } from './ingediend.ts'
import { unwrap } from './problem.ts'

const ownKeyPrefix = 'signalen.'

/** `GET …/papier`: notes from paper with their numbers, so that one can be found again. */
export const papierRoutes: Routes = (app, context) => {
  app.get(
    '/werksessies/:id/papier',
    {
      schema: {
        summary: 'Briefjes van papier, met hun nummer',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: papierSchema, ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'readPapier')
      return unwrap(await room.run('server', (tx) => ok(listPapier(tx, who.deelnemerId))))
    },
  )
}

/** Everything from paper on the bord, and of what is elsewhere only what this person typed; oldest first. */
export function listPapier(tx: RoomTx, person: DeelnemerId): Papier {
  const onBord = tx.rows.list('owner').flatMap(({ key, value }): Papier => {
    if (value.enteredBy === undefined || !key.startsWith(ownKeyPrefix)) return []
    const signaal = readBordRecord(tx.docs.bord, 'signalen', key.slice(ownKeyPrefix.length))
    if (signaal === undefined) return []
    const { id, text, kind, authorGroup, table, createdAt, archivedAt, hidden } = signaal
    return [
      {
        id,
        text,
        kind,
        authorGroup,
        createdAt,
        plek: 'bord',
        own: value.enteredBy === person,
        ...(value.paper === undefined ? {} : { paper: value.paper }),
        ...(table === undefined ? {} : { table }),
        ...(archivedAt === undefined ? {} : { archivedAt }),
        ...(hidden === undefined ? {} : { hidden }),
      },
    ]
  })
  const handedIn = (row: Ingediend & { readonly archivedAt?: number }, plek: Papier[number]['plek']): Papier =>
    row.enteredBy === person
      ? [
          {
            id: row.id,
            text: row.text,
            kind: row.kind,
            authorGroup: row.authorGroup,
            createdAt: row.at,
            plek,
            own: true,
            ...(row.paper === undefined ? {} : { paper: row.paper }),
            ...(row.table === undefined ? {} : { table: row.table }),
            ...(row.archivedAt === undefined ? {} : { archivedAt: row.archivedAt }),
          },
        ]
      : []
  const elsewhere = [
    ...tx.rows.list('prive').flatMap(({ value }) => handedIn(value, 'prive')),
    ...tx.rows.list('inbox').flatMap(({ value }) => handedIn(value, plekOfStatus(value.status))),
  ]
  return [...onBord, ...elsewhere].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}
