import type { SignaalKind } from '../../shared/domain/signaal.ts'
import type { Intent } from '../sync/intents.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { typedText } from './recovery.ts'
import type { NietGeplaatst } from './types.ts'

export interface Tray {
  list(): readonly NietGeplaatst[]
  /** Keeps what was typed, with the reason; an intent without typed text needs no place here. */
  keep(intent: Intent, kind: SignaalKind | undefined, reason: string): Promise<void>
  remove(id: string): void
  close(): void
}

/**
 * *Niet geplaatst*: text that the server did not take, kept on this device until the person chooses (DESIGN §5.11). Two
 * tabs share it: each change is made to what is stored, never to what this tab read before, and the other tab is told.
 */
export async function openTray(store: LocalStore, toegang: string, onChange: () => void): Promise<Tray> {
  const key = `tray/${toegang}`
  let items: readonly NietGeplaatst[] = (await store.getFact<NietGeplaatst[]>(key)) ?? []
  const otherTabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`wijkbord-${key}`)
  const show = (next: readonly NietGeplaatst[]) => {
    items = next
    onChange()
  }
  const put = async (change: (now: readonly NietGeplaatst[]) => readonly NietGeplaatst[]) => {
    show(change(items))
    show(await store.updateFact<readonly NietGeplaatst[]>(key, (now) => change(now ?? [])))
    otherTabs?.postMessage('changed')
  }
  const readAgain = async () => show((await store.getFact<NietGeplaatst[]>(key)) ?? [])
  if (otherTabs !== undefined) otherTabs.onmessage = () => void readAgain()
  return {
    list: () => items,
    keep: async (intent, kind, reason) => {
      const text = typedText(intent)
      if (text === '') return
      const { recordId, at } = intent
      const signaalKind = (intent.add?.kind as SignaalKind | undefined) ?? kind ?? 'praktijksignaal'
      const item: NietGeplaatst = { id: recordId, text, signaalKind, reason, at, intent }
      await put((now) => [...now.filter((other) => other.id !== recordId), item])
    },
    remove: (id) => void put((now) => now.filter((item) => item.id !== id)),
    close: () => otherTabs?.close(),
  }
}
