import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { freePort, startServer } from '../support/server.ts'
import { createWerksessie, join as joinWerksessie, secretOf } from '../support/werksessie-client.ts'
import type { Dialect, LoadPerson } from './load-messages.ts'

/** A server under load, as its own process. */
export interface Target {
  readonly name: string
  readonly dialect: Dialect
  readonly port: number
  /** CPU time that its process used so far, all threads, in ms. */
  cpuMs(): number
  /** Resident memory now, in MiB. */
  rssMiB(): number
  /** So many people who may write in a room, by number; room 0 is the same at every call. */
  people(count: number, room?: number): Promise<LoadPerson[]>
  close(): Promise<void>
}

const peersDir = join(import.meta.dirname, 'peers')
/** `CLK_TCK` of Linux on every platform that Node runs on. */
const msPerTick = 10

/** Servers that run now. */
const running = new Set<number>()

/** None of the servers outlives this process, however it ends. */
export function endServersWithThis(): void {
  process.once('exit', () => {
    for (const pid of running) process.kill(pid, 'SIGKILL')
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
}

function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}

const rssMiBOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** Installs the peers when they are missing. */
export function installPeers(): void {
  if (existsSync(join(peersDir, 'node_modules', '@hocuspocus', 'server'))) return
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync('npm', ['install', '--prefix', peersDir, ...flags], { cwd: peersDir, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) throw new Error('the peers could not be installed')
}

/** The built product: gate, authorisation and fsync on. */
export async function startWijkbord(): Promise<Target> {
  const server = await startServer()
  const { pid } = server
  running.add(pid)
  const rooms = new Map<number, Promise<{ readonly id: string; readonly code: string }>>()
  const roomOf = (number: number): Promise<{ readonly id: string; readonly code: string }> => {
    const room = rooms.get(number) ?? makeRoom(server.url)
    rooms.set(number, room)
    return room
  }
  let joined = 0
  const one = async (number: number): Promise<LoadPerson> => {
    const { id, code } = await roomOf(number)
    const person = await joinWerksessie(server.url, { code, alias: `Deelnemer ${++joined}`, group: 'professional' })
    const query = `toegang=${person.toegang}&epoch=${person.epoch}&v=${schemaVersion}`
    return {
      path: `/sync/${id}/bord?${query}`,
      headers: { cookie: person.cookie, origin: server.url },
      clientId: person.clientIds[0] ?? 0,
      room: id,
    }
  }
  return {
    name: 'wijkbord',
    dialect: 'wijkbord',
    port: server.port,
    cpuMs: () => cpuMsOf(server.pid),
    rssMiB: () => rssMiBOf(server.pid),
    async people(count, room = 0) {
      const all: LoadPerson[] = []
      while (all.length < count) {
        const some = Array.from({ length: Math.min(10, count - all.length) }, () => one(room))
        all.push(...(await Promise.all(some)))
      }
      return all
    },
    close: async () => {
      running.delete(pid)
      await server.close()
    },
  }
}

async function makeRoom(url: string): Promise<{ readonly id: string; readonly code: string }> {
  const { id, links, codes } = await createWerksessie(url, { title: 'Belasting', themas: [{ title: 'Wonen' }] })
  const begeleider = await joinWerksessie(url, { code: secretOf(links.begeleider), alias: 'Berna' })
  const opened = await begeleider.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'signalen' })
  if (opened.status !== 200) throw new Error(`fase: ${opened.status}`)
  return { id, code: codes.deelnemer }
}

/** The reference server of Yjs, without a disk. */
export async function startYWebsocket(): Promise<Target> {
  const port = await freePort()
  return startPeer('y-websocket', 'y-websocket', port, [
    join('node_modules', '@y', 'websocket-server', 'src', 'server.js'),
  ])
}

/** Hocuspocus with its SQLite extension; `flushDelay` in ms tunes it for crowds. */
export async function startHocuspocus(flushDelay?: number): Promise<Target> {
  const port = await freePort()
  const dir = await mkdtemp(join(tmpdir(), 'wijkbord-peer-'))
  const name = flushDelay === undefined ? 'hocuspocus' : `hocuspocus ${flushDelay} ms`
  const args = [
    'hocuspocus.mjs',
    String(port),
    join(dir, 'peer.sqlite'),
    ...(flushDelay === undefined ? [] : [String(flushDelay)]),
  ]
  return startPeer(name, 'hocuspocus', port, args, dir)
}

async function startPeer(
  name: string,
  dialect: Dialect,
  port: number,
  args: readonly string[],
  dir?: string,
): Promise<Target> {
  const child = spawn(process.execPath, args, {
    cwd: peersDir,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const pid = child.pid ?? -1
  running.add(pid)
  child.once('exit', () => running.delete(pid))
  await untilListening(child, port)
  let nextClientId = 1000
  return {
    name,
    dialect,
    port,
    cpuMs: () => cpuMsOf(pid),
    rssMiB: () => rssMiBOf(pid),
    people: async (count, room = 0) =>
      Array.from({ length: count }, () => ({
        path: `/bench-${room}`,
        headers: {},
        clientId: ++nextClientId * 7919,
        room: `bench-${room}`,
      })),
    close: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      if (dir !== undefined) await rm(dir, { recursive: true, force: true })
    },
  }
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  for (const until = Date.now() + 15_000; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error('the peer stopped at start')
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' })
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the peer does not listen')
}
