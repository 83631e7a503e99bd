import type { LocalStore } from './local-store.ts'

/** Facts that are lists of words which the server does not have; the rest of the key is the toegang. */
const waitingLists = ['tray/', 'programma/'] as const

export interface Waiting {
  /** Records and texts that are on this device only. */
  readonly count: number
  /** Whose they are. */
  readonly toegangen: ReadonlySet<string>
}

/** What would be lost with this device now, of everything that this browser takes part in. */
export async function whatWaits(store: LocalStore): Promise<Waiting> {
  const { intents, outbox, facts } = await store.readRows()
  const records = new Set(intents.map(({ toegang, intent }) => `${toegang}/${intent.collection}/${intent.recordId}`))
  const toegangen = new Set(intents.map(({ toegang }) => toegang))
  let count = records.size
  for (const item of outbox) {
    if (item.state === 'bewaard') continue
    count++
    toegangen.add(item.toegang)
  }
  for (const [key, fact] of facts) {
    const prefix = waitingLists.find((one) => key.startsWith(one))
    if (prefix === undefined || !Array.isArray(fact) || fact.length === 0) continue
    count += fact.length
    toegangen.add(key.slice(prefix.length))
  }
  return { count, toegangen }
}
