import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Intent } from './intents.ts'
import {
  type Claim,
  isFree,
  type LocalStore,
  type OutboxItem,
  type StoreContent,
  type StoredUpdate,
} from './local-store.ts'

interface Schema extends DBSchema {
  /** Yjs updates of a replica; key `toegang/doc/epoch`. */
  updates: { key: number; value: { replica: string; update: Uint8Array }; indexes: { replica: string } }
  /** clientIDs leased and not used yet; one row each. */
  clientIds: { key: number; value: { toegang: string; clientId: number }; indexes: { toegang: string } }
  intents: {
    key: string
    value: { key: string; toegang: string; intent: Intent; claim?: Claim }
    indexes: { toegang: string }
  }
  outbox: { key: string; value: OutboxItem; indexes: { toegang: string } }
  /** Small facts: epoch per toegang, tray, own ids. */
  facts: { key: string; value: unknown }
}

/** Opens the database of this browser. Throws where it has none or allows none. `onLost`: the browser took it away. */
export async function openDurableStore(onLost: () => void): Promise<LocalStore> {
  const db = await openDB<Schema>('wijkbord', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('updates', { autoIncrement: true }).createIndex('replica', 'replica')
      fresh.createObjectStore('clientIds', { autoIncrement: true }).createIndex('toegang', 'toegang')
      fresh.createObjectStore('intents', { keyPath: 'key' }).createIndex('toegang', 'toegang')
      fresh.createObjectStore('outbox', { keyPath: 'id' }).createIndex('toegang', 'toegang')
      fresh.createObjectStore('facts')
    },
    terminated: onLost,
  })
  return durableStore(db)
}

function durableStore(db: IDBPDatabase<Schema>): LocalStore {
  return {
    keeps: () => 'alles',
    subscribe: () => () => undefined,
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
      const writes = [tx.store.add({ replica, update }), ...loaded.map(({ key }) => tx.store.delete(key))]
      await Promise.all([...writes, tx.done])
    },
    forgetUpdates: async (replica) => {
      const tx = db.transaction('updates', 'readwrite')
      for (const key of await tx.store.index('replica').getAllKeys(replica)) await tx.store.delete(key)
      await tx.done
    },
    forgetReplicas: async (isGone) => {
      const tx = db.transaction('updates', 'readwrite')
      const index = tx.store.index('replica')
      const names: string[] = []
      for (let at = await index.openKeyCursor(null, 'nextunique'); at !== null; at = await at.continue())
        names.push(at.key)
      for (const name of names.filter(isGone))
        for (const key of await index.getAllKeys(name)) await tx.store.delete(key)
      await tx.done
    },
    addClientIds: async (toegang, ids) => {
      const tx = db.transaction('clientIds', 'readwrite')
      await Promise.all([...ids.map((clientId) => tx.store.add({ toegang, clientId })), tx.done])
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
    claimIntents: async (ids, page, now) => {
      const tx = db.transaction('intents', 'readwrite')
      const claimed: string[] = []
      for (const id of ids) {
        const row = await tx.store.get(id)
        if (row === undefined || !isFree(row.claim, page, now)) continue
        await tx.store.put({ ...row, claim: { page, at: now } })
        claimed.push(id)
      }
      await tx.done
      return claimed
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
      await Promise.all([tx.store.put(next, key), tx.done])
      return next
    },
    readRows: () => readRows(db),
    readAll: async () => {
      const updates: StoreContent['updates'][number][] = []
      const tx = db.transaction('updates')
      for (let at = await tx.store.openCursor(); at !== null; at = await at.continue())
        updates.push({ ...at.value, key: at.primaryKey })
      return { updates, ...(await readRows(db)) }
    },
    clear: async () => {
      for (const name of ['updates', 'clientIds', 'intents', 'outbox', 'facts'] as const) await db.clear(name)
    },
  }
}

async function readRows(db: IDBPDatabase<Schema>): Promise<Omit<StoreContent, 'updates'>> {
  const [intents, outbox, keys, facts] = await Promise.all([
    db.getAll('intents'),
    db.getAll('outbox'),
    db.getAllKeys('facts'),
    db.getAll('facts'),
  ])
  return { intents, outbox, facts: keys.map((key, index) => [key, facts[index]] as const) }
}
