import * as z from 'zod/mini'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, SignaalId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { removeInboxItem } from '../../shared/doc/regie-doc.ts'
import { type BesluitSoort, type InboxStatus, needsReason } from '../../shared/domain/inbox.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { besluitSchema, herstelSchema } from '../../shared/protocol/api.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { enter, inWerksessie, problems, type Routes, withToegang } from './context.ts'
import { addHistory } from './history.ts'
import { placeSignaal, putInbox } from './ingediend.ts'
import { hideWords, release } from './markering.ts'
import { unwrap } from './problem.ts'

const done = z.object({ ok: z.literal(true) })

/** Where each decision that keeps a signaal off the bord leaves it. */
const statusAfter: Readonly<Partial<Record<BesluitSoort, InboxStatus>>> = {
  terug: 'terug',
  parkeer: 'geparkeerd',
  apart: 'apart',
}

/** Moderation: one decision about one signaal, and taking it back. The author hears of both. */
export const inboxRoutes: Routes = (app, context) => {
  const path = { params: inWerksessie, querystring: withToegang, response: { 200: done, ...problems } }
  app.post(
    '/werksessies/:id/inbox',
    { schema: { summary: 'Besluit over een signaal in het postvak of op het bord', ...path, body: besluitSchema } },
    async (request) => {
      const { room, who } = await enter(context, request, 'decideInbox')
      const author = unwrap(await room.run(who.deelnemerId, (tx) => decide(tx, who.deelnemerId, request.body)))
      room.tellPeople(author)
      return { ok: true as const }
    },
  )
  app.post(
    '/werksessies/:id/inbox/herstel',
    { schema: { summary: 'Neemt het laatste besluit over een signaal terug', ...path, body: herstelSchema } },
    async (request) => {
      const { room, who } = await enter(context, request, 'decideInbox')
      const { signaalId } = request.body
      const author = unwrap(await room.run(who.deelnemerId, (tx) => takeBack(tx, who.deelnemerId, signaalId)))
      room.tellPeople(author)
      return { ok: true as const }
    },
  )
}

type Besluit = z.infer<typeof besluitSchema>
type Told = ReadonlySet<DeelnemerId>

const people = (row: { readonly deelnemerId: DeelnemerId; readonly enteredBy?: DeelnemerId } | undefined): Told =>
  new Set(row === undefined ? [] : [row.deelnemerId, ...(row.enteredBy === undefined ? [] : [row.enteredBy])])

/** Carries out one decision and writes it down with its reason; gives whom it concerns. */
export function decide(tx: RoomTx, person: DeelnemerId, given: Besluit): Result<Told> {
  const { signaalId, besluit, doelId } = given
  const reason = given.reason?.trim() === '' ? undefined : given.reason?.trim()
  if (needsReason.has(besluit) && reason === undefined) return fail(appError('request.invalid'))
  const doel = doelId === undefined ? undefined : readBordRecord(tx.docs.bord, 'signalen', doelId)
  if (besluit === 'samen' && (doel === undefined || !isActive(doel) || doelId === signaalId))
    return fail(appError('signaal.not_found'))
  const waiting = tx.rows.get('inbox', signaalId)
  const isWaiting = waiting !== undefined && waiting.archivedAt === undefined
  const decided = isWaiting
    ? decideWaiting(tx, waiting, { ...given, reason })
    : decideOnBord(tx, signaalId, { ...given, reason })
  if (!decided.ok) return decided
  tx.rows.put('oordeel', decided.value.id, {
    besluit,
    at: tx.clock.now(),
    ...(reason === undefined ? {} : { reason }),
    ...(besluit === 'samen' && doelId !== undefined ? { doelId } : {}),
    ...(decided.value.from === undefined ? {} : { from: decided.value.from }),
  })
  log(tx, person, decided.value.id, { besluit, reason, ...(besluit === 'samen' ? { doelId } : {}) })
  return ok(isWaiting ? people(waiting) : people(tx.rows.get('owner', `signalen.${signaalId}`)))
}

const log = (tx: RoomTx, person: DeelnemerId, id: string, after: object): void =>
  addHistory(tx, person, { doc: 'regie', collection: 'inbox', id, after })

interface Decided {
  /** The id that it has now. */
  readonly id: string
  readonly from?: RoomRows['oordeel']['from']
}
type Reasoned = Omit<Besluit, 'reason'> & { readonly reason: string | undefined }

function decideWaiting(tx: RoomTx, waiting: RoomRows['inbox'], { besluit, reason, doelId }: Reasoned): Result<Decided> {
  const { status: _status, reason: _reason, archivedAt: _archivedAt, ...item } = waiting
  const status = statusAfter[besluit]
  if (status !== undefined) {
    putInbox(tx, { ...item, status, ...(reason === undefined ? {} : { reason }) })
    return ok({ id: item.id })
  }
  const hidden = besluit === 'privacy' || besluit === 'zorg' ? besluit : undefined
  tx.rows.delete('inbox', item.id)
  removeInboxItem(tx.docs.regie, item.id)
  const id = placeSignaal(tx, item, {
    createdAt: tx.clock.now(),
    ...(hidden === undefined ? {} : { hidden }),
    ...(besluit === 'samen' ? { mergedInto: doelId as SignaalId } : {}),
  })
  if (hidden !== undefined) hideWords(tx, id, item.text, { reason: hidden, remark: reason })
  const { text: _text, ...from } = item
  return ok({ id, from })
}

/** The same decisions about what lies on the bord already. Giving back is not one of them: others work with it. */
function decideOnBord(tx: RoomTx, signaalId: string, { besluit, reason, doelId }: Reasoned): Result<Decided> {
  const signaal = readBordRecord(tx.docs.bord, 'signalen', signaalId)
  if (signaal === undefined || !isActive(signaal)) return fail(appError('signaal.not_found'))
  switch (besluit) {
    case 'terug':
      return fail(appError('request.invalid'))
    case 'plaats':
      setSignaal(tx.docs.bord, signaalId, { parked: undefined, offTopic: undefined, asideReason: undefined })
      break
    case 'parkeer':
      setSignaal(tx.docs.bord, signaalId, { parked: true })
      break
    case 'apart':
      setSignaal(tx.docs.bord, signaalId, { offTopic: true })
      break
    case 'samen':
      setSignaal(tx.docs.bord, signaalId, { mergedInto: doelId as SignaalId })
      break
    case 'privacy':
    case 'zorg':
      if (signaal.hidden === undefined) {
        setSignaal(tx.docs.bord, signaalId, { text: '', hidden: besluit })
        hideWords(tx, signaalId, signaal.text, { reason: besluit, remark: reason })
      }
  }
  return ok({ id: signaalId })
}

/** Takes the last decision about a signaal back: it waits again, or lies on the bord as before. */
export function takeBack(tx: RoomTx, person: DeelnemerId, signaalId: string): Result<Told> {
  const last = tx.rows.get('oordeel', signaalId)
  if (last === undefined) return fail(appError('signaal.not_found'))
  const waiting = tx.rows.get('inbox', signaalId)
  const told = people(waiting ?? tx.rows.get('owner', `signalen.${signaalId}`))
  if (waiting !== undefined) {
    const { reason: _reason, ...rest } = waiting
    if (waiting.archivedAt === undefined) putInbox(tx, { ...rest, status: 'wacht' })
  } else {
    const undone =
      last.from === undefined ? restoreOnBord(tx, signaalId, last.besluit) : offBord(tx, signaalId, last.from)
    if (!undone.ok) return undone
  }
  tx.rows.delete('oordeel', signaalId)
  log(tx, person, signaalId, { besluit: 'herstel', van: last.besluit })
  return ok(told)
}

/** From the bord back into the inbox, with the words that it has now. */
function offBord(tx: RoomTx, id: string, from: NonNullable<RoomRows['oordeel']['from']>): Result<undefined> {
  const signaal = readBordRecord(tx.docs.bord, 'signalen', id)
  if (signaal === undefined) return fail(appError('signaal.not_found'))
  const text = signaal.hidden === undefined ? signaal.text : (tx.rows.get('verborgen', id)?.text ?? '')
  // Erased meanwhile: nothing is left to decide about.
  if (text === '') return fail(appError('signaal.not_found'))
  tx.rows.delete('verborgen', id)
  tx.docs.regie.getMap('markeringen').delete(id)
  tx.rows.delete('owner', `signalen.${id}`)
  bordCollection(tx.docs.bord, 'signalen').delete(id)
  putInbox(tx, { ...from, id: id as SignaalId, text, status: 'wacht' })
  return ok(undefined)
}

function restoreOnBord(tx: RoomTx, signaalId: string, besluit: BesluitSoort): Result<undefined> {
  switch (besluit) {
    case 'privacy':
    case 'zorg':
      return release(tx, { signaalId, reason: null })
    case 'parkeer':
    case 'apart':
    case 'samen':
      setSignaal(tx.docs.bord, signaalId, {
        ...(besluit === 'parkeer' ? { parked: undefined } : {}),
        ...(besluit === 'apart' ? { offTopic: undefined } : {}),
        ...(besluit === 'samen' ? { mergedInto: undefined } : {}),
      })
      return ok(undefined)
    case 'plaats':
    case 'terug':
      return ok(undefined)
  }
}
