import type * as Y from 'yjs'
import { type BordRecords, bordCollection, readBordCollection, readBordRecord } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { BordModel } from './types.ts'

type Listener = (changed: ReadonlySet<string>) => void

interface Collection {
  readonly records: Map<string, BordRecords[BordCollection]>
  all: readonly BordRecords[BordCollection][] | undefined
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
    const collection: Collection = { records: new Map(), all: undefined, listeners: new Set(), byId: new Map() }
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
    collection.all = undefined
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
      collection.all ??= [...collection.records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
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
