import * as Y from 'yjs'
import type { Clock } from '../../shared/base/clock.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { type BordCollection, bordLayout } from '../../shared/doc/bord-layout.ts'
import { readRecord } from '../../shared/doc/records.ts'
import type { RoomRows } from '../storage/row-kinds.ts'
import type { JudgedChange } from './gate-context.ts'

export type HistoryRow = RoomRows['history']

/** Text rows of one burst of typing by one person are one row, unless somebody takes words away. */
const burstMs = 30_000
const manyCharacters = 8

export interface History {
  /** Call before an update is applied: remembers what it will replace. The function it gives makes the rows, after. */
  before(doc: Y.Doc, changes: readonly JudgedChange[], person: string): () => readonly HistoryRow[]
}

/**
 * What people may need back (ARCHITECTURE §4): former values and texts, moves, and whole records that were taken away:
 * undoing the addition of a signaal archives it here. Additions are in the document itself.
 */
export function createHistory(clock: Clock): History {
  const bursts = new Map<string, { readonly person: string; readonly at: number }>()

  const isNewBurst = (key: string, person: string, change: JudgedChange): boolean => {
    const last = bursts.get(key)
    const now = clock.now()
    const isSame = last !== undefined && last.person === person && now - last.at < burstMs
    if (isSame && (change.removedText ?? 0) < manyCharacters) return false
    if (bursts.size > 5_000) bursts.clear()
    bursts.set(key, { person, at: now })
    return true
  }

  return {
    before(doc, changes, person) {
      const kept: { readonly change: JudgedChange; readonly before: unknown }[] = []
      for (const change of changes) {
        if (change.doc !== 'bord' || change.action === 'add') continue
        const { id, field } = change
        const collection = change.collection as BordCollection
        const record = bordCollection(doc, collection).get(id)
        if (record === undefined) continue
        if (change.action === 'remove') {
          kept.push({ change, before: readRecord(bordLayout[collection], id, record) })
        } else if (field !== undefined) {
          const stored = record.get(field)
          // What a card said first is news to a team that comes back; of other texts only what was there is kept.
          if (stored instanceof Y.Text && stored.length === 0 && collection !== 'kanskaarten') continue
          if (stored instanceof Y.Text && !isNewBurst(`${collection}.${id}.${field}`, person, change)) continue
          kept.push({ change, before: plain(stored) })
        }
      }
      return () =>
        kept.map(({ change: { collection, id, action, field }, before }) => {
          const after =
            action === 'remove'
              ? undefined
              : plain(
                  bordCollection(doc, collection as BordCollection)
                    .get(id)
                    ?.get(field ?? ''),
                )
          return {
            at: clock.now(),
            person,
            doc: 'bord',
            collection,
            id,
            ...(field === undefined ? {} : { field }),
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          }
        })
    },
  }
}

const plain = (stored: unknown): unknown =>
  stored instanceof Y.Text ? stored.toString() : stored instanceof Y.Map ? stored.toJSON() : stored

/** A key that sorts by time, and by order within one millisecond. */
export const historyKey = (at: number, order: number, id: string): string =>
  `${String(at).padStart(15, '0')}.${String(order % 1_000_000).padStart(6, '0')}.${id}`
