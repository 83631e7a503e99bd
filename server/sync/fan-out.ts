import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'

/** `[0, 2, update]`. */
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(syncSteps.update, update)
/** `[0, 1, update]`. */
export const stepTwoFrame = (update: Uint8Array): Uint8Array => syncFrame(syncSteps.step2, update)
/** `[0, 0, state vector]`. */
export const stepOneFrame = (doc: Y.Doc): Uint8Array => syncFrame(syncSteps.step1, Y.encodeStateVector(doc))

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

/** `[100, count]`: so many update frames of this connection are on disk. */
export function acknowledgeFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.acknowledge)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

/** `[101, state]`. */
export function storageStateFrame(state: 'read_only' | 'writable'): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.storageState)
  encoding.writeVarString(encoder, state)
  return encoding.toUint8Array(encoder)
}

/** `[102]`: something of this person's own changed; what it is they fetch themselves. */
export function personalFrame(): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.personal)
  return encoding.toUint8Array(encoder)
}

/** Somebody who listens to one document. */
export interface Listener {
  /** Everything up to this number of applied updates was in the answer to its step 1; `undefined` before that. */
  readonly joinedAt: number | undefined
  send(frame: Uint8Array): void
}

/** An update that is on disk, by number of application; `from` already has it. */
export interface DurableUpdate {
  readonly at: number
  readonly update: Uint8Array
  readonly from: Listener | undefined
}

/**
 * Sends what became durable together as one frame, encoded once for all sockets (SPEC R4). A listener that sent all of it
 * gets nothing; one that has not asked for the state yet will get all of it with the answer.
 */
export function fanOut(updates: readonly DurableUpdate[], listeners: Iterable<Listener>): void {
  const last = updates.at(-1)
  if (last === undefined) return
  const author = updates.every(({ from }) => from === last.from) ? last.from : undefined
  let frame: Uint8Array | undefined
  for (const listener of listeners) {
    if (listener === author || listener.joinedAt === undefined || listener.joinedAt >= last.at) continue
    frame ??= updateFrame(updates.length === 1 ? last.update : Y.mergeUpdates(updates.map(({ update }) => update)))
    listener.send(frame)
  }
}
