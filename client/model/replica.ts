import * as Y from 'yjs'
import type { DocName } from '../../shared/domain/rol.ts'
import type { LocalStore } from '../sync/local-store.ts'
import { connectDoc, type DocConnection, type DocConnectionOptions } from '../sync/provider.ts'

/** Updates that come from the device's own store carry this origin: they must not be stored again. */
const fromStore = Symbol('from store')
const compactAbove = 40

export interface Replica {
  readonly doc: Y.Doc
  readonly name: DocName
  connect(options: Omit<DocConnectionOptions, 'doc' | 'docName'>): DocConnection
  connection(): DocConnection | undefined
  /** False: it became too large for this device, or is not stored at all; a reload begins with what the server has. */
  isKept(): boolean
  /** The stored replica is worth nothing any more; whatever this document still does is not stored either. */
  discard(): Promise<void>
  /** Writes under this clientID from now on; y-websocket insists that presence uses the same. */
  writeAs(clientId: number): void
  close(): void
}

/**
 * A document of this device: its stored updates are loaded before it connects, so that what was typed offline goes out
 * with the first step 2. With `keep: false` nothing is stored (documents that the server owns come back by themselves).
 */
export async function openReplica(
  store: LocalStore,
  key: string,
  name: DocName,
  { keep, maxBytes = Number.POSITIVE_INFINITY }: { readonly keep: boolean; readonly maxBytes?: number },
): Promise<Replica> {
  const doc = new Y.Doc()
  let isKept = keep
  let storedBytes = 0
  const discard = async () => {
    isKept = false
    await store.forgetUpdates(key)
  }
  /** The log on the device grows with every letter; the document does not. */
  const shrink = async () => {
    const whole = Y.encodeStateAsUpdate(doc)
    if (whole.length > maxBytes) return discard()
    storedBytes = whole.length
    await store.compactUpdates(key, await store.loadUpdates(key), whole)
  }
  if (keep) {
    const stored = await store.loadUpdates(key)
    if (stored.length > 0) {
      Y.transact(
        doc,
        () => {
          for (const { update } of stored) Y.applyUpdate(doc, update, fromStore)
        },
        fromStore,
      )
      // What builds on something that is stored no more (another tab threw its replica away) must not go out: the server
      // would see a gap. What it meant is kept as intents.
      doc.store.pendingStructs = null
      doc.store.pendingDs = null
      storedBytes = stored.reduce((sum, { update }) => sum + update.length, 0)
      if (stored.length > compactAbove) await store.compactUpdates(key, stored, Y.encodeStateAsUpdate(doc))
    }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === fromStore || !isKept) return
      storedBytes += update.length
      void store.addUpdate(key, update).then(() => (isKept && storedBytes > maxBytes ? shrink() : undefined))
    })
  }
  let connection: DocConnection | undefined
  return {
    doc,
    name,
    connect: (options) => {
      connection = connectDoc({ ...options, doc, docName: name })
      return connection
    },
    connection: () => connection,
    isKept: () => isKept,
    discard,
    writeAs: (clientId) => {
      doc.clientID = clientId
      const awareness = connection?.provider.awareness
      if (awareness === undefined) return
      awareness.setLocalState(null)
      awareness.clientID = clientId
      awareness.setLocalState({})
    },
    close: () => {
      connection?.close()
      doc.destroy()
    },
  }
}
