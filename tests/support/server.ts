import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const adminToken = 'beheer-token-voor-de-proef-0123456789'
const root = join(import.meta.dirname, '..', '..')

/** A free port of this machine, right now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  probe.close()
  await once(probe, 'close')
  return address.port
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly pid: number
  /** Everything it printed so far. */
  output(): string
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** Starts again on the same port and data. */
  restart(): Promise<void>
  /** Stops it and removes its data. */
  close(): Promise<void>
}

/** The built server (`npm run build` first) as its own process on a free port with its own data. */
export async function startServer(
  options: { demo?: boolean; env?: Record<string, string>; patienceMs?: number } = {},
): Promise<RunningServer> {
  const main = join(root, 'dist', 'server', 'main.js')
  if (!existsSync(main)) throw new Error('dist/server/main.js is missing: run `npm run build` first')
  const port = await freePort()
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-proef-'))
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess
  let printed = ''
  const start = async () => {
    child = spawn(process.execPath, [main, ...(options.demo === true ? ['--demo'] : [])], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        ADMIN_TOKEN: adminToken,
        LOG_LEVEL: 'warn',
        PUBLIC_URL: url,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.on('data', (chunk) => {
      printed += chunk
    })
    child.stderr?.on('data', (chunk) => {
      printed += chunk
    })
    const patienceMs = options.patienceMs ?? 60_000
    const until = Date.now() + patienceMs
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server stopped at start:\n${printed}`)
      const ready = await fetch(`${url}/readyz`).then(
        (r) => r.ok,
        () => false,
      )
      if (ready) return
      if (Date.now() > until) throw new Error(`the server is not ready after ${patienceMs} ms:\n${printed}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  await start()
  return {
    url,
    port,
    dataDir,
    get pid() {
      return child.pid ?? -1
    },
    output: () => printed,
    kill,
    restart: start,
    close: async () => {
      await kill('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
