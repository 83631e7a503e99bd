import * as z from 'zod/mini'
import { ok } from '../../shared/base/result.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { BesluitSoort } from '../../shared/domain/inbox.ts'
import { signaalCodes } from '../../shared/domain/signaal-codes.ts'
import { type Locale, m } from '../../shared/i18n/messages.ts'
import { toCsv } from '../export/csv.ts'
import type { Table } from '../export/tables.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { cleanFileName } from './export.ts'
import { unwrap } from './problem.ts'

type HistoryRow = RoomRows['history']

/** `GET …/export/moderatie.csv`: what begeleiders decided about signalen, when and why. For begeleiders alone. */
export const moderatieRoutes: Routes = (app, context) => {
  app.get(
    '/werksessies/:id/export/moderatie.csv',
    {
      schema: {
        summary: 'Het logboek van besluiten over signalen, met redenen',
        params: inWerksessie,
        querystring: z.extend(withToegang, { taal: z.optional(z.enum(['nl', 'en'])) }),
        response: { 200: z.unknown(), ...problems },
      },
      serializerCompiler: () => (data) => JSON.stringify(data),
    },
    async (request, reply) => {
      const { room } = await enter(context, request, 'readModeratie')
      const rows = (await context.storage.listRows(room.id, 'history')).map(({ value }) => value as HistoryRow)
      const locale = request.query.taal ?? 'nl'
      const read = unwrap(
        await room.run('server', (tx) =>
          ok({ table: moderatieTable(tx, rows, locale), area: readSessie(tx.docs.sessie)?.werksessie.area ?? '' }),
        ),
      )
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${cleanFileName(`moderatie-${read.area}.csv`)}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(toCsv(read.table)))
    },
  )
}

const besluitWords: Readonly<Record<BesluitSoort | 'herstel' | 'vrijgegeven', (l: { locale: Locale }) => string>> = {
  plaats: (l) => m.moderatie_plaats({}, l),
  terug: (l) => m.moderatie_terug({}, l),
  samen: (l) => m.moderatie_samen({}, l),
  parkeer: (l) => m.moderatie_parkeer({}, l),
  apart: (l) => m.moderatie_apart({}, l),
  privacy: (l) => m.moderatie_privacy({}, l),
  zorg: (l) => m.moderatie_zorg({}, l),
  herstel: (l) => m.moderatie_herstel({}, l),
  vrijgegeven: (l) => m.moderatie_vrijgegeven({}, l),
}

/**
 * One row per decision, the oldest first. Words only of what may be read; who decided is a number, who wrote it is not
 * there at all.
 */
export function moderatieTable(tx: RoomTx, history: readonly HistoryRow[], locale: Locale): Table {
  const l = { locale }
  const signalen = readBordCollection(tx.docs.bord, 'signalen')
  const codes = signaalCodes(signalen)
  const byId = new Map<string, (typeof signalen)[number]>(signalen.map((signaal) => [signaal.id, signaal]))
  const deciders = new Map<string, number>()
  const wordsOf = (id: string): string => {
    const onBord = byId.get(id)
    if (onBord !== undefined) return onBord.hidden === undefined ? onBord.text : ''
    return tx.rows.get('inbox', id)?.text ?? ''
  }
  const codeOf = (id: string): string => codes.get(id as never) ?? ''
  const rows = history
    .filter(({ doc, collection }) => doc === 'regie' && (collection === 'inbox' || collection === 'markeringen'))
    .sort((a, b) => a.at - b.at)
    .map(({ at, person, id, after, collection }) => {
      if (!deciders.has(person)) deciders.set(person, deciders.size + 1)
      const said = after as { besluit?: string; reason?: string | null; remark?: string; doelId?: string }
      const besluit = collection === 'inbox' ? said.besluit : (said.reason ?? 'vrijgegeven')
      const reason = collection === 'inbox' ? said.reason : said.remark
      const words = Object.hasOwn(besluitWords, besluit ?? '') ? besluitWords[besluit as BesluitSoort](l) : ''
      return [
        new Date(at).toISOString(),
        words,
        reason ?? '',
        said.doelId === undefined ? '' : codeOf(said.doelId),
        codeOf(id),
        wordsOf(id),
        m.moderatie_begeleider({ nummer: deciders.get(person) ?? 0 }, l),
      ]
    })
  const columns = [
    m.moderatie_kol_tijd({}, l),
    m.moderatie_kol_besluit({}, l),
    m.moderatie_kol_reden({}, l),
    m.moderatie_kol_onder({}, l),
    m.moderatie_kol_code({}, l),
    m.moderatie_kol_tekst({}, l),
    m.moderatie_kol_door({}, l),
  ]
  return { name: m.moderatie_titel({}, l), columns: columns.map((title) => ({ title, width: 24 })), rows }
}
