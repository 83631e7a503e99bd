import { endWell } from './ending.ts'
import { Violation } from './invariants.ts'
import type { Mutant } from './sim-server.ts'
import { createSteps, perform, type SimStep } from './steps.ts'
import { World } from './world.ts'

export interface SimRun {
  readonly seed: number
  readonly steps: number
  /** Only the steps with these numbers: a schedule that was cut down. */
  readonly keep?: readonly number[]
  /** The steps themselves, for a schedule that must stay what it is when other steps come to exist. */
  readonly schedule?: readonly SimStep[]
  readonly mutant?: Mutant
}

export interface SimOutcome {
  /** The invariant that was broken, and how; nothing when all held. */
  readonly problem: string | undefined
  /** The same for the same seed: everything that was sent, where and when. */
  readonly hash: number
  readonly stepsDone: number
  readonly counts: ReadonlyMap<string, number>
}

/** Runs one seed from beginning to end. */
export async function simulate({ seed, steps, keep, schedule, mutant = {} }: SimRun): Promise<SimOutcome> {
  const world = new World(seed, mutant)
  const all = schedule ?? createSteps(seed, steps)
  const chosen = keep === undefined ? all : keep.flatMap((index) => all[index] ?? [])
  let stepsDone = 0
  try {
    await world.begin()
    for (const step of chosen) {
      if (world.problem !== undefined) break
      await perform(world, step)
      stepsDone++
    }
    if (world.problem === undefined) await endWell(world)
  } catch (error) {
    world.fail(error instanceof Violation ? error.message : `exception: ${(error as Error).stack}`)
  }
  for (const person of world.people) person.end()
  world.count('events', world.scheduler.events)
  return { problem: world.problem, hash: world.hash >>> 0, stepsDone, counts: world.counts }
}

/** Cuts steps away, ever smaller pieces, while the same invariant breaks. */
export async function shrink(run: SimRun, problem: string): Promise<readonly number[]> {
  const name = problem.split(':')[0]
  let keep = run.keep ?? Array.from({ length: run.steps }, (_, index) => index)
  for (let size = keep.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < keep.length; ) {
      const shorter = [...keep.slice(0, from), ...keep.slice(from + size)]
      const outcome = await simulate({ ...run, keep: shorter })
      if (outcome.problem?.split(':')[0] === name) keep = shorter
      else from += size
    }
  }
  return keep
}
