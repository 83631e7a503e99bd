import { afterAll, beforeAll, expect, it } from 'vitest'
import type { JoinPreview, Toegangen } from '../../shared/protocol/api.ts'
import type { Samen, TafelsView } from '../../shared/protocol/samen.ts'
import { secretOf, startTestServer, type TestServer } from '../support/api-browser.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server?.close())

const makeRoom = async (tafels: number) => {
  const { id, links } = await server.create({ title: 'Tafels', tafels })
  const lead = server.browser()
  const { toegang } = await lead.join(secretOf(links.begeleider), { alias: 'Berna' })
  const call = <T>(method: string, path: string, body?: unknown) =>
    lead.call<T>(method, `/api/werksessies/${id}${path}?toegang=${toegang}`, body)
  return { id, call, tafels: async () => (await call<TafelsView>('GET', '/tafels')).body.tafels }
}

it('the code and the link of a table seat who joins with them, and a new code moves them', async () => {
  const room = await makeRoom(2)
  const [first, second] = await room.tafels()
  const phone = server.browser()
  const look = await phone.call<JoinPreview>('POST', '/api/toegang/vooraf', { code: first?.code.toLowerCase() })
  expect(look.body).toMatchObject({ rol: 'deelnemer', table: 1, tafels: [1, 2] })
  const joined = await phone.join(first?.code ?? '', { alias: 'Ina', group: 'inwoner' })
  const mine = async () => (await phone.call<Toegangen>('GET', '/api/toegangen')).body[0]?.table
  expect(await mine()).toBe(1)
  const again = await phone.join(secretOf(second?.link ?? ''), { alias: 'Ina', group: 'inwoner' })
  expect([again.deelnemerId, await mine()]).toEqual([joined.deelnemerId, 2])
  expect((await room.tafels()).map(({ people }) => people.map(({ alias }) => alias))).toEqual([[], ['Ina']])
})

it('a table that is gone seats nobody, and comes back with the same code', async () => {
  const room = await makeRoom(3)
  const code = (await room.tafels())[2]?.code ?? ''
  await room.call('POST', '/tafels', { aantal: 2 })
  const late = server.browser()
  const joined = await late.join(code, { alias: 'Omar', group: 'professional' })
  const ask = (path: string, body?: unknown) =>
    late.call<Samen & { code?: string }>(
      body === undefined ? 'GET' : 'POST',
      `/api/werksessies/${room.id}${path}?toegang=${joined.toegang}`,
      body,
    )
  expect((await ask('/samen')).body.table).toBeUndefined()
  expect((await ask('/mijn-tafel', { table: 3 })).body.code).toBe('tafel.not_found')
  // Two begeleiders at once make one table.
  await Promise.all([room.call('POST', '/tafels', { aantal: 3 }), room.call('POST', '/tafels', { aantal: 3 })])
  expect((await room.tafels()).map((tafel) => tafel.code)[2]).toBe(code)
  expect((await ask('/mijn-tafel', { table: 3 })).status).toBe(200)
  expect((await ask('/samen')).body.table).toBe(3)
})

it('reactions are slowed down, and the answer names nobody', async () => {
  const room = await makeRoom(1)
  const code = (await room.tafels())[0]?.code ?? ''
  const people = await Promise.all(
    ['Ina', 'Omar'].map(async (alias) => {
      const browser = server.browser()
      const { toegang } = await browser.join(code, { alias, group: 'inwoner' })
      return (path: string, body: unknown) =>
        browser.call<{ code?: string }>('POST', `/api/werksessies/${room.id}${path}?toegang=${toegang}`, body)
    }),
  )
  const [ina, omar] = people
  if (ina === undefined || omar === undefined) throw new Error('nobody')
  await ina('/signalen', { id: 's1', text: 'de stoep ligt scheef', kind: 'zorg' })
  const react = (aan: boolean) => omar('/reacties', { signaalId: 's1', kind: 'herken', aan })
  expect((await react(true)).body).toEqual({ herken: 1, vraag: 0 })
  expect((await ina('/reacties', { signaalId: 's1', kind: 'herken', aan: true })).body.code).toBe('reactie.own')
  const answers = await Promise.all(Array.from({ length: 140 }, (_, index) => react(index % 2 === 0)))
  expect(answers.some(({ body }) => body.code === 'request.rate_limited')).toBe(true)
})
