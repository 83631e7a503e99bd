import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import { type DeelnemerId, kanskaartIdSchema } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { setKanskaart } from '../../shared/doc/bord-commands.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import { openKanskaartFields } from '../../shared/domain/kanskaart.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import type { TrekkerJa } from '../../shared/domain/trekker.ts'
import { trekkerCommandSchema } from '../../shared/protocol/wijkkaart-api.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { whyNotTakePart } from './why-not.ts'

const inKaart = z.extend(inWerksessie, { kaartId: kanskaartIdSchema })

/** The trekker of a card says yes by hand of their own; who serves the room may write down that it was said elsewhere. */
export const kanskaartenRoutes: Routes = (app, context) => {
  app.post(
    '/werksessies/:id/kanskaarten/:kaartId/trekker',
    {
      schema: {
        summary: 'De trekker zegt ja, of trekt dat in',
        params: inKaart,
        querystring: withToegang,
        body: trekkerCommandSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'confirmTrekker')
      const rights = room.rightsOf(who.rol)
      return unwrap(
        await room.run(who.deelnemerId, (tx) =>
          confirmTrekker(tx, { deelnemerId: who.deelnemerId, rights }, request.params.kaartId, request.body),
        ),
      )
    },
  )
}

interface By {
  readonly deelnemerId: DeelnemerId
  readonly rights: Rights
}

/**
 * Writes `leadConfirmed`, which nobody else may. A yes is for the trekker whom the card names at that moment. When it goes, a
 * card that was `compleet` is a draft again (I1).
 */
export function confirmTrekker(
  tx: RoomTx,
  { deelnemerId, rights }: By,
  id: string,
  { how, door }: z.infer<typeof trekkerCommandSchema>,
): Result<{ readonly ok: true }> {
  const card = readBordRecord(tx.docs.bord, 'kanskaarten', id)
  if (card === undefined || card.archivedAt !== undefined) return fail(appError('kanskaart.not_found'))
  const servesTheRoom = rights.rol === 'begeleider' || rights.rol === 'team'
  if (!servesTheRoom && (rights.slot === true || rights.status === 'gesloten')) return fail(whyNotTakePart(rights))
  if (how === 'buiten' && !servesTheRoom && rights.rol !== 'schrijver') return fail(appError('fase.not_allowed'))
  const before = readSessie(tx.docs.sessie)?.trekkers ?? {}
  const { [id]: was, ...others } = before
  const { leadRole, leadOrganisation } = card
  const history = { doc: 'bord', collection: 'kanskaarten', id, field: 'trekker' }
  if (how === 'intrekken') {
    if (!card.leadConfirmed && was === undefined) return ok({ ok: true })
    const next = { ...card, leadConfirmed: false }
    setKanskaart(tx.docs.bord, id, {
      leadConfirmed: false,
      ...(card.status === 'compleet' && openKanskaartFields(next).length > 0 ? { status: 'concept' as const } : {}),
    })
    writeSessie(tx.docs.sessie, { trekkers: others })
    addHistory(tx, deelnemerId, { ...history, before: was ?? null, after: null })
    return ok({ ok: true })
  }
  if (leadRole.trim() === '' || leadOrganisation.trim() === '') return fail(appError('trekker.empty'))
  const ja: TrekkerJa = { how, at: tx.clock.now(), rol: rights.rol, leadRole, leadOrganisation }
  setKanskaart(tx.docs.bord, id, { leadConfirmed: true })
  writeSessie(tx.docs.sessie, { trekkers: { ...others, [id]: ja } })
  addHistory(tx, deelnemerId, { ...history, after: { ...ja, ...(door === undefined ? {} : { door }) } })
  return ok({ ok: true })
}
