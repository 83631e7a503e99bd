import type { IncomingMessage, Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Clock } from '../../shared/base/clock.ts'
import type { DeelnemerId, ToegangId, WerksessieId } from '../../shared/base/ids.ts'
import { werksessieIdSchema } from '../../shared/base/ids.ts'
import { type DocName, docNameSchema, type Rol } from '../../shared/domain/rol.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Log } from '../observability/log.ts'
import type { SyncRegistry } from '../sync/room-registry.ts'
import type { SyncRoom } from '../sync/sync-room.ts'
import { FrameWriter } from './frame-writer.ts'
import { handshakeMisfit } from './handshake.ts'

export interface Authorized {
  readonly toegangId: ToegangId
  readonly deelnemerId: DeelnemerId
  readonly rol: Rol
}
/** Decides by cookie and `toegang` who is asking; `undefined` for nobody. */
export type Authorize = (
  request: IncomingMessage,
  werksessieId: WerksessieId,
  toegang: string | undefined,
) => Promise<Authorized | undefined>

export interface WsGatewayOptions {
  readonly registry: Pick<SyncRegistry, 'open'>
  readonly auth: Authorize
  /** Origins of our own pages. A request without an Origin header is not a browser's and needs the cookie all the same. */
  readonly origins: { has(origin: string): boolean }
  readonly clock: Clock
  readonly log: Log
}

export interface WsGateway {
  /** Answers upgrades on `/sync/…`; others are left to other listeners of this server. */
  attach(server: Server | SecureServer): void
  /** Number of open sockets. */
  readonly socketCount: number
  /** Closes every socket with 4512 and stops answering. */
  close(): void
}

const pingEveryMs = 30_000
/** y-websocket hangs up when it hears nothing for 30 s; pings do not count for it. */
const signOfLifeEveryMs = 15_000
const terminateAfterMs = 2_000
/** Room for the message type, the step and the length around the largest step 2. */
const frameOverhead = 64

interface Handshake {
  readonly werksessieId: WerksessieId
  readonly doc: DocName
  readonly toegang: string | undefined
  readonly epoch: string | null
  readonly version: string | null
}

/** `WS /sync/{werksessieId}/{doc}?toegang=&epoch=&v=` (ARCHITECTURE §4, §8). */
export function createWsGateway({ registry, auth, origins, clock, log }: WsGatewayOptions): WsGateway {
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: true,
    maxPayload: limits.stepTwoBytes + frameOverhead,
  })
  wss.on('error', (error) => log.error('ws.server_error', { error: String(error) }))
  const timers: ReturnType<typeof setInterval>[] = []
  const signsOfLife = new Map<WebSocket, () => void>()
  const heardAt = new Map<WebSocket, number>()
  let isClosed = false

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const { origin } = request.headers
    const handshake = parseHandshake(request.url ?? '')
    if (isClosed || handshake === undefined || (origin !== undefined && !origins.has(origin))) {
      answerNotFound(socket)
      return
    }
    const who = await auth(request, handshake.werksessieId, handshake.toegang)
    if (who === undefined) {
      answerNotFound(socket)
      return
    }
    const opened = await registry.open(handshake.werksessieId)
    if (!opened.ok) {
      if (opened.error.code === 'storage.unavailable') answerBusy(socket)
      else answerNotFound(socket)
      return
    }
    // Who may not read a document hears the same as for one that does not exist.
    if (!opened.value.mayOpen(who.rol, handshake.doc)) {
      answerNotFound(socket)
      return
    }
    if (socket.destroyed || isClosed) return
    wss.handleUpgrade(request, socket, head, (ws) => join(ws, socket, opened.value, who, handshake))
  }

  const writer = new FrameWriter()
  const join = (
    ws: WebSocket,
    socket: Duplex,
    room: SyncRoom,
    who: Authorized,
    { doc, epoch, version }: Handshake,
  ): void => {
    ws.on('error', (error) => log.info('ws.socket_error', { error: error.message }))
    const close = (code: number, reason: string): void => {
      ws.close(code, reason)
      // A reader that does not read will not answer the close frame either.
      const timer = setTimeout(() => ws.terminate(), terminateAfterMs)
      timer.unref()
      ws.once('close', () => clearTimeout(timer))
    }
    const misfit = handshakeMisfit({ epoch, version }, room.epoch)
    if (misfit !== undefined) {
      close(misfit.code, misfit.reason)
      return
    }
    heardAt.set(ws, clock.now())
    const connection = room.connect(
      {
        send: (frame) => writer.send(ws, socket, frame),
        sendParts: (parts) => writer.sendParts(ws, socket, parts),
        close,
        get backlog() {
          return socket.writableLength
        },
      },
      { doc, deelnemerId: who.deelnemerId, rol: who.rol },
    )
    ws.on('message', (data, isBinary) => {
      heardAt.set(ws, clock.now())
      if (isBinary) connection.receive(toBytes(data))
      else close(closeCodes.refused, 'message')
    })
    ws.on('pong', () => heardAt.set(ws, clock.now()))
    ws.on('close', () => {
      heardAt.delete(ws)
      signsOfLife.delete(ws)
      connection.closed()
    })
    signsOfLife.set(ws, () => connection.keepAlive())
  }

  const pingAll = (): void => {
    const now = clock.now()
    for (const ws of wss.clients) {
      if (now - (heardAt.get(ws) ?? now) > 2 * pingEveryMs) ws.terminate()
      else if (ws.readyState === ws.OPEN) ws.ping()
    }
  }

  return {
    attach(server) {
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (!(request.url ?? '').startsWith('/sync/')) return
        // While we wait for storage the socket may break; nobody else listens to it yet.
        const onError = (error: Error): void => log.info('ws.upgrade_error', { error: error.message })
        socket.on('error', onError)
        upgrade(request, socket, head).catch((error: unknown) => {
          log.error('ws.upgrade_failed', { error: String(error) })
          answerBusy(socket)
        })
      })
      timers.push(
        setInterval(pingAll, pingEveryMs),
        setInterval(() => {
          for (const live of signsOfLife.values()) live()
        }, signOfLifeEveryMs),
      )
      for (const timer of timers) timer.unref()
    },
    get socketCount() {
      return wss.clients.size
    },
    close() {
      isClosed = true
      for (const timer of timers) clearInterval(timer)
      for (const ws of wss.clients) {
        ws.close(closeCodes.restarting, 'restarting')
        const timer = setTimeout(() => ws.terminate(), terminateAfterMs)
        timer.unref()
      }
      wss.close()
    },
  }
}

function parseHandshake(url: string): Handshake | undefined {
  if (url.length > 1000 || !URL.canParse(url, 'http://localhost')) return undefined
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [, root, id, doc, ...more] = pathname.split('/')
  const werksessieId = werksessieIdSchema.safeParse(id)
  const docName = docNameSchema.safeParse(doc)
  if (root !== 'sync' || more.length > 0 || !werksessieId.success || !docName.success) return undefined
  return {
    werksessieId: werksessieId.data,
    doc: docName.data,
    toegang: searchParams.get('toegang') ?? undefined,
    epoch: searchParams.get('epoch'),
    version: searchParams.get('v'),
  }
}

const answerNotFound = (socket: Duplex): void => answer(socket, '404 Not Found')
const answerBusy = (socket: Duplex): void => answer(socket, '503 Service Unavailable')
function answer(socket: Duplex, status: string): void {
  if (!socket.destroyed) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function toBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
