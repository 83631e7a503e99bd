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
}

/** *Niet geplaatst*: text that the server did not take, kept on this device until the person chooses (DESIGN §5.11). */
export async function openTray(store: LocalStore, toegang: string, onChange: () => void): Promise<Tray> {
  const key = `tray/${toegang}`
  let items: readonly NietGeplaatst[] = (await store.getFact<NietGeplaatst[]>(key)) ?? []
  const put = async (next: readonly NietGeplaatst[]) => {
    items = next
    onChange()
    await store.setFact(key, items)
  }
  return {
    list: () => items,
    keep: async (intent, kind, reason) => {
      const text = typedText(intent)
      if (text === '') return
      const { recordId, at } = intent
      const signaalKind = (intent.add?.kind as SignaalKind | undefined) ?? kind ?? 'praktijksignaal'
      await put([
        ...items.filter((item) => item.id !== recordId),
        { id: recordId, text, signaalKind, reason, at, intent },
      ])
    },
    remove: (id) => void put(items.filter((item) => item.id !== id)),
  }
}
