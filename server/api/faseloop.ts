import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { rightsNow } from '../../shared/domain/may-change.ts'
import { isPriveNow, type PriveRonde } from '../../shared/domain/prive.ts'
import type { Werksessie } from '../../shared/domain/werksessie.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { RoomTx } from '../sync/room-port.ts'

type Period = RoomRows['faseloop']

/** A signaal that was under way when its fase ended is not late. */
const underWayMs = 30_000
/** Who comes back after that has been away too long: the begeleider looks at no inbox any more. */
const lateForMs = 24 * 60 * 60_000

const keyOf = (at: number): string => String(at).padStart(15, '0')

const periodOf = (werksessie: Werksessie, ronde: PriveRonde | undefined, at: number): Period => {
  const { allow, status } = rightsNow('deelnemer', werksessie, ronde)
  const fase = werksessie.fasen.find(({ id }) => id === werksessie.huidigeFase)
  return {
    at,
    faseId: werksessie.huidigeFase,
    mayWrite: allow.addSignaal && status !== 'gesloten',
    prive: isPriveNow(fase, ronde),
  }
}

/**
 * Remembers since when deelnemers may (not) write, and in which fase. Call after a command that changed fase, rights, lock
 * or status, with the werksessie from before: so a signaal that comes late can be held against the time of its writing.
 */
export function noteFaseloop(tx: RoomTx, before: Werksessie): void {
  const sessie = readSessie(tx.docs.sessie)
  if (sessie === undefined) return
  const known = tx.rows.list('faseloop')
  if (known.length === 0)
    tx.rows.put('faseloop', keyOf(before.createdAt), periodOf(before, sessie.prive, before.createdAt))
  const last = tx.rows.list('faseloop').at(-1)?.value
  const now = periodOf(sessie.werksessie, sessie.prive, tx.clock.now())
  const isSame = last?.faseId === now.faseId && last.mayWrite === now.mayWrite && last.prive === now.prive
  if (!isSame) tx.rows.put('faseloop', keyOf(now.at), now)
}

/**
 * The fase in which a signaal was written lawfully, when that fase is over by now; `undefined` when it is not late.
 * `stillPrive`: it was written in a private round that is not revealed yet, so it waits with the others of that round.
 * `mayAddNow`: the fase of now takes signalen. The time is what the device says: a lying one gains a place in the inbox.
 */
export function lateFrom(
  tx: RoomTx,
  writtenAt: number | undefined,
  mayAddNow: boolean,
): { readonly faseId: string; readonly stillPrive: boolean } | undefined {
  const now = tx.clock.now()
  if (writtenAt === undefined || !(writtenAt <= now)) return undefined
  const periods = tx.rows.list('faseloop').map(({ value }) => value)
  const index = periods.findLastIndex(({ at }) => at <= writtenAt)
  const [period, next] = [periods[index], periods[index + 1]]
  if (period === undefined || next === undefined || !period.mayWrite || now - next.at > lateForMs) return undefined
  const ronde = readSessie(tx.docs.sessie)?.prive
  const stillPrive = period.prive && ronde?.faseId === period.faseId && ronde.status !== 'onthuld'
  if (stillPrive) return { faseId: period.faseId, stillPrive }
  const isOver = periods.at(-1)?.faseId !== period.faseId
  const isUnderWay = now - next.at <= underWayMs
  if (mayAddNow && (!isOver || isUnderWay)) return undefined
  return { faseId: period.faseId, stillPrive: false }
}
