import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { createHistogram } from './histogram.ts'
import type { Dialect } from './load-messages.ts'

const hocuspocusSyncReply = 4
/** Bytes that are looked at to tell frames apart; reading all of what hundreds receive would be the load's own cost. */
const sampledBytes = 192

/** Something that was sent: by whom, when (ms), and in the measured time or not. */
export interface Sent {
  readonly by: number
  readonly at: number
  readonly counts: boolean
}

/** What a frame carries. */
export interface Content {
  readonly kind: 'step1' | 'step2' | 'updates' | 'cursors' | 'other'
  readonly sent: readonly Sent[]
}

/** What everybody of the load knows together: what was sent when, and what was counted of it. */
export class LoadBook {
  readonly updates = new Map<number, Map<number, Sent>>()
  readonly cursors = new Map<number, Sent>()
  readonly documentMs = createHistogram()
  readonly cursorMs = createHistogram()
  isMeasuring = false
  sent = 0
  /** How often what was sent in the measured time has to arrive. */
  wanted = 0
  delivered = 0
  arrived = 0
}

/** Makes and reads frames in the language of a server. */
export class Frames {
  readonly #dialect: Dialect
  readonly #book: LoadBook
  /** Found once per frame: every socket gets the same bytes. */
  readonly #seen = new Map<string, Content>()

  constructor(dialect: Dialect, book: LoadBook) {
    this.#dialect = dialect
    this.#book = book
  }

  make(room: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder()
    if (this.#dialect === 'hocuspocus') encoding.writeVarString(encoder, room)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }

  sync(room: string, step: number, body: Uint8Array): Uint8Array {
    return this.make(room, (encoder) => {
      encoding.writeVarUint(encoder, messageTypes.sync)
      encoding.writeVarUint(encoder, step)
      encoding.writeVarUint8Array(encoder, body)
    })
  }

  /** What a frame carries; cursors only for who looks at them, because each gets other bytes. */
  read(frame: Uint8Array, options: { readonly withCursors: boolean }): Content {
    const decoder = decoding.createDecoder(frame)
    if (this.#dialect === 'hocuspocus') decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === messageTypes.awareness) {
      return options.withCursors ? { kind: 'cursors', sent: this.#cursorsIn(decoder) } : { kind: 'other', sent: [] }
    }
    if (type !== messageTypes.sync && !(this.#dialect === 'hocuspocus' && type === hocuspocusSyncReply))
      return { kind: 'other', sent: [] }
    const step = decoding.readVarUint(decoder)
    if (step === syncSteps.step1) return { kind: 'step1', sent: [] }
    if (step === syncSteps.step2) return { kind: 'step2', sent: [] }
    const key = keyOf(frame)
    let content = this.#seen.get(key)
    if (content === undefined) {
      content = { kind: 'updates', sent: this.#updatesIn(decoding.readVarUint8Array(decoder)) }
      if (this.#seen.size > 5000) this.#seen.clear()
      this.#seen.set(key, content)
    }
    return content
  }

  #updatesIn(update: Uint8Array): readonly Sent[] {
    const found: Sent[] = []
    for (const struct of Y.decodeUpdate(update).structs) {
      const sender = this.#book.updates.get(struct.id.client)
      if (sender === undefined) continue
      for (let clock = struct.id.clock; clock < struct.id.clock + struct.length; clock++) {
        const one = sender.get(clock)
        if (one !== undefined) found.push(one)
      }
    }
    return found
  }

  #cursorsIn(decoder: decoding.Decoder): readonly Sent[] {
    const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const found: Sent[] = []
    for (let left = decoding.readVarUint(body); left > 0; left--) {
      decoding.readVarUint(body)
      decoding.readVarUint(body)
      const state = JSON.parse(decoding.readVarString(body)) as { cursor?: [number, number] } | null
      const one = this.#book.cursors.get(state?.cursor?.[0] ?? -1)
      if (one !== undefined) found.push(one)
    }
    return found
  }
}

/** Length and two sums over bytes from all over a frame; short ones are read whole. */
function keyOf(frame: Uint8Array): string {
  const { length } = frame
  const step = Math.max(1, length / sampledBytes)
  let a = 2166136261
  let b = 5381
  for (let at = 0; at < length; at += step) {
    const byte = frame[Math.floor(at)] ?? 0
    a = Math.imul(a ^ byte, 16777619)
    b = (Math.imul(b, 33) + byte) | 0
  }
  for (let at = Math.max(0, length - 64); at < length; at++) b = (Math.imul(b, 33) + (frame[at] ?? 0)) | 0
  return `${length}:${a}:${b}`
}
