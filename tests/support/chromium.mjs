// Finds a Chromium for the browser tests: CHROMIUM_PATH, an installed one, the one inside @sparticuz/chromium (with the
// shared libraries of that package where the system lacks them), or Debian's package when this runs as root. A machine
// where none of these works gets one clear sentence, never a silent skip.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Does this binary start here? A missing shared library shows at once. */
function starts(path, env) {
  const run = spawnSync(path, [...flags, '--version'], { env: { ...process.env, ...env }, timeout: 30_000 })
  return run.status === 0
}

async function packaged() {
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  if (starts(path, {})) return { path, env: {} }
  const libraries = join(tmpdir(), 'wijkbord-chromium-libs')
  mkdirSync(libraries, { recursive: true })
  if (!existsSync(join(libraries, 'lib'))) {
    const { brotliDecompressSync } = await import('node:zlib')
    const archive = new URL('../../node_modules/@sparticuz/chromium/bin/al2023.tar.br', import.meta.url)
    const tar = join(libraries, 'al2023.tar')
    writeFileSync(tar, brotliDecompressSync(readFileSync(archive)))
    execFileSync('tar', ['-xf', tar, '-C', libraries])
  }
  const env = { LD_LIBRARY_PATH: [join(libraries, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') }
  return starts(path, env) ? { path, env } : undefined
}

/** `{ path, args, env }` for playwright's `chromium.launch({ executablePath, args, env })`. Throws one clear sentence. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (starts(named, {})) return { path: named, args: flags, env: {} }
    throw new Error(`CHROMIUM_PATH points to ${named}, and that does not start here.`)
  }
  for (const path of installed) if (existsSync(path) && starts(path, {})) return { path, args: flags, env: {} }
  const inPackage = await packaged().catch((error) => {
    console.error(
      `chromium: the packaged browser could not be used (${error instanceof Error ? error.message : error})`,
    )
    return undefined
  })
  if (inPackage) return { path: inPackage.path, args: flags, env: inPackage.env }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('chromium: installing the Debian package for the browser tests')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore' })
    if (existsSync('/usr/bin/chromium') && starts('/usr/bin/chromium', {}))
      return { path: '/usr/bin/chromium', args: flags, env: {} }
  }
  throw new Error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to one. They are not skipped.')
}
