import MiniSearch from 'minisearch'
import { topOf } from '../../../shared/domain/merge.ts'
import { isActive, type Signaal } from '../../../shared/domain/signaal.ts'
import type { BordModel } from '../../model/types.ts'
import { fold } from '../../state/bord-filter.ts'

/** Finds signalen by their words; follows the bord until `close()`. */
export interface ZoekIndex {
  /** Ids, best first; of notes that lie under another one the id of the top. Forgives a typing error and half a word. */
  find(words: string): readonly string[]
  /** Calls when something on the bord changed that an answer could rest on. */
  subscribe(listener: () => void): () => void
  close(): void
}

/** Words of up to three letters must be right: with a mistake they are other words. */
const fuzzyFrom = 4
/** In long words two mistakes: two letters that changed places count as two. */
const fuzzyTwice = 7

/** Reads the whole bord once and then only what changes. */
export function createZoekIndex(bord: BordModel): ZoekIndex {
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    processTerm: (term) => fold(term),
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length < fuzzyFrom ? false : term.length < fuzzyTwice ? 1 : 2),
      combineWith: 'AND',
      weights: { prefix: 0.6, fuzzy: 0.3 },
    },
  })
  const listeners = new Set<() => void>()
  // What was flagged has no words here, and what was taken back is not on the bord.
  const entryOf = (signaal: Signaal | undefined) =>
    signaal === undefined || !isActive(signaal) || signaal.hidden !== undefined
      ? undefined
      : { id: signaal.id as string, text: signaal.text }
  index.addAll(bord.all('signalen').flatMap((signaal) => entryOf(signaal) ?? []))
  const stop = bord.subscribe('signalen', (changed) => {
    for (const id of changed) {
      if (index.has(id)) index.discard(id)
      const entry = entryOf(bord.get('signalen', id))
      if (entry !== undefined) index.add(entry)
    }
    for (const listener of listeners) listener()
  })
  return {
    find(words) {
      if (words.trim() === '') return []
      const byId = new Map(bord.all('signalen').map((signaal) => [signaal.id as string, signaal]))
      const found = index.search(words).flatMap(({ id }) => {
        const signaal = byId.get(String(id))
        return signaal === undefined ? [] : [topOf(signaal, byId).id as string]
      })
      return [...new Set(found)]
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      stop()
      listeners.clear()
    },
  }
}
