import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { silentLog } from '../../server/observability/log.ts'
import { MemoryStorage } from '../../server/storage/memory-storage.ts'
import { openSqliteStorage } from '../../server/storage/sqlite-storage.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { createRoomRegistry, type SyncRegistry } from '../../server/sync/room-registry.ts'
import type { SyncRoom } from '../../server/sync/sync-room.ts'
import { createWsGateway, type WsGateway } from '../../server/transport/ws-gateway.ts'
import { type DeelnemerId, randomIds, type ToegangId } from '../../shared/base/ids.ts'
import { ok } from '../../shared/base/result.ts'
import { addSignaal, setSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { fillWerksessie, testWerksessieId } from '../support/test-rooms.ts'
import { until } from '../support/werksessie-client.ts'

const s = (id: string, changes: Partial<Signaal> = {}): Signaal =>
  aSignaal({ id: id as Signaal['id'], channel: 'bord', ...changes })
const origin = 'http://bord.test'
const clock = { now: () => Date.now() }

class TestServer {
  readonly providers: WebsocketProvider[] = []
  readonly clientIds = new Map<string, number[]>()
  readonly registry: SyncRegistry
  readonly gateway: WsGateway
  readonly http: Server
  readonly url: string
  readonly room: SyncRoom

  private constructor(parts: Pick<TestServer, 'registry' | 'gateway' | 'http' | 'url' | 'room'>) {
    this.registry = parts.registry
    this.gateway = parts.gateway
    this.http = parts.http
    this.url = parts.url
    this.room = parts.room
  }

  static async start(storage: Storage, port = 0): Promise<TestServer> {
    const registry = createRoomRegistry({ storage, clock, ids: randomIds, log: silentLog, probeEveryMs: 50 })
    const gateway = createWsGateway({
      registry,
      // The cookie says who it is: `who=name.rol`.
      auth: async (request, werksessieId, toegang) => {
        const [name, rol] = (request.headers.cookie ?? '').replace('who=', '').split('.')
        if (name === undefined || rol === undefined || toegang !== 'T' || werksessieId !== testWerksessieId)
          return undefined
        return { toegangId: 'T' as ToegangId, deelnemerId: name as DeelnemerId, rol: rol as Rol }
      },
      origins: new Set([origin]),
      clock,
      log: silentLog,
    })
    const http = createServer((_request, response) => response.writeHead(404).end())
    gateway.attach(http)
    await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
    const opened = await registry.open(testWerksessieId)
    const made = opened.ok ? opened : await registry.create(testWerksessieId, 'Proef', (tx) => fillWerksessie(tx))
    if (!made.ok) throw new Error('no room')
    const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync/${testWerksessieId}`
    return new TestServer({ registry, gateway, http, url, room: made.value })
  }

  async addPerson(name: string): Promise<void> {
    await this.room.run('server', ({ rows }) =>
      ok(
        rows.put('deelnemer', name, {
          id: name as DeelnemerId,
          alias: name,
          group: 'inwoner',
          begeleider: false,
          device: 'laptop',
          joinsThemas: [],
          createdAt: 1,
        }),
      ),
    )
    const leased = await this.room.leaseClientIds(name as DeelnemerId, 40)
    if (leased.ok) this.clientIds.set(name, [...leased.value])
  }

  /** A real y-websocket client with a leased clientID. */
  open(
    name: string,
    options: { rol?: Rol; doc?: DocName; params?: Record<string, string>; replica?: Y.Doc; origin?: string } = {},
  ): { doc: Y.Doc; provider: WebsocketProvider; acks: number[]; closed: { code: number; reason: string }[] } {
    const doc = options.replica ?? new Y.Doc()
    const clientId = options.replica?.clientID ?? this.clientIds.get(name)?.shift()
    if (clientId !== undefined) doc.clientID = clientId
    const headers = { cookie: `who=${name}.${options.rol ?? 'deelnemer'}`, origin: options.origin ?? origin }
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, { headers })
      }
    }
    const provider = new WebsocketProvider(this.url, options.doc ?? 'bord', doc, {
      WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params: { toegang: 'T', epoch: '1', v: String(schemaVersion), ...options.params },
      maxBackoffTime: 200,
    })
    const acks: number[] = []
    const closed: { code: number; reason: string }[] = []
    provider.messageHandlers[100] = (_encoder, decoder) => acks.push(decoder.arr[decoder.pos] ?? 0)
    provider.messageHandlers[101] = () => undefined
    provider.on('closed', (event) => closed.push(event))
    this.providers.push(provider)
    return { doc, provider, acks, closed }
  }

  /** The HTTP status that an upgrade gets, 101 when it succeeds. */
  upgradeStatus(path: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.url.replace(/\/sync\/.*/, path), { headers })
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0)
        socket.terminate()
      })
      socket.on('open', () => {
        resolve(101)
        socket.terminate()
      })
      socket.on('error', (error) => {
        if (!error.message.includes('Unexpected server response')) reject(error)
      })
    })
  }

  async stop(): Promise<void> {
    for (const provider of this.providers) provider.destroy()
    this.gateway.close()
    await this.registry.close(2000)
    await new Promise((resolve) => this.http.close(resolve))
  }
}

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function sqliteStorage(dataDir?: string): Promise<{ storage: Storage; dataDir: string }> {
  const dir = dataDir ?? (await mkdtemp(join(tmpdir(), 'wijkbord-sync-')))
  const storage = await openSqliteStorage({ dataDir: dir, log: silentLog })
  cleanups.push(async () => {
    await storage.close()
    await rm(dir, { recursive: true, force: true })
  })
  return { storage, dataDir: dir }
}

const start = async (storage: Storage): Promise<TestServer> => {
  const server = await TestServer.start(storage)
  cleanups.push(() => server.stop())
  for (const name of ['anna', 'bram', 'carla']) await server.addPerson(name)
  return server
}

describe.each([
  ['memory', async () => new MemoryStorage()],
  ['sqlite', async () => (await sqliteStorage()).storage],
] as const)('real sockets, %s storage', (_name, makeStorage) => {
  it('[C1] several people write at once and all have the same', async () => {
    const server = await start(await makeStorage())
    const people = ['anna', 'bram', 'carla'].map((name) => server.open(name))
    await until('synced', () => people.every(({ provider }) => provider.synced))
    for (let i = 0; i < 20; i++) {
      for (const [index, { doc }] of people.entries()) addSignaal(doc, s(`n${index}x${i}`, { text: `signaal ${i}` }))
    }
    for (const [index, { doc }] of people.entries()) setSignaal(doc, `n${index}x0`, { text: 'veranderd' })
    await until('everywhere', () => people.every(({ doc }) => bordCollection(doc, 'signalen').size === 60))
    await until('acknowledged', () => people.every(({ acks }) => acks.at(-1) === 22))
    const [first, ...others] = people.map(({ doc }) => readBord(doc))
    for (const other of others) expect(other).toEqual(first)
    expect((await server.room.snapshot()).bord).toEqual(first)
    expect(first?.signalen.filter(({ text }) => text === 'veranderd').length).toBe(3)
  })
  it('[C2] who oversteps is closed with 4400 and does not come back by itself; the others go on', async () => {
    const server = await start(await makeStorage())
    const [anna, bram] = [server.open('anna'), server.open('bram')]
    await until('synced', () => anna.provider.synced && bram.provider.synced)
    addSignaal(anna.doc, s('vanAnna'))
    await until('seen', () => bordCollection(bram.doc, 'signalen').has('vanAnna'))
    setSignaal(bram.doc, 'vanAnna', { text: 'gestolen' })
    await until('closed', () => bram.closed.length > 0)
    expect(bram.closed).toEqual([{ code: 4400, reason: 'rights' }])
    expect(bram.provider.shouldConnect).toBe(false)
    addSignaal(anna.doc, s('nogEen'))
    await until('kept', async () => (await server.room.snapshot()).bord.signalen.length === 2)
    expect((await server.room.snapshot()).bord.signalen.map(({ text }) => text)).toEqual([s('x').text, s('x').text])
  })
  it('[R5] after a restart everything that was shown is there, and open clients carry on by themselves', async () => {
    const storage = await makeStorage()
    const server = await start(storage)
    const port = (server.http.address() as AddressInfo).port
    const [anna, bram] = [server.open('anna'), server.open('bram')]
    await until('synced', () => anna.provider.synced && bram.provider.synced)
    addSignaal(anna.doc, s('voor'))
    await until('shown', () => bordCollection(bram.doc, 'signalen').has('voor'))
    server.gateway.close()
    await server.registry.close(2000)
    server.http.closeAllConnections()
    await new Promise((resolve) => server.http.close(resolve))
    addSignaal(anna.doc, s('tijdens'))
    const again = await TestServer.start(storage, port)
    cleanups.push(() => again.stop())
    await until('back', () => bordCollection(bram.doc, 'signalen').has('tijdens'))
    expect((await again.room.snapshot()).bord.signalen.map(({ id }) => id)).toEqual(['tijdens', 'voor'])
  })
})

describe('the handshake', () => {
  it('[H1] unknown, forbidden and foreign are answered alike', async () => {
    const server = await start(new MemoryStorage())
    const cookie = 'who=anna.deelnemer'
    const path = `/sync/${testWerksessieId}/bord?toegang=T`
    expect(await server.upgradeStatus(path, { cookie, origin })).toBe(101)
    expect(await server.upgradeStatus(path, { cookie })).toBe(101)
    for (const [at, headers] of [
      [path, { origin }],
      [path, { cookie, origin: 'http://elders.test' }],
      [`/sync/${testWerksessieId}/bord?toegang=X`, { cookie, origin }],
      ['/sync/onbekend/bord?toegang=T', { cookie, origin }],
      [`/sync/${testWerksessieId}/regie?toegang=T`, { cookie, origin }],
      [`/sync/${testWerksessieId}/anders?toegang=T`, { cookie, origin }],
      [`/sync/${testWerksessieId}/programma?toegang=T`, { cookie, origin }],
      ['/sync/a/b/c/d', { cookie, origin }],
      [path, { cookie: 'who=x.enquete', origin }],
    ] as const) {
      expect([at, headers, await server.upgradeStatus(at, headers)]).toEqual([at, headers, 404])
    }
  })
  it('[H2] an old epoch or version is accepted and closed with its code', async () => {
    const server = await start(new MemoryStorage())
    const old = server.open('anna', { params: { epoch: '0' } })
    const other = server.open('anna', { params: { v: '0' } })
    await until('closed', () => old.closed.length > 0 && other.closed.length > 0)
    expect([old.closed[0]?.code, other.closed[0]?.code]).toEqual([4409, 4426])
    expect([old.doc, other.doc].map((doc) => doc.store.clients.size)).toEqual([0, 0])
  })
  it('[H3] broken frames and frames without end close one socket, not the server', async () => {
    const server = await start(new MemoryStorage())
    const anna = server.open('anna')
    await until('synced', () => anna.provider.synced)
    const codes: number[] = []
    for (const bytes of [
      Buffer.from([0xff, 0xff, 0, 0, 0, 0]),
      Buffer.from([0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ]) {
      const socket = new WebSocket(`${server.url}/bord?toegang=T`, {
        headers: { cookie: 'who=bram.deelnemer', origin },
      })
      await new Promise((resolve) => socket.once('open', resolve))
      const closed = new Promise<number>((resolve) => socket.once('close', resolve))
      ;(socket as unknown as { _socket: { write(data: Buffer): void } })._socket.write(bytes)
      codes.push(await closed)
    }
    expect(codes.every((code) => code >= 1000)).toBe(true)
    addSignaal(anna.doc, s('leeft'))
    await until('kept', async () => (await server.room.snapshot()).bord.signalen.length === 1)
  })
  it('[C6] a reader that stops reading is dropped, and catches up when it comes back', async () => {
    const server = await start(new MemoryStorage())
    const [anna, bram] = [server.open('anna'), server.open('bram')]
    await until('synced', () => anna.provider.synced && bram.provider.synced)
    const socket = (bram.provider.ws as unknown as { _socket: { pause(): void } })._socket
    socket.pause()
    let closed = false
    bram.provider.on('connection-close', () => {
      closed = true
    })
    for (let i = 0; i < 400 && !closed && server.room.onlineCount() === 2; i++) {
      await server.room.run('server', ({ docs }) =>
        ok(addSignaal(docs.bord, s(`groot${i}`, { text: 'x'.repeat(60_000) }))),
      )
      // Anna reads in this same process: she must get her turn.
      await until('anna reads', () => bordCollection(anna.doc, 'signalen').has(`groot${i}`))
    }
    expect(server.room.onlineCount()).toBe(1)
    const count = (await server.room.snapshot()).bord.signalen.length
    const back = server.open('bram')
    await until('caught up', () => bordCollection(back.doc, 'signalen').size === count)
  })
})
