import type { Prng } from '../../shared/base/prng.ts'
import type { DocName } from '../../shared/domain/rol.ts'
import type { Scheduler } from './scheduler.ts'

/** What a client says when it opens a socket. */
export interface Hello {
  readonly person: string
  readonly doc: DocName
  readonly epoch: string | null
  readonly version: string | null
}

type Item =
  | { readonly kind: 'hello'; readonly hello: Hello }
  | { readonly kind: 'opened' }
  | { readonly kind: 'frame'; readonly frame: Uint8Array }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }

/** One direction of a connection: in order, late, and standing still while its network is cut. */
class Pipe {
  readonly queue: Item[] = []
  bytes = 0
  isCut = false
  readonly #network: Network
  readonly #deliver: (item: Item) => void
  #isBusy = false

  constructor(network: Network, deliver: (item: Item) => void) {
    this.#network = network
    this.#deliver = deliver
  }

  push(item: Item): void {
    this.queue.push(item)
    if (item.kind === 'frame') this.bytes += item.frame.length
    this.pump()
  }

  pump(): void {
    if (this.#isBusy || this.isCut || this.queue.length === 0) return
    this.#isBusy = true
    const { scheduler, prng, slowness } = this.#network
    const ms = (1 + prng() * 24) * slowness
    scheduler.afterFrames(ms, () => {
      this.#isBusy = false
      let isMore = false
      if (this.isCut) return false
      // What waits together arrives together, or in pieces.
      for (let left = prng() < 0.8 ? this.queue.length : 1; left > 0; left--) {
        const item = this.queue.shift()
        if (item === undefined) break
        if (item.kind === 'frame') this.bytes -= item.frame.length
        else isMore = true
        this.#deliver(item)
      }
      this.pump()
      return isMore
    })
  }

  /** What is still under way is lost from a random place on. */
  cutShort(prng: Prng): void {
    this.queue.length = Math.floor(prng() * (this.queue.length + 1))
    this.bytes = this.queue.reduce((sum, item) => sum + (item.kind === 'frame' ? item.frame.length : 0), 0)
  }
}

export interface ClientEnd {
  opened(): void
  received(frame: Uint8Array): void
  closed(code: number, reason: string): void
}
export interface ServerEnd {
  received(frame: Uint8Array): void
  closed(): void
}

/** One socket between a person and the server. */
export class SimSocket {
  readonly id: number
  readonly person: string
  readonly doc: DocName
  server: ServerEnd | undefined
  isClosedByServer = false
  /** The server heard that the client hung up. */
  isGone = false
  /** Multiplies what waits for a slow reader. */
  slowFactor = 1
  readonly #network: Network
  #client: ClientEnd | undefined
  readonly #toServer: Pipe
  readonly #toClient: Pipe
  #isOver = false

  constructor(network: Network, id: number, hello: Hello, client: ClientEnd) {
    this.#network = network
    this.id = id
    this.person = hello.person
    this.doc = hello.doc
    this.#client = client
    this.#toServer = new Pipe(network, (item) => this.#atServer(item))
    this.#toClient = new Pipe(network, (item) => this.#atClient(item))
    this.setCut(network.isCut(hello.person))
    this.#toServer.push({ kind: 'hello', hello })
  }

  // ── the client's side ──
  sendToServer(frame: Uint8Array): void {
    if (this.#client !== undefined) this.#toServer.push({ kind: 'frame', frame })
  }

  /** The client hangs up: what it sent may still arrive, and the server hears of it later or much later. */
  hangUp(): void {
    if (this.#client === undefined) return
    this.#client = undefined
    this.#toClient.queue.length = 0
    this.#toServer.cutShort(this.#network.prng)
    this.#toServer.push({ kind: 'close', code: 1000, reason: '' })
  }

  // ── the server's side ──
  accept(): void {
    this.#toClient.push({ kind: 'opened' })
  }

  sendToClient(frame: Uint8Array): void {
    this.#network.onSent(this, frame)
    this.#toClient.push({ kind: 'frame', frame })
  }

  closeFromServer(code: number, reason: string): void {
    this.server = undefined
    this.isClosedByServer = true
    this.#toClient.push({ kind: 'close', code, reason })
  }

  /** The server's process died: what it handed to the network may still arrive. */
  serverDied(): void {
    this.server = undefined
    this.isClosedByServer = true
    this.#toServer.queue.length = 0
    if (this.#client === undefined) this.#end()
    this.#toClient.cutShort(this.#network.prng)
    this.#toClient.push({ kind: 'close', code: 1006, reason: '' })
  }

  get backlog(): number {
    return this.#toClient.bytes * this.slowFactor
  }

  /** Frames that wait, for the bound on memory. */
  get waiting(): number {
    return this.#toClient.queue.length + this.#toServer.queue.length
  }

  setCut(isCut: boolean): void {
    for (const pipe of [this.#toServer, this.#toClient]) {
      pipe.isCut = isCut
      if (!isCut) pipe.pump()
    }
  }

  #atServer(item: Item): void {
    this.#network.trace('server', this, item.kind === 'frame' ? item.frame : undefined)
    switch (item.kind) {
      case 'hello':
        this.#network.onHello(this, item.hello)
        return
      case 'frame':
        this.server?.received(item.frame)
        return
      case 'opened':
        return
      case 'close':
        this.isGone = true
        this.server?.closed()
        this.server = undefined
        this.#end()
    }
  }

  #atClient(item: Item): void {
    this.#network.trace('client', this, item.kind === 'frame' ? item.frame : undefined)
    if (item.kind === 'opened') this.#client?.opened()
    else if (item.kind === 'frame') this.#client?.received(item.frame)
    else if (item.kind === 'close') {
      const client = this.#client
      this.#client = undefined
      this.#end()
      client?.closed(item.code, item.reason)
    }
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#network.forget(this)
  }
}

export interface NetworkHooks {
  /** A socket reached the server. */
  onHello(socket: SimSocket, hello: Hello): void
  /** The server hands a frame to the network: from here on somebody may see it. */
  onSent(socket: SimSocket, frame: Uint8Array): void
  trace(at: 'server' | 'client', socket: SimSocket, frame: Uint8Array | undefined): void
}

/** The network of the simulation: late, cut, and out of order between connections, never within one. */
export class Network {
  readonly scheduler: Scheduler
  readonly prng: Prng
  /** 1 is a good network. */
  slowness = 1
  readonly sockets = new Set<SimSocket>()
  readonly #hooks: NetworkHooks
  readonly #cut = new Set<string>()
  #count = 0

  constructor(scheduler: Scheduler, prng: Prng, hooks: NetworkHooks) {
    this.scheduler = scheduler
    this.prng = prng
    this.#hooks = hooks
  }

  connect(hello: Hello, client: ClientEnd): SimSocket {
    const socket = new SimSocket(this, ++this.#count, hello, client)
    this.sockets.add(socket)
    return socket
  }

  isCut(person: string): boolean {
    return this.#cut.has(person)
  }

  /** Cuts (or mends) everything between one person and the server. */
  setCut(person: string, isCut: boolean): void {
    if (isCut) this.#cut.add(person)
    else this.#cut.delete(person)
    for (const socket of this.sockets) if (socket.person === person) socket.setCut(isCut)
  }

  serverDied(): void {
    for (const socket of [...this.sockets]) socket.serverDied()
  }

  /** One request over HTTP; `undefined`: no answer came, and nobody knows whether it arrived. */
  request<T>(person: string, handle: () => Promise<T> | undefined): Promise<T | undefined> {
    const { scheduler, prng } = this
    const lateness = (): number => (1 + prng() * 30) * this.slowness
    return new Promise((resolve) => {
      if (this.isCut(person)) {
        scheduler.after(500, () => resolve(undefined))
        return
      }
      scheduler.after(lateness(), () => {
        const timeout = scheduler.after(10_000, () => resolve(undefined))
        void handle()?.then((answer) =>
          scheduler.after(lateness(), () => {
            timeout()
            resolve(this.isCut(person) ? undefined : answer)
          }),
        )
      })
    })
  }

  onHello(socket: SimSocket, hello: Hello): void {
    this.#hooks.onHello(socket, hello)
  }

  onSent(socket: SimSocket, frame: Uint8Array): void {
    this.#hooks.onSent(socket, frame)
  }

  trace(at: 'server' | 'client', socket: SimSocket, frame: Uint8Array | undefined): void {
    this.#hooks.trace(at, socket, frame)
  }

  forget(socket: SimSocket): void {
    this.sockets.delete(socket)
  }
}
