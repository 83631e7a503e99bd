import type * as Y from 'yjs'
import type { Clock } from '../../shared/base/clock.ts'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, WerksessieId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import { type DocName, docNames, type Rol } from '../../shared/domain/rol.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import { type CloseCode, closeCodes } from '../../shared/protocol/close-codes.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import type { RowOp, StoredUpdate } from '../storage/storage.ts'
import { Audience } from './audience.ts'
import { type OwnEntry, type Presence, presenceState } from './awareness.ts'
import { isUsedClientId, leaseClientIds } from './client-ids.ts'
import { type CommitEntry, type CommitQueue, createCommitQueue } from './commit-queue.ts'
import { DiskWatch } from './disk-watch.ts'
import { fanOut, personalFrame, storageStateFrame } from './fan-out.ts'
import type { ConnectionInfo, Incoming } from './incoming.ts'
import { Intake, type LogRecord } from './intake.ts'
import { Connection, type ConnectionHost, type RoomConnection, type SocketPort } from './message-handler.ts'
import { createRateBucket, type RateBucket } from './rate-bucket.ts'
import { type AppliedUpdate, Replica } from './replica.ts'
import { emptyDocs, loadDocs, type RoomDocs } from './room-docs.ts'
import type { RoomTx } from './room-port.ts'
import { onDiskOnly, openRowTable, RoomRowStore } from './room-rows.ts'
import { SnapshotWriter } from './snapshot-writer.ts'
import type { RoomDeps, SyncRoom } from './sync-room.ts'
import { buildSnapshot } from './werksessie-snapshot.ts'

/**
 * `open`: reads and writes. `read_only`: the disk takes nothing; people can read. `reloading`: the replica is thrown away
 * and read again; nobody is connected. `closed`: for good; the registry makes a new room.
 */
type Mode = 'open' | 'read_only' | 'reloading' | 'closed'

interface Entry extends CommitEntry {
  readonly shown: readonly AppliedUpdate[]
}

/** How many records of a document it puts in the log. */
const countOf = (name: DocName, { updates }: Entry): number => updates.filter(({ doc }) => doc === name).length

/** Loads a room from storage: nobody is told anything before that is done (SPEC R1). */
export async function loadRoom(deps: RoomDeps, id: WerksessieId, epoch: number): Promise<LiveRoom> {
  const room = new LiveRoom(deps, id, epoch)
  await room.load()
  return room
}

/** Makes a room whose documents and rows are filled by `fill`, with `rows` beside them; durable when it resolves. */
export async function makeRoom(
  deps: RoomDeps,
  id: WerksessieId,
  epoch: number,
  fill: (tx: RoomTx) => void,
  rows: readonly RowOp[],
): Promise<Result<LiveRoom>> {
  const room = new LiveRoom(deps, id, epoch)
  room.startEmpty()
  const done = await room.execute('server', (tx) => ok(fill(tx)), rows)
  if (done.ok) return ok(room)
  await room.close({ snapshots: false })
  return done
}

/** One werksessie: one owner of its documents, rows and sockets. See SPEC R1–R9. */
export class LiveRoom implements SyncRoom, ConnectionHost {
  readonly id: WerksessieId
  readonly epoch: number
  readonly #deps: RoomDeps
  #mode: Mode = 'reloading'
  #ready: Promise<void> = Promise.resolve()
  #replica: Replica
  #rows: RoomRowStore
  #queue: CommitQueue<Entry>
  #intake: Intake
  #isServerClientIdKept = false
  #lastUsedAt: number
  readonly #watch: DiskWatch
  readonly #snapshots: SnapshotWriter
  readonly #audience: Audience
  readonly #buckets = new Map<string, RateBucket>()

  constructor(deps: RoomDeps, id: WerksessieId, epoch: number) {
    this.#deps = deps
    this.id = id
    this.epoch = epoch
    this.#rows = new RoomRowStore(id, [])
    this.#audience = new Audience(deps.timers, deps.clock, deps.pace)
    this.#replica = new Replica(emptyDocs(), deps.random32())
    this.#queue = this.#newQueue()
    const { storage, log, snapshotEvery: every } = deps
    this.#snapshots = new SnapshotWriter({ storage, log, room: id, every, isCalm: () => deps.pace.isCalm })
    this.#intake = this.#newIntake()
    this.#watch = new DiskWatch({ ...deps, room: id, onWritable: () => this.#becomeWritable() })
    this.#lastUsedAt = deps.clock.now()
  }

  // ── Loading ──────────────────────────────────────────────────────────────────────────────────

  /** Reads documents and rows; rejects when storage cannot. */
  async load(): Promise<void> {
    const { storage, log } = this.#deps
    const [docs, rows] = await Promise.all([
      loadDocs(storage, log, this.id),
      storage.listRoom(this.id, { except: [...onDiskOnly] }),
    ])
    if (this.#mode === 'closed') return
    this.#rows = new RoomRowStore(this.id, rows)
    this.#use({ bord: docs.bord.doc, sessie: docs.sessie.doc, regie: docs.regie.doc, programma: docs.programma.doc })
    for (const name of docNames) this.#snapshots.set(name, docs[name].sinceSnapshot)
  }

  startEmpty(): void {
    this.#use(emptyDocs())
  }

  #use(docs: RoomDocs): void {
    let clientId = this.#deps.random32()
    while (isUsedClientId(clientId, this.#rows, docs)) clientId = this.#deps.random32()
    this.#replica = new Replica(docs, clientId)
    this.#isServerClientIdKept = false
    this.#queue = this.#newQueue()
    this.#intake = this.#newIntake()
    this.#mode = 'open'
  }

  #newQueue(): CommitQueue<Entry> {
    const { storage, timers, clock, pace } = this.#deps
    const paceMs = (): number => pace.batchMs(this.#audience.crowd)
    return createCommitQueue<Entry>({
      storage,
      pace: { timers, clock, paceMs },
      prepare: () => this.#intake.take(),
      onDurable: (entries) => this.#onDurable(entries),
      onFailed: (error) => this.#discard('room.append_failed', error, closeCodes.storage),
    })
  }

  #newIntake(): Intake {
    const { judge, clock, ids } = this.#deps
    return new Intake({
      judge,
      clock,
      ids,
      replica: this.#replica,
      rows: this.#rows,
      commit: (records, shown, rows) => this.#commit(records, shown, rows),
      // The gate let something through that Yjs cannot do.
      onBroken: (error) => this.#discard('room.apply_failed', error, closeCodes.storage),
    })
  }

  /** Throws the replica away, sends everybody off to come again, and reads what is on disk (SPEC R5). */
  #discard(event: string, error: unknown, closeCode: number): void {
    if (this.#mode === 'reloading' || this.#mode === 'closed') return
    this.#deps.log.error(event, { werksessieId: this.id, error: String(error) })
    this.#mode = 'reloading'
    this.#watch.stop()
    this.disconnect('everybody', closeCode)
    this.#ready = this.#reload()
  }

  async #reload(): Promise<void> {
    const { storage, log, timers, probeEveryMs } = this.#deps
    const queue = this.#queue
    queue.stop()
    await queue.settled()
    while (this.#mode === 'reloading') {
      try {
        const isWritable = await storage.probe()
        await this.load()
        if (!isWritable) this.#becomeReadOnly()
        return
      } catch (error) {
        log.error('room.reload_failed', { werksessieId: this.id, error: String(error) })
        await new Promise<void>((resolve) => timers.after(probeEveryMs, resolve))
      }
    }
  }

  #becomeReadOnly(): void {
    this.#mode = 'read_only'
    this.#deps.log.error('room.read_only', { werksessieId: this.id })
    this.#watch.start()
  }

  /** What people typed meanwhile was not taken; asking for it again brings it, without a reconnect. */
  #becomeWritable(): void {
    if (this.#mode !== 'read_only') return
    this.#mode = 'open'
    this.#deps.log.info('room.writable', { werksessieId: this.id })
    const frame = storageStateFrame('writable')
    for (const connection of this.#audience.all()) {
      connection.send(frame)
      connection.askForUpdates()
    }
  }

  // ── Commands ─────────────────────────────────────────────────────────────────────────────────

  run<T>(person: DeelnemerId | 'server', command: (tx: RoomTx) => Result<T>): Promise<Result<T>> {
    return this.execute(person, command, [])
  }

  /** `run`, with rows of other rooms in the same commit. */
  async execute<T>(
    person: DeelnemerId | 'server',
    command: (tx: RoomTx) => Result<T>,
    extraRows: readonly RowOp[],
  ): Promise<Result<T>> {
    await this.#ready
    // What came in before is judged by what was allowed before.
    if (this.#mode === 'open') this.#intake.take()
    if (this.#mode !== 'open') return fail(appError('storage.unavailable'))
    this.#lastUsedAt = this.#deps.clock.now()
    const { table, ops } = openRowTable(this.#rows, this.id)
    const replica = this.#replica
    const tx: RoomTx = { docs: replica.docs, rows: table, clock: this.#deps.clock, ids: this.#deps.ids }
    let outcome: Result<T>
    try {
      outcome = replica.transact(() => command(tx))
    } catch (error) {
      this.#discard('room.command_failed', error, closeCodes.storage)
      throw error
    }
    const written = replica.take()
    if (!outcome.ok) {
      if (written.length > 0) this.#discard('room.command_wrote_and_failed', outcome.error.code, closeCodes.storage)
      return outcome
    }
    const isDurable = new Promise<boolean>((resolve) => {
      const queue = this.#queue
      const rows = [...ops, ...extraRows, ...this.#keepServerClientId(written)]
      this.#rows.apply(rows)
      const records = written.map(({ doc, update }) => ({ doc, person, update }))
      this.#commit(records, written, rows)
      queue.afterDurable(() => resolve(true))
      // The queue drops its callbacks when it fails; then it settles without having called.
      void queue.settled().then(() => resolve(false))
    })
    return (await isDurable) ? outcome : fail(appError('storage.unavailable'))
  }

  /** The server's clientID becomes its own for good with the first thing it writes. */
  #keepServerClientId(written: readonly AppliedUpdate[]): readonly RowOp[] {
    if (this.#isServerClientIdKept || written.length === 0) return []
    this.#isServerClientIdKept = true
    const person = 'server' as DeelnemerId
    return [this.#rows.put('clientId', String(this.#replica.serverClientId), { deelnemerId: person })]
  }

  /** Sends records and rows to disk, as one; the rows count in memory already. */
  #commit(records: readonly LogRecord[], shown: readonly AppliedUpdate[], rows: readonly RowOp[]): void {
    if (records.length === 0 && rows.length === 0) return
    const at = this.#deps.clock.now()
    const updates = records.map((record): StoredUpdate => ({ room: this.id, schemaVersion, at, ...record }))
    this.#queue.push({ updates, rows, shown })
  }

  #onDurable(entries: readonly Entry[]): void {
    for (const name of docNames) {
      const updates = entries.flatMap(({ shown }) => shown.filter(({ doc }) => doc === name))
      if (updates.length === 0) continue
      fanOut(updates, this.#audience.of(name))
      this.#audience.along(name)
      this.#snapshots.add(
        name,
        entries.reduce((sum, entry) => sum + countOf(name, entry), 0),
      )
      if (name === 'sessie') this.#closeWhatMayNotBeRead()
    }
  }

  async snapshot(): Promise<WerksessieSnapshot> {
    await this.#ready
    if (this.#mode === 'open') this.#intake.take()
    const built = buildSnapshot(this.#replica.docs, this.#rows)
    await this.#queue.settled()
    return built
  }

  leaseClientIds(deelnemerId: DeelnemerId, count: number): Promise<Result<readonly number[]>> {
    return this.run(deelnemerId, ({ rows, docs }) => {
      const { serverClientId } = this.#replica
      return leaseClientIds(rows, docs, { deelnemerId, count, serverClientId, random32: this.#deps.random32 })
    })
  }

  rightsOf(rol: Rol): Rights {
    return this.#replica.rightsOf(rol)
  }

  mayOpen(rol: Rol, doc: DocName): boolean {
    return this.#replica.mayOpen(rol, doc)
  }

  // ── Sockets ──────────────────────────────────────────────────────────────────────────────────

  connect(socket: SocketPort, info: ConnectionInfo): RoomConnection {
    const connection = new Connection(this, socket, info, this.#deps.random32())
    if (this.#mode === 'reloading' || this.#mode === 'closed') {
      connection.close(closeCodes.storage, 'reloading')
      return connection
    }
    this.#lastUsedAt = this.#deps.clock.now()
    this.#audience.add(connection)
    connection.open()
    this.#deps.onAudience?.(this)
    return connection
  }

  onlinePeople(): ReadonlySet<string> {
    return this.#audience.people()
  }

  onlineCount(): number {
    return this.#audience.people().size
  }

  tellPeople(people: ReadonlySet<DeelnemerId>): void {
    if (people.size === 0) return
    const frame = personalFrame()
    for (const connection of this.#audience.of('sessie'))
      if (people.has(connection.info.deelnemerId) && connection.info.rol !== 'scherm') connection.send(frame)
  }

  disconnect(deelnemerId: DeelnemerId | 'everybody', closeCode: number): void {
    this.#audience.disconnect(deelnemerId, closeCode)
  }

  #closeWhatMayNotBeRead(): void {
    for (const connection of this.#audience.all()) {
      const { rol, doc } = connection.info
      if (!this.mayOpen(rol, doc)) connection.close(closeCodes.notAllowed, 'rights')
    }
  }

  get clock(): Clock {
    return this.#deps.clock
  }

  get isWritable(): boolean {
    return this.#mode === 'open'
  }

  get isReadOnly(): boolean {
    return this.#mode !== 'open'
  }

  get applied(): number {
    return this.#replica.applied
  }

  get takenOff(): number {
    return this.#replica.takenOff
  }

  doc(name: DocName): Y.Doc {
    return this.#replica.docs[name]
  }

  fullStateFrame(name: DocName): Uint8Array {
    return this.#replica.fullStateFrame(name)
  }

  afterDurable(callback: () => void): void {
    this.#queue.afterDurable(callback)
  }

  takeUpdateToken(person: DeelnemerId): boolean {
    let bucket = this.#buckets.get(person)
    if (bucket === undefined) {
      bucket = createRateBucket(this.#deps.clock, limits.updatesPerSecond, limits.updatesBurst)
      this.#buckets.set(person, bucket)
    }
    return bucket.take()
  }

  isClientIdOf(clientId: number, person: DeelnemerId): boolean {
    return this.#rows.get('clientId', String(clientId))?.deelnemerId === person
  }

  /** Judge, apply, send to disk; what is shown waits for the disk (SPEC R2). */
  submit(incoming: Incoming): void {
    this.#lastUsedAt = this.#deps.clock.now()
    this.#intake.push(incoming)
    this.#queue.want()
  }

  presenceOf(connection: Connection, entry: OwnEntry): void {
    const { deelnemerId, rol } = connection.info
    const showAlias = this.rightsOf(rol).settings.showAuthors !== 'niemand'
    const state =
      entry === null || entry === undefined
        ? null
        : presenceState(entry, this.#rows.get('deelnemer', deelnemerId), { showAlias, mayLead: rol === 'begeleider' })
    this.#audience.show(connection, state)
  }

  presences(connection: Connection): readonly Presence[] {
    return this.#audience.presences(connection)
  }

  left(connection: Connection): void {
    if (!this.#audience.remove(connection)) return
    this.#lastUsedAt = this.#deps.clock.now()
    this.#deps.onAudience?.(this)
  }

  refused(connection: Connection, reason: string): void {
    this.#deps.log.warn('sync.refused', {
      werksessieId: this.id,
      doc: connection.info.doc,
      rol: connection.info.rol,
      reason,
    })
  }

  // ── Snapshots and the end ────────────────────────────────────────────────────────────────────

  get isIdle(): boolean {
    return this.#audience.size === 0 && this.#queue.isIdle && !this.#snapshots.isBusy && this.#mode === 'open'
  }

  get lastUsedAt(): number {
    return this.#lastUsedAt
  }

  async close(options: { readonly snapshots: boolean; readonly code?: CloseCode }): Promise<void> {
    if (this.#mode === 'closed') return
    if (this.#mode === 'open') this.#intake.take()
    const wasOpen = this.#mode === 'open'
    // From here nothing new is taken, so nothing can come between the last append and the end.
    this.disconnect('everybody', options.code ?? closeCodes.restarting)
    this.#mode = 'closed'
    this.#watch.stop()
    await this.#queue.settled()
    if (options.snapshots && wasOpen) await this.#snapshots.write(1)
    this.#replica.destroy()
  }
}
