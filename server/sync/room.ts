import * as Y from 'yjs'
import type { Clock } from '../../shared/base/clock.ts'
import { appError } from '../../shared/base/errors.ts'
import type { DeelnemerId, Ids, WerksessieId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import type { Rights } from '../../shared/domain/may-change.ts'
import { type DocName, docNames, mayRead, type Rol } from '../../shared/domain/rol.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { FaseAllow } from '../../shared/domain/werksessie.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import type { Log } from '../observability/log.ts'
import type { RowOp, Storage, StoredUpdate } from '../storage/storage.ts'
import { awarenessFrame, type OwnEntry, type Presence, presenceState } from './awareness.ts'
import { type CommitEntry, type CommitQueue, createCommitQueue } from './commit-queue.ts'
import { type DurableUpdate, fanOut, storageStateFrame } from './fan-out.ts'
import { type GateContext, type JudgedChange, judge } from './gate.ts'
import { createHistory, type History, historyKey } from './history.ts'
import {
  type Accepted,
  Connection,
  type ConnectionHost,
  type ConnectionInfo,
  type RoomConnection,
  type SocketPort,
} from './message-handler.ts'
import { createRateBucket, type RateBucket } from './rate-bucket.ts'
import { loadDocs, newDoc, type RoomDocs, saveSnapshot } from './room-docs.ts'
import type { Room, RoomTx } from './room-port.ts'
import { onDiskOnly, openRowTable, RoomRowStore } from './room-rows.ts'
import type { Timers } from './timers.ts'
import { buildSnapshot } from './werksessie-snapshot.ts'

export interface RoomDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly timers: Timers
  /** A random number in [1, 2^32), from a secure source. */
  readonly random32: () => number
  /** Updates of a document between two snapshots. */
  readonly snapshotEvery: number
  /** How often a room that cannot write tries again. */
  readonly probeEveryMs: number
}

/**
 * `open`: reads and writes. `read_only`: the disk takes nothing; people can read. `reloading`: the replica is thrown away
 * and read again; nobody is connected. `closed`: for good; the registry makes a new room.
 */
type Mode = 'open' | 'read_only' | 'reloading' | 'closed'

interface Entry extends CommitEntry {
  readonly shown: readonly (DurableUpdate & { readonly doc: DocName })[]
}

/** A room that sockets can join. */
export interface SyncRoom extends Room {
  /** Joins a socket to a document. The caller has checked that the person may read it. */
  connect(socket: SocketPort, info: ConnectionInfo): RoomConnection
  mayOpen(rol: Rol, doc: DocName): boolean
  /** Nobody is connected and nothing is under way. */
  readonly isIdle: boolean
  readonly lastUsedAt: number
  readonly isReadOnly: boolean
  /** Lets everything under way reach the disk, writes snapshots when asked to, and takes nothing any more. */
  close(options: { readonly snapshots: boolean }): Promise<void>
}

const nothingAllowed: FaseAllow = {
  addSignaal: false,
  moveOwn: false,
  moveAny: false,
  castStem: false,
  editMap: false,
  editCard: false,
}

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
  #docs: RoomDocs = emptyDocs()
  #rows: RoomRowStore
  #queue: CommitQueue<Entry>
  #history: History
  #serverClientId = 0
  #isServerClientIdKept = false
  #applied = 0
  #captured: (DurableUpdate & { readonly doc: DocName })[] = []
  #author: Connection | undefined
  #sessie: SessieState | undefined
  #historyCount = 0
  #lastUsedAt: number
  #cancelProbe: (() => void) | undefined
  #isSnapshotting = false
  readonly #full = new Map<DocName, Uint8Array>()
  readonly #sinceSnapshot = new Map<DocName, number>()
  readonly #connections = new Set<Connection>()
  readonly #buckets = new Map<string, RateBucket>()

  constructor(deps: RoomDeps, id: WerksessieId, epoch: number) {
    this.#deps = deps
    this.id = id
    this.epoch = epoch
    this.#rows = new RoomRowStore(id, [])
    this.#queue = this.#newQueue()
    this.#history = createHistory(deps.clock)
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
    for (const name of docNames) this.#sinceSnapshot.set(name, docs[name].sinceSnapshot)
  }

  startEmpty(): void {
    this.#use(emptyDocs())
  }

  #use(docs: RoomDocs): void {
    this.#docs = docs
    this.#serverClientId = this.#freshClientId()
    this.#isServerClientIdKept = false
    this.#full.clear()
    this.#sessie = undefined
    for (const name of docNames) {
      const doc = docs[name]
      doc.clientID = this.#serverClientId
      doc.on('update', (update: Uint8Array) => {
        if (this.#docs !== docs) return
        this.#full.delete(name)
        if (name === 'sessie') this.#sessie = undefined
        this.#applied++
        this.#captured.push({ doc: name, at: this.#applied, update, from: this.#author })
      })
    }
    this.#queue = this.#newQueue()
    this.#history = createHistory(this.#deps.clock)
    this.#mode = 'open'
  }

  #newQueue(): CommitQueue<Entry> {
    return createCommitQueue<Entry>({
      storage: this.#deps.storage,
      onDurable: (entries) => this.#onDurable(entries),
      onFailed: (error) => this.#discard('room.append_failed', error, closeCodes.storage),
    })
  }

  /** Throws the replica away, sends everybody off to come again, and reads what is on disk (SPEC R5). */
  #discard(event: string, error: unknown, closeCode: number): void {
    if (this.#mode === 'reloading' || this.#mode === 'closed') return
    this.#deps.log.error(event, { werksessieId: this.id, error: String(error) })
    this.#mode = 'reloading'
    this.#cancelProbe?.()
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
    this.#probeLater()
  }

  #probeLater(): void {
    const { storage, timers, probeEveryMs, log } = this.#deps
    this.#cancelProbe = timers.after(probeEveryMs, () => {
      storage.probe().then(
        (isWritable) => {
          if (this.#mode !== 'read_only') return
          if (isWritable) this.#becomeWritable()
          else this.#probeLater()
        },
        (error: unknown) => {
          log.warn('room.probe_failed', { werksessieId: this.id, error: String(error) })
          if (this.#mode === 'read_only') this.#probeLater()
        },
      )
    })
  }

  /** What people typed meanwhile was not taken; asking for it again brings it, without a reconnect. */
  #becomeWritable(): void {
    this.#mode = 'open'
    this.#deps.log.info('room.writable', { werksessieId: this.id })
    const frame = storageStateFrame('writable')
    for (const connection of this.#connections) {
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
    if (this.#mode !== 'open') return fail(appError('storage.unavailable'))
    this.#lastUsedAt = this.#deps.clock.now()
    const { table, ops } = openRowTable(this.#rows, this.id)
    const { bord, sessie, regie, programma } = this.#docs
    const tx: RoomTx = { docs: this.#docs, rows: table, clock: this.#deps.clock, ids: this.#deps.ids }
    this.#captured = []
    let outcome: Result<T>
    try {
      // One transaction per document: what a command does is one update to everybody.
      outcome = bord.transact(() => sessie.transact(() => regie.transact(() => programma.transact(() => command(tx)))))
    } catch (error) {
      this.#captured = []
      this.#discard('room.command_failed', error, closeCodes.storage)
      throw error
    }
    if (!outcome.ok) {
      if (this.#captured.length > 0)
        this.#discard('room.command_wrote_and_failed', outcome.error.code, closeCodes.storage)
      this.#captured = []
      return outcome
    }
    const isDurable = new Promise<boolean>((resolve) => {
      const queue = this.#queue
      this.#commit(person, [...ops, ...extraRows], this.#keepServerClientId())
      queue.afterDurable(() => resolve(true))
      // The queue drops its callbacks when it fails; then it settles without having called.
      void queue.settled().then(() => resolve(false))
    })
    return (await isDurable) ? outcome : fail(appError('storage.unavailable'))
  }

  #keepServerClientId(): readonly RowOp[] {
    if (this.#isServerClientIdKept || this.#captured.length === 0) return []
    this.#isServerClientIdKept = true
    const person = 'server' as DeelnemerId
    return [this.#rows.put('clientId', String(this.#serverClientId), { deelnemerId: person })]
  }

  /** Sends what was captured and these rows to disk, as one. */
  #commit(person: string, rows: readonly RowOp[], more: readonly RowOp[]): void {
    const shown = this.#captured
    this.#captured = []
    const all = more.length === 0 ? rows : [...rows, ...more]
    if (shown.length === 0 && all.length === 0) return
    const at = this.#deps.clock.now()
    const updates = shown.map(
      ({ doc, update }): StoredUpdate => ({ room: this.id, doc, person, schemaVersion, at, update }),
    )
    this.#rows.apply(all)
    this.#queue.push({ updates, rows: all, shown })
  }

  #onDurable(entries: readonly Entry[]): void {
    for (const name of docNames) {
      const updates = entries.flatMap(({ shown }) => shown.filter(({ doc }) => doc === name))
      if (updates.length === 0) continue
      fanOut(
        updates,
        [...this.#connections].filter(({ info }) => info.doc === name),
      )
      this.#sinceSnapshot.set(name, (this.#sinceSnapshot.get(name) ?? 0) + updates.length)
      if (name === 'sessie') this.#closeWhatMayNotBeRead()
    }
    if (docNames.some((name) => (this.#sinceSnapshot.get(name) ?? 0) >= this.#deps.snapshotEvery)) this.#snapshotSoon()
  }

  async snapshot(): Promise<WerksessieSnapshot> {
    await this.#ready
    const built = buildSnapshot(this.#docs, this.#rows)
    await this.#queue.settled()
    return built
  }

  async leaseClientIds(deelnemerId: DeelnemerId, count: number): Promise<Result<readonly number[]>> {
    return this.run(deelnemerId, ({ rows }) => {
      const held = rows.list('clientId').filter(({ value }) => value.deelnemerId === deelnemerId).length
      if (count < 1 || held + count > limits.clientIdsPerPerson) return fail(appError('request.rate_limited'))
      const leased: number[] = []
      while (leased.length < count) {
        const clientId = this.#freshClientId()
        if (rows.get('clientId', String(clientId)) !== undefined) continue
        rows.put('clientId', String(clientId), { deelnemerId })
        leased.push(clientId)
      }
      return ok(leased)
    })
  }

  /** A number that was never a clientID here. */
  #freshClientId(): number {
    for (;;) {
      const clientId = this.#deps.random32()
      const isUsed =
        clientId === this.#serverClientId ||
        this.#rows.get('clientId', String(clientId)) !== undefined ||
        docNames.some((name) => this.#docs[name].store.clients.has(clientId))
      if (!isUsed) return clientId
    }
  }

  rightsOf(rol: Rol): Rights {
    const werksessie = this.#readSessie()?.werksessie
    const fase = werksessie?.fasen.find(({ id }) => id === werksessie.huidigeFase)
    return {
      rol,
      allow: fase?.allow ?? nothingAllowed,
      settings: { showAuthors: werksessie?.settings.showAuthors ?? 'niemand' },
      status: werksessie?.status ?? 'voorbereiding',
    }
  }

  #readSessie(): SessieState | undefined {
    this.#sessie ??= readSessie(this.#docs.sessie)
    return this.#sessie
  }

  mayOpen(rol: Rol, doc: DocName): boolean {
    return mayRead(rol, doc, { programmaPublished: this.#readSessie()?.programma?.published === true })
  }

  // ── Sockets ──────────────────────────────────────────────────────────────────────────────────

  connect(socket: SocketPort, info: ConnectionInfo): RoomConnection {
    const connection = new Connection(this, socket, info, this.#deps.random32())
    if (this.#mode === 'reloading' || this.#mode === 'closed') {
      connection.close(closeCodes.storage, 'reloading')
      return connection
    }
    this.#lastUsedAt = this.#deps.clock.now()
    this.#connections.add(connection)
    connection.open()
    return connection
  }

  onlineCount(): number {
    const people = new Set<string>()
    for (const { info } of this.#connections) if (info.rol !== 'scherm') people.add(info.deelnemerId)
    return people.size
  }

  disconnect(deelnemerId: DeelnemerId | 'everybody', closeCode: number): void {
    for (const connection of [...this.#connections]) {
      if (deelnemerId === 'everybody' || connection.info.deelnemerId === deelnemerId) connection.close(closeCode, '')
    }
  }

  #closeWhatMayNotBeRead(): void {
    for (const connection of [...this.#connections]) {
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
    return this.#applied
  }

  doc(name: DocName): Y.Doc {
    return this.#docs[name]
  }

  fullState(name: DocName): Uint8Array {
    let full = this.#full.get(name)
    if (full === undefined) {
      full = Y.encodeStateAsUpdate(this.#docs[name])
      this.#full.set(name, full)
    }
    return full
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
  accept(connection: Connection, update: Uint8Array, options: { readonly maxRecords: number }): Accepted {
    const { doc: docName, deelnemerId, rol } = connection.info
    const doc = this.#docs[docName]
    const context: GateContext = {
      docName,
      doc,
      person: deelnemerId,
      rights: this.rightsOf(rol),
      deelnemer: this.#rows.get('deelnemer', deelnemerId),
      clientOwner: (clientId) => this.#rows.get('clientId', String(clientId))?.deelnemerId,
      ownerOf: (recordKey) => this.#rows.get('owner', recordKey)?.deelnemerId,
      madeByPerson: this.#rows.madeBy(deelnemerId),
      madeInAll: this.#rows.madeInAll,
      maxRecords: options.maxRecords,
    }
    const verdict = judge(update, context)
    if (!verdict.ok) return verdict
    this.#lastUsedAt = this.#deps.clock.now()
    if (verdict.isEmpty) return { ok: true }
    const rowsAfter = this.#history.before(doc, verdict.changes, deelnemerId)
    this.#captured = []
    this.#author = connection
    try {
      Y.applyUpdate(doc, verdict.update, connection)
    } catch (error) {
      // The gate let something through that Yjs cannot do: the replica may be half changed.
      this.#discard('room.apply_failed', error, closeCodes.storage)
      return { ok: false, reason: 'apply' }
    } finally {
      this.#author = undefined
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      this.#discard('room.pending', 'the gate let a gap through', closeCodes.storage)
      return { ok: false, reason: 'clock_gap' }
    }
    this.#commit(deelnemerId, this.#ownerRows(verdict.changes, deelnemerId), this.#historyRows(rowsAfter()))
    return { ok: true }
  }

  #ownerRows(changes: readonly JudgedChange[], deelnemerId: DeelnemerId): readonly RowOp[] {
    const at = this.#deps.clock.now()
    return changes
      .filter(({ action }) => action === 'add')
      .map(({ collection, id }) => this.#rows.put('owner', `${collection}.${id}`, { deelnemerId, at }))
  }

  #historyRows(rows: ReturnType<ReturnType<History['before']>>): readonly RowOp[] {
    return rows.map((row) =>
      this.#rows.put('history', historyKey(row.at, this.#historyCount++, this.#deps.ids.next<string>()), row),
    )
  }

  presenceOf(connection: Connection, entry: OwnEntry): void {
    const { deelnemerId } = connection.info
    const showAlias = this.rightsOf(connection.info.rol).settings.showAuthors !== 'niemand'
    const state =
      entry === null || entry === undefined
        ? null
        : presenceState(entry, this.#rows.get('deelnemer', deelnemerId), { showAlias })
    if (state === null && connection.presence === undefined) return
    this.#showPresence(connection, state)
  }

  #showPresence(connection: Connection, state: Presence['state']): void {
    const presence: Presence = { publicId: connection.publicId, clock: ++connection.presenceClock, state }
    connection.presence = state === null ? undefined : presence
    const frame = awarenessFrame([presence])
    for (const other of this.#connections) {
      if (other !== connection && other.info.doc === connection.info.doc && other.info.rol !== 'scherm')
        other.send(frame)
    }
  }

  presences(connection: Connection): readonly Presence[] {
    if (connection.info.rol === 'scherm') return []
    const found: Presence[] = []
    for (const other of this.#connections) {
      if (other !== connection && other.info.doc === connection.info.doc && other.presence !== undefined)
        found.push(other.presence)
    }
    return found
  }

  left(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#lastUsedAt = this.#deps.clock.now()
    if (connection.presence !== undefined) this.#showPresence(connection, null)
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
    return this.#connections.size === 0 && this.#queue.isIdle && !this.#isSnapshotting && this.#mode === 'open'
  }

  get lastUsedAt(): number {
    return this.#lastUsedAt
  }

  #snapshotSoon(): void {
    if (this.#isSnapshotting) return
    this.#isSnapshotting = true
    void this.#writeSnapshots(this.#deps.snapshotEvery).finally(() => {
      this.#isSnapshotting = false
    })
  }

  async #writeSnapshots(atLeast: number): Promise<void> {
    const { storage, log } = this.#deps
    for (const name of docNames) {
      const count = this.#sinceSnapshot.get(name) ?? 0
      if (count < atLeast) continue
      // Counted from here: updates that arrive while this one is written belong to the next.
      this.#sinceSnapshot.set(name, 0)
      try {
        await saveSnapshot(storage, log, this.id, name)
      } catch (error) {
        log.error('room.snapshot_failed', { werksessieId: this.id, doc: name, error: String(error) })
      }
    }
  }

  async close(options: { readonly snapshots: boolean }): Promise<void> {
    if (this.#mode === 'closed') return
    const wasOpen = this.#mode === 'open'
    // From here nothing new is taken, so nothing can come between the last append and the end.
    this.disconnect('everybody', closeCodes.restarting)
    this.#mode = 'closed'
    this.#cancelProbe?.()
    await this.#queue.settled()
    if (options.snapshots && wasOpen) await this.#writeSnapshots(1)
    for (const name of docNames) this.#docs[name].destroy()
  }
}

const emptyDocs = (): RoomDocs => ({
  bord: newDoc('bord'),
  sessie: newDoc('sessie'),
  regie: newDoc('regie'),
  programma: newDoc('programma'),
})
