import type { PageLease } from '../sync/client-ids.ts'
import type { Replica } from './replica.ts'

export interface ClientNumber {
  /** `undefined`: this page has none yet, and only commands are possible. */
  now(): number | undefined
  /** Before a local transaction on the bord; false when it must not be written. */
  check(): boolean
  /** Takes what a lease gave, when this page has none yet. True when it may write from now on. */
  adopt(lease: Pick<PageLease, 'clientId' | 'spareId'>): boolean
}

/** The number under which this page writes in every document: leased from the server, and never used before. */
export function createClientNumber(
  bord: Replica,
  others: readonly Replica[],
  onRename: (clientId: number) => void,
): ClientNumber {
  let current: number | undefined
  let spare: number | undefined
  return {
    now: () => current,
    // Yjs replaces an id that it sees in use elsewhere; such a number was never leased, and the gate would refuse it.
    check: () => {
      if (current === undefined) return false
      if (bord.doc.clientID === current) return true
      if (spare === undefined) return false
      current = spare
      spare = undefined
      bord.doc.clientID = current
      onRename(current)
      return true
    },
    adopt: ({ clientId, spareId }) => {
      if (current !== undefined || clientId === undefined) return false
      current = clientId
      spare = spareId
      bord.doc.clientID = clientId
      onRename(clientId)
      for (const replica of others) replica.writeAs(clientId)
      return true
    },
  }
}
