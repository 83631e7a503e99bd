import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface FuzzOutcome {
  readonly judged: number
  readonly accepted: number
  readonly failed: number
}

const updatesPerRun = 100
/** A process takes no more than this, so that a failure is heard of early. */
const updatesPerProcess = 100_000

/** Judges `updates` lawful, hostile, crafted and mutated updates with the property of the gate (SPEC G14). */
export async function fuzzGate(updates: number): Promise<FuzzOutcome> {
  const root = join(import.meta.dirname, '..', '..')
  const total = { judged: 0, accepted: 0, failed: 0 }
  while (total.judged < updates && total.failed === 0) {
    const runs = Math.ceil(Math.min(updatesPerProcess, updates - total.judged) / updatesPerRun)
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--project',
        'unit',
        'tests/property/gate.property.test.ts',
      ],
      { cwd: root, env: { ...process.env, GATE_RUNS: String(runs), FORCE_COLOR: '0' } },
    )
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
    const [code] = (await once(child, 'close')) as [number | null]
    const [, judged = '0', accepted = '0'] = /gate: (\d+) judged, (\d+) accepted/.exec(said) ?? []
    total.judged += Number(judged)
    total.accepted += Number(accepted)
    if (code !== 0 || Number(judged) === 0) {
      total.failed++
      console.log(said.slice(-4_000))
    }
  }
  return total
}
