import { silentLog } from '../../server/observability/log.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { RoomTx } from '../../server/sync/room-port.ts'
import { createRoomRegistry, type RegistryOptions, type SyncRegistry } from '../../server/sync/room-registry.ts'
import type { SyncRoom } from '../../server/sync/sync-room.ts'
import type { Timers } from '../../server/sync/timers.ts'
import type { DeelnemerId, WerksessieId } from '../../shared/base/ids.ts'
import { randomIds } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { writeSessie } from '../../shared/doc/sessie-doc.ts'
import type { DeelnemerGroep } from '../../shared/domain/deelnemer.ts'
import { defaultFasen, defaultSettings, type Werksessie } from '../../shared/domain/werksessie.ts'

export const testWerksessieId = 'w1' as WerksessieId

/** A clock that stands still until it is moved, with timers that follow it. */
export class TestTime implements Timers {
  #now = 1_700_000_000_000
  #waiting: { at: number; callback: () => void }[] = []

  now(): number {
    return this.#now
  }

  after(ms: number, callback: () => void): () => void {
    const entry = { at: this.#now + ms, callback }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  /** Moves time on and lets promises finish in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      const [next] = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#waiting = this.#waiting.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
      await settle()
    }
    this.#now = end
    await settle()
  }
}

/** Lets everything that waits for promises or the memory storage finish. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** A werksessie in the fase named, in its own documents. */
export function fillWerksessie(tx: RoomTx, changes: Partial<Werksessie> = {}): void {
  const werksessie: Werksessie = {
    id: testWerksessieId,
    title: 'Proef',
    area: 'Lindenholt',
    level: 'wijk',
    date: '',
    start: '',
    end: '',
    targetGroup: '',
    themaSource: 'tijdens',
    fasen: [...defaultFasen],
    huidigeFase: 'signalen',
    settings: defaultSettings,
    status: 'open',
    synthetic: true,
    createdAt: 1,
    ...changes,
  }
  writeSessie(tx.docs.sessie, { werksessie })
}

export interface TestRooms {
  readonly registry: SyncRegistry
  readonly room: SyncRoom
  readonly time: TestTime
  /** Adds a deelnemer and gives fresh clientIDs. */
  addPerson(name: string, options?: { group?: DeelnemerGroep; clientIds?: number }): Promise<readonly number[]>
}

/** A registry on this storage with one room, made or loaded. */
export async function openTestRooms(storage: Storage, options: Partial<RegistryOptions> = {}): Promise<TestRooms> {
  const time = new TestTime()
  const prng = createPrng(options.snapshotEvery ?? 7)
  const registry = createRoomRegistry({
    storage,
    clock: time,
    timers: time,
    ids: randomIds,
    log: silentLog,
    random32: () => 1 + Math.floor(prng() * 0xfffffffe),
    ...options,
  })
  const found = await registry.open(testWerksessieId)
  const opened = found.ok ? found : await registry.create(testWerksessieId, 'Proef', (tx) => fillWerksessie(tx))
  if (!opened.ok) throw new Error(`no room: ${opened.error.code}`)
  const room = opened.value
  return {
    registry,
    room,
    time,
    async addPerson(name, { group = 'inwoner', clientIds = 4 } = {}) {
      const id = name as DeelnemerId
      const added = await room.run('server', ({ rows }) => {
        rows.put('deelnemer', name, {
          id,
          alias: name,
          group,
          begeleider: false,
          device: 'laptop',
          joinsThemas: [],
          createdAt: 1,
        })
        return { ok: true, value: undefined }
      })
      const leased = await room.leaseClientIds(id, clientIds)
      if (!added.ok || !leased.ok) throw new Error('no person')
      return leased.value
    },
  }
}
