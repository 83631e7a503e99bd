import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.ts'

const perTest = 20

/**
 * Seeds `from` to `to` as tests. The share of `npm test` is 200 seeds of 500 steps, in two files that run at the same
 * time; the deep run is `npx tsx tests/simulation/run.ts --seeds 20000 --steps 500`.
 */
export function simulateShare({
  from,
  to,
  steps,
}: {
  readonly from: number
  readonly to: number
  readonly steps: number
}): void {
  const totals = new Map<string, number>()
  describe('the sync core, simulated: one seed drives server, disk, network, clock and people', () => {
    const startedAt = Date.now()
    for (let first = from; first <= to; first += perTest) {
      const last = Math.min(to, first + perTest - 1)
      it(`seeds ${first} to ${last}: every invariant holds`, async () => {
        for (let seed = first; seed <= last; seed++) {
          const { problem, counts } = await simulate({ seed, steps })
          for (const [what, count] of counts) totals.set(what, (totals.get(what) ?? 0) + count)
          expect(problem, `seed ${seed}`).toBeUndefined()
        }
      })
    }
    it('looked at something', () => {
      for (const what of [
        'frames',
        'crash',
        'stop',
        'epoch',
        'quiet',
        'ballot',
        'flag',
        'attack gap',
        'attack foreign',
        'programma',
        'regie',
        'revealed',
        'decision',
        'erased',
        'own by command',
      ])
        expect(totals.get(what) ?? 0, what).toBeGreaterThan(0)
      const seconds = (Date.now() - startedAt) / 1000
      const told = ['frames', 'crash', 'epoch', 'ballot', 'flag'].map((what) => `${totals.get(what) ?? 0} ${what}`)
      console.log(
        `simulation: ${to - from + 1} seeds of ${steps} steps, ${((to - from + 1) / seconds).toFixed(2)} seeds/s, ${told.join(', ')}`,
      )
    })
  })
}
