import { randomInt } from 'node:crypto'
import type { Clock } from '../../shared/base/clock.ts'
import { appError } from '../../shared/base/errors.ts'
import type { Ids, WerksessieId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import type { Log } from '../observability/log.ts'
import type { GlobalRows } from '../storage/row-kinds.ts'
import type { Storage } from '../storage/storage.ts'
import { judge } from './gate.ts'
import type { Judge } from './gate-context.ts'
import { writeNewEpoch } from './new-epoch.ts'
import { Pace } from './pace.ts'
import { type LiveRoom, loadRoom, makeRoom } from './room.ts'
import type { Room, RoomRegistry } from './room-port.ts'
import type { RoomDeps, SyncRoom } from './sync-room.ts'
import { systemTimers, type Timers } from './timers.ts'

export interface SyncRegistry extends RoomRegistry {
  open(id: WerksessieId): Promise<Result<SyncRoom>>
  create(id: WerksessieId, title: string, fill: Parameters<RoomRegistry['create']>[2]): Promise<Result<SyncRoom>>
}

export interface RegistryOptions {
  readonly storage: Storage
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly timers?: Timers
  readonly random32?: () => number
  readonly snapshotEvery?: number
  readonly probeEveryMs?: number
  /** A room that nobody used for so long is unloaded. */
  readonly unloadAfterMs?: number
  /** Somebody joined or left a room; may be called often. */
  readonly onAudience?: (room: Room) => void
  /** The share of the last moments in which the main thread worked, 0..1 (SPEC R10). */
  readonly busy?: () => number
  /** Another gate than `judge`: a simulation plants a hole in it, to see that it is found. */
  readonly judge?: Judge
}

const everyRoom = ''
const sweepEveryMs = 15_000

/**
 * Rooms by id, each loaded once. A room that is being closed is waited for before it is loaded again, so an unload can
 * never race an append (SPEC R8).
 */
export function createRoomRegistry(options: RegistryOptions): SyncRegistry {
  const { storage, clock, log } = options
  const timers = options.timers ?? systemTimers
  const unloadAfterMs = options.unloadAfterMs ?? 5 * 60_000
  const deps: RoomDeps = {
    storage,
    clock,
    ids: options.ids,
    log,
    timers,
    random32: options.random32 ?? (() => randomInt(1, 2 ** 32)),
    snapshotEvery: options.snapshotEvery ?? 2000,
    probeEveryMs: options.probeEveryMs ?? 500,
    judge: options.judge ?? judge,
    pace: new Pace(options.busy ?? (() => 0)),
    ...(options.onAudience === undefined ? {} : { onAudience: options.onAudience }),
  }
  const rooms = new Map<WerksessieId, Promise<Result<LiveRoom>>>()
  const closing = new Map<WerksessieId, Promise<void>>()
  const epochs = new Map<WerksessieId, Promise<void>>()
  let isClosed = false
  let cancelSweep: (() => void) | undefined

  const load = async (id: WerksessieId): Promise<Result<LiveRoom>> => {
    await closing.get(id)
    const row = (await storage.getRow(everyRoom, 'werksessie', id)) as GlobalRows['werksessie'] | undefined
    return row === undefined ? fail(appError('werksessie.not_found')) : ok(await loadRoom(deps, id, row.epoch))
  }
  /** Keeps a promise of a room; forgets it when it gave none. */
  const keep = (id: WerksessieId, promise: Promise<Result<LiveRoom>>): Promise<Result<LiveRoom>> => {
    rooms.set(id, promise)
    const forget = (): void => {
      if (rooms.get(id) === promise) rooms.delete(id)
    }
    promise.then((opened) => (opened.ok ? startSweeping() : forget()), forget)
    return promise
  }
  const guarded = async (work: () => Promise<Result<LiveRoom>>, id: WerksessieId): Promise<Result<LiveRoom>> => {
    try {
      return await work()
    } catch (error) {
      log.error('room.load_failed', { werksessieId: id, error: String(error) })
      return fail(appError('storage.unavailable'))
    }
  }

  const startSweeping = (): void => {
    if (isClosed || cancelSweep !== undefined) return
    cancelSweep = timers.after(sweepEveryMs, () => {
      cancelSweep = undefined
      void sweep()
    })
  }
  const sweep = async (): Promise<void> => {
    for (const [id, promise] of [...rooms]) {
      const opened = await promise
      if (!opened.ok || rooms.get(id) !== promise) continue
      const room = opened.value
      if (!room.isIdle || clock.now() - room.lastUsedAt < unloadAfterMs) continue
      // Out of the map and closed for writing in one step; who asks now waits for the end of it.
      rooms.delete(id)
      const done = room.close({ snapshots: true }).finally(() => closing.delete(id))
      closing.set(id, done)
    }
    if (rooms.size > 0) startSweeping()
  }

  return {
    open: async (id) => {
      if (isClosed) return fail(appError('storage.unavailable'))
      return (
        rooms.get(id) ??
        keep(
          id,
          guarded(() => load(id), id),
        )
      )
    },
    create: async (id, title, fill) => {
      if (isClosed) return fail(appError('storage.unavailable'))
      if (rooms.has(id)) return fail(appError('request.invalid', { exists: true }))
      const make = async (): Promise<Result<LiveRoom>> => {
        if ((await storage.getRow(everyRoom, 'werksessie', id)) !== undefined)
          return fail(appError('request.invalid', { exists: true }))
        const value: GlobalRows['werksessie'] = { id, epoch: 1, title, createdAt: clock.now() }
        return makeRoom(deps, id, 1, fill, [{ op: 'put', room: everyRoom, kind: 'werksessie', key: id, value }])
      }
      return keep(id, guarded(make, id))
    },
    newEpoch: async (id, { from }, change) => {
      if (isClosed) return fail(appError('storage.unavailable'))
      // One after the other: a second one starts from what the first one left.
      const before = epochs.get(id) ?? Promise.resolve()
      const mine = before.then(async () => {
        let promise = rooms.get(id)
        let opened = await promise
        await closing.get(id)
        // While we waited the room may have been unloaded, or loaded again.
        while (rooms.get(id) !== promise || closing.has(id)) {
          promise = rooms.get(id)
          opened = await promise
          await closing.get(id)
        }
        // Out of the map and closed for writing in one step; who opens the room now waits for the new epoch.
        rooms.delete(id)
        const work = (async () => {
          if (opened?.ok === true) await opened.value.close({ snapshots: false, code: closeCodes.epoch })
          return writeNewEpoch(deps, id, from, change)
        })()
        const done = work.then(
          () => undefined,
          (error: unknown) => log.error('room.epoch_failed', { werksessieId: id, error: String(error) }),
        )
        closing.set(
          id,
          done.finally(() => closing.delete(id)),
        )
        return work
      })
      const settled = mine.then(
        () => undefined,
        () => undefined,
      )
      epochs.set(id, settled)
      try {
        return await mine
      } catch {
        // Logged above, or the room could not be read; nothing was written.
        return fail(appError('storage.unavailable'))
      } finally {
        if (epochs.get(id) === settled) epochs.delete(id)
      }
    },
    list: async () => {
      const rows = await storage.listRows(everyRoom, 'werksessie')
      return rows.map(({ value }) => {
        const { id, title, createdAt } = value as GlobalRows['werksessie']
        return { id, title, createdAt }
      })
    },
    close: async (timeoutMs) => {
      isClosed = true
      cancelSweep?.()
      const all = [...rooms.values()].map(async (promise) => {
        const opened = await promise
        if (opened.ok) await opened.value.close({ snapshots: false })
      })
      let cancel: (() => void) | undefined
      const timeUp = new Promise<void>((resolve) => {
        cancel = timers.after(timeoutMs, resolve)
      })
      await Promise.race([Promise.all([...all, ...closing.values()]), timeUp])
      cancel?.()
    },
  }
}
