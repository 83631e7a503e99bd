import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JoinPreview, Links, Mensen } from '../../shared/protocol/api.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.close())

const post = (path: string, body: unknown, cookie?: string) =>
  fetch(`${server.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify(body),
  })
const mensenOf = async (begeleider: Person) =>
  (await begeleider.api('GET', `/werksessies/${begeleider.werksessieId}/mensen`)).body as Mensen

async function aWerksessie() {
  const { links, codes } = await createWerksessie(server.url, { title: 'Werksessie Hatert' })
  const begeleider = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
  const path = `/werksessies/${begeleider.werksessieId}`
  return { begeleider, code: codes.deelnemer, path }
}

describe('300 people join within ten seconds, from one address', () => {
  it('all get in, also after a lot of typing errors there', async () => {
    const { begeleider, code } = await aWerksessie()
    for (let i = 0; i < 30; i++) await post('/toegang/vooraf', { code: `AAA 2${String(i).padStart(2, '2')}` })
    const took: number[] = []
    const groups = ['professional', 'inwoner', 'gemeente', 'vrijwilliger'] as const
    const people = await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, (index * 10_000) / 300))
        const from = performance.now()
        const preview = await post('/toegang/vooraf', { code })
        expect(preview.status).toBe(200)
        const person = await join(server.url, { code, alias: `Nummer ${index}`, group: groups[index % 4] ?? 'inwoner' })
        await person.open('sessie').synced
        took.push(performance.now() - from)
        return person
      }),
    )
    took.sort((a, b) => a - b)
    const at = (share: number) => Math.round(took[Math.ceil(share * took.length) - 1] ?? 0)
    console.log(`join: 300 of 300 in; from code to synced p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`)
    const mensen = await mensenOf(begeleider)
    expect(mensen).toHaveLength(300)
    expect(mensen.filter(({ isOnline }) => isOnline)).toHaveLength(300)
    expect(new Set(people.flatMap(({ deelnemerId }) => deelnemerId)).size).toBe(300)
    expect(new Set(people.flatMap(({ clientIds }) => clientIds)).size).toBe(people.flatMap((p) => p.clientIds).length)
    for (const person of people) person.close()
  })
})

describe('sheets for the tables', () => {
  it('are a page each; whoever may not hand out codes does not get them', async () => {
    const { begeleider, path } = await aWerksessie()
    const pages = async (cookie: string, toegang: string) => {
      const answer = await fetch(`${server.url}/api${path}/export/bladen.pdf?toegang=${toegang}`, {
        headers: { cookie },
      })
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
      return [answer.status, text.match(/\/Type\s*\/Page\b/g)?.length ?? 0]
    }
    expect(await pages(begeleider.cookie, begeleider.toegang)).toEqual([200, 1])
    expect((await begeleider.api('POST', `${path}/tafels`, { aantal: 3 })).status).toBe(200)
    expect(await pages(begeleider.cookie, begeleider.toegang)).toEqual([200, 3])
    const links = (await begeleider.api('GET', `${path}/links`)).body as Links
    const team = await join(server.url, { code: secretOf(links.links.team) })
    expect((await pages(team.cookie, team.toegang))[0]).toBe(404)
  })
})

describe('the door', () => {
  it('keeps new people out and lets those in who were there; the join screen says so before anybody types a name', async () => {
    const { begeleider, code, path } = await aWerksessie()
    const anna = await join(server.url, { code, alias: 'Anna', group: 'inwoner' })
    const rules = 'We laten elkaar uitpraten.\nGeen namen van anderen op een briefje.'
    expect((await begeleider.api('POST', `${path}/instellingen`, { deur: 'dicht', huisregels: rules })).status).toBe(
      200,
    )
    const preview = (await (await post('/toegang/vooraf', { code })).json()) as JoinPreview
    expect(preview).toMatchObject({ isDoorClosed: true, huisregels: rules, byGroup: { inwoner: 1, gemeente: 0 } })
    const late = await post('/toegang', { code, alias: 'Laat', group: 'inwoner' })
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([403, 'auth.door_closed'])
    const again = await post('/toegang', { code, alias: 'Anna', group: 'inwoner' }, anna.cookie)
    expect(((await again.json()) as Person).deelnemerId).toBe(anna.deelnemerId)
    expect((await begeleider.api('POST', `${path}/instellingen`, { deur: 'open' })).status).toBe(200)
    expect((await post('/toegang', { code, alias: 'Laat', group: 'inwoner' })).status).toBe(200)
    anna.close()
    begeleider.close()
  })
})

describe('sending somebody away', () => {
  it('closes their pages, keeps what they wrote, and they cannot come back under another name until they may', async () => {
    const { begeleider, code, path } = await aWerksessie()
    await begeleider.api('POST', `${path}/fase`, { from: 'inloop', to: 'signalen' })
    const bas = await join(server.url, { code, alias: 'Bas', group: 'inwoner' })
    expect(
      (await bas.api('POST', `${path}/signalen`, { id: 'vanBas', text: 'stoep ligt scheef', kind: 'zorg' })).status,
    ).toBe(200)
    const { synced, closed } = bas.open('bord')
    await synced
    const away = { deelnemerId: bas.deelnemerId }
    expect((await begeleider.api('POST', `${path}/mensen/verwijderen`, away)).status).toBe(200)
    expect((await closed).code).toBe(4403)
    expect((await bas.api('GET', `${path}/mijn-signalen`)).status).toBe(401)
    const other = await post('/toegang', { code, alias: 'Iemand anders', group: 'professional' }, bas.cookie)
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([403, 'auth.removed'])
    expect(await mensenOf(begeleider)).toMatchObject([{ alias: 'Bas', isRemoved: true, isOnline: false }])
    const watched = begeleider.open('sessie')
    await watched.synced
    expect((await begeleider.api('GET', `${path}/deelnemers`)).body).toMatchObject({ total: 0 })

    expect((await begeleider.api('POST', `${path}/mensen/verwijderen`, { ...away, terug: true })).status).toBe(200)
    const back = await post('/toegang', { code, alias: 'Bas', group: 'inwoner' }, bas.cookie)
    expect(((await back.json()) as Person).deelnemerId).toBe(bas.deelnemerId)
    const mine = await bas.api('GET', `${path}/mijn-signalen`)
    await until('his note is his again', () => JSON.stringify(mine.body).includes('stoep ligt scheef'))
    begeleider.close()
    bas.close()
  })

  it('nobody can send a begeleider away, or somebody who is not there', async () => {
    const { begeleider, path } = await aWerksessie()
    for (const deelnemerId of [begeleider.deelnemerId, 'niemand'])
      expect((await begeleider.api('POST', `${path}/mensen/verwijderen`, { deelnemerId })).status).toBe(400)
    begeleider.close()
  })
})
