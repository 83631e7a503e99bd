import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocName } from '../../shared/domain/rol.ts'
import type { CreateWerksessie, Join, Joined, Links } from '../../shared/protocol/api.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { adminToken } from './server.ts'

/** Creates a werksessie as the beheerder does. */
export async function createWerksessie(url: string, body: CreateWerksessie): Promise<Links> {
  const response = await fetch(`${url}/api/werksessies`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`create: ${response.status} ${await response.text()}`)
  return (await response.json()) as Links
}

/** A person outside a browser: a cookie, an HTTP client and plain y-websocket documents. */
export interface Person extends Joined {
  readonly cookie: string
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** Opens a document over a real socket with one of the leased clientIDs. */
  open(doc: DocName): {
    doc: Y.Doc
    provider: WebsocketProvider
    synced: Promise<void>
    closed: Promise<{ code: number; reason: string }>
  }
  close(): void
}

/** Joins by code or link secret. */
export async function join(url: string, body: Join): Promise<Person> {
  const response = await fetch(`${url}/api/toegang`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`join: ${response.status} ${await response.text()}`)
  const cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return personOf(url, cookie, (await response.json()) as Joined)
}

/** A person of whom cookie and toegang are known already: a second client of the same browser. */
export function personOf(url: string, cookie: string, joined: Joined): Person {
  // Shared with the person, so that a test can add freshly leased ones.
  const leased = joined.clientIds
  const providers: WebsocketProvider[] = []
  const withCookie = class extends WebSocket {
    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: { cookie, origin: url } })
    }
  }
  return {
    ...joined,
    cookie,
    async api(method, path, sent) {
      const separator = path.includes('?') ? '&' : '?'
      const answer = await fetch(`${url}/api${path}${separator}toegang=${joined.toegang}`, {
        method,
        headers: { cookie, ...(sent === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
    },
    open(name) {
      const doc = new Y.Doc()
      const id = leased.shift()
      if (id === undefined) throw new Error('no leased clientID left')
      doc.clientID = id
      const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync/${joined.werksessieId}`, name, doc, {
        WebSocketPolyfill: withCookie as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        params: { toegang: joined.toegang, epoch: String(joined.epoch), v: String(schemaVersion) },
      })
      // A plain client has no handler for our own message types; the acknowledgement is ours alone.
      provider.messageHandlers[100] = () => undefined
      provider.messageHandlers[101] = () => undefined
      provider.messageHandlers[102] = () => undefined
      providers.push(provider)
      const synced = new Promise<void>((resolve) => provider.once('sync', () => resolve()))
      const closed = new Promise<{ code: number; reason: string }>((resolve) =>
        provider.on('connection-close', (event) => resolve({ code: event?.code ?? 0, reason: event?.reason ?? '' })),
      )
      return { doc, provider, synced, closed }
    },
    close() {
      for (const provider of providers) provider.destroy()
    },
  }
}

/** The code or secret behind a link (`…#secret`). */
export const secretOf = (link: string): string => link.slice(link.indexOf('#') + 1)

/** Waits until `condition` holds; throws with `what` after `timeoutMs`. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
