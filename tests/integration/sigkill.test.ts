import { afterAll, beforeAll, expect, it } from 'vitest'
import { killLoop } from '../proofs/kill-loop.ts'
import { oldClients } from '../proofs/old-clients.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

/** The deep run is `npm run test:proofs -- --deep --only kills,old`. */
it('SIGKILL at any moment: what was shown to anybody is there afterwards, and open clients carry on by themselves', async () => {
  const outcome = await killLoop(server, 6, 7)
  expect(outcome).toMatchObject({ lostShown: 0, lostAccepted: 0, emptyFirstSyncs: 0, missingInTheEnd: 0 })
  expect(outcome.shown).toBeGreaterThan(20)
  expect(outcome.accepted).toBeGreaterThan(0)
}, 300_000)

it('[H2] [E2] pages of another version and replicas of another epoch: no byte to them, nothing of theirs, and they are told', async () => {
  const outcome = await oldClients(server, 1)
  expect(outcome).toEqual({ sockets: 16, wrongCode: 0, bytesToOld: 0, merged: 0, arrivedFromNew: 16 })
})
