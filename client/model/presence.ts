import type { Awareness } from 'y-protocols/awareness'
import { kijktSchema } from '../../shared/domain/oproep.ts'
import type { Presence, Session } from './types.ts'

const minimumPauseMs = 60

/** Who else is there. What people send is checked and named by the server; here it is only parsed and slowed down. */
export function createPresence() {
  let awareness: Awareness | undefined
  let others: readonly Presence[] = []
  let mine: Record<string, unknown> = {}
  let sentAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const read = () => {
    if (awareness === undefined) return
    const found: Presence[] = []
    for (const [key, state] of awareness.getStates()) {
      if (key !== awareness.clientID) found.push(parse(key, state))
    }
    others = found
    for (const listener of [...listeners]) listener()
  }
  const send = () => {
    timer = undefined
    sentAt = Date.now()
    awareness?.setLocalState(mine)
  }
  return {
    attach: (next: Awareness | undefined) => {
      awareness = next
      awareness?.on('change', read)
    },
    /** The document writes under another id from now on; y-websocket insists that presence uses the same. */
    rename: (clientId: number) => {
      if (awareness === undefined) return
      awareness.setLocalState(null)
      awareness.clientID = clientId
      awareness.setLocalState(mine)
    },
    list: () => others,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: ((fields) => {
      mine = { ...mine, ...fields }
      if (timer !== undefined) return
      const wait = sentAt + minimumPauseMs - Date.now()
      if (wait <= 0) send()
      else timer = setTimeout(send, wait)
    }) satisfies Session['setPresence'],
    close: () => {
      clearTimeout(timer)
      awareness?.off('change', read)
    },
  }
}

function parse(key: number, state: Record<string, unknown>): Presence {
  const { alias, group, cursor, editing, dragging } = state
  const kijkt = kijktSchema.safeParse(state.kijkt)
  return {
    key,
    alias: typeof alias === 'string' ? alias : '',
    group: typeof group === 'string' ? group : '',
    ...(isPair(cursor) ? { cursor } : {}),
    ...(typeof editing === 'string' ? { editing } : {}),
    ...(isDragging(dragging) ? { dragging } : {}),
    ...(kijkt.success ? { kijkt: kijkt.data } : {}),
  }
}

const isPair = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number' && Number.isFinite(part))

function isDragging(value: unknown): value is NonNullable<Presence['dragging']> {
  if (typeof value !== 'object' || value === null) return false
  const { ids, dx, dy } = value as Record<string, unknown>
  return (
    Array.isArray(ids) && ids.every((id) => typeof id === 'string') && typeof dx === 'number' && typeof dy === 'number'
  )
}
