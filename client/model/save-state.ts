import type { Outbox } from '../sync/outbox.ts'
import { createEmitter } from './emitter.ts'
import type { PendingIntents } from './pending.ts'
import type { Tray } from './tray.ts'
import type { RecordState, SaveState } from './types.ts'

export interface SaveTracker {
  readonly state: () => SaveState
  readonly unsaved: () => ReadonlyMap<string, RecordState>
  readonly subscribe: (listener: () => void) => () => void
  /** Works both out again and tells who looks, when something changed. */
  update(): void
}

interface Sources {
  readonly pending: Pick<PendingIntents, 'list'>
  readonly outbox: Pick<Outbox, 'list' | 'isFailing'>
  readonly tray: Pick<Tray, 'list'>
  /** Texts of the programme that are on this device only. */
  programmaWaiting(): number
  line(): { readonly isConnected: boolean; readonly wasConnected: boolean; readonly isReadOnly: boolean }
}

/** What is safe: for the whole bord (DESIGN §1.5), and for each record that is not. */
export function createSaveTracker({ pending, outbox, tray, programmaWaiting, line }: Sources): SaveTracker {
  const changed = createEmitter()
  let state: SaveState = { kind: 'verbinden' }
  let unsaved: ReadonlyMap<string, RecordState> = new Map()

  function wholeBord(): SaveState {
    const { isConnected, wasConnected, isReadOnly } = line()
    if (isReadOnly) return { kind: 'alleen_lezen' }
    // Every letter is a change of its own; what waits is the note.
    const records = new Set(pending.list().map(({ recordId }) => recordId)).size
    const waiting = records + outbox.list().filter((item) => item.state === 'wacht').length + programmaWaiting()
    if (!isConnected || outbox.isFailing())
      return wasConnected || waiting > 0 ? { kind: 'offline', waiting } : { kind: 'verbinden' }
    if (waiting > 0) return { kind: 'bewaren', waiting }
    const notPlaced = tray.list().length + outbox.list().filter((item) => item.state === 'niet_geplaatst').length
    return notPlaced > 0 ? { kind: 'bewaard', nietGeplaatst: notPlaced } : { kind: 'bewaard' }
  }
  function perRecord(): ReadonlyMap<string, RecordState> {
    const { isConnected, isReadOnly } = line()
    const found = new Map<string, RecordState>()
    for (const { id, intent } of tray.list()) found.set(intent?.recordId ?? id, 'niet_geplaatst')
    const isMoving = isConnected && !isReadOnly
    for (const item of outbox.list()) {
      if (item.state === 'niet_geplaatst') found.set(item.id, 'niet_geplaatst')
      else if (item.state === 'wacht') found.set(item.id, isMoving && !outbox.isFailing() ? 'bewaren' : 'wacht')
    }
    for (const { recordId } of pending.list()) found.set(recordId, isMoving ? 'bewaren' : 'wacht')
    return found
  }
  return {
    state: () => state,
    unsaved: () => unsaved,
    subscribe: changed.subscribe,
    update: () => {
      const [nextState, nextUnsaved] = [wholeBord(), perRecord()]
      const isSameState = JSON.stringify(nextState) === JSON.stringify(state)
      const isSameUnsaved =
        nextUnsaved.size === unsaved.size && [...nextUnsaved].every(([id, record]) => unsaved.get(id) === record)
      if (!isSameState) state = nextState
      if (!isSameUnsaved) unsaved = nextUnsaved
      if (!isSameState || !isSameUnsaved) changed.emit()
    },
  }
}
