import type { Lease } from '../../shared/protocol/api.ts'
import { callApi } from './api.ts'
import type { LocalStore } from './local-store.ts'

export interface PageLease {
  /** The server says that this browser may not (any more). */
  readonly isRefused: boolean
  readonly epoch: number
  /** `undefined`: the pool is empty and there is no network; then only commands are possible. */
  readonly clientId: number | undefined
  /** For when Yjs sees the first one in use elsewhere. */
  readonly spareId: number | undefined
  /** Server time minus local time in ms. */
  readonly offsetMs: number
}

/** Takes clientIDs that no page had before, refilling the pool of this device on the way; also tells epoch and clock. */
export async function leaseClientIds(store: LocalStore, toegang: string): Promise<PageLease> {
  const before = Date.now()
  const answer = await callApi<Lease>('POST', `/toegangen/${toegang}/client-ids`, { body: {} })
  if (answer.ok) {
    await store.addClientIds(toegang, answer.value.clientIds)
    await store.setFact(`epoch/${toegang}`, answer.value.epoch)
    await store.setFact('klok', answer.value.serverTime - (before + Date.now()) / 2)
  }
  return {
    isRefused: !answer.ok && (answer.status === 401 || answer.status === 403 || answer.status === 404),
    epoch: (await store.getFact<number>(`epoch/${toegang}`)) ?? 1,
    clientId: await store.takeClientId(toegang),
    spareId: await store.takeClientId(toegang),
    offsetMs: (await store.getFact<number>('klok')) ?? 0,
  }
}
