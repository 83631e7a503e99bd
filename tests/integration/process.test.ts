import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OwnSignalen } from '../../shared/protocol/api.ts'
import { createBrowser } from '../support/api-browser.ts'

let dataDir = ''
const started: ChildProcess[] = []
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wijkbord-process-'))
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

interface Program {
  readonly child: ChildProcess
  readonly text: () => string
  readonly ended: Promise<number | null>
}

function run(env: Record<string, string>, ...args: string[]): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', resolve('server/main.ts'), ...args], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  return { child, text: () => text, ended: new Promise((done) => child.on('exit', (code) => done(code))) }
}

/** Waits for the start text; gives the local origin and the links in it. */
async function isUp(program: Program) {
  await expect.poll(program.text, { timeout: 60_000 }).toContain('Stoppen:')
  const text = program.text()
  const [, origin = '', token = ''] = /(http:\/\/localhost:\d+)\/beheer#(\S+)/.exec(text) ?? []
  const link = (rol: string) => new RegExp(`${rol}\\s+\\S+/binnen#(\\S+)`).exec(text)?.[1] ?? ''
  return { origin, token, link }
}

describe('the process', () => {
  it('keeps what was acknowledged through a SIGKILL, with the same links and the same person', async () => {
    const first = run({}, '--demo')
    const before = await isUp(first)
    const person = createBrowser(before.origin)
    await person.join(before.link('Deelnemer'), { alias: 'Ina', group: 'inwoner' })
    const path = '/api/werksessies/lindenholt-2023'
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        person.call('POST', `${path}/signalen`, { id: `k${index}`, text: `briefje ${index}`, kind: 'zorg' }),
      ),
    )
    expect(sent.every(({ status }) => status === 200)).toBe(true)
    first.child.kill('SIGKILL')
    await first.ended

    const second = run({}, '--demo')
    const after = await isUp(second)
    expect([after.token, after.link('Begeleider')]).toEqual([before.token, before.link('Begeleider')])
    const back = createBrowser(after.origin)
    back.cookie = person.cookie
    const mine = await back.call<OwnSignalen>('GET', `${path}/mijn-signalen`)
    expect(mine.body.map(({ id }) => id).sort()).toEqual(Array.from({ length: 20 }, (_, index) => `k${index}`).sort())

    const asked = performance.now()
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(performance.now() - asked).toBeLessThan(6000)
  })

  it('stops with one sentence at a wrong setting or a port that is taken', async () => {
    const wrong = run({ PORT: 'acht' })
    expect(await wrong.ended).toBe(1)
    expect(wrong.text().trim()).toBe('De instelling PORT klopt niet: kies een getal van 0 tot 65535.')

    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as { port: number }
    const taken = run({ PORT: String(port) })
    expect(await taken.ended).toBe(1)
    expect(taken.text()).toContain(`Poort ${port} is al in gebruik.`)
    await new Promise((done) => other.close(done))
  })

  it('serves numbers on a port of their own, without anything about people', async () => {
    const free = createServer()
    await new Promise<void>((done) => free.listen(0, '127.0.0.1', done))
    const { port } = free.address() as { port: number }
    await new Promise((done) => free.close(done))
    const { origin } = await isUp(run({ METRICS_PORT: String(port) }))
    await fetch(`${origin}/healthz`)
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(metrics).toContain('wijkbord_http_seconds_count{method="GET",route="/healthz",status="200"} 1')
    expect(metrics).toContain('wijkbord_sockets 0')
    expect((await fetch(`${origin}/metrics`)).headers.get('content-type')).not.toMatch(/^text\/plain/)
  })
})
