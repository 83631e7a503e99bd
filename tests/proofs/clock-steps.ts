import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../server/observability/log.ts'
import { openSqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { FakeClient } from '../support/fake-client.ts'
import { openTestRooms, settle, testWerksessieId } from '../support/test-rooms.ts'
import { until } from '../support/werksessie-client.ts'

export interface ClockOutcome {
  readonly steps: number
  readonly back: number
  readonly restarts: number
  readonly typed: number
  readonly notTaken: number
  readonly lost: number
  readonly refused: number
  /** Records of a document in another order than they were written, or set aside. */
  readonly damaged: number
}

const hour = 3_600_000

/** The server's clock jumps before every note, by up to two days in either direction, over restarts and snapshots. */
export async function clockSteps({
  steps,
  seed,
}: {
  readonly steps: number
  readonly seed: number
}): Promise<ClockOutcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-klok-'))
  const prng = createPrng(seed)
  const base = 1_700_000_000_000
  let offset = 0
  let back = 0
  let restarts = 0
  let refused = 0
  let damaged = 0
  let notTaken = 0
  const typed: string[] = []
  let lost = 0
  while (typed.length < steps) {
    const storage = await openSqliteStorage({ dataDir, log: silentLog })
    const rooms = await openTestRooms(storage, { clock: { now: () => base + offset }, snapshotEvery: 20 })
    const name = `anna${restarts}`
    const [clientId = 0] = await rooms.addPerson(name)
    const anna = new FakeClient(rooms.room, name, { clientId })
    await until('the room answers', async () => {
      await settle()
      return anna.isSynced
    })
    lost += typed.filter((id) => !bordCollection(anna.doc, 'signalen').has(id)).length
    for (let count = 0; count < 50 && typed.length < steps; count++) {
      const jump = (prng() - 0.5) * 96 * hour
      if (jump < 0) back++
      offset += jump
      const id = `s${typed.length}`
      typed.push(id)
      const before = anna.acknowledged
      addSignaal(anna.doc, aSignaal({ id: id as Signaal['id'], channel: 'bord', createdAt: base + offset }))
      // A person writes so much in a minute: the bucket fills by the server's clock, which must not starve anybody.
      await until('it is kept', () => anna.acknowledged > before || anna.closedWith !== undefined).catch(() => {
        notTaken++
      })
      if (anna.closedWith !== undefined) break
    }
    if (anna.closedWith !== undefined) refused++
    await rooms.registry.close(1_000)
    damaged += (await storage.loadDoc(testWerksessieId, 'bord')).quarantined
    await storage.close()
    restarts++
    if (refused > 3) break
  }
  await rm(dataDir, { recursive: true, force: true })
  return { steps: typed.length, back, restarts, typed: typed.length, notTaken, lost, refused, damaged }
}
