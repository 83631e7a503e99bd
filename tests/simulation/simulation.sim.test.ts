import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { simulateShare } from './share.ts'
import { simulate } from './simulate.ts'
import type { SimStep } from './steps.ts'

describe('the simulation', () => {
  it('holds for schedules that failed once', async () => {
    const folder = join(import.meta.dirname, 'regressions')
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const run = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        seed: number
        steps: number
        keep?: number[]
        schedule?: SimStep[]
      }
      expect((await simulate(run)).problem, file).toBeUndefined()
    }
  })
  it('gives the same trace for the same seed, and another for another seed', async () => {
    const steps = 300
    const one = await simulate({ seed: 5, steps })
    expect((await simulate({ seed: 5, steps })).hash).toBe(one.hash)
    expect((await simulate({ seed: 6, steps })).hash).not.toBe(one.hash)
  })
})

simulateShare({ from: 1, to: 100, steps: 500 })
