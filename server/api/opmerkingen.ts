import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { addOpmerking, setOpmerking } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { mayComment, type Rights } from '../../shared/domain/may-change.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { limits } from '../../shared/protocol/limits.ts'
import {
  hiddenOpmerkingenSchema,
  opmerkingChangeSchema,
  opmerkingHideSchema,
  opmerkingInputSchema,
} from '../../shared/protocol/samen.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { unwrap } from './problem.ts'
import { createRateGuard } from './rate-guard.ts'
import { cleanText } from './submit-signalen.ts'
import { whyNotTakePart } from './why-not.ts'

export interface Speaker {
  readonly deelnemerId: DeelnemerId
  readonly rights: Rights
}

/** What people say about a signaal. By command only: it carries nobody's clientID, whatever `showAuthors` says. */
export const opmerkingenRoutes: Routes = (app, context) => {
  const guard = createRateGuard(30, 10)
  const inRoom = { params: inWerksessie, querystring: withToegang }
  const ofOne = { params: z.extend(inWerksessie, { opmerking: z.string() }), querystring: withToegang }
  const done = z.object({ ok: z.literal(true) })
  const answers = { response: { 200: done, ...problems } }

  app.post(
    '/werksessies/:id/opmerkingen',
    { schema: { summary: 'Zegt iets over een signaal', ...inRoom, body: opmerkingInputSchema, ...answers } },
    async (request) => {
      const { room, who } = await enter(context, request, 'comment')
      await guard(who.deelnemerId)
      const by = { deelnemerId: who.deelnemerId, rights: room.rightsOf(who.rol) }
      return unwrap(await room.run(who.deelnemerId, (tx) => comment(tx, by, request.body)))
    },
  )

  app.post(
    '/werksessies/:id/opmerkingen/:opmerking',
    {
      schema: {
        summary: 'Verandert de eigen opmerking, of trekt haar in',
        ...ofOne,
        body: opmerkingChangeSchema,
        ...answers,
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'comment')
      await guard(who.deelnemerId)
      const by = { deelnemerId: who.deelnemerId, rights: room.rightsOf(who.rol) }
      const { opmerking } = request.params
      return unwrap(await room.run(who.deelnemerId, (tx) => changeComment(tx, by, opmerking, request.body)))
    },
  )

  app.post(
    '/werksessies/:id/opmerkingen/:opmerking/verbergen',
    {
      schema: {
        summary: 'Verbergt een opmerking, of geeft haar weer vrij',
        ...ofOne,
        body: opmerkingHideSchema,
        ...answers,
      },
    },
    async (request) => {
      const { room, who } = await enter(context, request, 'hideOpmerking')
      const { opmerking } = request.params
      return unwrap(
        await room.run(who.deelnemerId, (tx) => hideComment(tx, who.deelnemerId, opmerking, request.body.hidden)),
      )
    },
  )

  app.get(
    '/werksessies/:id/opmerkingen/verborgen',
    {
      schema: {
        summary: 'De verborgen opmerkingen',
        ...inRoom,
        response: { 200: hiddenOpmerkingenSchema, ...problems },
      },
    },
    async (request) => {
      const { room } = await enter(context, request, 'readHiddenOpmerkingen')
      return unwrap(
        await room.run('server', (tx) =>
          ok(tx.rows.list('opmerking').map(({ key, value }) => ({ id: key as never, text: value.text }))),
        ),
      )
    },
  )
}

const isDone = ok({ ok: true as const })
type Done = Result<{ ok: true }>
const keyOf = (id: string): string => `opmerkingen.${id}`

/** Adds an opmerking; idempotent by id. A signaal that is hidden, withdrawn or unknown takes none. */
export function comment(tx: RoomTx, by: Speaker, input: z.infer<typeof opmerkingInputSchema>): Done {
  if (!mayComment(by.rights)) return fail(whyNotTakePart(by.rights))
  const owner = tx.rows.get('owner', keyOf(input.id))
  if (owner !== undefined) return owner.deelnemerId === by.deelnemerId ? isDone : fail(appError('signaal.conflict'))
  const signaal = readBordRecord(tx.docs.bord, 'signalen', input.signaalId)
  if (signaal === undefined || !isActive(signaal) || signaal.hidden !== undefined)
    return fail(appError('signaal.not_found'))
  const person = tx.rows.get('deelnemer', by.deelnemerId)
  if (person === undefined) return fail(appError('auth.missing'))
  const text = cleanText(input.text)
  if (text === '') return fail(appError('request.invalid'))
  const made = tx.rows.list('owner').filter(({ value }) => value.deelnemerId === by.deelnemerId).length
  if (made >= limits.objectsPerPerson || bordCollection(tx.docs.bord, 'opmerkingen').size >= limits.objectsPerBord)
    return fail(appError('request.rate_limited'))
  const at = tx.clock.now()
  const label = by.rights.settings.showAuthors === 'organisatie' ? person.organisation : undefined
  addOpmerking(tx.docs.bord, {
    id: input.id,
    signaalId: signaal.id,
    text,
    authorGroup: person.group,
    ...(label === undefined ? {} : { authorLabel: label }),
    createdAt: at,
  })
  tx.rows.put('owner', keyOf(input.id), { deelnemerId: by.deelnemerId, at })
  return isDone
}

/** Other words, withdrawn, or back again. Only one's own; a begeleider withdraws anybody's, but writes nobody's words. */
export function changeComment(
  tx: RoomTx,
  by: Speaker,
  id: string,
  { text, archived }: z.infer<typeof opmerkingChangeSchema>,
): Done {
  if (!mayComment(by.rights)) return fail(whyNotTakePart(by.rights))
  const known = readBordRecord(tx.docs.bord, 'opmerkingen', id)
  const isOwn = tx.rows.get('owner', keyOf(id))?.deelnemerId === by.deelnemerId
  const mayArchive = isOwn || by.rights.rol === 'begeleider'
  if (known === undefined || !mayArchive || (text !== undefined && !isOwn)) return fail(appError('opmerking.not_found'))
  // Its words are away: typing would show others again.
  if (text !== undefined && known.hidden === true) return fail(appError('opmerking.not_found'))
  const now = tx.clock.now()
  const next = text === undefined ? known.text : cleanText(text)
  if (text !== undefined && next === '') return fail(appError('request.invalid'))
  const wasArchived = known.archivedAt !== undefined
  if (next === known.text && (archived ?? wasArchived) === wasArchived) return isDone
  setOpmerking(tx.docs.bord, id, {
    ...(next === known.text ? {} : { text: next, editedAt: now }),
    ...(archived === undefined || archived === wasArchived ? {} : { archivedAt: archived ? now : undefined }),
  })
  addHistory(tx, by.deelnemerId, {
    doc: 'bord',
    collection: 'opmerkingen',
    id,
    before: { text: known.text, archived: wasArchived },
    after: { text: next, archived: archived ?? wasArchived },
  })
  return isDone
}

/** A flagged signaal takes what was said about it along; a begeleider gives each of them back by hand. */
export function hideCommentsOn(tx: RoomTx, signaalId: string): void {
  for (const { id, signaalId: about, text, hidden } of readBordCollection(tx.docs.bord, 'opmerkingen')) {
    if (about !== signaalId || hidden === true) continue
    tx.rows.put('opmerking', id, { text, at: tx.clock.now() })
    setOpmerking(tx.docs.bord, id, { text: '', hidden: true })
  }
}

/** Moves the words into a table of the server, or puts them back. */
export function hideComment(tx: RoomTx, person: DeelnemerId, id: string, hidden: boolean): Done {
  const known = readBordRecord(tx.docs.bord, 'opmerkingen', id)
  if (known === undefined) return fail(appError('opmerking.not_found'))
  if ((known.hidden === true) === hidden) return isDone
  if (hidden) {
    tx.rows.put('opmerking', id, { text: known.text, at: tx.clock.now() })
    setOpmerking(tx.docs.bord, id, { text: '', hidden: true })
  } else {
    setOpmerking(tx.docs.bord, id, { text: tx.rows.get('opmerking', id)?.text ?? '', hidden: undefined })
    tx.rows.delete('opmerking', id)
  }
  addHistory(tx, person, { doc: 'bord', collection: 'opmerkingen', id, field: 'hidden', after: hidden })
  return isDone
}
