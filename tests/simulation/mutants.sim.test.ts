import { describe, expect, it } from 'vitest'
import { hunt, type MutantName, mutants } from './mutants.ts'

describe('the simulation finds a rule that is switched off', () => {
  it.each(Object.keys(mutants) as MutantName[])('%s', async (name) => {
    const found = await hunt(name, { maxSeeds: 100, steps: 200 })
    expect(found, `${name}: not found within 100 seeds`).toBeDefined()
    console.log(`${name}: seed ${found?.seed}, step ${found?.outcome.stepsDone}: ${found?.outcome.problem}`)
  })
})
