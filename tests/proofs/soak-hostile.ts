import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Prng } from '../../shared/base/prng.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { aSignaal } from '../fixtures/builders.ts'
import type { Person } from '../support/werksessie-client.ts'

export const hostileKinds = ['garbage', 'forged', 'flood', 'huge', 'slow', 'awareness'] as const
export type HostileKind = (typeof hostileKinds)[number]

/** Every text that a hostile client tries to get onto the bord holds this. */
export const hostileMark = 'kwaadwillend'

export interface Hostile {
  readonly kind: HostileKind
  /** Frames sent, connections made, and how the server ended them. */
  readonly frames: number
  readonly connections: number
  readonly closes: ReadonlyMap<number, number>
  stop(): void
}

/** A deelnemer with a program of their own, who does one kind of harm for as long as it lasts and always comes back. */
export function startHostile(
  url: string,
  person: Person,
  kind: HostileKind,
  options: { readonly prng: Prng; readonly victimOf: () => Y.Doc },
): Hostile {
  const { prng, victimOf } = options
  const closes = new Map<number, number>()
  const clientId = person.clientIds[0] ?? 1
  let frames = 0
  let connections = 0
  let made = 0
  let isOver = false
  let socket: WebSocket | undefined
  let timer: NodeJS.Timeout | undefined

  const send = (frame: Uint8Array): void => {
    if (socket?.readyState !== WebSocket.OPEN) return
    socket.send(frame)
    frames++
  }
  const note = (): Signaal =>
    aSignaal({
      id: `kwaad-${kind}-${++made}` as Signaal['id'],
      text: hostileMark,
      authorGroup: 'inwoner',
      channel: 'bord',
    })
  /** An edit on top of a copy of the bord, under a number of choice. */
  const forge = (id: number, change: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(victimOf()))
    doc.clientID = id
    const before = Y.encodeStateVector(doc)
    doc.transact(() => change(doc))
    const update = Y.encodeStateAsUpdate(doc, before)
    doc.destroy()
    return update
  }
  const acts: Readonly<Record<HostileKind, () => void>> = {
    garbage: () => send(Uint8Array.from({ length: 1 + Math.floor(prng() * 60) }, () => Math.floor(prng() * 256))),
    forged: () => {
      const bord = victimOf()
      const others = [...bordCollection(bord, 'signalen').keys()].filter((id) => !id.startsWith('kwaad-'))
      const victim = (others[Math.floor(prng() * others.length)] ?? 'x') as Signaal['id']
      const strangers = [...bord.store.clients.keys()].filter((id) => id !== clientId)
      const stranger = strangers[Math.floor(prng() * strangers.length)] ?? 7
      const dice = prng()
      if (dice < 0.25) send(update(forge(stranger, (doc) => addSignaal(doc, note()))))
      else if (dice < 0.5) send(update(forge(clientId, (doc) => bordCollection(doc, 'signalen').delete(victim))))
      else if (dice < 0.75) send(update(forge(clientId, (doc) => setSignaal(doc, victim, { text: hostileMark }))))
      else send(update(forge(clientId, (doc) => doc.getMap(hostileMark).set('a', hostileMark))))
    },
    flood: () => {
      for (let count = 0; count < 400; count++) send(update(Uint8Array.from([0, 0])))
    },
    huge: () => send(prng() < 0.5 ? update(new Uint8Array(300 * 1024)) : new Uint8Array(3 * 1024 * 1024)),
    // Asks for everything again and again, and reads none of it.
    slow: () => {
      const stream = socket as unknown as { _socket?: { pause(): void } } | undefined
      stream?._socket?.pause()
      for (let count = 0; count < 20; count++) send(syncFrame(syncSteps.step1, Uint8Array.from([0])))
    },
    awareness: () => send(awareness(prng() < 0.5 ? clientId : 4711, prng)),
  }

  const connect = (): void => {
    if (isOver) return
    connections++
    const address = `${url.replace('http', 'ws')}/sync/${person.werksessieId}/bord?toegang=${person.toegang}&epoch=${person.epoch}&v=${schemaVersion}`
    const opened = new WebSocket(address, { headers: { cookie: person.cookie, origin: url } })
    socket = opened
    opened.on('error', () => undefined)
    opened.on('open', () => {
      // As y-websocket begins; afterwards whatever it likes.
      send(syncFrame(syncSteps.step1, Uint8Array.from([0])))
      send(syncFrame(syncSteps.step2, Uint8Array.from([0, 0])))
    })
    opened.on('close', (code) => {
      closes.set(code, (closes.get(code) ?? 0) + 1)
      if (!isOver) timer = setTimeout(connect, 100 + prng() * 400)
    })
  }
  connect()
  const acting = setInterval(() => {
    if (socket?.readyState === WebSocket.OPEN) acts[kind]()
  }, 60)
  return {
    kind,
    get frames() {
      return frames
    },
    get connections() {
      return connections
    },
    closes,
    stop() {
      isOver = true
      clearInterval(acting)
      clearTimeout(timer)
      socket?.terminate()
    },
  }
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

const update = (body: Uint8Array): Uint8Array => syncFrame(syncSteps.update, body)

/** Somebody else's presence, 900 KB of it, JSON as deep as a well, or a leave message for another person. */
function awareness(clientId: number, prng: Prng): Uint8Array {
  const dice = prng()
  const state =
    dice < 0.3
      ? JSON.stringify({ alias: hostileMark, cursor: [1, 2], naam: hostileMark })
      : dice < 0.5
        ? JSON.stringify({ selection: Array.from({ length: 20_000 }, (_, index) => `s${index}`) })
        : dice < 0.7
          ? `${'['.repeat(5_000)}${']'.repeat(5_000)}`
          : 'null'
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, 1)
  encoding.writeVarUint(body, clientId)
  encoding.writeVarUint(body, Math.floor(prng() * 1e6))
  encoding.writeVarString(body, state)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageTypes.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
  return encoding.toUint8Array(encoder)
}
