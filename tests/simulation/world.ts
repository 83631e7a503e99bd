import { crc32 } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { openStemronde } from '../../server/api/rondes.ts'
import type { RowOp } from '../../server/storage/storage.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { createPrng, type Prng } from '../../shared/base/prng.ts'
import { ok } from '../../shared/base/result.ts'
import { addThema } from '../../shared/doc/bord-commands.ts'
import { writeDraft } from '../../shared/doc/programma-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { DraftProgramma } from '../../shared/domain/programma.ts'
import { defaultFasen } from '../../shared/domain/werksessie.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { aThema } from '../fixtures/builders.ts'
import { fillWerksessie } from '../support/test-rooms.ts'
import { HonestPerson } from './honest-person.ts'
import { HostilePerson } from './hostile-person.ts'
import { documentPart, Oracle, Violation } from './invariants.ts'
import { type Hello, Network, type SimSocket } from './network.ts'
import type { Person, PersonFacts } from './person.ts'
import { Scheduler, settlePromises } from './scheduler.ts'
import { SimDisk } from './sim-disk.ts'
import { type Mutant, roomId, SimServer } from './sim-server.ts'

/** Everything of one run: one server, one disk, a network and 2–12 people, all driven by one seed. */
export class World {
  readonly prng: Prng
  readonly scheduler = new Scheduler()
  readonly network: Network
  readonly disk: SimDisk
  readonly server: SimServer
  readonly oracle: Oracle
  readonly people: readonly Person[]
  /** The first thing that went wrong. */
  problem: string | undefined
  hash = 0
  epoch = 1
  clockOffsetMs = 0
  /** Somebody works on the disk: nothing may start. */
  isHeldDown = false
  /** Called when what is erased by command is on the disk. */
  onErased: () => void = () => undefined
  /** What was erased by a new epoch. */
  readonly erased = new Set<string>()
  readonly counts = new Map<string, number>()
  /** State vectors of the disk when a socket's step 1 arrived, and what the client said to have. */
  readonly #asked = new WeakMap<
    SimSocket,
    { readonly had: Map<number, number>; readonly kept: Map<number, number> }[]
  >()
  readonly #hellos = new WeakMap<SimSocket, Hello>()

  constructor(seed: number, mutant: Mutant) {
    this.prng = createPrng(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995)
    const streams = [1, 2, 3].map((n) => createPrng(seed * 31 + n))
    const [netPrng = this.prng, diskPrng = this.prng, serverPrng = this.prng] = streams
    this.oracle = new Oracle((id) => this.person(id))
    this.network = new Network(this.scheduler, netPrng, {
      onHello: (socket, hello) => {
        this.#hellos.set(socket, hello)
        void this.server.accept(socket, hello)
      },
      onSent: (socket, frame) => this.check(() => this.#onSent(socket, frame)),
      trace: (at, socket, frame) => this.#trace(at, socket, frame),
    })
    this.disk = new SimDisk(this.scheduler, diskPrng, {
      onKept: (batch) => this.check(() => this.oracle.onKept(batch)),
      onReset: (snapshots, rows) => this.check(() => this.#onReset(snapshots, rows)),
    })
    this.server = new SimServer({
      scheduler: this.scheduler,
      prng: serverPrng,
      disk: this.disk,
      mutant,
      clockOffsetMs: () => this.clockOffsetMs,
      rolOf: (id) => this.person(id)?.facts.rol ?? 'deelnemer',
      onProblem: (problem) => this.fail(problem),
      onReceived: (socket, frame) => this.#onReceived(socket, frame),
    })
    this.people = this.#makePeople()
  }

  /** The server put a new epoch on the disk. */
  #onReset(
    snapshots: readonly { readonly doc: string; readonly snapshot: Uint8Array }[],
    rows: readonly RowOp[],
  ): void {
    this.count('erased')
    this.onErased()
    this.oracle.startEpoch(snapshots)
    this.oracle.onKept({ rows })
    const index = rows.find(({ kind }) => kind === 'werksessie')
    if (index?.op === 'put') this.epoch = (index.value as { epoch: number }).epoch
  }

  #makePeople(): readonly Person[] {
    const count = 2 + Math.floor(this.prng() * 11)
    const people: Person[] = []
    for (let index = 0; index < count; index++) {
      const dice = this.prng()
      const isHostile = index > 1 && dice < 0.25
      const facts: PersonFacts = {
        id: `p${index}`,
        index,
        rol:
          index === 0
            ? 'begeleider'
            : isHostile || dice < 0.75
              ? 'deelnemer'
              : dice < 0.85
                ? 'schrijver'
                : dice < 0.95
                  ? 'team'
                  : 'scherm',
        group: (['inwoner', 'professional', 'gemeente', 'vrijwilliger'] as const)[index % 4] ?? 'inwoner',
        version: index > 1 && this.prng() < 0.15 ? String(schemaVersion - 1) : String(schemaVersion),
      }
      people.push(isHostile ? new HostilePerson(this, facts) : new HonestPerson(this, facts))
    }
    return people
  }

  person(id: string): Person | undefined {
    return this.people.find(({ facts }) => facts.id === id)
  }

  get honest(): readonly HonestPerson[] {
    return this.people.filter((person): person is HonestPerson => person instanceof HonestPerson)
  }

  /** Makes the werksessie, and lets everybody in. */
  async begin(): Promise<void> {
    this.server.start()
    const made = this.server.registry.create(roomId, 'Proef', (tx) => {
      const fasen = defaultFasen.map((fase) => ({ ...fase, allow: { ...fase.allow, castStem: true } }))
      fillWerksessie(tx, { huidigeFase: 'clusteren', fasen })
      for (const id of ['t1', 't2', 't3'])
        addThema(tx.docs.bord, aThema({ id: id as never, title: id, order: `a${id}` }))
      const werksessie = readSessie(tx.docs.sessie)?.werksessie
      if (werksessie !== undefined) openStemronde(tx, werksessie)
      writeDraft(tx.docs.programma, draftOf(0))
      for (const { facts } of this.people) {
        tx.rows.put('deelnemer', facts.id, {
          id: facts.id as DeelnemerId,
          alias: `naam-${facts.id}`,
          group: facts.group,
          begeleider: facts.rol === 'begeleider',
          device: 'laptop',
          joinsThemas: [],
          createdAt: 1,
        })
      }
    })
    await this.pass(2_000)
    if (!(await made).ok) throw new Violation('begin: no room')
    for (const person of this.people) person.begin()
    await this.pass(500)
  }

  /** Lets time pass; stops at the first problem. */
  async pass(ms: number): Promise<void> {
    try {
      await this.scheduler.pass(ms, () => this.problem !== undefined)
    } catch (error) {
      this.fail(error instanceof Violation ? error.message : `exception: ${(error as Error).stack}`)
    }
  }

  fail(problem: string): void {
    this.problem ??= problem
  }

  check(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.fail(error instanceof Violation ? error.message : `exception: ${(error as Error).stack}`)
    }
  }

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by)
  }

  // ── The server's process ─────────────────────────────────────────────────────────────────────

  /** The process dies and everybody's socket with it; `false` when it was down already. */
  async crash(): Promise<boolean> {
    if (!this.server.isUp) return false
    this.count('crash')
    await this.server.kill()
    this.network.serverDied()
    await settlePromises()
    return true
  }

  /** An orderly end. */
  async stop(): Promise<boolean> {
    if (!this.server.isUp) return false
    this.count('stop')
    this.isHeldDown = true
    const stopping = this.server.stop()
    await this.pass(6_000)
    await stopping
    await this.disk.crash()
    this.network.serverDied()
    this.isHeldDown = false
    return true
  }

  start(): void {
    if (!this.server.isUp && !this.isHeldDown) this.server.start()
  }

  // ── What is looked at while it happens ───────────────────────────────────────────────────────

  #trace(at: 'server' | 'client', socket: SimSocket, frame: Uint8Array | undefined): void {
    const head = `${at}${socket.id}@${this.scheduler.now()}`
    this.hash = crc32(head, this.hash)
    if (frame !== undefined) this.hash = crc32(frame, this.hash)
  }

  #onReceived(socket: SimSocket, frame: Uint8Array): void {
    if (frame[0] !== messageTypes.sync || frame[1] !== syncSteps.step1) return
    try {
      const decoder = decoding.createDecoder(frame.subarray(2))
      const had = Y.decodeStateVector(decoding.readVarUint8Array(decoder))
      const kept = Y.decodeStateVector(Y.encodeStateVector(this.oracle.docs[socket.doc]))
      const list = this.#asked.get(socket)
      if (list === undefined) this.#asked.set(socket, [{ had, kept }])
      else list.push({ had, kept })
    } catch {
      // A hostile client's step 1 may be anything; the room refuses it.
      this.count('hostile step 1')
    }
  }

  /** Durable before shown, everything that was shown with the first sync, nothing secret, nothing to a stranger. */
  #onSent(socket: SimSocket, frame: Uint8Array): void {
    this.count('frames')
    const { oracle } = this
    const who = `${socket.person} (${socket.doc})`
    const hello = this.#hellos.get(socket)
    if (hello !== undefined && hello.version !== String(schemaVersion))
      throw new Violation(`version: ${who} was sent something`)
    if (hello !== undefined && hello.epoch !== String(this.epoch))
      throw new Violation(`epoch: ${who} was sent something`)
    oracle.assertNoSecret(frame, socket.doc, who)
    if (frame[0] !== messageTypes.sync) return
    const part = documentPart(frame)
    if (part === undefined) {
      const decoder = decoding.createDecoder(frame.subarray(2))
      const told = Y.decodeStateVector(decoding.readVarUint8Array(decoder))
      for (const [client, clock] of told)
        if (clock > Y.getState(oracle.docs[socket.doc].store, client))
          throw new Violation(`shown: ${who} was told of ${client}:${clock}, which is not on disk`)
      return
    }
    oracle.assertKept(socket.doc, part.body, `shown: ${who} was sent what is not on disk`, digestOf(part.body))
    if (part.step !== syncSteps.step2) return
    const asked = this.#asked.get(socket)?.shift()
    if (asked === undefined) return
    const { to: brought } = Y.parseUpdateMeta(part.body)
    for (const [client, clock] of asked.kept)
      if (Math.max(asked.had.get(client) ?? 0, brought.get(client) ?? 0) < clock)
        throw new Violation(`first sync: ${who} was not sent ${client}:${clock}, which was on disk when it asked`)
  }

  /** What a client was told to be on disk. */
  onKept(doc: Hello['doc'], updates: readonly Uint8Array[], tooMany: number): void {
    if (tooMany > 0) this.fail(`acknowledged: ${tooMany} frames more than were sent (${doc})`)
    for (const update of updates)
      this.check(() => this.oracle.assertKept(doc, update, 'acknowledged, but not on disk', digestOf(update)))
  }

  /** A command over HTTP, with an answer on the disk or none. */
  command<T>(person: string, run: Parameters<SimServer['run']>[1]): Promise<T | undefined> {
    return this.network.request(person, () => this.server.run(person, run)) as Promise<T | undefined>
  }

  lease(person: string, count: number): Promise<{ epoch: number; clientIds: readonly number[] } | undefined> {
    return this.network.request(person, () => {
      if (!this.server.isUp) return undefined
      return this.server.registry.open(roomId).then(async (opened) => {
        if (!opened.ok) return undefined
        const leased = await opened.value.leaseClientIds(person as DeelnemerId, count)
        return leased.ok ? { epoch: opened.value.epoch, clientIds: leased.value } : undefined
      })
    })
  }

  /** The documents of the server's replica. */
  async serverDocs(): Promise<Oracle['docs'] | undefined> {
    const found = await this.server.run('server', (tx) => ok(tx.docs))
    return found?.ok === true ? found.value : undefined
  }
}

/** A programme of two statements; another number is another draft. */
export const draftOf = (version: number): DraftProgramma => ({
  version: String(version),
  title: 'Proef',
  openSlots: 0,
  blocks: [
    { type: 'heading', level: 1, text: `Concept ${version}`, key: 'thema' },
    {
      type: 'paragraph',
      statements: ['a', 'b'].map((name) => ({
        parts: [{ type: 'text', text: `Bewoners noemen ${name}.` }],
        trace: { id: `b${version}${name}`, kind: 'regel', signaalIds: [], cardIds: [], mapRefs: [] } as never,
      })),
    },
  ],
})

const digestOf = (bytes: Uint8Array): string =>
  `${bytes.length}.${crc32(bytes)}.${crc32(bytes.subarray(bytes.length >> 1))}`
