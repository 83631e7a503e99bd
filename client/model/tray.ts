import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { Intent } from '../sync/intents.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { createEmitter } from './emitter.ts'
import { typedText } from './recovery.ts'
import type { NietGeplaatst } from './types.ts'

export interface Tray {
  list(): readonly NietGeplaatst[]
  /** Keeps what was typed, with the reason; an intent without typed text needs no place here. */
  keep(
    intent: Intent,
    kind: SignaalKind | undefined,
    reason: string,
    options?: { readonly isClash?: boolean },
  ): Promise<void>
  /** Keeps words that belong to no record of the bord. */
  keepText(item: Omit<NietGeplaatst, 'intent' | 'isClash'>): Promise<void>
  remove(id: string): void
  /** Puts back one that was taken out to be placed, and could not be. */
  restore(item: NietGeplaatst): Promise<void>
  subscribe(listener: () => void): () => void
  close(): void
}

/**
 * *Niet geplaatst*: text that the server did not take, kept on this device until the person chooses (DESIGN §5.11). Two
 * tabs share it: each change is made to what is stored, never to what this tab read before, and the other tab is told.
 */
export async function openTray(store: LocalStore, toegang: string): Promise<Tray> {
  const key = `tray/${toegang}`
  let items: readonly NietGeplaatst[] = (await store.getFact<NietGeplaatst[]>(key)) ?? []
  const otherTabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`wijkbord-${key}`)
  const changed = createEmitter()
  let isClosed = false
  const show = (next: readonly NietGeplaatst[]) => {
    items = next
    changed.emit()
  }
  const put = async (change: (now: readonly NietGeplaatst[]) => readonly NietGeplaatst[]) => {
    show(change(items))
    show(await store.updateFact<readonly NietGeplaatst[]>(key, (now) => change(now ?? [])))
    if (!isClosed) otherTabs?.postMessage('changed')
  }
  const readAgain = async () => show((await store.getFact<NietGeplaatst[]>(key)) ?? [])
  if (otherTabs !== undefined) otherTabs.onmessage = () => void readAgain()
  return {
    list: () => items,
    keep: async (intent, kind, reason, { isClash = false } = {}) => {
      const text = typedText(intent)
      if (text === '') return
      const { recordId, at } = intent
      const signaalKind = (intent.add?.kind as SignaalKind | undefined) ?? kind ?? 'praktijksignaal'
      const item = { text, signaalKind, reason, at, intent, ...(isClash ? { isClash: true as const } : {}) }
      await put((now) => withItem(now, { ...item, id: recordId }))
    },
    keepText: (item) => put((now) => withItem(now, item)),
    remove: (id) => void put((now) => now.filter((item) => item.id !== id)),
    restore: (item) => put((now) => [...now.filter((other) => other.id !== item.id), item]),
    subscribe: changed.subscribe,
    close: () => {
      isClosed = true
      otherTabs?.close()
    },
  }
}

/** Adds one. What the new text goes on with is replaced by it; another text about the same record stays beside it. */
function withItem(now: readonly NietGeplaatst[], item: NietGeplaatst): readonly NietGeplaatst[] {
  const isSame = (other: NietGeplaatst) =>
    item.intent === undefined ? other.id === item.id : other.intent?.recordId === item.intent.recordId
  const rest = now.filter((other) => !isSame(other) || !item.text.includes(other.text))
  const isTaken = rest.some((other) => other.id === item.id)
  return [...rest, isTaken ? { ...item, id: `${item.id}/${item.at}` } : item]
}
