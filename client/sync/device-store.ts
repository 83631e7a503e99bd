import { openDurableStore } from './durable-store.ts'
import type { Keeps, LocalStore } from './local-store.ts'
import { memoryStore } from './memory-store.ts'

/** Some browsers never answer when they do not want to open a database. */
const openWithinMs = 5000

/** Opens the store of this browser; where it has none, or takes no more, everything goes on in memory and `keeps` says so. */
export async function openLocalStore(): Promise<LocalStore> {
  let lose: () => void = () => undefined
  const opening = openDurableStore(() => lose())
  const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), openWithinMs))
  const durable = await Promise.race([opening, tooLate]).catch(() => undefined)
  if (durable === undefined) return memoryStore()
  const store = guardedStore(durable)
  lose = () => store.lose()
  return store
}

/**
 * Works with `durable` until that fails once: from then on in memory, with what could still be read, so that nothing that
 * this page needs depends on a disk that is full. Whatever is removed is removed from `durable` too, if that goes.
 */
export function guardedStore(durable: LocalStore): LocalStore & { lose(): void } {
  let keeps: Keeps = 'alles'
  let moving: Promise<LocalStore> | undefined
  const listeners = new Set<() => void>()

  function move(reason: unknown): Promise<LocalStore> {
    if (moving === undefined) {
      keeps = reason instanceof Error && reason.name === 'QuotaExceededError' ? 'vol' : 'niets'
      console.warn('this browser keeps nothing any more; what is typed goes on in memory', reason)
      moving = durable.readAll().then(memoryStore, () => memoryStore())
      for (const listener of [...listeners]) listener()
    }
    return moving
  }
  async function use<T>(work: (store: LocalStore) => Promise<T>): Promise<T> {
    if (moving !== undefined) return work(await moving)
    try {
      return await work(durable)
    } catch (reason) {
      return work(await move(reason))
    }
  }
  async function remove(work: (store: LocalStore) => Promise<void>): Promise<void> {
    if (moving === undefined) return use(work)
    await work(await moving)
    // What is sent must not be there when the page comes back. When even that does not go, it is sent twice and kept once.
    await work(durable).catch((reason: unknown) => console.warn('could not be removed from this device', reason))
  }
  return {
    lose: () => void move(new Error('the browser closed the database')),
    keeps: () => keeps,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    loadUpdates: (replica) => use((store) => store.loadUpdates(replica)),
    addUpdate: (replica, update) => use((store) => store.addUpdate(replica, update)),
    compactUpdates: (replica, loaded, update) => use((store) => store.compactUpdates(replica, loaded, update)),
    forgetUpdates: (replica) => remove((store) => store.forgetUpdates(replica)),
    forgetReplicas: (isGone) => remove((store) => store.forgetReplicas(isGone)),
    addClientIds: (toegang, ids) => use((store) => store.addClientIds(toegang, ids)),
    takeClientId: (toegang) => use((store) => store.takeClientId(toegang)),
    countClientIds: (toegang) => use((store) => store.countClientIds(toegang)),
    putIntent: (toegang, intent) => use((store) => store.putIntent(toegang, intent)),
    removeIntents: (ids) => remove((store) => store.removeIntents(ids)),
    claimIntents: (ids, page, now) => use((store) => store.claimIntents(ids, page, now)),
    listIntents: (toegang) => use((store) => store.listIntents(toegang)),
    putOutbox: (item) => use((store) => store.putOutbox(item)),
    removeOutbox: (id) => remove((store) => store.removeOutbox(id)),
    listOutbox: (toegang) => use((store) => store.listOutbox(toegang)),
    getFact: <T>(key: string) => use((store) => store.getFact<T>(key)),
    setFact: (key, fact) => use((store) => store.setFact(key, fact)),
    updateFact: <T>(key: string, change: (now: T | undefined) => T) => use((store) => store.updateFact(key, change)),
    readRows: () => use((store) => store.readRows()),
    readAll: () => use((store) => store.readAll()),
    clear: () => remove((store) => store.clear()),
  }
}
