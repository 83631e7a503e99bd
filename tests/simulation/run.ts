import { parseArgs } from 'node:util'
import { shrink, simulate } from './simulate.ts'
import { createSteps } from './steps.ts'

/** The deep run: `npx tsx tests/simulation/run.ts --seeds 20000 --steps 500 [--from 1] [--seed N] [--shrink]`. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    steps: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    shrink: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const [seeds, steps, from] = [values.seeds, values.steps, values.from].map(Number)
if (seeds === undefined || steps === undefined || from === undefined || !(seeds > 0 && steps > 0))
  throw new Error('--seeds and --steps are numbers above 0')
const counts = new Map<string, number>()
const startedAt = Date.now()
let failed = 0
for (let seed = from; seed < from + seeds; seed++) {
  const outcome = await simulate({ seed, steps })
  for (const [what, count] of outcome.counts) counts.set(what, (counts.get(what) ?? 0) + count)
  if (outcome.problem !== undefined) {
    failed++
    console.log(`seed ${seed}, step ${outcome.stepsDone}: ${outcome.problem}`)
    if (values.shrink) {
      const keep = await shrink({ seed, steps }, outcome.problem)
      const all = createSteps(seed, steps)
      const schedule = keep.flatMap((index) => all[index] ?? [])
      console.log(JSON.stringify({ seed, steps, schedule, why: outcome.problem }))
    }
  }
  if ((seed - from + 1) % 500 === 0) console.log(`${seed - from + 1} seeds, ${failed} failed`)
}
const seconds = (Date.now() - startedAt) / 1000
if (values.verbose) for (const [what, count] of [...counts].sort()) console.log(`  ${what}: ${count}`)
console.log(
  `${seeds} seeds of ${steps} steps in ${seconds.toFixed(1)} s (${(seeds / seconds).toFixed(2)} per second): ${failed} failed`,
)
process.exitCode = failed > 0 ? 1 : 0
