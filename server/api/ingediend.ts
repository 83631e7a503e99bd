import type { DeelnemerId, SignaalId } from '../../shared/base/ids.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { putInboxItem } from '../../shared/doc/regie-doc.ts'
import { readSessie, writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { InboxItem, Plek } from '../../shared/domain/inbox.ts'
import { isActive, type Pos, type Signaal } from '../../shared/domain/signaal.ts'
import type { Ingediend, RoomRows } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { addHistory } from './history.ts'

/** Where a signaal of this person is (typed over by them counts), or `undefined` when they have none with this id. */
export function plekOf(tx: RoomTx, id: string, person: DeelnemerId): Plek | undefined {
  const isTheirs = (row: { deelnemerId: DeelnemerId; enteredBy?: DeelnemerId } | undefined): boolean =>
    row !== undefined && (row.deelnemerId === person || row.enteredBy === person)
  // An owner's row outlives its record: who undid a briefje and does it again has none on the bord.
  if (isOnBord(tx, id) && isTheirs(tx.rows.get('owner', `signalen.${id}`))) return 'bord'
  if (isTheirs(tx.rows.get('prive', id))) return 'prive'
  const waiting = tx.rows.get('inbox', id)
  return isTheirs(waiting) && waiting !== undefined ? plekOfStatus(waiting.status) : undefined
}

export const plekOfStatus = (status: InboxItem['status']): Plek => (status === 'wacht' ? 'inbox' : status)

const isOnBord = (tx: RoomTx, id: string): boolean => bordCollection(tx.docs.bord, 'signalen').has(id)

/** The id belongs to somebody: it is on the bord, or was and its owner is none of `people`. */
const isTakenOnBord = (tx: RoomTx, id: string, people: readonly (DeelnemerId | undefined)[]): boolean => {
  const owner = tx.rows.get('owner', `signalen.${id}`)
  if (isOnBord(tx, id)) return true
  return owner !== undefined && !people.includes(owner.deelnemerId) && !people.includes(owner.enteredBy ?? nobody)
}
const nobody = '' as DeelnemerId

/** The id is in use, or was by somebody else than this person. */
export const isIdTaken = (tx: RoomTx, id: string, person: DeelnemerId): boolean =>
  isTakenOnBord(tx, id, [person]) || tx.rows.get('prive', id) !== undefined || tx.rows.get('inbox', id) !== undefined

export interface Placing {
  /** What stands on the bord as its time, in server ms. */
  readonly createdAt: number
  readonly pos?: Pos
  /** It comes as a placeholder: its words are kept from everybody. */
  readonly hidden?: 'privacy' | 'zorg'
  readonly mergedInto?: SignaalId
}

/**
 * Puts a signaal on the bord under the server's clientID, with its owner's row; gives its id there, another one when
 * somebody used the id on the bord meanwhile.
 */
export function placeSignaal(tx: RoomTx, item: Omit<Ingediend, 'text'> & { readonly text: string }, how: Placing) {
  const { deelnemerId } = item
  const showAuthors = readSessie(tx.docs.sessie)?.werksessie.settings.showAuthors
  const label = showAuthors === 'organisatie' ? tx.rows.get('deelnemer', deelnemerId)?.organisation : undefined
  const thema = item.themaId === undefined ? undefined : readBordRecord(tx.docs.bord, 'themas', item.themaId)
  const isTaken = isTakenOnBord(tx, item.id, [deelnemerId, item.enteredBy])
  const id = isTaken ? tx.ids.next<SignaalId>() : item.id
  const signaal: Signaal = {
    id,
    text: how.hidden === undefined ? item.text : '',
    kind: item.kind,
    authorGroup: item.authorGroup,
    channel: item.channel,
    ookThemas: [],
    createdAt: how.createdAt,
    ...(label === undefined ? {} : { authorLabel: label }),
    ...(item.table === undefined ? {} : { table: item.table }),
    ...(item.source === undefined ? {} : { source: { ...item.source, checked: false } }),
    ...(item.about === undefined ? {} : { about: item.about }),
    ...(how.pos === undefined ? {} : { pos: how.pos }),
    ...(how.hidden === undefined ? {} : { hidden: how.hidden }),
    ...(how.mergedInto === undefined ? {} : { mergedInto: how.mergedInto }),
    ...(thema === undefined || !isActive(thema) ? {} : { themaId: thema.id }),
  }
  addSignaal(tx.docs.bord, signaal)
  tx.rows.put('owner', `signalen.${id}`, {
    deelnemerId,
    at: tx.clock.now(),
    ...(item.enteredBy === undefined ? {} : { enteredBy: item.enteredBy }),
    ...(item.paper === undefined ? {} : { paper: item.paper }),
  })
  // A note written offline keeps both times: its own here, the server's in the document.
  if (item.writtenAt !== undefined)
    addHistory(tx, item.enteredBy ?? deelnemerId, {
      doc: 'bord',
      collection: 'signalen',
      id,
      field: 'writtenAt',
      after: item.writtenAt,
    })
  return id
}

/** Puts a signaal in the inbox, or changes it there: the row with whose it is, and in `regie` the rest. */
export function putInbox(tx: RoomTx, row: RoomRows['inbox']): void {
  tx.rows.put('inbox', row.id, row)
  const { id, text, kind, authorGroup, table, channel, at, writtenAt, faseId, status, reason, laat } = row
  putInboxItem(tx.docs.regie, {
    id,
    text,
    kind,
    authorGroup,
    channel,
    at,
    faseId,
    status,
    ...(table === undefined ? {} : { table }),
    ...(writtenAt === undefined ? {} : { writtenAt }),
    ...(reason === undefined ? {} : { reason }),
    ...(laat === true ? { laat: true } : {}),
  })
}

/** What waits for the reveal; withdrawn ones do not. */
export const waitingPrive = (tx: RoomTx): readonly RoomRows['prive'][] =>
  tx.rows.list('prive').flatMap(({ value }) => (value.archivedAt === undefined ? [value] : []))

/** Shows everybody how many briefjes wait for the reveal; the first one begins the round. */
export function countPrive(tx: RoomTx, faseId: string): void {
  const ronde = readSessie(tx.docs.sessie)?.prive
  const count = waitingPrive(tx).length
  if (ronde === undefined || ronde.status === 'onthuld')
    writeSessie(tx.docs.sessie, { prive: { faseId, since: tx.clock.now(), count, status: 'loopt' } })
  else writeSessie(tx.docs.sessie, { prive: { ...ronde, faseId, count } })
}
