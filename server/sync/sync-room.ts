import type { Clock } from '../../shared/base/clock.ts'
import type { Ids } from '../../shared/base/ids.ts'
import type { DocName, Rol } from '../../shared/domain/rol.ts'
import type { Log } from '../observability/log.ts'
import type { Storage } from '../storage/storage.ts'
import type { Judge } from './gate-context.ts'
import type { ConnectionInfo } from './incoming.ts'
import type { RoomConnection, SocketPort } from './message-handler.ts'
import type { Pace } from './pace.ts'
import type { Room } from './room-port.ts'
import type { Timers } from './timers.ts'

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
  /** Somebody joined or left; may be called often. */
  readonly onAudience?: (room: Room) => void
  readonly judge: Judge
  /** How far apart batches and cursors go; one for all rooms. */
  readonly pace: Pace
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
