import type * as Y from 'yjs'
import type { Trace } from '../../../shared/domain/programma.ts'
import type { BordModel } from '../../model/types.ts'
import type { BronLookup } from './programma-extensions.ts'

/** Follows the traces of the programme and the signalen under them, and tells the pills when to draw themselves again. */
export function createBronLookup(
  doc: Y.Doc,
  bord: BordModel,
  open: (bronId: string) => void,
): BronLookup & { close(): void } {
  const bronnen = doc.getMap<Trace>('bronnen')
  const listeners = new Set<() => void>()
  const notify = () => {
    for (const listener of listeners) listener()
  }
  bronnen.observe(notify)
  const stop = bord.subscribe('signalen', notify)
  return {
    trace: (bronId) => bronnen.get(bronId),
    isChanged: (bronId) => isBronChanged(bronnen.get(bronId), bord),
    open,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      bronnen.unobserve(notify)
      stop()
    },
  }
}

/**
 * A statement says "bron gewijzigd" when a signaal under it was withdrawn, hidden or is gone, or when a literal quotation
 * is no longer what the signaal says. Nothing is rewritten (DOMAIN §3, provenance).
 */
export function isBronChanged(trace: Trace | undefined, bord: Pick<BordModel, 'get'>): boolean {
  if (trace === undefined) return false
  const signalen = trace.signaalIds.map((id) => bord.get('signalen', id))
  if (
    signalen.some(
      (signaal) => signaal === undefined || signaal.archivedAt !== undefined || signaal.hidden !== undefined,
    )
  )
    return true
  return (
    trace.kind === 'citaat' &&
    signalen.length > 0 &&
    !signalen.some((signaal) => signaal !== undefined && trace.text.includes(signaal.text.trim()))
  )
}
