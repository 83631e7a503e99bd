import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { Clock } from '../../shared/base/clock.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import type { DocName } from '../../shared/domain/rol.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { awarenessFrame, type OwnEntry, type Presence, readAwareness } from './awareness.ts'
import type { Onlooker } from './awareness-group.ts'
import { acknowledgeFrame, type Listener, stepOneFrame, stepTwoFrame, storageStateFrame } from './fan-out.ts'
import type { ConnectionInfo, Incoming } from './incoming.ts'
import { createRateBucket, type RateBucket } from './rate-bucket.ts'

/** A socket, as far as a room needs one. */
export interface SocketPort {
  send(frame: Uint8Array): void
  /** One frame in parts, for who can send them without joining them. */
  sendParts?(parts: readonly Uint8Array[]): void
  close(code: number, reason: string): void
  /** Bytes that wait to be sent. */
  readonly backlog: number
}

/** What the gateway does with a connection. */
export interface RoomConnection {
  receive(frame: Uint8Array): void
  /** The socket is gone. */
  closed(): void
  /** A frame without meaning: y-websocket hangs up after 30 s of silence. */
  keepAlive(): void
}

/** What a connection asks of its room. */
export interface ConnectionHost {
  readonly clock: Clock
  readonly isWritable: boolean
  /** How many updates were applied to the room's documents, durable or not. */
  readonly applied: number
  /** How often a command took something off the bord. */
  readonly takenOff: number
  doc(name: DocName): Y.Doc
  /** The whole document as a step 2 frame, encoded once per version. */
  fullStateFrame(name: DocName): Uint8Array
  takeUpdateToken(person: DeelnemerId): boolean
  isClientIdOf(clientId: number, person: DeelnemerId): boolean
  /** Has it judged and applied, now or with the next batch. */
  submit(incoming: Incoming): void
  afterDurable(callback: () => void): void
  presenceOf(connection: Connection, entry: OwnEntry): void
  presences(connection: Connection): readonly Presence[]
  left(connection: Connection): void
  refused(connection: Connection, reason: string): void
}

/** Commands that take something off the bord are rare; nobody waits for ever to join. */
const mostTries = 8

/** One socket on one document: the y-websocket protocol, and the rules of SPEC C1–C8. */
export class Connection implements RoomConnection, Listener, Onlooker {
  readonly info: ConnectionInfo
  readonly publicId: number
  presence: Presence | undefined
  presenceClock = 0
  joinedAt: number | undefined
  readonly #host: ConnectionHost
  readonly #socket: SocketPort
  readonly #awarenessBucket: RateBucket
  /** Until the first step 2, live updates are ignored: step 2 repeats them. */
  #hasStepTwo = false
  /** Update frames since the first step 2, that one included; the client counts the same way. */
  #received = 0
  #isClosed = false
  /** Closed by this side: what it sent before and nobody judged yet does not count. */
  #isHungUp = false

  constructor(host: ConnectionHost, socket: SocketPort, info: ConnectionInfo, publicId: number) {
    this.#host = host
    this.#socket = socket
    this.info = info
    this.publicId = publicId
    this.#awarenessBucket = createRateBucket(host.clock, limits.awarenessPerSecond, limits.awarenessPerSecond)
  }

  /** Says what this side knows, and who is there. */
  open(): void {
    if (!this.#host.isWritable) this.send(storageStateFrame('read_only'))
    this.askForUpdates()
    const presences = this.#host.presences(this)
    if (presences.length > 0) this.send(awarenessFrame(presences))
  }

  /** Step 1; what the client sends before it answers is in the answer. */
  askForUpdates(): void {
    this.#hasStepTwo = false
    const frame = stepOneFrame(this.#host.doc(this.info.doc))
    // A state vector tells which updates exist: that too only when they are on disk.
    this.#host.afterDurable(() => this.send(frame))
  }

  get backlog(): number {
    return this.#socket.backlog
  }

  send(frame: Uint8Array): void {
    if (this.#isClosed) return
    if (this.#socket.backlog > limits.backlogBytes) this.close(closeCodes.slow, 'slow')
    else this.#socket.send(frame)
  }

  sendParts(parts: readonly Uint8Array[]): void {
    if (this.#socket.sendParts === undefined) this.send(Buffer.concat(parts))
    else if (this.#isClosed) return
    else if (this.#socket.backlog > limits.backlogBytes) this.close(closeCodes.slow, 'slow')
    else this.#socket.sendParts(parts)
  }

  keepAlive(): void {
    this.send(awarenessFrame([]))
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isHungUp = true
    this.closed()
    this.#socket.close(code, reason)
  }

  closed(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#host.left(this)
  }

  receive(frame: Uint8Array): void {
    if (this.#isClosed) return
    try {
      this.#read(frame)
    } catch {
      // Unknown bytes: the decoder ran out of them, or read what cannot be.
      this.#refuse('undecodable')
    }
  }

  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case messageTypes.sync:
        this.#readSync(decoder, frame.length)
        return
      case messageTypes.awareness:
        if (frame.length > limits.frameBytes) this.#refuse('too_large')
        else this.#readAwareness(decoding.readVarUint8Array(decoder))
        return
      case messageTypes.queryAwareness:
        if (this.#awarenessBucket.take()) this.send(awarenessFrame(this.#host.presences(this)))
        return
      default:
        this.#refuse('message')
    }
  }

  #readSync(decoder: decoding.Decoder, length: number): void {
    const step = decoding.readVarUint(decoder)
    if (length > (step === syncSteps.step2 ? limits.stepTwoBytes : limits.frameBytes)) {
      this.#refuse('too_large')
      return
    }
    const body = decoding.readVarUint8Array(decoder)
    if (!this.#host.takeUpdateToken(this.info.deelnemerId)) {
      this.close(closeCodes.rate, 'rate')
      return
    }
    switch (step) {
      case syncSteps.step1:
        this.#answer(body)
        return
      case syncSteps.step2:
      case syncSteps.update:
        this.#readUpdate(body, step === syncSteps.step2)
        return
      default:
        this.#refuse('message')
    }
  }

  #answer(stateVector: Uint8Array, tries = 0): void {
    const { doc: name } = this.info
    const { takenOff } = this.#host
    const isNew = stateVector.length === 1 && stateVector[0] === 0
    const frame = isNew
      ? this.#host.fullStateFrame(name)
      : stepTwoFrame(Y.encodeStateAsUpdate(this.#host.doc(name), stateVector))
    this.joinedAt = this.#host.applied
    this.#host.afterDurable(() => {
      // Words may have been flagged or erased while the disk was busy: who joins is not sent them any more.
      if (this.#host.takenOff === takenOff || tries === mostTries) this.send(frame)
      else this.#answer(stateVector, tries + 1)
    })
  }

  #readUpdate(update: Uint8Array, isStepTwo: boolean): void {
    if (isStepTwo || this.#received > 0) this.#received++
    // Nothing is taken while the disk is not; the room asks for it again when it is.
    if (!this.#host.isWritable) return
    const count = this.#received
    this.#host.submit({
      connection: this,
      update,
      maxRecords: isStepTwo ? limits.objectsPerPerson : limits.recordsPerTransaction,
      isWanted: () => !this.#isHungUp && (isStepTwo || this.#hasStepTwo),
      onApplied: () => {
        if (isStepTwo) this.#hasStepTwo = true
      },
      answer: (accepted) => {
        if (accepted.ok) this.#host.afterDurable(() => this.send(acknowledgeFrame(count)))
        else this.#refuse(accepted.reason)
      },
    })
  }

  #readAwareness(update: Uint8Array): void {
    // A projector shows nobody and is nobody; its provider still sends an empty entry.
    if (this.info.rol === 'scherm') return
    const read = readAwareness(update, (clientId) => this.#host.isClientIdOf(clientId, this.info.deelnemerId))
    if (!read.ok) {
      this.#refuse(read.reason)
      return
    }
    if (read.entry === undefined || !this.#awarenessBucket.take()) return
    this.#host.presenceOf(this, read.entry)
  }

  #refuse(reason: string): void {
    this.#host.refused(this, reason)
    this.close(closeCodes.refused, reason)
  }
}
