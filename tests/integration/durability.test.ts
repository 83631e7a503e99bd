import { describe, expect, it } from 'vitest'
import { createMemoryDisk, MemoryStorage } from '../../server/storage/memory-storage.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { damageSnapshot } from '../proofs/damaged-snapshot.ts'
import { fillDisk } from '../proofs/full-disk.ts'
import { tornTails } from '../proofs/torn-tails.ts'
import { FakeClient } from '../support/fake-client.ts'
import { openTestRooms, settle } from '../support/test-rooms.ts'

/** The share of `npm test`; the deep run is `npx tsx tests/proofs/run.ts`, and kills are in `sigkill.test.ts`. */
describe('what is on disk stays', () => {
  it('with damaged tails of the database and its log: it starts, and nothing older is lost', async () => {
    const torn = await tornTails({ images: 10, commits: 60, seed: 3 })
    expect(torn).toEqual({ images: 10, commits: 60, badStarts: 0, lostOlder: 0, holes: 0 })
  })
  it.each([0, 2, 9])(
    'with a disk that has %i pages left: read-only, nothing lost, and it recovers by itself',
    async (pages) => {
      expect(await fillDisk(pages)).toMatchObject({
        acknowledgedWhileFull: 0,
        lostShown: 0,
        lostAcknowledged: 0,
        wasReadOnly: true,
        recovered: true,
        missingInTheEnd: 0,
      })
    },
  )
  it('with a damaged snapshot: the room opens from the generation before it', async () => {
    expect(await damageSnapshot(25)).toEqual({ written: 25, there: 25, setAside: 1 })
  })
  it('with a clock that is set back and forth: everything is taken, kept and read back', async () => {
    const disk = createMemoryDisk()
    let offset = 0
    const base = 1_700_000_000_000
    const clock = { now: () => base + offset }
    const { room, addPerson } = await openTestRooms(new MemoryStorage({ disk }), { clock })
    const [clientId = 0] = await addPerson('anna')
    const anna = new FakeClient(room, 'anna', { clientId })
    await settle()
    const hour = 3_600_000
    for (const [index, step] of [0, -hour, 24 * hour, -24 * hour, 1, hour].entries()) {
      offset = step
      addSignaal(anna.doc, aSignaal({ id: `s${index}` as Signaal['id'], channel: 'bord', createdAt: clock.now() }))
      await settle()
    }
    expect([anna.acknowledged, anna.closedWith]).toEqual([7, undefined])
    const again = await openTestRooms(new MemoryStorage({ disk }), { clock })
    const read = await again.room.run('server', ({ docs }) => ({
      ok: true,
      value: [...bordCollection(docs.bord, 'signalen').keys()].sort(),
    }))
    expect(read).toEqual({ ok: true, value: ['s0', 's1', 's2', 's3', 's4', 's5'] })
  })
})
