import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import type { Frames, LoadBook } from './load-frames.ts'
import type { Dialect, LoadPerson } from './load-messages.ts'
import { RawSocket } from './raw-socket.ts'

const dragSteps = 40
/** The cursors of others are read by so many; by everybody would cost the load more than the server. */
const cursorReaders = 20
const random = createPrng(20231114)
const words = ['licht', 'vijver', 'koffie', 'buurt', 'geld', 'wachtlijst', 'schimmel', 'zondag', 'bankje', 'samen']
let cursorNumber = 0

export interface LoadWorld {
  readonly dialect: Dialect
  readonly port: number
  readonly book: LoadBook
  readonly frames: Frames
  /** How many people are in a room. */
  readonly sizeOf: (room: string) => number
}

/** One person: writes, drags and points, and notes when what others did arrives. */
export class Client {
  readonly index: number
  readonly person: LoadPerson
  readonly socket: RawSocket
  readonly synced: Promise<void>
  readonly startedAt = performance.now()
  syncedAt = 0
  readonly #world: LoadWorld
  readonly #doc = new Y.Doc()
  readonly #mine: string[] = []
  #dragged = ''
  #dragStep = 0
  #awarenessClock = 0
  /** Entries that this one has been sent; a socket that sends the same cursor again must not count twice. */
  #lastCursor = new Map<number, number>()
  #onSynced: () => void = () => undefined

  constructor(index: number, person: LoadPerson, world: LoadWorld) {
    this.index = index
    this.person = person
    this.#world = world
    this.#doc.clientID = person.clientId
    for (const root of ['signalen', 'themas']) this.#doc.getMap(root)
    const { updates } = world.book
    updates.set(person.clientId, updates.get(person.clientId) ?? new Map())
    this.synced = new Promise((resolve) => {
      this.#onSynced = resolve
    })
    this.socket = new RawSocket(world.port, person.path, person.headers, (frame) => this.#receive(frame))
  }

  async open(): Promise<void> {
    const { dialect, frames } = this.#world
    const { room } = this.person
    await this.socket.opened
    if (dialect === 'hocuspocus') {
      this.socket.send(
        frames.make(room, (encoder) => {
          encoding.writeVarUint(encoder, messageTypes.auth)
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarString(encoder, '')
        }),
      )
    }
    this.socket.send(frames.sync(room, syncSteps.step1, new Uint8Array([0])))
    await this.synced
  }

  #receive(frame: Buffer): void {
    const { book, frames } = this.#world
    const { kind, sent } = frames.read(frame, { withCursors: this.index < cursorReaders })
    switch (kind) {
      case 'step1':
        this.socket.send(frames.sync(this.person.room, syncSteps.step2, new Uint8Array([0, 0])))
        return
      case 'step2':
        this.syncedAt ||= performance.now()
        this.#onSynced()
        return
      case 'updates': {
        const now = performance.now()
        for (const { by, at, counts } of sent) {
          if (by === this.index) continue
          if (book.isMeasuring) book.delivered++
          if (!counts) continue
          book.arrived++
          book.documentMs.add(now - at)
        }
        return
      }
      case 'cursors': {
        const now = performance.now()
        for (const { by, at, counts } of sent) {
          if (by === this.index || !counts || (this.#lastCursor.get(by) ?? -1) >= at) continue
          this.#lastCursor.set(by, at)
          book.cursorMs.add(now - at)
        }
      }
    }
  }

  #write(change: () => void): void {
    const { book, frames, sizeOf } = this.#world
    const { clientId, room } = this.person
    const clock = Y.getState(this.#doc.store, clientId)
    let update: Uint8Array | undefined
    const capture = (bytes: Uint8Array): void => {
      update = bytes
    }
    this.#doc.on('update', capture)
    change()
    this.#doc.off('update', capture)
    if (update === undefined) return
    book.updates.get(clientId)?.set(clock, { by: this.index, at: performance.now(), counts: book.isMeasuring })
    if (book.isMeasuring) {
      book.sent++
      book.wanted += sizeOf(room) - 1
    }
    this.socket.send(frames.sync(room, syncSteps.update, update))
  }

  note(): void {
    const id = randomIds.next<Signaal['id']>()
    const text = Array.from({ length: 6 }, () => words[Math.floor(random() * words.length)]).join(' ')
    this.#write(() =>
      addSignaal(this.#doc, {
        id,
        text,
        kind: 'praktijksignaal',
        authorGroup: 'professional',
        channel: 'bord',
        ookThemas: [],
        pos: [random() * 2000, random() * 1000],
        createdAt: Date.now(),
      }),
    )
    this.#mine.push(id)
  }

  /** A step of a drag of an own note; after two seconds another one. */
  drag(): void {
    if (this.#dragStep++ % dragSteps === 0) this.#dragged = this.#mine[Math.floor(random() * this.#mine.length)] ?? ''
    const pos: [number, number] = [Math.round(random() * 2000), Math.round(random() * 1000)]
    this.#write(() => setSignaal(this.#doc, this.#dragged, { pos }))
  }

  cursor(): void {
    const { book, frames } = this.#world
    const number = ++cursorNumber
    book.cursors.set(number, { by: this.index, at: performance.now(), counts: book.isMeasuring })
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, this.person.clientId)
    encoding.writeVarUint(body, ++this.#awarenessClock)
    encoding.writeVarString(body, JSON.stringify({ cursor: [number, this.index] }))
    this.socket.send(
      frames.make(this.person.room, (encoder) => {
        encoding.writeVarUint(encoder, messageTypes.awareness)
        encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
      }),
    )
  }
}
