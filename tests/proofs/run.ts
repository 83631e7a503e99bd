import { parseArgs } from 'node:util'
import { startServer } from '../support/server.ts'
import { damageSnapshot } from './damaged-snapshot.ts'
import { fillDisk } from './full-disk.ts'
import { killLoop } from './kill-loop.ts'
import { tornTails } from './torn-tails.ts'

/** Deep proofs: `npx tsx tests/proofs/run.ts [--kills 200] [--images 60] [--levels 20]`; 0 leaves one out. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    images: { type: 'string', default: '60' },
    levels: { type: 'string', default: '20' },
  },
})
let bad = 0
const tell = (what: string, outcome: object, isGood: boolean): void => {
  if (!isGood) bad++
  console.log(isGood ? 'good' : 'BAD ', what, JSON.stringify(outcome))
}

const images = Number(values.images)
if (images > 0) {
  const torn = await tornTails({ images, commits: 300, seed: 11 })
  tell('damaged tails', torn, torn.badStarts + torn.lostOlder + torn.holes === 0)
}
for (let level = 0; level < Number(values.levels); level++) {
  const full = await fillDisk(level * 3)
  const isGood = full.lostShown + full.lostAcknowledged + full.acknowledgedWhileFull + full.missingInTheEnd === 0
  tell('full disk', full, isGood && full.wasReadOnly && full.recovered)
}
const snapshot = await damageSnapshot(45)
tell('damaged snapshot', snapshot, snapshot.there === snapshot.written && snapshot.setAside === 1)
const kills = Number(values.kills)
if (kills > 0) {
  const server = await startServer()
  const outcome = await killLoop(server, kills, 7)
  await server.close()
  const isGood = outcome.lostShown + outcome.lostAccepted + outcome.emptyFirstSyncs + outcome.missingInTheEnd === 0
  tell('SIGKILL', outcome, isGood)
  tell('start within 2 s', { slowestStartMs: outcome.slowestStartMs }, outcome.slowestStartMs <= 2_000)
}
console.log(`${bad} failed`)
process.exitCode = bad > 0 ? 1 : 0
