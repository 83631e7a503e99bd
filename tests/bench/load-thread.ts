import { parentPort, workerData } from 'node:worker_threads'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { randomIds } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { createHistogram } from './histogram.ts'
import type { LoadEvent, LoadOrder, LoadPerson } from './load-messages.ts'
import { RawSocket } from './raw-socket.ts'

const order = workerData as LoadOrder
const { dialect, people, scenario } = order
/** Hocuspocus puts the name of the document before every message. */
const docName = 'bench'
/** A fifth drags. */
const dragEvery = 5
const noteEveryMs = 5000
const dragEveryMs = 50
const cursorEveryMs = 100
const dragSteps = 40
const hocuspocusSyncReply = 4

const say = (event: LoadEvent): void => parentPort?.postMessage(event)
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const random = createPrng(20231114)
const words = ['licht', 'vijver', 'koffie', 'buurt', 'geld', 'wachtlijst', 'schimmel', 'zondag', 'bankje', 'samen']

interface Sent {
  readonly by: number
  readonly at: number
  readonly counts: boolean
}

const updatesSent = new Map<number, Map<number, Sent>>()
const cursorsSent = new Map<number, Sent>()
const documentMs = createHistogram()
const cursorMs = createHistogram()
let cursorNumber = 0
let isMeasuring = false
let sent = 0
let delivered = 0
let arrived = 0

function frameOf(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  if (dialect === 'hocuspocus') encoding.writeVarString(encoder, docName)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const syncFrame = (step: number, body: Uint8Array): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })

/** What a frame carries, found once per frame: every socket gets the same bytes. */
interface Content {
  readonly kind: 'step1' | 'step2' | 'updates' | 'cursors' | 'other'
  readonly sent: readonly Sent[]
}
const seen = new Map<string, Content>()

/** A key that tells frames of a few moments apart: length and two sums over all bytes. */
function keyOf(frame: Uint8Array): string {
  let a = 2166136261
  let b = 5381
  for (let i = 0; i < frame.length; i++) {
    const byte = frame[i] ?? 0
    a = Math.imul(a ^ byte, 16777619)
    b = (Math.imul(b, 33) + byte) | 0
  }
  return `${frame.length}:${a}:${b}`
}

function contentOf(frame: Uint8Array): Content {
  const key = keyOf(frame)
  let content = seen.get(key)
  if (content === undefined) {
    content = read(frame)
    if (seen.size > 5000) seen.clear()
    seen.set(key, content)
  }
  return content
}

function read(frame: Uint8Array): Content {
  const decoder = decoding.createDecoder(frame)
  if (dialect === 'hocuspocus') decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  if (type === messageTypes.sync || (dialect === 'hocuspocus' && type === hocuspocusSyncReply)) {
    const step = decoding.readVarUint(decoder)
    if (step === syncSteps.step1) return { kind: 'step1', sent: [] }
    if (step === syncSteps.step2) return { kind: 'step2', sent: [] }
    const found: Sent[] = []
    for (const struct of Y.decodeUpdate(decoding.readVarUint8Array(decoder)).structs) {
      const sender = updatesSent.get(struct.id.client)
      if (sender === undefined) continue
      for (let clock = struct.id.clock; clock < struct.id.clock + struct.length; clock++) {
        const one = sender.get(clock)
        if (one !== undefined) found.push(one)
      }
    }
    return { kind: 'updates', sent: found }
  }
  if (type === messageTypes.awareness) {
    const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const found: Sent[] = []
    for (let left = decoding.readVarUint(body); left > 0; left--) {
      decoding.readVarUint(body)
      decoding.readVarUint(body)
      const state = JSON.parse(decoding.readVarString(body)) as { cursor?: [number, number] } | null
      const one = cursorsSent.get(state?.cursor?.[0] ?? -1)
      if (one !== undefined) found.push(one)
    }
    return { kind: 'cursors', sent: found }
  }
  return { kind: 'other', sent: [] }
}

class Client {
  readonly index: number
  readonly socket: RawSocket
  readonly synced: Promise<void>
  readonly startedAt = performance.now()
  syncedAt = 0
  readonly #clientId: number
  readonly #doc = new Y.Doc()
  readonly #mine: string[] = []
  #dragged = ''
  #dragStep = 0
  #awarenessClock = 0
  /** Entries that this one has been sent; a socket that sends the same cursor again must not count twice. */
  #lastCursor = new Map<number, number>()
  #onSynced: () => void = () => undefined

  constructor(index: number, person: LoadPerson) {
    this.index = index
    this.#clientId = person.clientId
    this.#doc.clientID = person.clientId
    for (const root of ['signalen', 'themas']) this.#doc.getMap(root)
    updatesSent.set(person.clientId, updatesSent.get(person.clientId) ?? new Map())
    this.synced = new Promise((resolve) => {
      this.#onSynced = resolve
    })
    this.socket = new RawSocket(order.port, person.path, person.headers, (frame) => this.#receive(frame))
  }

  async open(): Promise<void> {
    await this.socket.opened
    if (dialect === 'hocuspocus') {
      this.socket.send(
        frameOf((encoder) => {
          encoding.writeVarUint(encoder, messageTypes.auth)
          encoding.writeVarUint(encoder, 0)
          encoding.writeVarString(encoder, '')
        }),
      )
    }
    this.socket.send(syncFrame(syncSteps.step1, new Uint8Array([0])))
    await this.synced
  }

  #receive(frame: Buffer): void {
    const { kind, sent: found } = contentOf(frame)
    switch (kind) {
      case 'step1':
        this.socket.send(syncFrame(syncSteps.step2, new Uint8Array([0, 0])))
        return
      case 'step2':
        this.syncedAt ||= performance.now()
        this.#onSynced()
        return
      case 'updates': {
        const now = performance.now()
        for (const { by, at, counts } of found) {
          if (by === this.index) continue
          if (isMeasuring) delivered++
          if (!counts) continue
          arrived++
          documentMs.add(now - at)
        }
        return
      }
      case 'cursors': {
        const now = performance.now()
        for (const { by, at, counts } of found) {
          if (by === this.index || !counts || (this.#lastCursor.get(by) ?? -1) >= at) continue
          this.#lastCursor.set(by, at)
          cursorMs.add(now - at)
        }
      }
    }
  }

  #write(change: () => void): void {
    const clock = Y.getState(this.#doc.store, this.#clientId)
    let update: Uint8Array | undefined
    const capture = (bytes: Uint8Array): void => {
      update = bytes
    }
    this.#doc.on('update', capture)
    change()
    this.#doc.off('update', capture)
    if (update === undefined) return
    updatesSent.get(this.#clientId)?.set(clock, { by: this.index, at: performance.now(), counts: isMeasuring })
    if (isMeasuring) sent++
    this.socket.send(syncFrame(syncSteps.update, update))
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
    const number = ++cursorNumber
    cursorsSent.set(number, { by: this.index, at: performance.now(), counts: isMeasuring })
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, this.#clientId)
    encoding.writeVarUint(body, ++this.#awarenessClock)
    encoding.writeVarString(body, JSON.stringify({ cursor: [number, this.index] }))
    this.socket.send(
      frameOf((encoder) => {
        encoding.writeVarUint(encoder, messageTypes.awareness)
        encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
      }),
    )
  }
}

async function openAll(): Promise<Client[]> {
  const clients: Client[] = []
  for (let from = 0; from < people.length; from += 20) {
    const some = people.slice(from, from + 20).map((person, index) => new Client(from + index, person))
    await Promise.all(some.map((client) => client.open()))
    clients.push(...some)
  }
  return clients
}

async function werksessie(): Promise<void> {
  const clients = await openAll()
  const turns = clients.map((client, index) => {
    const start = performance.now()
    client.note()
    return {
      client,
      note: start + (index / clients.length) * noteEveryMs,
      drag: index % dragEvery === 0 ? start + random() * dragEveryMs : Number.POSITIVE_INFINITY,
      cursor: start + random() * cursorEveryMs,
    }
  })
  let ownLagMs = 0
  const clockwork = setInterval(() => {
    const now = performance.now()
    for (const turn of turns) {
      while (turn.note <= now) {
        turn.client.note()
        turn.note += noteEveryMs
      }
      while (turn.drag <= now) {
        if (isMeasuring) ownLagMs = Math.max(ownLagMs, now - turn.drag)
        turn.client.drag()
        turn.drag += dragEveryMs
      }
      while (turn.cursor <= now) {
        turn.client.cursor()
        turn.cursor += cursorEveryMs
      }
    }
  }, 2)
  await wait(order.warmUpMs)
  const framesBefore = clients.map(({ socket }) => socket.frames)
  const bytesBefore = clients.map(({ socket }) => socket.bytes)
  const startedAt = performance.now()
  isMeasuring = true
  say({ kind: 'measure' })
  await wait(order.measureMs)
  isMeasuring = false
  say({ kind: 'measured' })
  const seconds = (performance.now() - startedAt) / 1000
  const frames = clients.map(({ socket }, index) => socket.frames - (framesBefore[index] ?? 0))
  const bytes = clients.map(({ socket }, index) => socket.bytes - (bytesBefore[index] ?? 0))
  const wanted = sent * (clients.length - 1)
  clearInterval(clockwork)
  const end = performance.now() + order.drainMs
  while (arrived < wanted && performance.now() < end) await wait(20)
  report(clients, {
    missing: wanted - arrived,
    framesPerClientPerSecond: sum(frames) / clients.length / seconds,
    bytesPerClient: sum(bytes) / clients.length,
    ownLagMs,
  })
}

async function join(): Promise<void> {
  say({ kind: 'measure' })
  const clients = people.map((person, index) => new Client(index, person))
  const end = wait(order.measureMs).then(() => 'late')
  await Promise.race([Promise.all(clients.map((client) => client.open())), end])
  say({ kind: 'measured' })
  for (const { startedAt, syncedAt } of clients)
    documentMs.add(syncedAt === 0 ? Number.POSITIVE_INFINITY : syncedAt - startedAt)
  await wait(200)
  report(clients, {
    missing: clients.filter(({ syncedAt }) => syncedAt === 0).length,
    framesPerClientPerSecond: 0,
    bytesPerClient: sum(clients.map(({ socket }) => socket.bytes)) / clients.length,
    ownLagMs: 0,
  })
}

async function seed(): Promise<void> {
  const clients = await openAll()
  for (let done = 0; done < order.notes; done += clients.length) {
    for (const client of clients) client.note()
    await wait(25)
  }
  await wait(1500)
  report(clients, { missing: 0, framesPerClientPerSecond: 0, bytesPerClient: 0, ownLagMs: 0 })
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function report(
  clients: readonly Client[],
  rest: { missing: number; framesPerClientPerSecond: number; bytesPerClient: number; ownLagMs: number },
): void {
  const closed = clients.filter(({ socket }) => socket.closedWith !== undefined).length
  const base = { sent, delivered, closed, documentMs: documentMs.read(), cursorMs: cursorMs.read() }
  say({ kind: 'done', report: { ...base, ...rest } })
  for (const { socket } of clients) socket.close()
}

if (parentPort !== null) {
  if (scenario === 'werksessie') await werksessie()
  else if (scenario === 'join') await join()
  else await seed()
}
