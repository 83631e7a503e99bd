import type * as Y from 'yjs'
import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { fail, ok } from '../../shared/base/result.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import type { BordCollection } from '../../shared/doc/bord-layout.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { KijkPlek } from '../../shared/domain/oproep.ts'
import { type SchermKeuze, wijkkaartWays } from '../../shared/domain/scherm.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { oproepSchema, schermSchema } from '../../shared/protocol/api.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { unwrap } from './problem.ts'

const done = z.object({ ok: z.literal(true) })

/** What the projector shows, and calling everybody to look along: by a begeleider. */
export const schermRoutes: Routes = (app, context) => {
  const schema = { params: inWerksessie, querystring: withToegang, response: { 200: done, ...problems } }

  app.post(
    '/werksessies/:id/scherm',
    {
      schema: {
        summary: 'Kiest wat het scherm toont; `fase`: weer wat bij de fase hoort',
        ...schema,
        body: schermSchema,
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'chooseScherm')
      const { view, targetId } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          if (view === 'fase') {
            writeSessie(tx.docs.sessie, { scherm: undefined })
            return ok({ ok: true as const })
          }
          const scherm: SchermKeuze = { view, ...(targetId === undefined ? {} : { targetId }) }
          if (!mayShow(tx.docs.bord, scherm)) return fail(appError('request.invalid'))
          writeSessie(tx.docs.sessie, { scherm })
          return ok({ ok: true as const })
        }),
      )
    },
  )

  app.post(
    '/werksessies/:id/oproep',
    { schema: { summary: 'Haalt iedereen hierheen, of laat mensen meekijken', ...schema, body: oproepSchema } },
    async (request) => {
      const { room, who } = await enter(context, request, 'callDeelnemers')
      const { id, kind, view, targetId, rect } = request.body
      return unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const sessie = readSessie(tx.docs.sessie)
          if (sessie === undefined) return fail(appError('internal'))
          if (kind !== 'los' && !mayLookAt(tx.docs.bord, sessie.programma?.published === true, request.body))
            return fail(appError('request.invalid'))
          // Sent again, or the one who leads went to another screen: still the same call.
          const before = sessie.oproep?.id === id && sessie.oproep.by === who.deelnemerId ? sessie.oproep : undefined
          writeSessie(tx.docs.sessie, {
            oproep: {
              id,
              kind,
              at: before?.at ?? tx.clock.now(),
              by: who.deelnemerId,
              view,
              ...(targetId === undefined ? {} : { targetId }),
              ...(rect === undefined ? {} : { rect }),
            },
          })
          return ok({ ok: true as const })
        }),
      )
    },
  )
}

/** Is there something to show? What is hidden, withdrawn, parked or on another pile never goes on the screen. */
export function mayShow(bord: Y.Doc, { view, targetId }: SchermKeuze): boolean {
  switch (view) {
    case 'signaal':
      return targetId !== undefined && isShowable(bord, targetId)
    case 'cijfers':
      return targetId === undefined || isShowable(bord, targetId)
    case 'thema':
      return targetId !== undefined && isThere(bord, 'themas', targetId)
    case 'kanskaart':
      return targetId === undefined || isThere(bord, 'kanskaarten', targetId)
    case 'frame':
      return targetId !== undefined && isThere(bord, 'frames', targetId)
    case 'tafel':
      return targetId !== undefined && /^[1-9]\d?$/.test(targetId)
    case 'wijkkaart':
      return targetId === undefined || wijkkaartWays.some((way) => way === targetId)
    default:
      return targetId === undefined
  }
}

/** May everybody look there? One thing must exist and not be hidden; a draft that is not published is no place to go. */
function mayLookAt(bord: Y.Doc, programmaPublished: boolean, { view, targetId }: KijkPlek): boolean {
  if (view === 'programma' && !programmaPublished) return false
  if (targetId === undefined) return true
  const signaal = readBordRecord(bord, 'signalen', targetId)
  if (signaal !== undefined) return isActive(signaal) && signaal.hidden === undefined
  return (['themas', 'frames', 'kanskaarten', 'nodes'] as const).some((collection) =>
    isThere(bord, collection, targetId),
  )
}

function isShowable(bord: Y.Doc, id: string): boolean {
  const signaal = readBordRecord(bord, 'signalen', id)
  return signaal !== undefined && isActive(signaal) && signaal.hidden === undefined && signaal.parked !== true
}

function isThere(bord: Y.Doc, collection: BordCollection, id: string): boolean {
  const record = readBordRecord(bord, collection, id)
  return record !== undefined && record.archivedAt === undefined
}
