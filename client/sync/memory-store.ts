import type { Intent } from './intents.ts'
import {
  type Claim,
  isFree,
  type LocalStore,
  type OutboxItem,
  type StoreContent,
  type StoredUpdate,
} from './local-store.ts'

/** The same in memory: nothing survives a reload. Also what unit tests use. `content`: what it begins with. */
export function memoryStore(content?: StoreContent): LocalStore {
  const updates = new Map<string, StoredUpdate[]>()
  let updateKey = 0
  const pools = new Map<string, number[]>()
  const intents = new Map<string, { toegang: string; intent: Intent; claim?: Claim }>()
  const outbox = new Map<string, OutboxItem>()
  const facts = new Map<string, unknown>()
  for (const { replica, key, update } of content?.updates ?? []) {
    updates.set(replica, [...(updates.get(replica) ?? []), { key, update }])
    updateKey = Math.max(updateKey, key)
  }
  for (const row of content?.intents ?? []) intents.set(row.intent.id, row)
  for (const item of content?.outbox ?? []) outbox.set(item.id, item)
  for (const [key, fact] of content?.facts ?? []) facts.set(key, fact)
  const readRows = () => ({ intents: [...intents.values()], outbox: [...outbox.values()], facts: [...facts] })
  return {
    keeps: () => 'niets',
    subscribe: () => () => undefined,
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
    forgetReplicas: async (isGone) => {
      for (const name of [...updates.keys()]) if (isGone(name)) updates.delete(name)
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
    claimIntents: async (ids, page, now) =>
      ids.filter((id) => {
        const row = intents.get(id)
        if (row === undefined || !isFree(row.claim, page, now)) return false
        intents.set(id, { ...row, claim: { page, at: now } })
        return true
      }),
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
    readRows: async () => readRows(),
    readAll: async () => ({
      updates: [...updates].flatMap(([replica, stored]) => stored.map((one) => ({ replica, ...one }))),
      ...readRows(),
    }),
    clear: async () => {
      for (const map of [updates, pools, intents, outbox, facts]) map.clear()
    },
  }
}
