import type { DeelnemerId } from '../../shared/base/ids.ts'
import type { DocName } from '../../shared/domain/rol.ts'
import { awarenessFrame, type Presence } from './awareness.ts'
import type { Connection } from './message-handler.ts'

/** The sockets of a room, and what they show of themselves to each other. */
export class Audience {
  readonly #connections = new Set<Connection>()

  add(connection: Connection): void {
    this.#connections.add(connection)
  }

  /** Takes a socket out and tells the others that it left; `false` when it was not in. */
  remove(connection: Connection): boolean {
    if (!this.#connections.delete(connection)) return false
    if (connection.presence !== undefined) this.show(connection, null)
    return true
  }

  get size(): number {
    return this.#connections.size
  }

  all(): readonly Connection[] {
    return [...this.#connections]
  }

  of(doc: DocName): readonly Connection[] {
    return this.all().filter(({ info }) => info.doc === doc)
  }

  /** Different people, projectors left out. */
  countPeople(): number {
    const people = new Set<string>()
    for (const { info } of this.#connections) if (info.rol !== 'scherm') people.add(info.deelnemerId)
    return people.size
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
    const frame = awarenessFrame([presence])
    for (const other of this.#connections) {
      if (other !== connection && other.info.doc === connection.info.doc && other.info.rol !== 'scherm')
        other.send(frame)
    }
  }

  /** Who is there for this connection. */
  presences(connection: Connection): readonly Presence[] {
    if (connection.info.rol === 'scherm') return []
    const found: Presence[] = []
    for (const other of this.#connections) {
      if (other !== connection && other.info.doc === connection.info.doc && other.presence !== undefined)
        found.push(other.presence)
    }
    return found
  }
}
