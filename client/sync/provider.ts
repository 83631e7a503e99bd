import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { DocName } from '../../shared/domain/rol.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'

export interface DocConnectionOptions {
  readonly werksessieId: string
  readonly docName: DocName
  readonly toegang: string
  readonly epoch: number
  readonly doc: Y.Doc
  /** ws(s)://host of the page, unless a test says otherwise. */
  readonly serverUrl?: string
  readonly WebSocketPolyfill?: typeof WebSocket
  /** Chance for the pauses between attempts; tests give their own. */
  readonly random?: () => number
  onStatus(connected: boolean): void
  onSynced(): void
  /** Everything up to this many frames of this connection is on the server's disk. */
  onAcknowledged(frames: number): void
  /** The server's disk can (not) be written. */
  onStorageState(state: 'read_only' | 'writable'): void
  /** Something of this person's own changed; asked for over HTTP. */
  onPersonal?(): void
  /** The server closed for good (44xx): the client must act. */
  onClosed(code: number, reason: string): void
}

export interface DocConnection {
  readonly provider: WebsocketProvider
  /** Frames with document changes that this connection sent since its step 2, which is the first; 0 before that. */
  framesSent(): number
  close(): void
}

const firstPauseMs = 1500
const longestPauseMs = 12_000

/**
 * Before attempt n (from 1) after a connection was lost, in ms: anywhere up to a bound that doubles, never at once. A
 * restarted server that hears fifty laptops in the same instant makes each of them wait for the other forty-nine; spread
 * over a second and a half it does not notice.
 */
export function pauseMs(attempt: number, chance: number): number {
  const bound = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs)
  return 50 + chance * (bound - 50)
}

/** A y-websocket connection that knows what the server acknowledged. Tabs never talk to each other: every edit is judged. */
export function connectDoc(options: DocConnectionOptions): DocConnection {
  let frames = 0
  let hasSentStepTwo = false
  const Base = options.WebSocketPolyfill ?? WebSocket

  class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      frames = 0
      hasSentStepTwo = false
    }
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      if (data instanceof Uint8Array) countFrame(data)
      super.send(data as never)
    }
  }

  // Until its step 2 the server ignores what a connection sends, because step 2 repeats it; so nothing before counts.
  function countFrame(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    if (decoding.readVarUint(decoder) !== messageTypes.sync) return
    const step = decoding.readVarUint(decoder)
    if (step === syncSteps.step2) {
      hasSentStepTwo = true
      frames++
    } else if (step === syncSteps.update && hasSentStepTwo) frames++
  }

  const host = options.serverUrl ?? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`
  const provider = new WebsocketProvider(`${host}/sync/${options.werksessieId}`, options.docName, options.doc, {
    connect: false,
    disableBc: true,
    params: { toegang: options.toegang, epoch: String(options.epoch), v: String(schemaVersion) },
    WebSocketPolyfill: CountingSocket as unknown as typeof WebSocket,
  })
  sendOwnPresenceOnly(provider)
  const random = options.random ?? Math.random
  let attempts = 0
  // y-websocket takes the smaller of its own doubling, the same for everybody, and this maximum: so the doubling is put
  // out of the way and the maximum is the pause.
  const spread = () => {
    attempts++
    provider.wsUnsuccessfulReconnects = 20
    provider.maxBackoffTime = pauseMs(attempts, random())
  }
  provider.messageHandlers[messageTypes.acknowledge] = (_encoder, decoder) =>
    options.onAcknowledged(decoding.readVarUint(decoder))
  provider.messageHandlers[messageTypes.storageState] = (_encoder, decoder) =>
    options.onStorageState(decoding.readVarString(decoder) === 'read_only' ? 'read_only' : 'writable')
  provider.messageHandlers[messageTypes.personal] = () => options.onPersonal?.()
  provider.on('status', ({ status }) => {
    options.onStatus(status === 'connected')
    // A room that cannot write says so first of all; one that can says nothing, also when it could not a moment ago.
    if (status === 'connected') options.onStorageState('writable')
  })
  provider.on('sync', (isSynced) => {
    if (!isSynced) return
    attempts = 0
    options.onSynced()
  })
  provider.on('connection-close', (event) => {
    spread()
    if (event?.code === closeCodes.storage) options.onStorageState('read_only')
  })
  provider.on('closed', ({ code, reason }) => options.onClosed(code, reason))
  // A socket does not notice a lost network for half a minute. The browser does; it may be wrong (a laptop without a
  // network that serves itself), so the connection is only tried anew, not given up.
  const tryAnew = () => {
    if (provider.shouldConnect) provider.ws?.close()
  }
  // The network is back: no waiting until the pause of the last attempt is over, but not fifty laptops in one instant.
  const comeBack = () => {
    setTimeout(() => {
      if (!provider.shouldConnect || provider.wsconnected) return
      attempts = 0
      provider.connect()
    }, random() * 400)
  }
  if (typeof window !== 'undefined') {
    window.addEventListener('offline', tryAnew)
    window.addEventListener('online', comeBack)
  }
  provider.connect()
  return {
    provider,
    framesSent: () => (hasSentStepTwo ? frames : 0),
    close: () => {
      if (typeof window !== 'undefined') {
        window.removeEventListener('offline', tryAnew)
        window.removeEventListener('online', comeBack)
      }
      provider.destroy()
    },
  }
}

/** y-websocket echoes everybody's presence back to the server; with N people that is N² frames for nothing. */
function sendOwnPresenceOnly(provider: WebsocketProvider): void {
  const { awareness } = provider
  awareness.off('update', provider._awarenessUpdateHandler)
  const send = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', readonly number[]>): void => {
    const own = awareness.clientID
    if (![added, updated, removed].some((ids) => ids.includes(own))) return
    if (!provider.wsconnected || provider.ws?.readyState !== 1) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageTypes.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [own]))
    provider.ws.send(encoding.toUint8Array(encoder))
  }
  awareness.on('update', send)
}
