import { type AppError, appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import type { Deelnemer, DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import { mayChange, type Rights } from '../../shared/domain/may-change.ts'
import {
  isActive,
  maxSignaalText,
  type Signaal,
  type SignaalInput,
  signaalInputSchema,
  signaalKindSchema,
} from '../../shared/domain/signaal.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { RoomTx } from '../sync/room-port.ts'
import { addHistory } from './history.ts'

export interface Submitter {
  readonly deelnemer: Deelnemer
  readonly rights: Rights
  /** Typed over from paper or out of a list: the author is not who sends it. A schrijver always does that. */
  readonly onPaper?: boolean
}
export type Placed =
  | { readonly id: string; readonly status: 'geplaatst' | 'bestond_al' }
  | { readonly id: string; readonly status: 'geweigerd'; readonly error: AppError }

/**
 * Places signalen on the bord, each by itself: a refused one does not hold up the others. Idempotent by id. Nothing is cut,
 * and nothing is written for a refused one, so whoever sent it can send it again.
 */
export function submitSignalen(tx: RoomTx, by: Submitter, inputs: readonly unknown[]): Placed[] {
  const barred = whyNot(by.rights)
  let ofPerson = tx.rows.list('owner').filter(({ value }) => value.deelnemerId === by.deelnemer.id).length
  return inputs.map((raw) => {
    const id = idOf(raw)
    const refuse = (error: AppError): Placed => ({ id, status: 'geweigerd', error })
    if (barred !== undefined && !isKnown(tx, id, by.deelnemer.id)) return refuse(barred)
    const input = readInput(raw)
    if (!input.ok) return refuse(input.error)
    if (isKnown(tx, id, by.deelnemer.id)) return { id, status: 'bestond_al' }
    if (tx.rows.get('owner', `signalen.${id}`) !== undefined || bordCollection(tx.docs.bord, 'signalen').has(id))
      return refuse(appError('signaal.conflict'))
    if (ofPerson >= limits.objectsPerPerson || bordCollection(tx.docs.bord, 'signalen').size >= limits.objectsPerBord)
      return refuse(appError('request.rate_limited'))
    place(tx, by, input.value)
    ofPerson++
    return { id, status: 'geplaatst' }
  })
}

/** Adding is a right of the fase, also when the notes may carry no author (then they come in by this command alone). */
export function whyNot(rights: Rights): AppError | undefined {
  if (rights.rol !== 'begeleider' && rights.status === 'gesloten') return appError('werksessie.closed')
  if (rights.slot) return appError('werksessie.locked')
  const may = mayChange(
    { ...rights, settings: { showAuthors: 'groep' } },
    { doc: 'bord', collection: 'signalen', id: 'new', action: 'add', own: true },
  )
  if (may) return undefined
  return appError(rights.rol === 'deelnemer' ? 'fase.not_allowed' : 'auth.forbidden')
}

function isKnown(tx: RoomTx, id: string, person: DeelnemerId): boolean {
  const owner = tx.rows.get('owner', `signalen.${id}`)
  return owner !== undefined && (owner.deelnemerId === person || owner.enteredBy === person)
}

const idOf = (raw: unknown): string => {
  const id = (raw as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 64) : ''
}

/** Removes what no screen or file can hold; anything else stays as it was typed (DOMAIN §9.6). */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim()

/** Checks one submitted signaal; the text comes back trimmed and never cut. */
export function readInput(raw: unknown): { ok: true; value: SignaalInput } | { ok: false; error: AppError } {
  const parsed = signaalInputSchema.safeParse(raw)
  if (!parsed.success) {
    const kind = (raw as { kind?: unknown } | null)?.kind
    const wrongKind = typeof kind === 'string' && !signaalKindSchema.safeParse(kind).success
    return { ok: false, error: appError(wrongKind ? 'signaal.kind_unknown' : 'request.invalid') }
  }
  const text = cleanText(parsed.data.text)
  if (text === '') return { ok: false, error: appError('signaal.empty') }
  if (text.length > maxSignaalText)
    return { ok: false, error: appError('signaal.too_long', { count: text.length, max: maxSignaalText }) }
  return { ok: true, value: { ...parsed.data, text } }
}

function place(tx: RoomTx, by: Submitter, input: SignaalInput): void {
  const { deelnemer, rights } = by
  const onPaper = by.onPaper === true || rights.rol === 'schrijver'
  const authorGroup = onPaper ? (input.authorGroup ?? deelnemer.group) : deelnemer.group
  const table = input.table ?? (onPaper ? undefined : deelnemer.table)
  const thema = input.themaId === undefined ? undefined : readBordRecord(tx.docs.bord, 'themas', input.themaId)
  const now = tx.clock.now()
  const label = rights.settings.showAuthors === 'organisatie' && !onPaper ? deelnemer.organisation : undefined
  const signaal: Signaal = {
    id: input.id,
    text: input.text,
    kind: input.kind,
    authorGroup,
    channel: onPaper ? 'papier' : deelnemer.device === 'telefoon' ? 'telefoon' : 'bord',
    ookThemas: [],
    createdAt: now,
    ...(label === undefined ? {} : { authorLabel: label }),
    ...(table === undefined ? {} : { table }),
    ...(input.source === undefined ? {} : { source: { ...input.source, checked: false } }),
    ...(input.about === undefined ? {} : { about: input.about }),
    ...(input.pos === undefined ? {} : { pos: input.pos }),
    ...(thema === undefined || !isActive(thema) ? {} : { themaId: thema.id }),
  }
  addSignaal(tx.docs.bord, signaal)
  tx.rows.put('owner', `signalen.${input.id}`, {
    deelnemerId: onPaper ? paperPerson(tx, authorGroup, table, now) : deelnemer.id,
    at: now,
    ...(onPaper ? { enteredBy: deelnemer.id } : {}),
  })
  // A note written offline keeps both times: its own here, the server's in the document.
  if (input.writtenAt !== undefined)
    addHistory(tx, deelnemer.id, {
      doc: 'bord',
      collection: 'signalen',
      id: input.id,
      field: 'writtenAt',
      after: input.writtenAt,
    })
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
