import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { DeelnemerId, ToegangId, WerksessieId } from '../../shared/base/ids.ts'
import { randomIds } from '../../shared/base/ids.ts'
import { createMemoryDisk, MemoryStorage } from '../storage/memory-storage.ts'
import { type Access, createAccess } from './access.ts'

const id = 'w1' as WerksessieId

function setUp(slept: number[] = []) {
  const disk = createMemoryDisk()
  const storage = new MemoryStorage({ disk })
  const access = createAccess({
    storage,
    clock: { now: () => 1000 },
    ids: randomIds,
    random: (count) => randomBytes(count),
    guessLimits: { perAddress: 3, overall: 100, slowMs: 50, perTurn: 1, maxWaiting: 2 },
    sleep: async (ms) => {
      slept.push(ms)
    },
  })
  return { storage, access, disk }
}

async function withLinks(access: Access, storage: MemoryStorage) {
  const { rows, secrets } = access.makeLinks(id)
  await storage.commit({ rows })
  return secrets
}

const from = (secret: string | undefined): IncomingMessage =>
  ({
    headers: secret === undefined ? {} : { cookie: `wijkbord=${secret}` },
    socket: { remoteAddress: '10.0.0.1' },
  }) as unknown as IncomingMessage

const toegang = (name: string, werksessieId = id) => ({
  id: name as ToegangId,
  werksessieId,
  deelnemerId: `person-${name}` as DeelnemerId,
  rol: 'deelnemer' as const,
})

describe('links and codes', () => {
  it('open what they were made for, and nothing readable is stored of them', async () => {
    const { access, storage } = setUp()
    const secrets = await withLinks(access, storage)
    expect(await access.resolve(secrets.team.secret, 'a')).toEqual({
      ok: true,
      value: { werksessieId: id, rol: 'team' },
    })
    expect(await access.resolve(secrets.deelnemer.code, 'a')).toEqual({
      ok: true,
      value: { werksessieId: id, rol: 'deelnemer' },
    })
    const stored = JSON.stringify(await storage.listRows('', 'link'))
    for (const { secret, code } of Object.values(secrets)) {
      expect(stored).not.toContain(secret)
      expect(stored).not.toContain(code)
    }
  })

  it('limits wrong codes per address, and still lets a right one in, slowly', async () => {
    const slept: number[] = []
    const { access, storage } = setUp(slept)
    const secrets = await withLinks(access, storage)
    const codes = await Promise.all(['B', 'C', 'D'].map((c) => access.resolve(c.repeat(6), 'zaal')))
    expect(codes.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual(Array(3).fill('auth.unknown_code'))
    expect(slept).toEqual([])
    const next = await access.resolve('FFFFFF', 'zaal')
    expect(next.ok ? 'ok' : next.error.code).toBe('auth.too_many_guesses')
    expect((await access.resolve(secrets.deelnemer.code, 'zaal')).ok).toBe(true)
    expect(slept).toEqual([50, 50])
    // A link needs no limit, another address has its own.
    expect((await access.resolve(secrets.deelnemer.secret, 'zaal')).ok).toBe(true)
    expect((await access.resolve(secrets.deelnemer.code, 'elders')).ok).toBe(true)
    expect(slept).toHaveLength(2)
  })

  it('turns attempts away when the slow lane is full', async () => {
    const { access } = setUp()
    await Promise.all(['B', 'C', 'D'].map((c) => access.resolve(c.repeat(6), 'zaal')))
    const answers = await Promise.all(['F', 'G', 'H', 'J'].map((c) => access.resolve(c.repeat(6), 'zaal')))
    expect(answers.every((answer) => !answer.ok && answer.error.code === 'auth.too_many_guesses')).toBe(true)
  })
})

describe('a browser', () => {
  it('collects toegangen, also when two come at once', async () => {
    const { access } = setUp()
    const { newBrowser } = await access.grant(from(undefined), toegang('t1'))
    const known = from(newBrowser)
    const both = await Promise.all([access.grant(known, toegang('t2')), access.grant(known, toegang('t3'))])
    expect(both).toEqual([{}, {}])
    expect((await access.toegangenOf(known)).map(({ id: name }) => name)).toEqual(['t3', 't2', 't1'])
  })

  it('gets a new secret when its cookie is not ours', async () => {
    const { access } = setUp()
    const forged = 'A'.repeat(22)
    const { newBrowser } = await access.grant(from(forged), toegang('t1'))
    expect(newBrowser).toMatch(/^[\w-]{22}$/)
    expect(newBrowser).not.toBe(forged)
  })

  it('is let in with its own toegang only, and without one when there is no doubt', async () => {
    const { access } = setUp()
    const { newBrowser } = await access.grant(from(undefined), toegang('t1'))
    const known = from(newBrowser)
    const other = await access.grant(from(undefined), toegang('t9'))
    const who = { toegangId: 't1', deelnemerId: 'person-t1', rol: 'deelnemer' }
    expect(await access.authorize(known, 'w1', 't1')).toEqual(who)
    expect(await access.authorize(known, 'w1', undefined)).toEqual(who)
    expect(await access.authorize(known, 'w2', 't1')).toBeUndefined()
    expect(await access.authorize(known, 'w1', 't9')).toBeUndefined()
    expect(await access.authorize(from(other.newBrowser), 'w1', 't1')).toBeUndefined()
    expect(await access.authorize(from(undefined), 'w1', 't1')).toBeUndefined()
    await access.grant(known, toegang('t2'))
    expect(await access.authorize(known, 'w1', undefined)).toBeUndefined()
  })

  it('that is forgotten opens nothing any more, and others are not touched', async () => {
    const { access } = setUp()
    const mine = from((await access.grant(from(undefined), toegang('t1'))).newBrowser)
    const other = from((await access.grant(from(undefined), toegang('t2'))).newBrowser)
    await access.forgetBrowser(mine)
    await access.forgetBrowser(from(undefined))
    expect(await access.toegangenOf(mine)).toEqual([])
    expect(await access.authorize(mine, 'w1', 't1')).toBeUndefined()
    expect((await access.toegangenOf(other)).map(({ id }) => id)).toEqual(['t2'])
    expect((await access.grant(mine, toegang('t3'))).newBrowser).toMatch(/^[\w-]{22}$/)
  })
})
