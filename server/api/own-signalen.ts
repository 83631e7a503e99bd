import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, SignaalId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBordRecord } from '../../shared/doc/bord-doc.ts'
import { removeInboxItem } from '../../shared/doc/regie-doc.ts'
import type { Plek } from '../../shared/domain/inbox.ts'
import { mayChange, type Rights } from '../../shared/domain/may-change.ts'
import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { OwnSignalen } from '../../shared/protocol/api.ts'
import type { Ingediend, RoomRows } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { addHistory } from './history.ts'
import { countPrive, plekOfStatus, putInbox } from './ingediend.ts'
import { readText } from './submit-signalen.ts'

const ownKeyPrefix = 'signalen.'

/** Everything this person wrote, wherever it is, oldest first, with what a begeleider said about it. */
export function listOwn(tx: RoomTx, person: DeelnemerId): OwnSignalen {
  const isMine = (row: Ingediend): boolean => row.deelnemerId === person || row.enteredBy === person
  const handedIn = (row: Ingediend & { archivedAt?: number }, plek: Plek): OwnSignalen[number] => ({
    id: row.id,
    text: row.text,
    kind: row.kind,
    createdAt: row.at,
    plek,
    ...(row.archivedAt === undefined ? {} : { archivedAt: row.archivedAt }),
  })
  const onBord = tx.rows
    .list('owner')
    .filter(({ key, value }) => value.deelnemerId === person && key.startsWith(ownKeyPrefix))
    .flatMap(({ key }) => readBordRecord(tx.docs.bord, 'signalen', key.slice(ownKeyPrefix.length)) ?? [])
    .map((signaal): OwnSignalen[number] => {
      const { id, text, kind, createdAt, archivedAt, hidden, parked, offTopic, mergedInto } = signaal
      const reason = parked === true || offTopic === true ? tx.rows.get('oordeel', id)?.reason : undefined
      return {
        id,
        text,
        kind,
        createdAt,
        plek: 'bord',
        ...(archivedAt === undefined ? {} : { archivedAt }),
        ...(hidden === undefined ? {} : { hidden }),
        ...(parked === true ? { parked } : {}),
        ...(offTopic === true ? { offTopic } : {}),
        ...(mergedInto === undefined ? {} : { merged: true }),
        ...(reason === undefined ? {} : { reason }),
      }
    })
  const prive = tx.rows.list('prive').flatMap(({ value }) => (isMine(value) ? [handedIn(value, 'prive')] : []))
  const inbox = tx.rows.list('inbox').flatMap(({ value }): OwnSignalen => {
    if (!isMine(value)) return []
    const { status, reason, laat } = value
    return [
      {
        ...handedIn(value, plekOfStatus(status)),
        ...(reason === undefined ? {} : { reason }),
        ...(laat === true ? { laat } : {}),
      },
    ]
  })
  return [...onBord, ...prive, ...inbox].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}

export interface OwnChange {
  readonly signaalId: string
  readonly text?: string | undefined
  readonly kind?: SignaalKind | undefined
  /** Withdraws it, or brings it back. */
  readonly weg?: boolean | undefined
}

/**
 * Changes a signaal of one's own where it is now: with its author, in the inbox or on the bord. One that was given back or
 * set aside goes to the begeleider again when its text changes. Gives where it is afterwards.
 */
export function changeOwn(
  tx: RoomTx,
  by: { readonly deelnemerId: DeelnemerId; readonly rights: Rights },
  change: OwnChange,
): Result<Plek> {
  const { signaalId } = change
  const text = change.text === undefined ? undefined : readText(change.text)
  if (text?.ok === false) return fail(text.error)
  const isTheirs = (row: { deelnemerId: DeelnemerId; enteredBy?: DeelnemerId } | undefined): boolean =>
    row !== undefined && (row.deelnemerId === by.deelnemerId || row.enteredBy === by.deelnemerId)
  const may = (field: string, hidden: boolean): boolean =>
    mayChange(by.rights, {
      doc: 'bord',
      collection: 'signalen',
      id: signaalId,
      action: 'set',
      field,
      own: true,
      ...(hidden ? { hidden: true } : {}),
    })
  const refusal = fail(appError(by.rights.status === 'gesloten' ? 'werksessie.closed' : 'fase.not_allowed'))
  const prive = tx.rows.get('prive', signaalId)
  const waiting = tx.rows.get('inbox', signaalId)
  if (prive !== undefined && isTheirs(prive)) {
    if (!may('text', false)) return refusal
    tx.rows.put('prive', signaalId, changed(tx, prive, change, text?.value))
    countPrive(tx, prive.faseId)
    return ok('prive')
  }
  if (waiting !== undefined && isTheirs(waiting)) {
    if (!may('text', false)) return refusal
    const next = inboxAfter(changed(tx, waiting, change, text?.value), text?.value !== undefined)
    putInbox(tx, next)
    if (next.archivedAt !== undefined) removeInboxItem(tx.docs.regie, signaalId)
    return ok(plekOfStatus(next.status))
  }
  return isTheirs(tx.rows.get('owner', `${ownKeyPrefix}${signaalId}`))
    ? changeOnBord(tx, by.deelnemerId, change, text?.value, may, refusal)
    : fail(appError('signaal.not_found'))
}

function changed<Row extends Ingediend & { readonly archivedAt?: number }>(
  tx: RoomTx,
  row: Row,
  { kind, weg }: OwnChange,
  text: string | undefined,
): Row {
  const next = { ...row, ...(text === undefined ? {} : { text }), ...(kind === undefined ? {} : { kind }) }
  if (weg === true) return { ...next, archivedAt: row.archivedAt ?? tx.clock.now() }
  if (weg === false) delete (next as { archivedAt?: number }).archivedAt
  return next
}

/** Other words are a new question to the begeleider; what was kept for later stays for later. */
function inboxAfter(row: RoomRows['inbox'], isRewritten: boolean): RoomRows['inbox'] {
  if (!isRewritten || row.status === 'wacht' || row.status === 'geparkeerd') return row
  const { reason: _reason, ...rest } = row
  return { ...rest, status: 'wacht' }
}

function changeOnBord(
  tx: RoomTx,
  person: DeelnemerId,
  { signaalId, kind, weg }: OwnChange,
  text: string | undefined,
  may: (field: string, hidden: boolean) => boolean,
  refusal: Result<never>,
): Result<Plek> {
  const signaal = readBordRecord(tx.docs.bord, 'signalen', signaalId)
  if (signaal === undefined) return fail(appError('signaal.not_found'))
  const isHidden = signaal.hidden !== undefined
  const changes = {
    ...(text === undefined || text === signaal.text ? {} : { text }),
    ...(kind === undefined || kind === signaal.kind ? {} : { kind }),
    ...(weg === undefined ? {} : { archivedAt: weg ? (signaal.archivedAt ?? tx.clock.now()) : undefined }),
  }
  if (!Object.keys(changes).every((field) => may(field, isHidden))) return refusal
  for (const [field, after] of Object.entries(changes))
    addHistory(tx, person, {
      doc: 'bord',
      collection: 'signalen',
      id: signaalId as SignaalId,
      field,
      before: signaal[field as 'text' | 'kind' | 'archivedAt'],
      after,
    })
  setSignaal(tx.docs.bord, signaalId, changes)
  return ok('bord')
}
