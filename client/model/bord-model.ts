import type * as Y from 'yjs'
import { type BordRecords, bordCollection, readBordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { BordModel } from './types.ts'

type Listener = (changed: ReadonlySet<string>) => void

interface Collection {
  readonly records: Map<string, BordRecords[BordCollection]>
  /** Sorted by id, as of the last time that somebody asked for it. */
  all: readonly BordRecords[BordCollection][] | undefined
  /** What changed since then. */
  readonly stale: Set<string>
  readonly listeners: Set<Listener>
  readonly byId: Map<string, Set<() => void>>
}

const names = Object.keys(bordLayout) as BordCollection[]

/**
 * Follows `bord` from Yjs events. Only the records that a transaction touched are read again, and only those who look at
 * them are told: 10,000 signalen cost nothing while one of them changes.
 */
export function createBordModel(doc: Y.Doc): BordModel {
  const collections = new Map<BordCollection, Collection>()
  const stops: (() => void)[] = []

  for (const name of names) {
    const collection: Collection = {
      records: new Map(),
      all: undefined,
      stale: new Set(),
      listeners: new Set(),
      byId: new Map(),
    }
    for (const record of readBordCollection(doc, name)) collection.records.set(record.id, record)
    collections.set(name, collection)
    const root = bordCollection(doc, name)
    const observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const changed = new Set<string>()
      for (const event of events) {
        const first = event.path[0]
        if (first === undefined) for (const key of (event as Y.YMapEvent<unknown>).keysChanged) changed.add(key)
        else changed.add(String(first))
      }
      refresh(name, changed)
    }
    root.observeDeep(observer as never)
    stops.push(() => root.unobserveDeep(observer as never))
  }

  function refresh(name: BordCollection, changed: ReadonlySet<string>): void {
    const collection = of(name)
    for (const id of changed) {
      const record = readBordRecord(doc, name, id)
      if (record === undefined) collection.records.delete(id)
      else collection.records.set(id, record)
    }
    for (const id of changed) collection.stale.add(id)
    for (const listener of [...collection.listeners]) listener(changed)
    for (const id of changed) for (const listener of [...(collection.byId.get(id) ?? [])]) listener()
  }

  function of(name: BordCollection): Collection {
    const collection = collections.get(name)
    if (collection === undefined) throw new Error(`no collection ${name}`)
    return collection
  }

  return {
    get: (name, id) => of(name).records.get(id) as never,
    all: (name) => {
      const collection = of(name)
      const { all, records, stale } = collection
      if (all === undefined || stale.size > most)
        collection.all = [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      else if (stale.size > 0) collection.all = patched(all, stale, records)
      stale.clear()
      return collection.all as never
    },
    subscribe: (name, listener) => {
      of(name).listeners.add(listener)
      return () => of(name).listeners.delete(listener)
    },
    subscribeRecord: (name, id, listener) => {
      const { byId } = of(name)
      const set = byId.get(id) ?? new Set()
      byId.set(id, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) byId.delete(id)
      }
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

/** With more changes at once, sorting everything is as fast. */
const most = 500

/** A copy of a list that is sorted by id, with these records as they are now. */
function patched<T extends { readonly id: string }>(
  all: readonly T[],
  changed: ReadonlySet<string>,
  records: ReadonlyMap<string, T>,
): readonly T[] {
  const next = [...all]
  for (const id of changed) {
    const record = records.get(id)
    let at = next.length
    for (let low = 0; low < at; ) {
      const middle = (low + at) >> 1
      const one = next[middle]
      if (one !== undefined && one.id < id) low = middle + 1
      else at = middle
    }
    const isThere = next[at]?.id === id
    next.splice(at, isThere ? 1 : 0, ...(record === undefined ? [] : [record]))
  }
  return next
}
