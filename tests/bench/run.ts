import { parseArgs } from 'node:util'
import { runWerksessie } from './werksessie-load.ts'

const { values } = parseArgs({
  options: { people: { type: 'string', default: '50' }, seconds: { type: 'string', default: '60' } },
})
const people = Math.min(200, Number(values.people))
const seconds = Math.min(600, Number(values.seconds))
const result = await runWerksessie({ people, seconds })
console.log(JSON.stringify(result, null, 2))
process.exit(result.lost + result.doubled + result.differing === 0 ? 0 : 1)
