import { parseArgs } from 'node:util'
import { simulate } from '../simulation/simulate.ts'
import { startServer } from '../support/server.ts'
import { clockSteps } from './clock-steps.ts'
import { damageSnapshot } from './damaged-snapshot.ts'
import { canMount, fillDisk, pageLimit, smallMount } from './full-disk.ts'
import { fuzzGate } from './gate-fuzz.ts'
import { killLoop } from './kill-loop.ts'
import { oldClients } from './old-clients.ts'
import { canTrace, powerCut } from './power-cut.ts'
import { soak } from './soak.ts'
import { tornTails } from './torn-tails.ts'
import { twoPeople } from './two-people.ts'

/**
 * The proofs: `npm run test:proofs -- [--deep] [--only kills,tails] [--kills 200] …`. Without `--deep` a few of each, in
 * some minutes; a size given counts in any case. Every proof tells its figures, and fails when it looked at nothing.
 */
const sizes = {
  kills: [20, 200],
  tails: [30, 60],
  levels: [5, 20],
  images: [100, 1000],
  snapshots: [1, 5],
  clock: [100, 1000],
  old: [1, 10],
  /** Updates that the gate judges. */
  fuzz: [20_000, 1_000_000],
  /** Seeds of the simulation, of 500 steps each. */
  seeds: [20, 20_000],
  /** Seconds. */
  soak: [60, 1200],
  /** Seconds of two people in two real browsers on a bord of 2,000 notes. */
  twee: [60, 300],
} as const
type Proof = keyof typeof sizes
const proofs = Object.keys(sizes) as Proof[]
const { values } = parseArgs({
  options: {
    deep: { type: 'boolean', default: false },
    only: { type: 'string', default: proofs.join(',') },
    ...(Object.fromEntries(proofs.map((proof) => [proof, { type: 'string' }])) as Record<Proof, { type: 'string' }>),
  },
})
const only = new Set(values.only.split(','))
for (const name of only) if (!proofs.includes(name as Proof)) throw new Error(`no proof is called ${name}`)
const sizeOf = (proof: Proof): number =>
  only.has(proof) ? Number(values[proof] ?? sizes[proof][values.deep ? 1 : 0]) : 0

let bad = 0
let done = 0
const tell = (what: string, outcome: object, isGood: boolean): void => {
  done++
  if (!isGood) bad++
  console.log(isGood ? 'good' : 'BAD ', what, JSON.stringify(outcome))
}
const timed = async <T>(work: () => Promise<T>): Promise<T & { readonly seconds: number }> => {
  const startedAt = performance.now()
  const outcome = await work()
  return { ...outcome, seconds: Math.round((performance.now() - startedAt) / 100) / 10 }
}

const tails = sizeOf('tails')
if (tails > 0) {
  const torn = await timed(() => tornTails({ images: tails, commits: 300, seed: 11 }))
  tell('damaged tails', torn, torn.images === tails && torn.badStarts + torn.lostOlder + torn.holes === 0)
}

const levels = sizeOf('levels')
const isMounted = levels > 0 && (await canMount())
if (levels > 0 && !isMounted) console.log('no disk can be mounted here: SQLite’s own limit stands in for it')
for (let level = 0; level < levels; level++) {
  const full = await timed(async () => fillDisk(await (isMounted ? smallMount(level * 60) : pageLimit(level * 3))))
  const lost = full.lostShown + full.lostAcknowledged + full.acknowledgedWhileFull + full.missingInTheEnd
  tell('full disk', full, lost === 0 && full.wasReadOnly && full.recovered && full.typed > 0)
}

for (let count = 0; count < sizeOf('snapshots'); count++) {
  const snapshot = await damageSnapshot(45 + count * 10)
  tell('damaged snapshot', snapshot, snapshot.there === snapshot.written && snapshot.setAside === 1)
}

const steps = sizeOf('clock')
if (steps > 0) {
  const clock = await timed(() => clockSteps({ steps, seed: 3 }))
  const wrong = clock.lost + clock.notTaken + clock.refused + clock.damaged
  tell('clock steps', clock, wrong === 0 && clock.typed === steps && clock.back > 0)
}

const images = sizeOf('images')
if (images > 0 && !canTrace()) console.log('no calls can be recorded here (strace): no power is cut')
else if (images > 0) {
  const cut = await timed(() => powerCut({ images, commits: 1200, seed: 5 }))
  const isGood = cut.badStarts + cut.lostConfirmed + cut.holes === 0
  tell('power cut', cut, isGood && cut.images === images && cut.withDropped > images / 4 && cut.withTorn > images / 4)
  const lying = await powerCut({ images: 10, commits: 200, seed: 5, ignoresSync: true })
  tell(
    'power cut, on a disk that does not sync: found',
    { ...lying, problems: lying.problems.length },
    lying.lostConfirmed > 0,
  )
}

const rounds = sizeOf('old')
const kills = sizeOf('kills')
if (rounds + kills > 0) {
  // Whether it starts is the proof; how fast is told apart, and says more about the machine when that is busy.
  const server = await startServer({ patienceMs: 300_000 })
  if (rounds > 0) {
    const old = await timed(() => oldClients(server, rounds))
    const isGood = old.wrongCode + old.bytesToOld + old.merged === 0 && old.arrivedFromNew === old.sockets
    tell('old versions and epochs', old, isGood && old.sockets > 0)
  }
  if (kills > 0) {
    const killed = await timed(() => killLoop(server, kills, 7))
    const lost = killed.lostShown + killed.lostAccepted + killed.emptyFirstSyncs + killed.missingInTheEnd
    tell('SIGKILL', killed, lost === 0 && killed.shown > kills && killed.accepted > kills)
    tell(
      'start within 2 s',
      { medianMs: killed.medianStartMs, slowestMs: killed.slowestStartMs },
      killed.medianStartMs <= 2_000,
    )
  }
  await server.close()
}

const updates = sizeOf('fuzz')
if (updates > 0) {
  const fuzzed = await timed(() => fuzzGate(updates))
  tell('gate', fuzzed, fuzzed.failed === 0 && fuzzed.judged >= updates && fuzzed.accepted > fuzzed.judged / 10)
}

const seeds = sizeOf('seeds')
if (seeds > 0) {
  const simulated = await timed(async () => {
    const failing: string[] = []
    let frames = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const { problem, counts } = await simulate({ seed, steps: 500 })
      frames += counts.get('frames') ?? 0
      if (problem !== undefined) failing.push(`${seed}: ${problem}`)
    }
    return { seeds, frames, failing }
  })
  tell('simulation', simulated, simulated.failing.length === 0 && simulated.frames > seeds * 100)
}

/** What a bord of some thousands of notes may take more after the first quarter. */
const maxGrowthMiB = 40
const seconds = sizeOf('soak')
if (seconds > 0) {
  const soaked = await soak({ seconds, honest: 50, hostile: 6, seed: 17 })
  const { lost, doubled, differing, honestDisconnects, submitsFailed, hostileOnBord } = soaked
  const wrong = lost + doubled + differing + honestDisconnects + submitsFailed + hostileOnBord
  const looked = soaked.written > 20 && soaked.submitted > 5 && soaked.hostile.length === 6
  tell('soak', soaked, wrong === 0 && looked && soaked.rssGrowth <= maxGrowthMiB)
}

const together = sizeOf('twee')
if (together > 0) {
  const two = await twoPeople({ seconds: together, notes: 2000, seed: 23 })
  const isGood = two.differingDocuments === 0 && two.isSameCanvas && two.isSameList && two.errors.length === 0
  tell('two people, two browsers', two, isGood && two.growth <= 0.1 && Object.keys(two.actions).length > 8)
}
console.log(`${done} looked at, ${bad} failed`)
// Clients of y-websocket keep a timer that nobody stops.
process.exit(bad > 0 || done === 0 ? 1 : 0)
