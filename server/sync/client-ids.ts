import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { docNames } from '../../shared/domain/rol.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { RoomDocs } from './room-docs.ts'
import type { RowTable } from './room-port.ts'

/** Was this clientID ever issued, or used in a document? Then nobody gets it again (SPEC R9). */
export const isUsedClientId = (clientId: number, rows: Pick<RowTable, 'get'>, docs: RoomDocs): boolean =>
  rows.get('clientId', String(clientId)) !== undefined ||
  docNames.some((name) => docs[name].store.clients.has(clientId))

/** Issues `count` unused clientIDs to a person; `serverClientId` is the one the server writes with. */
export function leaseClientIds(
  rows: RowTable,
  docs: RoomDocs,
  options: {
    readonly deelnemerId: DeelnemerId
    readonly count: number
    readonly serverClientId: number
    readonly random32: () => number
  },
): Result<readonly number[]> {
  const { deelnemerId, count, serverClientId, random32 } = options
  const held = rows.list('clientId').filter(({ value }) => value.deelnemerId === deelnemerId).length
  if (count < 1 || held + count > limits.clientIdsPerPerson) return fail(appError('request.rate_limited'))
  const leased: number[] = []
  while (leased.length < count) {
    const clientId = random32()
    if (clientId === serverClientId || isUsedClientId(clientId, rows, docs)) continue
    rows.put('clientId', String(clientId), { deelnemerId })
    leased.push(clientId)
  }
  return ok(leased)
}
