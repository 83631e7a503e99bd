import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import type * as Y from 'yjs'
import type { RoomConnection } from '../../server/sync/message-handler.ts'
import { newDoc } from '../../server/sync/room-docs.ts'
import type { SyncRoom } from '../../server/sync/sync-room.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'

/** A y-websocket client without a network: frames go straight into a room, answers straight back. */
export class FakeClient {
  readonly doc: Y.Doc
  readonly frames: Uint8Array[] = []
  closedWith: { readonly code: number; readonly reason: string } | undefined
  acknowledged = 0
  storageState: string | undefined
  readonly presences = new Map<number, unknown>()
  isSynced = false
  backlog = 0
  /** While true, what the room sends has not arrived yet. */
  isSlow = false
  #connection: RoomConnection
  readonly #held: Uint8Array[] = []
  readonly #name: DocName
  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.sendUpdate(update)
  }

  constructor(
    room: SyncRoom,
    person: string,
    options: { rol?: Rol; doc?: DocName; clientId?: number; replica?: Y.Doc; isSlow?: boolean } = {},
  ) {
    this.#name = options.doc ?? 'bord'
    this.doc = options.replica ?? newDoc(this.#name)
    this.isSlow = options.isSlow ?? false
    if (options.clientId !== undefined) this.doc.clientID = options.clientId
    const client = this
    const waiting: Uint8Array[] = []
    let isJoined = false
    this.#connection = room.connect(
      {
        send: (frame) => {
          this.frames.push(frame)
          if (isJoined) this.#arrive(frame)
          else waiting.push(frame)
        },
        close: (code, reason) => {
          this.closedWith = { code, reason }
          this.doc.off('update', this.#onUpdate)
        },
        get backlog() {
          return client.backlog
        },
      },
      { doc: this.#name, deelnemerId: person as DeelnemerId, rol: options.rol ?? 'deelnemer' },
    )
    isJoined = true
    if (this.closedWith !== undefined) return
    this.doc.on('update', this.#onUpdate)
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, messageTypes.sync)
      syncProtocol.writeSyncStep1(encoder, this.doc)
    })
    for (const frame of waiting.splice(0)) this.#arrive(frame)
  }

  sendUpdate(update: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, messageTypes.sync)
      syncProtocol.writeUpdate(encoder, update)
    })
  }

  sendRaw(frame: Uint8Array): void {
    if (this.closedWith === undefined) this.#connection.receive(frame)
  }

  sendAwareness(entries: readonly (readonly [clientId: number, clock: number, json: string])[]): void {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, entries.length)
    for (const [clientId, clock, json] of entries) {
      encoding.writeVarUint(body, clientId)
      encoding.writeVarUint(body, clock)
      encoding.writeVarString(body, json)
    }
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, messageTypes.awareness)
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
    })
  }

  /** Lets what was held back arrive. */
  catchUp(): void {
    this.isSlow = false
    for (const frame of this.#held.splice(0)) this.#read(frame)
  }

  leave(): void {
    this.doc.off('update', this.#onUpdate)
    this.closedWith ??= { code: 1000, reason: '' }
    this.#connection.closed()
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    write(encoder)
    this.sendRaw(encoding.toUint8Array(encoder))
  }

  #arrive(frame: Uint8Array): void {
    if (this.isSlow) this.#held.push(frame)
    else this.#read(frame)
  }

  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageTypes.sync: {
        const answer = encoding.createEncoder()
        encoding.writeVarUint(answer, messageTypes.sync)
        const step = syncProtocol.readSyncMessage(decoder, answer, this.doc, this, (error) => {
          throw error
        })
        if (step === syncSteps.step2) this.isSynced = true
        if (encoding.length(answer) > 1) this.sendRaw(encoding.toUint8Array(answer))
        return
      }
      case messageTypes.acknowledge:
        this.acknowledged = decoding.readVarUint(decoder)
        return
      case messageTypes.storageState:
        this.storageState = decoding.readVarString(decoder)
        return
      case messageTypes.awareness: {
        const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
        for (let left = decoding.readVarUint(body); left > 0; left--) {
          const publicId = decoding.readVarUint(body)
          decoding.readVarUint(body)
          const state = JSON.parse(decoding.readVarString(body)) as unknown
          if (state === null) this.presences.delete(publicId)
          else this.presences.set(publicId, state)
        }
      }
    }
  }
}
