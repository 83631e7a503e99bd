import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const peersDir = join(import.meta.dirname, 'peers')
const outDir = join(import.meta.dirname, '..', '..', '.out', 'canvas-peers')
const fontsDir = join(peersDir, 'node_modules', '@excalidraw', 'excalidraw', 'dist', 'prod')

/** Installs the peers when they are missing, in their own folder, and builds a page of each when there is none. */
export async function buildPeerPages(): Promise<void> {
  if (!existsSync(join(peersDir, 'node_modules', 'tldraw'))) {
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const done = spawnSync('npm', ['ci', '--prefix', peersDir, ...flags], { cwd: peersDir, stdio: ['ignore', 2, 2] })
    if (done.status !== 0) throw new Error('the peers could not be installed')
  }
  if (existsSync(join(outDir, 'tldraw.html'))) return
  await build({
    root: peersDir,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.IS_PREACT': '"false"', 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: [join(peersDir, 'tldraw.html'), join(peersDir, 'excalidraw.html')] },
    },
  })
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
}

/** Serves the pages of the peers, compressed as ours are, with the board at `/bord.json`. */
export async function servePeers(bord: string): Promise<{ readonly url: string; close(): void }> {
  const known = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://local').pathname)
    const type = types[extname(path)] ?? 'application/octet-stream'
    const bytes = async (): Promise<Buffer> => {
      if (path === '/bord.json') return Buffer.from(bord)
      return readFile(join(path.startsWith('/fonts/') ? fontsDir : outDir, path))
    }
    const answer = async (): Promise<void> => {
      const body = known.get(path) ?? gzipSync(await bytes())
      known.set(path, body)
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body)
    }
    answer().catch(() => response.writeHead(404).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
