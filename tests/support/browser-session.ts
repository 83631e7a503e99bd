import WebSocket from 'ws'
import { openSession, type SessionEnd, type ToegangInfo } from '../../client/model/session.ts'
import type { Session } from '../../client/model/types.ts'
import type { LocalStore } from '../../client/sync/local-store.ts'
import { memoryStore } from '../../client/sync/memory-store.ts'
import type { Toegangen } from '../../shared/protocol/api.ts'
import type { Browser, TestServer } from './api-browser.ts'

/** A device with a session of the real client on it, without a screen: its store stays, its pages come and go. */
export interface Device {
  readonly store: LocalStore
  readonly info: ToegangInfo
  readonly ends: SessionEnd[]
  session: Session
  /** Pulls the plug: sockets die, nothing connects, requests fail. */
  cut(): void
  mend(): void
  /** Requests of this device arrive, but their answers are lost. */
  loseAnswers(isLosing: boolean): void
  reload(options?: { lazyBord?: boolean }): Promise<Session>
  /** One more tab of the same browser; the test closes it. */
  tab(): Promise<Session>
}

interface Line {
  readonly cookie: string
  isCut: boolean
  isLosing: boolean
  readonly sockets: Set<WebSocket>
}

const realFetch = globalThis.fetch

/**
 * Gives Node what the client expects of a browser: a place, `fetch` with a cookie and a WebSocket with a cookie. Which
 * device is calling follows from the toegang in the address. `restore` takes it all away again.
 */
export function installBrowserGlobals(server: TestServer) {
  const lines = new Map<string, Line>()
  const lineOf = (url: string): Line | undefined => [...lines.entries()].find(([toegang]) => url.includes(toegang))?.[1]

  class CookieSocket extends WebSocket {
    constructor(url: string | URL) {
      const line = lineOf(String(url))
      // A restarted test server may have another port; port 9 of the loopback is where nobody listens.
      const { pathname, search } = new URL(String(url))
      const address =
        line?.isCut === true ? 'ws://127.0.0.1:9/' : `${server.origin.replace('http', 'ws')}${pathname}${search}`
      super(address, { headers: { cookie: line?.cookie ?? '', origin: server.origin } })
      line?.sockets.add(this)
      this.on('close', () => line?.sockets.delete(this))
      this.on('error', () => undefined)
    }
  }
  const before = { WebSocket: globalThis.WebSocket, location: globalThis.location }
  Object.assign(globalThis, {
    WebSocket: CookieSocket,
    location: { protocol: 'http:', host: server.origin.slice('http://'.length) },
    fetch: async (path: string, init: RequestInit = {}) => {
      if (!path.startsWith('/')) return realFetch(path, init)
      const line = lineOf(path)
      if (line?.isCut === true) throw new TypeError('no network')
      const answer = await realFetch(`${server.origin}${path}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), cookie: line?.cookie ?? '' },
      })
      if (line?.isLosing === true) throw new TypeError('the answer was lost')
      return answer
    },
  })
  const devices: Device[] = []
  return {
    async device(browser: Browser, toegang: string): Promise<Device> {
      const line: Line = { cookie: browser.cookie, isCut: false, isLosing: false, sockets: new Set() }
      lines.set(toegang, line)
      const { body } = await browser.call<Toegangen>('GET', '/api/toegangen')
      const info = body.find((one) => one.toegang === toegang)
      if (info === undefined) throw new Error('this browser does not have that toegang')
      const store = memoryStore()
      const ends: SessionEnd[] = []
      const open = (options: { lazyBord?: boolean } = {}) =>
        openSession(info, { store, onEnd: (end) => ends.push(end), ...options })
      const device: Device = {
        store,
        info,
        ends,
        session: await open(),
        cut: () => {
          line.isCut = true
          for (const socket of line.sockets) socket.terminate()
        },
        mend: () => {
          line.isCut = false
        },
        loseAnswers: (isLosing) => {
          line.isLosing = isLosing
        },
        tab: () => open(),
        reload: async (options) => {
          device.session.close()
          device.session = await open(options)
          return device.session
        },
      }
      devices.push(device)
      return device
    },
    restore: () => {
      for (const device of devices) device.session.close()
      Object.assign(globalThis, { ...before, fetch: realFetch })
    },
  }
}

/** Waits for a condition, at most ten seconds. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 10_000
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`not in ten seconds: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
