import { type Log, silentLog } from '../../server/observability/log.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { Judge } from '../../server/sync/gate-context.ts'
import type { RoomTx } from '../../server/sync/room-port.ts'
import { createRoomRegistry, type SyncRegistry } from '../../server/sync/room-registry.ts'
import type { SyncRoom } from '../../server/sync/sync-room.ts'
import { handshakeMisfit } from '../../server/transport/handshake.ts'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, WerksessieId } from '../../shared/base/ids.ts'
import type { Prng } from '../../shared/base/prng.ts'
import { fail, type Result } from '../../shared/base/result.ts'
import type { Rol } from '../../shared/domain/rol.ts'
import type { Hello, SimSocket } from './network.ts'
import { ProcessTime, type Scheduler } from './scheduler.ts'
import type { SimDisk } from './sim-disk.ts'

export const roomId = 'w1' as WerksessieId

/** One defect planted in the server, to see that the simulation finds it. */
export interface Mutant {
  readonly wrapStorage?: (storage: Storage, scheduler: Scheduler) => Storage
  readonly judge?: Judge
  readonly misfit?: typeof handshakeMisfit
}

export interface SimServerOptions {
  readonly scheduler: Scheduler
  readonly prng: Prng
  readonly disk: SimDisk
  readonly mutant: Mutant
  clockOffsetMs(): number
  rolOf(person: string): Rol
  /** The server did what it must never do. */
  onProblem(problem: string): void
  /** A frame of a client reached the room, right before the room reads it. */
  onReceived(socket: SimSocket, frame: Uint8Array): void
}

/** Events that a server which keeps its rules never logs here: the simulated disk damages no record. */
const forbidden = new Set([
  'room.apply_failed',
  'room.command_failed',
  'room.command_wrote_and_failed',
  'room.update_unreadable',
  'room.damaged',
  'room.pending_dropped',
  'room.snapshot_differs',
])

/** The server's process: starts, serves sockets as the gateway does, dies and starts again on the same disk. */
export class SimServer {
  readonly #options: SimServerOptions
  readonly #log: Log
  #registry: SyncRegistry | undefined
  #time: ProcessTime | undefined
  #starts = 0

  constructor(options: SimServerOptions) {
    this.#options = options
    this.#log = {
      ...silentLog,
      error: (event, facts) => {
        if (forbidden.has(event)) options.onProblem(`log: ${event} ${JSON.stringify(facts ?? {})}`)
      },
    }
  }

  get isUp(): boolean {
    return this.#registry !== undefined
  }

  get registry(): SyncRegistry {
    if (this.#registry === undefined) throw new Error('the server is down')
    return this.#registry
  }

  get timersWaiting(): number {
    return this.#time?.waiting ?? 0
  }

  start(): void {
    const { scheduler, prng, disk, mutant } = this.#options
    const time = new ProcessTime(scheduler, () => this.#options.clockOffsetMs())
    const handle = disk.open()
    const start = ++this.#starts
    let ids = 0
    this.#time = time
    this.#registry = createRoomRegistry({
      storage: mutant.wrapStorage?.(handle, scheduler) ?? handle,
      clock: time,
      timers: time,
      ids: { next: <T extends string>() => `s${start}-${++ids}` as T },
      log: this.#log,
      random32: () => 1 + Math.floor(prng() * 0xfffffffe),
      snapshotEvery: 25,
      probeEveryMs: 300,
      unloadAfterMs: 5_000,
      ...(mutant.judge === undefined ? {} : { judge: mutant.judge }),
    })
  }

  /** SIGKILL, or the power: nothing is drained. */
  async kill(): Promise<void> {
    this.#registry = undefined
    this.#time?.stop()
    await this.#options.disk.crash()
  }

  /** SIGTERM: what is under way reaches the disk. */
  async stop(): Promise<void> {
    const registry = this.#registry
    const time = this.#time
    this.#registry = undefined
    await registry?.close(5_000)
    time?.stop()
  }

  /** An upgrade: what `server/transport/ws-gateway.ts` does between the socket and the room. */
  async accept(socket: SimSocket, hello: Hello): Promise<void> {
    const { mutant } = this.#options
    const registry = this.#registry
    if (registry === undefined) return socket.closeFromServer(1006, '')
    const opened = await registry.open(roomId)
    if (this.#registry !== registry || socket.isGone) return socket.closeFromServer(1006, '')
    const rol = this.#options.rolOf(hello.person)
    if (!opened.ok || !opened.value.mayOpen(rol, hello.doc)) return socket.closeFromServer(1006, '')
    const room = opened.value
    socket.accept()
    const misfit = (mutant.misfit ?? handshakeMisfit)(hello, room.epoch)
    if (misfit !== undefined) return socket.closeFromServer(misfit.code, misfit.reason)
    const connection = room.connect(
      {
        send: (frame) => socket.sendToClient(frame),
        close: (code, reason) => socket.closeFromServer(code, reason),
        get backlog() {
          return socket.backlog
        },
      },
      { doc: hello.doc, deelnemerId: hello.person as DeelnemerId, rol },
    )
    if (this.#registry !== registry || socket.isClosedByServer) return
    socket.server = {
      received: (frame) => {
        this.#options.onReceived(socket, frame)
        connection.receive(frame)
      },
      closed: () => connection.closed(),
    }
  }

  /** A command over HTTP; `undefined` when nobody is there to answer. */
  run<T>(person: string, command: (tx: RoomTx, room: SyncRoom) => Result<T>): Promise<Result<T>> | undefined {
    const registry = this.#registry
    if (registry === undefined) return undefined
    return registry.open(roomId).then((opened) => {
      if (!opened.ok) return fail(appError('storage.unavailable'))
      const room = opened.value
      return room.run(person as DeelnemerId, (tx) => command(tx, room))
    })
  }
}
