import * as Y from 'yjs'
import { bordLayout } from '../../shared/doc/bord-layout.ts'
import { programmaRoots } from '../../shared/doc/programma-doc.ts'
import { regieRoots } from '../../shared/doc/regie-doc.ts'
import { type DocName, docNames } from '../../shared/domain/rol.ts'
import type { Log } from '../observability/log.ts'
import type { Storage } from '../storage/storage.ts'

export type RoomDocs = Readonly<Record<DocName, Y.Doc>>

/** An empty document with its roots in place; garbage collection on, so deleted text is gone from it. */
export function newDoc(name: DocName): Y.Doc {
  const doc = new Y.Doc()
  switch (name) {
    case 'bord':
      for (const root of Object.keys(bordLayout)) doc.getMap(root)
      break
    case 'sessie':
      doc.getMap('sessie')
      break
    case 'regie':
      for (const root of [...regieRoots.server, ...regieRoots.begeleider]) doc.getMap(root)
      break
    case 'programma':
      doc.getXmlFragment(programmaRoots.shared)
      for (const root of programmaRoots.server) doc.getMap(root)
  }
  return doc
}

export const emptyDocs = (): RoomDocs => ({
  bord: newDoc('bord'),
  sessie: newDoc('sessie'),
  regie: newDoc('regie'),
  programma: newDoc('programma'),
})

export interface LoadedRoomDoc {
  readonly doc: Y.Doc
  readonly lastSeq: number
  readonly sinceSnapshot: number
}

/** Updates that are applied before others get a turn. */
const turnOfUpdates = 100
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Reads a document from storage. What cannot be applied is left out and logged: one bad record must not close a room.
 * `inTurns` leaves room for other work in between: nobody waits for this one.
 */
export async function loadDoc(
  storage: Storage,
  log: Log,
  room: string,
  name: DocName,
  options: { readonly inTurns?: boolean } = {},
): Promise<LoadedRoomDoc> {
  const loaded = await storage.loadDoc(room, name)
  const doc = newDoc(name)
  const parts = loaded.snapshot === undefined ? loaded.updates : [loaded.snapshot, ...loaded.updates]
  const size = options.inTurns === true ? turnOfUpdates : parts.length
  let unreadable = loaded.quarantined
  for (let from = 0; from < parts.length; from += size) {
    if (from > 0) await nextTurn()
    doc.transact(() => {
      for (const update of parts.slice(from, from + size)) {
        try {
          Y.applyUpdate(doc, update)
        } catch (error) {
          unreadable++
          log.error('room.update_unreadable', { room, doc: name, error: String(error) })
        }
      }
    })
  }
  if (unreadable > 0) log.error('room.damaged', { room, doc: name, records: unreadable })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    // Only possible behind a damaged record; nobody was shown it, and it must not go out with every step 2.
    log.error('room.pending_dropped', { room, doc: name })
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
  }
  return { doc, lastSeq: loaded.lastSeq, sinceSnapshot: loaded.updates.length }
}

/** Reads all four documents. */
export async function loadDocs(
  storage: Storage,
  log: Log,
  room: string,
): Promise<Readonly<Record<DocName, LoadedRoomDoc>>> {
  const [bord, sessie, regie, programma] = await Promise.all(docNames.map((name) => loadDoc(storage, log, room, name)))
  if (bord === undefined || sessie === undefined || regie === undefined || programma === undefined)
    throw new Error('broken assumption: four documents')
  return { bord, sessie, regie, programma }
}

/**
 * Replaces the log of a document by a snapshot (SPEC R7): rebuilt from what is on disk in a fresh doc, encoded, read back
 * and compared, then saved. Gives `false` when nothing was saved. Deleted text is not in it.
 */
export async function saveSnapshot(storage: Storage, log: Log, room: string, name: DocName): Promise<boolean> {
  const { doc, lastSeq, sinceSnapshot } = await loadDoc(storage, log, room, name, { inTurns: true })
  if (sinceSnapshot === 0) return false
  const bytes = Y.encodeStateAsUpdate(doc)
  await nextTurn()
  const again = newDoc(name)
  Y.applyUpdate(again, bytes)
  await nextTurn()
  if (!isEqualDoc(doc, again)) {
    log.error('room.snapshot_differs', { room, doc: name })
    return false
  }
  await storage.saveSnapshot(room, name, lastSeq, bytes)
  return true
}

/** Equal state vectors, equal content, nothing pending. */
export function isEqualDoc(a: Y.Doc, b: Y.Doc): boolean {
  const [clocksA, clocksB] = [Y.decodeStateVector(Y.encodeStateVector(a)), Y.decodeStateVector(Y.encodeStateVector(b))]
  if (clocksA.size !== clocksB.size || b.store.pendingStructs !== null || b.store.pendingDs !== null) return false
  for (const [client, clock] of clocksA) if (clocksB.get(client) !== clock) return false
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b))
}

const contentOf = (doc: Y.Doc): unknown =>
  [...doc.share]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]) => [name, type instanceof Y.XmlFragment ? type.toString() : sorted(type.toJSON())])

/** Key order in a Y.Map depends on the order of arrival, which a snapshot does not keep. */
function sorted(plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map(sorted)
  if (typeof plain !== 'object' || plain === null) return plain
  return Object.entries(plain)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => [key, sorted(entry)])
}
