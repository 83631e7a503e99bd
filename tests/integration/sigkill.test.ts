import { afterAll, beforeAll, expect, it } from 'vitest'
import { killLoop } from '../proofs/kill-loop.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** The deep run is `npx tsx tests/proofs/run.ts --kills 200`. */
it('SIGKILL at any moment: what was shown to anybody is there afterwards, and open clients carry on by themselves', async () => {
  const outcome = await killLoop(server, 6, 7)
  expect(outcome).toMatchObject({ lostShown: 0, lostAccepted: 0, emptyFirstSyncs: 0, missingInTheEnd: 0 })
  expect(outcome.shown).toBeGreaterThan(20)
  expect(outcome.accepted).toBeGreaterThan(0)
})
