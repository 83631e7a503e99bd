import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiContext, App } from '../api/context.ts'
import { standaardHuisstijl } from '../export/huisstijl.ts'
import { silentLog } from '../observability/log.ts'
import { StorageError } from '../storage/storage.ts'
import { lanAddresses, ownOrigins } from './admission.ts'
import { createHttp } from './http.ts'

const clientDir = mkdtempSync(join(tmpdir(), 'wijkbord-client-'))
const logged: string[] = []
let broken: Error = new Error('secret detail')
let app: App
let probes = 0

beforeAll(async () => {
  mkdirSync(join(clientDir, 'assets'))
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Wijkbord</title>')
  writeFileSync(join(clientDir, 'assets', 'app-abc123.js'), 'export {}')
  const context = {
    access: { toegangenOf: () => Promise.reject(broken) },
    huisstijl: standaardHuisstijl,
  } as unknown as ApiContext
  app = await createHttp({
    context,
    log: { ...silentLog, error: (event) => logged.push(event) },
    clientDir,
    origins: () => new Set(['http://localhost:4000']),
    isReady: async () => {
      probes++
      return false
    },
  })
})
afterAll(async () => {
  await app.close()
  rmSync(clientDir, { recursive: true, force: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })

describe('the client', () => {
  it('gets its page for every path that is no file and no API', async () => {
    for (const url of ['/', '/binnen', '/w/abc/bord?toegang=x']) {
      const answer = await get(url)
      expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache'])
      expect(answer.body).toContain('<title>Wijkbord</title>')
    }
  })
  it('may keep files whose name says what is in them', async () => {
    const answer = await get('/assets/app-abc123.js')
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })
  it('gets a problem for a missing file, and for a path of the API that does not exist', async () => {
    for (const url of ['/assets/weg.js', '/api/weg', '/sync/w/bord', '/../package.json'])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404])
  })
  it('runs under a strict policy', async () => {
    const policy = String((await get('/')).headers['content-security-policy'])
    expect(policy.split(';').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "style-src 'self' 'unsafe-inline'",
      "worker-src 'self' blob:",
    ])
  })
})

describe('a failure', () => {
  it('of the program is logged and told without its details', async () => {
    const answer = await get('/api/toegangen')
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toMatchObject({ code: 'internal', detail: expect.stringContaining('nog bewaard') })
    expect(answer.body).not.toContain('secret detail')
    expect(logged).toEqual(['http.failed'])
  })
  it('of the disk says that nothing can be kept now', async () => {
    broken = new StorageError('full', 'disk is full')
    const answer = await get('/api/toegangen', { 'x-taal': 'en' })
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'storage.unavailable'])
    expect(answer.json().detail).toContain('We cannot save right now')
  })
  it('of readiness costs at most one write a second, however often it is asked', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/readyz')))
    expect(answers.every(({ statusCode }) => statusCode === 503)).toBe(true)
    expect(probes).toBe(1)
  })
})

describe('own origins', () => {
  it('are this machine by its names, on this port, and the public address', () => {
    const origins = ownOrigins({ secure: false, port: 4000, publicUrl: 'https://bord.example' })
    for (const host of ['localhost', '127.0.0.1', ...lanAddresses()]) expect(origins).toContain(`http://${host}:4000`)
    expect(origins).toContain('https://bord.example')
    expect(origins).not.toContain('http://localhost:4001')
    expect(ownOrigins({ secure: true, port: 443 })).toContain('https://localhost')
  })
})
