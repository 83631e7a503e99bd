// Starts Wijkbord from a fresh checkout: installs what is missing, builds what is stale, runs. Needs nothing but Node.
//   node server/start.mjs [--demo]        serve (arguments go to server/main.ts)
//   node server/start.mjs --build-only    only install and build
//   node server/start.mjs --install-only  only install, the tools for tests included
//   node server/start.mjs --groepeer …    group signalen from standard input; nothing but its output on standard output
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const args = process.argv.slice(2)
const minimum = [20, 19]

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < minimum[0] || (major === minimum[0] && minor < minimum[1]))
    stop(
      `Deze computer heeft Node ${process.versions.node}; Wijkbord heeft minstens Node ${minimum.join('.')} nodig. Installeer Node 24 van https://nodejs.org en probeer het opnieuw.`,
    )
}

/** Runs a Node program; what it prints goes to standard error, so that standard output stays clean. */
function run(file, fileArgs, onFail) {
  const done = spawnSync(process.execPath, [file, ...fileArgs], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) stop(onFail)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'))
  } catch {
    return undefined
  }
}

/** Is every package that is needed there, in the version of the lockfile? `withDev`: the tools for tests too. */
function isInstalled(withDev) {
  const wanted = readJson('package-lock.json')?.packages ?? {}
  const found = readJson('node_modules/.package-lock.json')?.packages
  if (found === undefined) return false
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      (entry.dev && !withDev) ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      found[path]?.version === entry.version,
  )
}

function install(withDev) {
  if (isInstalled(withDev)) return
  process.stderr.write('Wijkbord haalt eenmalig op wat nodig is. Dit duurt ongeveer een minuut.\n')
  const failed =
    'Het ophalen van de onderdelen is niet gelukt. Controleer de verbinding en probeer het opnieuw met: npm ci --ignore-scripts'
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const runNpm = (npmArgs, stderr) =>
    npm?.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...npmArgs], { cwd: root, stdio: ['ignore', 2, stderr] })
      : spawnSync('npm', npmArgs, { cwd: root, stdio: ['ignore', 2, stderr], shell: process.platform === 'win32' })
  if (runNpm(['ci', ...flags], 'ignore').status === 0) return
  // A lockfile made where packages for other platforms could not be seen is refused by `npm ci`; `npm install` takes the
  // same locked versions from it, and `--no-save` leaves it as it is.
  if (runNpm(['install', '--no-save', ...flags], 2).status !== 0 || !isInstalled(withDev)) stop(failed)
}

/** What sources look like now: how many files there are and when the newest was changed. */
function stampOf(paths) {
  let count = 0
  let newest = 0
  const visit = (path) => {
    const info = statSync(path, { throwIfNoEntry: false })
    if (info === undefined) return
    if (info.isDirectory()) {
      for (const name of readdirSync(path))
        if (!['node_modules', 'generated', 'project.inlang', '.lock'].includes(name)) visit(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) {
      count++
      newest = Math.max(newest, info.mtimeMs)
    }
  }
  for (const path of paths) visit(join(root, path))
  return `${count} ${newest}`
}

/** Builds when the sources differ from the last time; the stamp is taken before, so that a change during a build counts. */
function buildWhenStale(name, sources, output, build) {
  const stampFile = join(root, 'dist', `.stamp-${name}`)
  const stamp = stampOf(sources)
  const before = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  if (before === stamp && existsSync(join(root, output))) return
  build()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
}

const common = ['shared', 'package-lock.json', 'tsconfig.base.json']

function buildServer() {
  const failed = 'Het bouwen van de server is niet gelukt. Hierboven staat waarom.'
  buildWhenStale('server', [...common, 'server'], 'dist/server/main.js', () => {
    run(join('shared', 'i18n', 'compile.mjs'), [], failed)
    run(join('node_modules', 'typescript', 'bin', 'tsc'), ['-b', 'shared', 'server'], failed)
    run(join('shared', 'i18n', 'compile.mjs'), ['--per-language', join('dist', 'shared', 'i18n', 'generated')], failed)
  })
}

function buildClient() {
  buildWhenStale('client', [...common, 'client', 'vite.config.ts'], 'dist/client/index.html', () => {
    const failed = 'Het bouwen van de schermen is niet gelukt. Hierboven staat waarom.'
    run(join('node_modules', 'vite', 'bin', 'vite.js'), ['build', '--logLevel', 'warn'], failed)
  })
}

const load = (path) => import(pathToFileURL(join(root, 'dist', 'server', path)).href)

checkNode()
install(args.includes('--install-only'))
if (args.includes('--install-only')) process.exit(0)
buildServer()
if (args[0] === '--groepeer') {
  const { main } = await load('analysis/groepeer.js')
  process.exitCode = await main(args.slice(1).filter((arg) => arg !== '--'))
} else {
  buildClient()
  if (!args.includes('--build-only')) {
    const { main } = await load('main.js')
    await main(args.filter((arg) => arg !== '--'))
  }
}
