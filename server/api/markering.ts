import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { SignaalId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { hideToen } from '../../shared/doc/programma-doc.ts'
import type { Markering } from '../../shared/doc/regie-doc.ts'
import { flaggedSchema, flagSchema } from '../../shared/protocol/api.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { hideCommentsOn } from './opmerkingen.ts'
import { unwrap } from './problem.ts'
import { cleanText } from './submit-signalen.ts'

/** Flagging takes the text of a signaal out of the shared bord into a table of the server; releasing puts it back. */
export const markeringRoutes: Routes = (app, context) => {
  app.post(
    '/werksessies/:id/markering',
    {
      schema: {
        summary: 'Verbergt een signaal (privacy of zorg), of geeft het weer vrij',
        params: inWerksessie,
        querystring: withToegang,
        body: flagSchema,
        response: { 200: z.object({ ok: z.literal(true) }), ...problems },
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'flagSignaal')
      const author = unwrap(
        await room.run(who.deelnemerId, (tx) => {
          const changed = request.body.reason === null ? release(tx, request.body) : flag(tx, request.body)
          if (!changed.ok) return changed
          const { signaalId, reason, remark, followUp } = request.body
          addHistory(tx, who.deelnemerId, {
            doc: 'regie',
            collection: 'markeringen',
            id: signaalId,
            after: { reason, remark, followUp },
          })
          return ok(tx.rows.get('owner', `signalen.${signaalId}`)?.deelnemerId)
        }),
      )
      if (author !== undefined) room.tellPeople(new Set([author]))
      return { ok: true as const }
    },
  )

  app.get(
    '/werksessies/:id/markeringen',
    {
      schema: {
        summary: 'De verborgen teksten',
        params: inWerksessie,
        querystring: withToegang,
        response: { 200: flaggedSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'readFlagged')
      return unwrap(
        await room.run('server', (tx) =>
          ok(tx.rows.list('verborgen').map(({ value }) => ({ signaalId: value.signaalId, text: value.text }))),
        ),
      )
    },
  )
}

type Flag = z.infer<typeof flagSchema>

function flag(tx: RoomTx, { signaalId, reason, remark, followUp }: Flag): Result<undefined> {
  const signaal = readBordRecord(tx.docs.bord, 'signalen', signaalId)
  if (signaal === undefined || reason === null) return fail(appError('signaal.not_found'))
  const text = signaal.hidden === undefined ? signaal.text : undefined
  setSignaal(tx.docs.bord, signaalId, { text: '', hidden: reason })
  hideWords(tx, signaalId, text, { reason, remark, followUp })
  return ok(undefined)
}

/** Keeps the words of a signaal in a table of the server (`undefined`: they are there already) and the flag in `regie`. */
export function hideWords(
  tx: RoomTx,
  signaalId: string,
  text: string | undefined,
  {
    reason,
    remark,
    followUp,
  }: { reason: 'privacy' | 'zorg'; remark?: string | undefined; followUp?: string | undefined },
): void {
  const at = tx.clock.now()
  hideCommentsOn(tx, signaalId)
  hideToen(tx.docs.programma, signaalId)
  if (text !== undefined) tx.rows.put('verborgen', signaalId, { signaalId: signaalId as SignaalId, text, at })
  const kept = tx.docs.regie.getMap<Markering>('markeringen')
  const before = kept.get(signaalId)
  kept.set(signaalId, {
    signaalId,
    reason,
    remark: remark ?? before?.remark ?? '',
    followUp: followUp ?? before?.followUp ?? '',
    at: before?.at ?? at,
  })
}

/** Puts the words of a flagged signaal back, as they were or as given. */
export function release(tx: RoomTx, { signaalId, text }: Flag): Result<undefined> {
  const hidden = tx.rows.get('verborgen', signaalId)
  const signaal = readBordRecord(tx.docs.bord, 'signalen', signaalId)
  if (hidden === undefined || signaal === undefined) return fail(appError('signaal.not_found'))
  const redacted = text === undefined ? undefined : cleanText(text)
  if (redacted === '') return fail(appError('signaal.empty'))
  setSignaal(tx.docs.bord, signaalId, { text: redacted ?? hidden.text, hidden: undefined })
  tx.rows.delete('verborgen', signaalId)
  tx.docs.regie.getMap('markeringen').delete(signaalId)
  return ok(undefined)
}
