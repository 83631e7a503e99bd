import { describe, expect, it } from 'vitest'
import { clockSteps } from '../proofs/clock-steps.ts'
import { damageSnapshot } from '../proofs/damaged-snapshot.ts'
import { fillDisk, pageLimit } from '../proofs/full-disk.ts'
import { tornTails } from '../proofs/torn-tails.ts'

/** The share of `npm test`; the deep run is `npm run test:proofs -- --deep`, and kills are in `sigkill.test.ts`. */
describe('what is on disk stays', () => {
  it('with damaged tails of the database and its log: it starts, and nothing older is lost', async () => {
    const torn = await tornTails({ images: 10, commits: 60, seed: 3 })
    expect(torn).toEqual({ images: 10, commits: 60, badStarts: 0, lostOlder: 0, holes: 0 })
  })
  it.each([0, 2, 9])(
    'with a disk that has %i pages left: read-only, nothing lost, and it recovers by itself',
    async (pages) => {
      expect(await fillDisk(await pageLimit(pages))).toMatchObject({
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
  it('with a clock that is set back and forth, over snapshots and restarts: everything is taken, kept and read back', async () => {
    const steps = 60
    const outcome = await clockSteps({ steps, seed: 3 })
    expect(outcome).toMatchObject({ typed: steps, lost: 0, notTaken: 0, refused: 0, damaged: 0 })
    expect([outcome.back > 10, outcome.restarts]).toEqual([true, 2])
  })
})
