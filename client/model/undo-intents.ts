import * as Y from 'yjs'
import type { Clock } from '../../shared/base/clock.ts'
import type { Ids } from '../../shared/base/ids.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import type { Intent } from '../sync/intents.ts'
import { undoneIn } from './recovery.ts'

/** An undo or redo is an intent as well: what it leaves behind, or that a record is no more. Returns how to stop. */
export function followUndo(
  {
    doc,
    undo,
    clock,
    ids,
    before,
  }: {
    readonly doc: Y.Doc
    readonly undo: Y.UndoManager
    readonly clock: Clock
    readonly ids: Ids
    /** A record as it was before the transaction under way. */
    readonly before: (collection: BordCollection, id: string) => object | undefined
  },
  note: (intent: Intent) => void,
): () => void {
  const stops = (Object.keys(bordLayout) as BordCollection[]).map((collection) => {
    const observer = (changes: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.origin !== undo) return
      const at = clock.now()
      const undone = undoneIn(
        doc,
        collection,
        changes,
        at,
        (id) => before(collection, id) as Readonly<Record<string, unknown>>,
      )
      const clockBefore = transaction.beforeState.get(doc.clientID) ?? 0
      // The frame that carries it is sent after this transaction: only then can it be counted.
      doc.once('afterAllTransactions', () => {
        const made = [doc.clientID, clockBefore, Y.getState(doc.store, doc.clientID)] as const
        for (const intent of undone) note({ id: ids.next<string>(), seq: at * 1000, at, made, ...intent })
      })
    }
    const root = bordCollection(doc, collection)
    root.observeDeep(observer as never)
    return () => root.unobserveDeep(observer as never)
  })
  return () => {
    for (const stop of stops) stop()
  }
}
