// The one test starter: `node tests/run.mjs check` (quick) or `all` (what a release needs). Needs nothing installed:
// it installs the locked dependencies first. Every step must have looked at something; the last line counts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'tests', '.out')
const mode = process.argv[2] ?? 'all'
process.chdir(root)
process.env.FORCE_COLOR ??= '0'

const run = (command, args, options = {}) => spawnSync(command, args, { stdio: 'inherit', ...options })
const bin = (name) => join(root, 'node_modules', '.bin', name)

let passed = 0
let failed = 0
const slow = []

function step(name, action) {
  console.log(`\n== ${name}`)
  const started = Date.now()
  const result = action()
  slow.push([name, Math.round((Date.now() - started) / 1000)])
  passed += result.passed
  failed += result.failed
  if (result.failed > 0) console.error(`== ${name}: ${result.failed} failed`)
}

/** One external check: passes on exit 0, and its output must match `sees` (so that it cannot pass on nothing). */
function check(command, args, sees) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const said = `${done.stdout}${done.stderr}`
  const good = done.status === 0 && (sees === undefined || sees.test(said))
  if (!good) {
    console.error(said.slice(-20_000))
    if (done.status === 0) console.error(`this check looked at nothing (expected ${sees})`)
  } else console.log(said.trim().split('\n').at(-1))
  return { passed: good ? 1 : 0, failed: good ? 0 : 1 }
}

function vitest(project, files = []) {
  const file = join(out, `${project}.json`)
  rmSync(file, { force: true })
  const done = run(bin('vitest'), [
    'run',
    '--project',
    project,
    ...files,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  if (!existsSync(file)) return { passed: 0, failed: 1, broken: [] }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const red = report.testResults.filter((r) => r.status === 'failed')
  const broken = red.map((r) => ({
    file: r.name,
    green: r.assertionResults.filter((a) => a.status === 'passed').length,
  }))
  const whole = red.filter((r) => r.assertionResults.every((a) => a.status !== 'failed')).length
  const count = report.numFailedTests + whole
  if (report.numPassedTests + count === 0) {
    console.error(`no test ran in project ${project}`)
    return { passed: 0, failed: 1, broken: [] }
  }
  // A hook that failed leaves its tests skipped; those are red already.
  if (count === 0 && report.numPendingTests + report.numTodoTests > 0) {
    console.error(`${report.numPendingTests + report.numTodoTests} tests were skipped in project ${project}`)
    return { passed: report.numPassedTests, failed: 1, broken: [] }
  }
  return { passed: report.numPassedTests, failed: count === 0 && done.status !== 0 ? 1 : count, broken }
}

/**
 * Real servers and browsers on a busy machine: a file that failed is run once more, whole, with a server of its own. What
 * fails twice is red; what needed its second chance is named, so that somebody looks into it.
 */
function twiceIfNeeded(project) {
  const first = vitest(project)
  if (first.failed === 0 || first.broken.length === 0) return first
  const again = vitest(
    project,
    first.broken.map(({ file }) => file),
  )
  const saved = first.broken.filter(({ file }) => !again.broken.some((other) => other.file === file))
  for (const { file } of saved) console.error(`== ${project}: ${file} needed a second try`)
  const counted = first.broken.reduce((sum, { green }) => sum + green, 0)
  return { passed: first.passed - counted + again.passed, failed: again.failed }
}

if (run('node', ['server/start.mjs', '--install-only']).status !== 0) process.exit(1)
mkdirSync(out, { recursive: true })
if (run('node', ['shared/i18n/compile.mjs']).status !== 0) process.exit(1)

step('format and lint', () =>
  check(
    bin('biome'),
    ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=50', '.'],
    /Checked [1-9]\d+ files/,
  ),
)
step('promises', () =>
  check(bin('oxlint'), ['--type-aware', 'shared', 'server', 'client', 'tests'], /on [1-9]\d+ files/),
)
step('types', () => check(bin('tsc'), ['-b', '--verbose'], /Project '[^']*tests\/tsconfig.json'/))
step('arrows', () => check('node', ['tests/architecture/arrows.mjs'], /arrows: [1-9]\d+ modules/))
step('dead code', () => check(bin('knip'), ['--treat-config-hints-as-errors']))
step('unit', () => vitest('unit'))
if (mode === 'all') {
  step('build', () => check('node', ['server/start.mjs', '--build-only']))
  step('integration', () => twiceIfNeeded('integration'))
  step('browser', () => twiceIfNeeded('e2e'))
}

console.log(`\n${slow.map(([name, seconds]) => `${name} ${seconds}s`).join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
