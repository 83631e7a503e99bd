import { generateKeyBetween } from 'fractional-indexing'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, FrameId, ThemaId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { addFrame, setFrame } from '../../shared/doc/bord-commands.ts'
import { byOrder, readBordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { frameStartSize } from '../../shared/domain/frame.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import type { Tafel } from '../../shared/domain/tafel.ts'
import type { Werksessie } from '../../shared/domain/werksessie.ts'
import { myTableSchema, type TafelsView, tafelsChangeSchema, tafelsSchema } from '../../shared/protocol/samen.ts'
import { showCode } from '../auth/token.ts'
import type { Room, RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'

type Secrets = ReadonlyMap<number, { readonly secret: string; readonly code: string }>

/** Tables in the room: how many, with a code and a frame each, who sits there, and where one sits oneself. */
export const tafelsRoutes: Routes = (app, context) => {
  const inRoom = { params: inWerksessie, querystring: withToegang }
  const done = { 200: z.object({ ok: z.literal(true) }), ...problems }

  app.get(
    '/werksessies/:id/tafels',
    {
      schema: {
        summary: 'De tafels, wie er zit en hoe ver ze zijn',
        ...inRoom,
        response: { 200: tafelsSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'readTafels')
      return unwrap(await room.run('server', (tx) => ok(viewTafels(tx, room.onlinePeople(), context.linkOrigin()))))
    },
  )

  app.post(
    '/werksessies/:id/tafels',
    {
      schema: {
        summary: 'Hoeveel tafels er zijn, en wat er op een tafel ligt',
        ...inRoom,
        body: tafelsChangeSchema,
        response: done,
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'changeTafels')
      const { aantal, tafel } = request.body
      const secrets = aantal === undefined ? new Map() : await linksFor(room, aantal)
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          if (tafel !== undefined) {
            const checked = checkTafel(tx, aantal, tafel)
            if (!checked.ok) return checked
          }
          if (aantal !== undefined) setTafelCount(tx, aantal, secrets)
          if (tafel !== undefined) describeTafel(tx, tafel)
          return ok({ ok: true as const })
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/mijn-tafel',
    { schema: { summary: 'Aan welke tafel u zit', ...inRoom, body: myTableSchema, response: done } },
    async (request) => {
      const { room, who } = await enter(context, request, 'chooseTable')
      const { table } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          if (table !== null && !isTafel(readSessie(tx.docs.sessie)?.werksessie, table))
            return fail(appError('tafel.not_found'))
          sitAt(tx, who.deelnemerId, table ?? undefined)
          return ok({ ok: true as const })
        }),
      )
    },
  )

  /** Links of tables that have none yet; what they open is on disk before the room shows them. */
  async function linksFor(room: Room, aantal: number): Promise<Secrets> {
    const missing = unwrap(
      await room.run('server', (tx) =>
        ok(numbersTo(aantal).filter((nr) => tx.rows.get('link', linkKey(nr)) === undefined)),
      ),
    )
    if (missing.length === 0) return new Map()
    const { rows, secrets } = context.access.makeTafelLinks(room.id, missing)
    await context.storage.commit({ rows })
    return secrets
  }
}

/** Where the link of a table is kept. */
export const linkKey = (nr: number): string => `tafel-${nr}`
const frameIdOf = (nr: number): FrameId => `tafel-${nr}` as FrameId
/** 1 to `count`. */
export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
/** Is there a table with this number? */
export const isTafel = (werksessie: Werksessie | undefined, nr: number | undefined): boolean =>
  nr !== undefined && (werksessie?.tafels ?? []).some((tafel) => tafel.nr === nr)

/** The table of a code, when there still is such a table. */
export function lawfulTable(tx: RoomTx, nr: number | undefined): number | undefined {
  return isTafel(readSessie(tx.docs.sessie)?.werksessie, nr) ? nr : undefined
}

/** Seats somebody (`undefined`: nowhere). What they wrote at the table before may still come in. */
export function sitAt(tx: RoomTx, deelnemerId: DeelnemerId, table: number | undefined): void {
  const person = tx.rows.get('deelnemer', deelnemerId)
  if (person === undefined || person.table === table) return
  const { table: before, formerTables = [], ...rest } = person
  tx.rows.put('deelnemer', deelnemerId, {
    ...rest,
    ...(table === undefined ? {} : { table }),
    ...(before === undefined ? {} : { formerTables: [...new Set([...formerTables, before])] }),
  })
}

/**
 * Brings the number of tables to `aantal`: new ones get a frame and the link in `secrets`, the last ones go. A table that
 * goes keeps its signalen; its frame comes back when the table does.
 */
export function setTafelCount(tx: RoomTx, aantal: number, secrets: Secrets): void {
  const werksessie = readSessie(tx.docs.sessie)?.werksessie
  if (werksessie === undefined) return
  const known = new Map((werksessie.tafels ?? []).map((tafel) => [tafel.nr, tafel]))
  const tafels = numbersTo(aantal).map((nr): Tafel => known.get(nr) ?? { nr })
  const now = tx.clock.now()
  for (const { nr } of tafels) {
    const secret = secrets.get(nr)
    if (secret !== undefined && tx.rows.get('link', linkKey(nr)) === undefined)
      tx.rows.put('link', linkKey(nr), { rol: 'deelnemer', table: nr, ...secret })
    if (!setFrame(tx.docs.bord, frameIdOf(nr), { archivedAt: undefined })) {
      const last = readBordCollection(tx.docs.bord, 'frames').sort(byOrder).at(-1)
      addFrame(tx.docs.bord, {
        id: frameIdOf(nr),
        title: '',
        size: frameStartSize,
        table: nr,
        order: generateKeyBetween(last?.order ?? null, null),
        createdAt: now,
      })
    }
  }
  for (const nr of known.keys()) if (nr > aantal) setFrame(tx.docs.bord, frameIdOf(nr), { archivedAt: now })
  writeSessie(tx.docs.sessie, { werksessie: { ...werksessie, tafels } })
}

type TafelChange = NonNullable<z.infer<typeof tafelsChangeSchema>['tafel']>

function checkTafel(tx: RoomTx, aantal: number | undefined, { nr, themaId }: TafelChange): Result<undefined> {
  const isKnown = aantal === undefined ? isTafel(readSessie(tx.docs.sessie)?.werksessie, nr) : nr >= 1 && nr <= aantal
  if (!isKnown) return fail(appError('tafel.not_found'))
  const thema = typeof themaId === 'string' ? readBordRecord(tx.docs.bord, 'themas', themaId) : undefined
  return typeof themaId === 'string' && (thema === undefined || !isActive(thema))
    ? fail(appError('request.invalid'))
    : ok(undefined)
}

/** What a table is called, on the bord as well, and what it works on; `null` takes it away. */
function describeTafel(tx: RoomTx, { nr, title, themaId }: TafelChange): void {
  const werksessie = readSessie(tx.docs.sessie)?.werksessie
  if (werksessie === undefined) return
  const tafels = (werksessie.tafels ?? []).map((tafel): Tafel => {
    if (tafel.nr !== nr) return tafel
    const nextTitle = title === undefined ? tafel.title : title === null || title === '' ? undefined : title
    const nextThema = themaId === undefined ? tafel.themaId : (themaId ?? undefined)
    return {
      nr,
      ...(nextTitle === undefined ? {} : { title: nextTitle }),
      ...(nextThema === undefined ? {} : { themaId: nextThema as ThemaId }),
    }
  })
  if (title !== undefined) setFrame(tx.docs.bord, frameIdOf(nr), { title: title ?? '' })
  writeSessie(tx.docs.sessie, { werksessie: { ...werksessie, tafels } })
}

/** Each table as a begeleider sees it. `inFase` counts by the server's time of arrival. */
export function viewTafels(tx: RoomTx, online: ReadonlySet<string>, origin: string): TafelsView {
  const sessie = readSessie(tx.docs.sessie)
  const people = tx.rows
    .list('deelnemer')
    .map(({ value }) => value)
    .filter(
      ({ id, begeleider, device }) => !begeleider && device !== 'papier' && tx.rows.get('verwijderd', id) === undefined,
    )
  const tableOf = new Map(tx.rows.list('deelnemer').map(({ value }) => [value.id, value.table]))
  const inFase = new Map<number | undefined, number>()
  const tafels = sessie?.werksessie.tafels ?? []
  const known = new Set<number | undefined>(tafels.map(({ nr }) => nr))
  const count = (at: number, deelnemerId: DeelnemerId, ownTable: number | undefined): void => {
    if (at < (sessie?.faseSince ?? 0)) return
    const table = ownTable ?? tableOf.get(deelnemerId)
    const key = known.has(table) ? table : undefined
    inFase.set(key, (inFase.get(key) ?? 0) + 1)
  }
  for (const { key, value } of tx.rows.list('owner')) {
    if (!key.startsWith('signalen.')) continue
    const signaal = readBordRecord(tx.docs.bord, 'signalen', key.slice('signalen.'.length))
    if (signaal !== undefined) count(value.at, value.deelnemerId, signaal.table)
  }
  // Those that nobody sees yet count as well: a quiet table may be writing privately.
  for (const kind of ['prive', 'inbox'] as const)
    for (const { value } of tx.rows.list(kind))
      if (value.archivedAt === undefined) count(value.at, value.deelnemerId, value.table)
  const loose = people.filter(({ table }) => !known.has(table))
  return {
    tafels: tafels.map((tafel) => {
      const link = tx.rows.get('link', linkKey(tafel.nr))
      const frame = readBordRecord(tx.docs.bord, 'frames', frameIdOf(tafel.nr))
      return {
        ...tafel,
        code: showCode(link?.code ?? ''),
        link: link === undefined ? '' : `${origin}/binnen#${link.secret}`,
        ...(frame === undefined || !isActive(frame) ? {} : { frameId: frame.id }),
        people: people
          .filter(({ table }) => table === tafel.nr)
          .sort((a, b) => a.createdAt - b.createdAt)
          .map(({ id, alias, group }) => ({ alias, group, online: online.has(id) })),
        inFase: inFase.get(tafel.nr) ?? 0,
      }
    }),
    zonder: {
      people: loose.length,
      online: loose.filter(({ id }) => online.has(id)).length,
      inFase: inFase.get(undefined) ?? 0,
    },
  }
}
