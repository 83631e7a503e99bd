import { type AppError, appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { Deelnemer, DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import type { Plek } from '../../shared/domain/inbox.ts'
import { mayChange, type Rights } from '../../shared/domain/may-change.ts'
import {
  maxSignaalText,
  type SignaalInput,
  signaalInputSchema,
  signaalKindSchema,
} from '../../shared/domain/signaal.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Ingediend } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { lateFrom } from './faseloop.ts'
import { countPrive, isIdTaken, placeSignaal, plekOf, putInbox } from './ingediend.ts'

export interface Submitter {
  readonly deelnemer: Deelnemer
  readonly rights: Rights
  /** Typed over from paper or out of a list: the author is not who sends it. A schrijver always does that. */
  readonly onPaper?: boolean
}
export type Placed =
  | { readonly id: string; readonly status: 'geplaatst' | 'bestond_al'; readonly plek: Plek }
  | { readonly id: string; readonly status: 'geweigerd'; readonly error: AppError }

/** Where a signaal goes. */
type Intake =
  | { readonly to: 'bord' }
  | { readonly to: 'prive'; readonly faseId: string; readonly naarInbox: boolean }
  | { readonly to: 'inbox'; readonly faseId: string; readonly laat: boolean }

/**
 * Takes signalen in, each by itself: a refused one does not hold up the others. Idempotent by id. Nothing is cut, and
 * nothing is written for a refused one, so whoever sent it can send it again. By the fase they go on the bord, stay with
 * their author until the reveal, or wait in the inbox; one that comes after its fase waits there too, marked late.
 */
export function submitSignalen(tx: RoomTx, by: Submitter, inputs: readonly unknown[]): Placed[] {
  const barred = whyNot(by.rights)
  const person = by.deelnemer.id
  let ofPerson =
    tx.rows.list('owner').filter(({ value }) => value.deelnemerId === person).length +
    (['prive', 'inbox'] as const).reduce(
      (sum, kind) => sum + tx.rows.list(kind).filter(({ value }) => value.deelnemerId === person).length,
      0,
    )
  const onBord = bordCollection(tx.docs.bord, 'signalen').size
  let inAll = onBord + tx.rows.list('prive').length + tx.rows.list('inbox').length
  const placed = inputs.map((raw): Placed => {
    const id = idOf(raw)
    const refuse = (error: AppError): Placed => ({ id, status: 'geweigerd', error })
    const known = plekOf(tx, id, person)
    const late = lateFrom(tx, writtenAtOf(raw), barred === undefined)
    const isLate = late !== undefined && by.rights.rol === 'deelnemer' && by.onPaper !== true
    if (barred !== undefined && known === undefined && !isLate) return refuse(barred)
    const input = readInput(raw)
    if (!input.ok) return refuse(input.error)
    if (known !== undefined) return { id, status: 'bestond_al', plek: known }
    if (isIdTaken(tx, id, person)) return refuse(appError('signaal.conflict'))
    if (ofPerson >= limits.objectsPerPerson || inAll >= limits.objectsPerBord)
      return refuse(appError('request.rate_limited'))
    ofPerson++
    inAll++
    return { id, status: 'geplaatst', plek: take(tx, by, input.value, intakeOf(tx, by, isLate ? late : undefined)) }
  })
  if (placed.some((one) => one.status === 'geplaatst' && one.plek === 'prive')) countPrive(tx, faseNow(tx))
  return placed
}

const faseNow = (tx: RoomTx): string => readSessie(tx.docs.sessie)?.werksessie.huidigeFase ?? ''

function intakeOf(tx: RoomTx, { rights }: Submitter, late: ReturnType<typeof lateFrom>): Intake {
  if (late !== undefined) {
    const { faseId } = late
    return late.stillPrive ? { to: 'prive', faseId, naarInbox: false } : { to: 'inbox', faseId, laat: true }
  }
  if (rights.prive === true && rights.rol !== 'begeleider')
    return { to: 'prive', faseId: faseNow(tx), naarInbox: rights.inbox === true && rights.rol === 'deelnemer' }
  if (rights.inbox === true && rights.rol === 'deelnemer') return { to: 'inbox', faseId: faseNow(tx), laat: false }
  return { to: 'bord' }
}

/** Adding is a right of the fase, also where it goes by this command alone. */
export function whyNot(rights: Rights): AppError | undefined {
  if (rights.rol !== 'begeleider' && rights.status === 'gesloten') return appError('werksessie.closed')
  if (rights.slot) return appError('werksessie.locked')
  const { prive: _prive, inbox: _inbox, ...direct } = rights
  const may = mayChange(
    { ...direct, settings: { showAuthors: 'groep' } },
    { doc: 'bord', collection: 'signalen', id: 'new', action: 'add', own: true },
  )
  if (may) return undefined
  return appError(rights.rol === 'deelnemer' ? 'fase.not_allowed' : 'auth.forbidden')
}

const idOf = (raw: unknown): string => {
  const id = (raw as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 64) : ''
}
const writtenAtOf = (raw: unknown): number | undefined => {
  const at = (raw as { writtenAt?: unknown } | null)?.writtenAt
  return typeof at === 'number' ? at : undefined
}

/** Removes what no screen or file can hold; anything else stays as it was typed (DOMAIN §9.6). */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()

type Checked<T> = { ok: true; value: T } | { ok: false; error: AppError }

/** The text as it is kept: trimmed and never cut. */
export function readText(given: string): Checked<string> {
  const text = cleanText(given)
  if (text === '') return { ok: false, error: appError('signaal.empty') }
  if (text.length > maxSignaalText)
    return { ok: false, error: appError('signaal.too_long', { count: text.length, max: maxSignaalText }) }
  return { ok: true, value: text }
}

/** Checks one submitted signaal; the text comes back trimmed and never cut. */
export function readInput(raw: unknown): Checked<SignaalInput> {
  const parsed = signaalInputSchema.safeParse(raw)
  if (!parsed.success) {
    const kind = (raw as { kind?: unknown } | null)?.kind
    const wrongKind = typeof kind === 'string' && !signaalKindSchema.safeParse(kind).success
    return { ok: false, error: appError(wrongKind ? 'signaal.kind_unknown' : 'request.invalid') }
  }
  const text = readText(parsed.data.text)
  return text.ok ? { ok: true, value: { ...parsed.data, text: text.value } } : text
}

/** Keeps a signaal where it belongs, and tells where that is. */
function take(tx: RoomTx, by: Submitter, input: SignaalInput, intake: Intake): Plek {
  const { deelnemer, rights } = by
  const onPaper = by.onPaper === true || rights.rol === 'schrijver'
  const { pos, authorGroup: givenGroup, table: givenTable, paper, ...given } = input
  const authorGroup = onPaper ? (givenGroup ?? deelnemer.group) : deelnemer.group
  const table = givenTable ?? (onPaper ? undefined : deelnemer.table)
  const now = tx.clock.now()
  const item: Ingediend = {
    ...given,
    deelnemerId: onPaper ? paperPerson(tx, authorGroup, table, now) : deelnemer.id,
    authorGroup,
    channel: onPaper ? 'papier' : deelnemer.device === 'telefoon' ? 'telefoon' : 'bord',
    faseId: intake.to === 'bord' ? faseNow(tx) : intake.faseId,
    at: now,
    ...(table === undefined ? {} : { table }),
    ...(onPaper ? { enteredBy: deelnemer.id } : {}),
    ...(onPaper && paper !== undefined && paper !== '' ? { paper } : {}),
  }
  switch (intake.to) {
    case 'bord':
      placeSignaal(tx, item, { createdAt: now, ...(pos === undefined ? {} : { pos }) })
      return 'bord'
    case 'prive':
      tx.rows.put('prive', item.id, { ...item, ...(intake.naarInbox ? { naarInbox: true } : {}) })
      return 'prive'
    case 'inbox':
      putInbox(tx, { ...item, status: 'wacht', ...(intake.laat ? { laat: true } : {}) })
      return 'inbox'
  }
}

/** One person per group and table stands for a sheet of paper: the scribe is never the author (DOMAIN E2). */
function paperPerson(tx: RoomTx, group: DeelnemerGroep, table: number | undefined, now: number): DeelnemerId {
  const id = `papier-${group}-${table ?? 0}` as DeelnemerId
  if (tx.rows.get('deelnemer', id) === undefined)
    tx.rows.put('deelnemer', id, {
      id,
      alias: 'papier',
      group,
      ...(table === undefined ? {} : { table }),
      begeleider: false,
      device: 'papier',
      joinsThemas: [],
      createdAt: now,
    })
  return id
}
