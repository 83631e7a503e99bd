import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import type * as Y from 'yjs'
import type { DocName } from '../../shared/domain/rol.ts'
import { closeCodes, mayRetry } from '../../shared/protocol/close-codes.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { Violation } from './invariants.ts'
import type { Hello, Network, SimSocket } from './network.ts'

export interface LinkHooks {
  /** One that keeps to the rules is never sent what it cannot apply. */
  readonly isHonest: boolean
  onStatus(isConnected: boolean): void
  onSynced(): void
  onAcknowledged(frames: number): void
  onStorageState(state: string): void
  /** Closed for good (44xx). */
  onClosed(code: number, reason: string): void
  /** The server says that these updates are on disk, and `tooMany` more than were sent when it is above 0. */
  onKept(doc: DocName, updates: readonly Uint8Array[], tooMany: number): void
  /** Other people's presence as it came in. */
  onPresence?(state: unknown): void
}

/** y-websocket's rules for one document of one page, and the counting of `client/sync/provider.ts`. */
export class DocLink {
  readonly doc: Y.Doc
  readonly name: DocName
  readonly #network: Network
  readonly #hello: () => Hello
  readonly #hooks: LinkHooks
  #socket: SimSocket | undefined
  #isOpen = false
  #isWanted = false
  #hasSentStepTwo = false
  #hasState = false
  #frames = 0
  #acknowledged = 0
  #sent: Uint8Array[] = []
  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.#isOpen) this.#sendSync((encoder) => syncProtocol.writeUpdate(encoder, update))
  }

  constructor(network: Network, doc: Y.Doc, name: DocName, hello: () => Hello, hooks: LinkHooks) {
    this.#network = network
    this.doc = doc
    this.name = name
    this.#hello = hello
    this.#hooks = hooks
    doc.on('update', this.#onUpdate)
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  framesSent(): number {
    return this.#hasSentStepTwo ? this.#frames : 0
  }

  connect(): void {
    this.#isWanted = true
    if (this.#socket !== undefined) return
    this.#frames = 0
    this.#hasSentStepTwo = false
    this.#hasState = false
    this.#acknowledged = 0
    this.#sent = []
    const socket = this.#network.connect(this.#hello(), {
      opened: () => {
        this.#isOpen = true
        this.#hooks.onStatus(true)
        this.#hooks.onStorageState('writable')
        this.#sendSync((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc))
      },
      received: (frame) => this.#read(frame),
      closed: (code, reason) => {
        if (this.#socket !== socket) return
        this.#gone()
        if (code === closeCodes.storage) this.#hooks.onStorageState('read_only')
        if (mayRetry(code)) this.#retryLater()
        else {
          this.#isWanted = false
          this.#hooks.onClosed(code, reason)
        }
      },
    })
    this.#socket = socket
  }

  /** Hangs up; comes back by itself when `again`. */
  hangUp({ again }: { readonly again: boolean }): void {
    const socket = this.#socket
    if (!again) this.#isWanted = false
    if (socket === undefined) return
    this.#gone()
    socket.hangUp()
    if (again) this.#retryLater()
  }

  setSlow(factor: number): void {
    if (this.#socket !== undefined) this.#socket.slowFactor = factor
  }

  sendRaw(frame: Uint8Array): void {
    if (this.#isOpen) this.#socket?.sendToServer(frame)
  }

  /** The page is gone. */
  close(): void {
    this.hangUp({ again: false })
    this.doc.off('update', this.#onUpdate)
  }

  #gone(): void {
    this.#socket = undefined
    this.#hasSentStepTwo = false
    this.#frames = 0
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#hooks.onStatus(false)
  }

  #retryLater(): void {
    const { scheduler, prng } = this.#network
    scheduler.after(30 + prng() * 1500, () => {
      if (this.#isWanted) this.connect()
    })
  }

  #sendSync(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageTypes.sync)
    write(encoder)
    this.#send(encoding.toUint8Array(encoder))
  }

  #send(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    const step = decoding.readVarUint(decoder)
    if (step === syncSteps.step2) this.#hasSentStepTwo = true
    if (step === syncSteps.step2 || (step === syncSteps.update && this.#hasSentStepTwo)) {
      this.#frames++
      this.#sent.push(decoding.readVarUint8Array(decoder))
    }
    this.#socket?.sendToServer(frame)
  }

  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageTypes.sync: {
        const answer = encoding.createEncoder()
        encoding.writeVarUint(answer, messageTypes.sync)
        const step = syncProtocol.readSyncMessage(decoder, answer, this.doc, this, (error) => {
          throw new Violation(`client: ${String(error)}`)
        })
        const isWaiting = this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
        if (step === syncSteps.step2) this.#hasState = true
        // An update that became durable with the answer to step 1 may come right before it.
        if (isWaiting && this.#hasState && this.#hooks.isHonest)
          throw new Violation(`pending: ${this.#hello().person} was sent an update of ${this.name} with a hole`)
        if (encoding.length(answer) > 1) this.#send(encoding.toUint8Array(answer))
        if (step === syncSteps.step2) this.#hooks.onSynced()
        return
      }
      case messageTypes.acknowledge: {
        const count = decoding.readVarUint(decoder)
        this.#hooks.onKept(this.name, this.#sent.splice(0, count - this.#acknowledged), count - this.#frames)
        this.#acknowledged = Math.max(this.#acknowledged, count)
        this.#hooks.onAcknowledged(count)
        return
      }
      case messageTypes.storageState:
        this.#hooks.onStorageState(decoding.readVarString(decoder))
        return
      case messageTypes.awareness: {
        const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
        for (let left = decoding.readVarUint(body); left > 0; left--) {
          decoding.readVarUint(body)
          decoding.readVarUint(body)
          this.#hooks.onPresence?.(JSON.parse(decoding.readVarString(body)))
        }
      }
    }
  }
}
