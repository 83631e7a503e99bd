import type { Clock } from '../../shared/base/clock.ts'
import type { DeelnemerId } from '../../shared/base/ids.ts'
import { type DocName, docNames } from '../../shared/domain/rol.ts'
import type { Presence } from './awareness.ts'
import { AwarenessGroup } from './awareness-group.ts'
import type { Connection } from './message-handler.ts'
import type { Pace } from './pace.ts'
import type { Timers } from './timers.ts'

/** The sockets of a room, and what they show of themselves to each other. */
export class Audience {
  readonly #connections = new Set<Connection>()
  readonly #byDoc: Readonly<Record<DocName, Set<Connection>>>
  readonly #pace: Pace
  readonly #groups: Readonly<Record<DocName, AwarenessGroup>>

  constructor(timers: Timers, clock: Clock, pace: Pace) {
    this.#pace = pace
    this.#byDoc = { bord: new Set(), sessie: new Set(), regie: new Set(), programma: new Set() }
    const group = (doc: DocName): AwarenessGroup =>
      new AwarenessGroup({
        timers,
        now: () => clock.now(),
        everyMs: () => pace.cursorsMs(this.#byDoc[doc].size),
        onlookers: () => this.#onlookers(doc),
      })
    this.#groups = {
      bord: group('bord'),
      sessie: group('sessie'),
      regie: group('regie'),
      programma: group('programma'),
    }
  }

  add(connection: Connection): void {
    this.#connections.add(connection)
    this.#byDoc[connection.info.doc].add(connection)
    this.#pace.joined()
  }

  /** Takes a socket out and tells the others that it left; `false` when it was not in. */
  remove(connection: Connection): boolean {
    if (!this.#connections.delete(connection)) return false
    this.#byDoc[connection.info.doc].delete(connection)
    this.#pace.left()
    if (connection.presence !== undefined) this.show(connection, null)
    if (this.#connections.size === 0) for (const name of docNames) this.#groups[name].stop()
    return true
  }

  get size(): number {
    return this.#connections.size
  }

  all(): readonly Connection[] {
    return [...this.#connections]
  }

  /** Who listens to a document; a copy, because who is sent something may turn out to be gone. */
  of(doc: DocName): readonly Connection[] {
    return [...this.#byDoc[doc]]
  }

  /** Most sockets on one document. */
  get crowd(): number {
    return Math.max(...docNames.map((name) => this.#byDoc[name].size))
  }

  /** Different people, projectors left out. */
  people(): ReadonlySet<string> {
    const people = new Set<string>()
    for (const { info } of this.#connections) if (info.rol !== 'scherm') people.add(info.deelnemerId)
    return people
  }

  disconnect(deelnemerId: DeelnemerId | 'everybody', closeCode: number): void {
    for (const connection of this.all()) {
      if (deelnemerId === 'everybody' || connection.info.deelnemerId === deelnemerId) connection.close(closeCode, '')
    }
  }

  /** Shows a new state (`null`: it left) to the others of the same document, projectors left out. */
  show(connection: Connection, state: Presence['state']): void {
    if (state === null && connection.presence === undefined) return
    const presence: Presence = { publicId: connection.publicId, clock: ++connection.presenceClock, state }
    connection.presence = state === null ? undefined : presence
    const { doc } = connection.info
    this.#groups[doc].add(presence)
  }

  /** Notes of a document went out: what people show of themselves may go along. */
  along(doc: DocName): void {
    this.#groups[doc].along()
  }

  #onlookers(doc: DocName): readonly Connection[] {
    return this.of(doc).filter(({ info }) => info.rol !== 'scherm')
  }

  /** Who is there for this connection. */
  presences(connection: Connection): readonly Presence[] {
    if (connection.info.rol === 'scherm') return []
    const found: Presence[] = []
    for (const other of this.#byDoc[connection.info.doc]) {
      if (other !== connection && other.presence !== undefined) found.push(other.presence)
    }
    return found
  }
}
