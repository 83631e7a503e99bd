import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SignaalInput } from '../../shared/domain/signaal.ts'
import type { Intent } from './intents.ts'

/** A signaal on its way to the server, or one that the server did not take. */
export interface OutboxItem {
  readonly id: string
  readonly toegang: string
  readonly werksessieId: string
  readonly seq: number
  readonly input: SignaalInput
  readonly state: 'wacht' | 'bewaard' | 'niet_geplaatst'
  readonly reason?: string
  /** Changed after it may have reached the server once. */
  readonly edited?: true
}

/** One stored Yjs update; `key` names its place in the store. */
export interface StoredUpdate {
  readonly key: number
  readonly update: Uint8Array
}

interface Schema extends DBSchema {
  /** Yjs updates of a replica; key `toegang/doc/epoch`. */
  updates: { key: number; value: { replica: string; update: Uint8Array }; indexes: { replica: string } }
  /** clientIDs leased and not used yet; one row each. */
  clientIds: { key: number; value: { toegang: string; clientId: number }; indexes: { toegang: string } }
  intents: { key: string; value: { key: string; toegang: string; intent: Intent }; indexes: { toegang: string } }
  outbox: { key: string; value: OutboxItem; indexes: { toegang: string } }
  /** Small facts: epoch per toegang, tray, own ids. */
  facts: { key: string; value: unknown }
}

/** What this device keeps. Everything in it can be wiped with one button (shared laptops). */
export interface LocalStore {
  /** False: nothing survives a reload here (private window, no IndexedDB), and the screen says so. */
  readonly isDurable: boolean
  loadUpdates(replica: string): Promise<readonly StoredUpdate[]>
  addUpdate(replica: string, update: Uint8Array): Promise<void>
  /** Puts one update in the place of those that were loaded; what another tab added meanwhile stays. */
  compactUpdates(replica: string, loaded: readonly StoredUpdate[], update: Uint8Array): Promise<void>
  forgetUpdates(replica: string): Promise<void>
  addClientIds(toegang: string, ids: readonly number[]): Promise<void>
  /** Takes one clientID out of the pool: it can never be taken again, by no tab. */
  takeClientId(toegang: string): Promise<number | undefined>
  countClientIds(toegang: string): Promise<number>
  putIntent(toegang: string, intent: Intent): Promise<void>
  removeIntents(ids: readonly string[]): Promise<void>
  listIntents(toegang: string): Promise<readonly Intent[]>
  putOutbox(item: OutboxItem): Promise<void>
  removeOutbox(id: string): Promise<void>
  listOutbox(toegang: string): Promise<readonly OutboxItem[]>
  getFact<T>(key: string): Promise<T | undefined>
  setFact(key: string, value: unknown): Promise<void>
  /** Reads and writes in one step: several tabs may do it at once. Gives what it is now. */
  updateFact<T>(key: string, change: (now: T | undefined) => T): Promise<T>
  /** Wipes this device. */
  clear(): Promise<void>
}

/** Opens the store of this browser, or one in memory where the browser has none. */
export async function openLocalStore(): Promise<LocalStore> {
  try {
    const db = await openDB<Schema>('wijkbord', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('updates', { autoIncrement: true }).createIndex('replica', 'replica')
        fresh.createObjectStore('clientIds', { autoIncrement: true }).createIndex('toegang', 'toegang')
        fresh.createObjectStore('intents', { keyPath: 'key' }).createIndex('toegang', 'toegang')
        fresh.createObjectStore('outbox', { keyPath: 'id' }).createIndex('toegang', 'toegang')
        fresh.createObjectStore('facts')
      },
    })
    return durableStore(db)
  } catch {
    return memoryStore()
  }
}

function durableStore(db: IDBPDatabase<Schema>): LocalStore {
  return {
    isDurable: true,
    loadUpdates: async (replica) => {
      const found: StoredUpdate[] = []
      const tx = db.transaction('updates')
      for (let at = await tx.store.index('replica').openCursor(replica); at !== null; at = await at.continue())
        found.push({ key: at.primaryKey, update: at.value.update })
      return found
    },
    addUpdate: async (replica, update) => {
      await db.add('updates', { replica, update })
    },
    compactUpdates: async (replica, loaded, update) => {
      const tx = db.transaction('updates', 'readwrite')
      await tx.store.add({ replica, update })
      for (const { key } of loaded) await tx.store.delete(key)
      await tx.done
    },
    forgetUpdates: async (replica) => {
      const tx = db.transaction('updates', 'readwrite')
      for (const key of await tx.store.index('replica').getAllKeys(replica)) await tx.store.delete(key)
      await tx.done
    },
    addClientIds: async (toegang, ids) => {
      const tx = db.transaction('clientIds', 'readwrite')
      for (const clientId of ids) await tx.store.add({ toegang, clientId })
      await tx.done
    },
    takeClientId: async (toegang) => {
      const tx = db.transaction('clientIds', 'readwrite')
      const cursor = await tx.store.index('toegang').openCursor(toegang)
      const taken = cursor?.value.clientId
      await cursor?.delete()
      await tx.done
      return taken
    },
    countClientIds: (toegang) => db.countFromIndex('clientIds', 'toegang', toegang),
    putIntent: async (toegang, intent) => {
      await db.put('intents', { key: intent.id, toegang, intent })
    },
    removeIntents: async (ids) => {
      const tx = db.transaction('intents', 'readwrite')
      for (const id of ids) await tx.store.delete(id)
      await tx.done
    },
    listIntents: async (toegang) =>
      (await db.getAllFromIndex('intents', 'toegang', toegang)).map((row) => row.intent).sort((a, b) => a.seq - b.seq),
    putOutbox: async (item) => {
      await db.put('outbox', item)
    },
    removeOutbox: (id) => db.delete('outbox', id),
    listOutbox: async (toegang) =>
      (await db.getAllFromIndex('outbox', 'toegang', toegang)).sort((a, b) => a.seq - b.seq),
    getFact: async <T>(key: string) => (await db.get('facts', key)) as T | undefined,
    setFact: async (key, fact) => {
      await db.put('facts', fact, key)
    },
    updateFact: async <T>(key: string, change: (now: T | undefined) => T) => {
      const tx = db.transaction('facts', 'readwrite')
      const next = change((await tx.store.get(key)) as T | undefined)
      await tx.store.put(next, key)
      await tx.done
      return next
    },
    clear: async () => {
      for (const name of ['updates', 'clientIds', 'intents', 'outbox', 'facts'] as const) await db.clear(name)
    },
  }
}

/** The same in memory: nothing survives a reload. Also what unit tests use. */
export function memoryStore(): LocalStore {
  const updates = new Map<string, StoredUpdate[]>()
  let updateKey = 0
  const pools = new Map<string, number[]>()
  const intents = new Map<string, { toegang: string; intent: Intent }>()
  const outbox = new Map<string, OutboxItem>()
  const facts = new Map<string, unknown>()
  return {
    isDurable: false,
    loadUpdates: async (replica) => updates.get(replica) ?? [],
    addUpdate: async (replica, update) => {
      updates.set(replica, [...(updates.get(replica) ?? []), { key: ++updateKey, update }])
    },
    compactUpdates: async (replica, loaded, update) => {
      const gone = new Set(loaded.map((one) => one.key))
      const rest = (updates.get(replica) ?? []).filter((one) => !gone.has(one.key))
      updates.set(replica, [...rest, { key: ++updateKey, update }])
    },
    forgetUpdates: async (replica) => {
      updates.delete(replica)
    },
    addClientIds: async (toegang, ids) => {
      pools.set(toegang, [...(pools.get(toegang) ?? []), ...ids])
    },
    takeClientId: async (toegang) => pools.get(toegang)?.shift(),
    countClientIds: async (toegang) => pools.get(toegang)?.length ?? 0,
    putIntent: async (toegang, intent) => {
      intents.set(intent.id, { toegang, intent })
    },
    removeIntents: async (ids) => {
      for (const id of ids) intents.delete(id)
    },
    listIntents: async (toegang) =>
      [...intents.values()]
        .filter((row) => row.toegang === toegang)
        .map((row) => row.intent)
        .sort((a, b) => a.seq - b.seq),
    putOutbox: async (item) => {
      outbox.set(item.id, item)
    },
    removeOutbox: async (id) => {
      outbox.delete(id)
    },
    listOutbox: async (toegang) =>
      [...outbox.values()].filter((item) => item.toegang === toegang).sort((a, b) => a.seq - b.seq),
    getFact: async <T>(key: string) => facts.get(key) as T | undefined,
    setFact: async (key, fact) => {
      facts.set(key, fact)
    },
    updateFact: async <T>(key: string, change: (now: T | undefined) => T) => {
      const next = change(facts.get(key) as T | undefined)
      facts.set(key, next)
      return next
    },
    clear: async () => {
      for (const map of [updates, pools, intents, outbox, facts]) map.clear()
    },
  }
}
