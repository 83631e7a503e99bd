import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../server/config.ts'
import { silentLog } from '../../server/observability/log.ts'
import { type Running, serve } from '../../server/serve.ts'
import type { Joined, Links } from '../../shared/protocol/api.ts'

export interface Answer<T = Record<string, unknown>> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

/** A browser with a cookie jar of its own, talking to one server over HTTP. */
export interface Browser {
  cookie: string
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  join(code: string, profile?: Record<string, unknown>): Promise<Joined>
}

export function createBrowser(origin: string): Browser {
  const browser: Browser = {
    cookie: '',
    async call(method, path, body, headers = {}) {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: {
          ...(browser.cookie === '' ? {} : { cookie: browser.cookie }),
          ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
      })
      const set = response.headers.get('set-cookie')
      if (set !== null) browser.cookie = set.split(';')[0] ?? ''
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '')
      return { status: response.status, body: (isJson ? JSON.parse(text) : text) as never, headers: response.headers }
    },
    async join(code, profile = {}) {
      const { status, body } = await browser.call<Joined>('POST', '/api/toegang', { code, ...profile })
      if (status !== 200) throw new Error(`join failed: ${status} ${JSON.stringify(body)}`)
      return body
    },
  }
  return browser
}

export interface TestServer {
  readonly running: Running
  readonly origin: string
  readonly dataDir: string
  browser(): Browser
  create(wanted: Record<string, unknown>): Promise<Links>
  restart(): Promise<void>
  close(): Promise<void>
}

/** A real server on a free port of the loopback, with a data folder of its own. */
export async function startTestServer(more: Pick<Config, 'taalmodel'> = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wijkbord-api-'))
  const start = () =>
    serve({
      config: { port: 0, host: '127.0.0.1', dataDir, logLevel: 'silent', ...more },
      log: silentLog,
      clock: { now: () => Date.now() },
    })
  const state = { running: await start() }
  const origin = () => `http://127.0.0.1:${state.running.port}`
  return {
    get running() {
      return state.running
    },
    get origin() {
      return origin()
    },
    dataDir,
    browser: () => createBrowser(origin()),
    async create(wanted) {
      const { status, body } = await createBrowser(origin()).call<Links>('POST', '/api/werksessies', wanted, {
        authorization: `Bearer ${state.running.adminToken}`,
      })
      if (status !== 201) throw new Error(`create failed: ${status} ${JSON.stringify(body)}`)
      return body
    },
    async restart() {
      await state.running.close()
      state.running = await start()
    },
    async close() {
      await state.running.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The secret in the fragment of a link. */
export const secretOf = (link: string): string => link.split('#')[1] ?? ''
