import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import type { OwnSignalen } from '../../shared/protocol/api.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Writes one briefje on the phone. */
async function write(page: Page, text: string, button: string): Promise<void> {
  await page.getByRole('textbox').fill(text)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('')
}
const sheets = (page: Page) => page.locator('.telefoon-nav')

describe('private rounds and the inbox', () => {
  it('keeps what people write to themselves until the begeleider puts it down; then decides by one key each', async () => {
    const { id, links, codes } = await createWerksessie(server.url, {
      title: 'Stil schrijven',
      themas: [{ title: 'Wonen' }],
    })
    const berna = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
    const command = (path: string, body: object) => berna.api('POST', `/werksessies/${id}${path}`, body)
    await command('/fase', { from: 'inloop', to: 'signalen' })
    await command('/intake', { prive: true })
    const bord = berna.open('bord')
    await bord.synced
    const texts = () => readBord(bord.doc).signalen.map(({ text }) => text)

    const roos = await person(browser, 'phone')
    const bo = await person(browser, 'laptop')
    const regie = await person(browser, 'laptop')
    await enter(
      roos.page,
      server.url,
      { code: codes.deelnemer, alias: 'Roos', group: 'inwoner', device: 'telefoon' },
      'telefoon',
    )
    await enter(bo.page, server.url, { code: codes.deelnemer, alias: 'Bo', group: 'professional' }, 'bord')
    await enter(regie.page, server.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'begeleider')

    // The phone: written, kept, changed; nobody else has it.
    await roos.page.getByText('Alleen u ziet dit nog.').waitFor()
    await write(roos.page, 'geheim van Roos', 'Bewaar')
    await sheets(roos.page)
      .getByRole('button', { name: /Mijn briefjes/ })
      .click()
    await roos.page.getByText('Alleen u ziet dit', { exact: true }).waitFor()
    expect(await axeViolations(roos.page)).toEqual([])
    await roos.page.getByRole('button', { name: 'Wijzig: geheim van Roos' }).click()
    await roos.page.getByRole('textbox', { name: 'Wijzig' }).fill('geheim van Roos, beter gezegd')
    await roos.page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await roos.page.getByText('geheim van Roos, beter gezegd').waitFor()
    await roos.page.reload()
    await sheets(roos.page)
      .getByRole('button', { name: /Mijn briefjes/ })
      .click()
    await roos.page.getByText('geheim van Roos, beter gezegd').waitFor()

    // The laptop: N writes, the panel shows one's own, the bord stays empty.
    const panel = bo.page.getByRole('region', { name: /Mijn briefjes/ })
    await panel.getByText('Alleen u ziet ze.').waitFor()
    await bo.page.getByRole('button', { name: 'Eerste briefje' }).click()
    await bo.page.keyboard.type('geheim van Bo')
    await bo.page.keyboard.press('Enter')
    await panel.getByText('geheim van Bo').waitFor()
    await panel.getByText('Alleen u ziet dit', { exact: true }).waitFor()
    expect(await axeViolations(bo.page)).toEqual([])
    expect(texts()).toEqual([])

    // The console counts, and the reveal is its alone; going on asks first.
    await regie.page.getByText('Privéronde: 2 briefjes wachten').waitFor()
    await regie.page.getByRole('button', { name: 'Ga naar Aanbod', exact: true }).click()
    const asked = regie.page.getByRole('dialog', { name: 'Er wachten nog privébriefjes' })
    await asked.waitFor()
    expect(await axeViolations(regie.page)).toEqual([])
    await asked.getByRole('button', { name: 'Blijf hier' }).click()
    await regie.page.getByRole('button', { name: 'Leg alles neer' }).click()
    await until('the bord has both', () => texts().length === 2)
    expect(texts().sort()).toEqual(['geheim van Bo', 'geheim van Roos, beter gezegd'])
    await roos.page.getByText('Bewaard', { exact: true }).last().waitFor()
    // Each may still change their own.
    await roos.page.getByRole('button', { name: /^Wijzig: geheim van Roos/ }).click()
    await roos.page.getByRole('textbox', { name: 'Wijzig' }).fill('van Roos, na de ronde')
    await roos.page.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await until('the author changed it', () => texts().includes('van Roos, na de ronde'))

    // The inbox: everything by keyboard.
    await command('/intake', { intake: 'inbox' })
    await sheets(roos.page).getByRole('button', { name: 'Briefje', exact: true }).click()
    await roos.page.getByText('De begeleider kijkt eerst mee.').waitFor()
    for (const text of [
      'een: op het bord',
      'twee: terug',
      'drie: parkeer',
      'vier: apart',
      'vijf: mevrouw J. op nummer 14',
    ])
      await write(roos.page, text, 'Stuur op')
    await regie.page.getByText('5 nieuwe briefjes wachten').waitFor()
    await regie.page.getByRole('button', { name: 'Beoordeel' }).click()
    const list = regie.page.getByRole('listbox', { name: 'Briefjes om te beoordelen' })
    await list.waitFor()
    await expect.poll(() => list.getByRole('option').count()).toBe(5)
    expect(await axeViolations(regie.page)).toEqual([])
    for (const key of ['g', '1', 'p', 'a', 'v']) await regie.page.keyboard.press(key)
    await regie.page.getByText('Alles is bekeken').first().waitFor()
    const states = async () => {
      const { body } = await ofRoos()
      return body.filter(({ createdAt }) => createdAt > 0).map(({ plek, hidden }) => hidden ?? plek)
    }
    const cookie = (await roos.context.cookies())[0]
    const toegang = new URL(roos.page.url()).searchParams.get('toegang')
    const ofRoos = async () => {
      const answer = await fetch(`${server.url}/api/werksessies/${id}/mijn-signalen?toegang=${toegang}`, {
        headers: { cookie: `${cookie?.name}=${cookie?.value}` },
      })
      return { body: (await answer.json()) as OwnSignalen }
    }
    await until('the decisions are made', async () => {
      const found = await states()
      return ['terug', 'geparkeerd', 'apart', 'privacy'].every((state) => found.includes(state as never))
    })
    expect(texts()).toContain('een: op het bord')
    expect(texts().join()).not.toContain('mevrouw')

    // The last decision is taken back with U; the author sees each state without asking.
    await regie.page.keyboard.press('u')
    await expect.poll(() => list.getByRole('option').count()).toBe(1)
    await roos.page.getByRole('button', { name: /Mijn briefjes/ }).click()
    await roos.page.getByText('Teruggekregen. Schrijf één ding per briefje, graag.').waitFor()
    await roos.page.getByText('Wacht op de begeleider').waitFor()
    expect(await axeViolations(roos.page)).toEqual([])
    await roos.page.getByRole('button', { name: 'Pas aan en stuur opnieuw: twee: terug' }).click()
    await roos.page.getByRole('textbox', { name: 'Wijzig' }).fill('twee: opnieuw')
    await roos.page.getByRole('button', { name: 'Stuur op', exact: true }).click()
    await expect.poll(() => list.getByRole('option').count()).toBe(2)
    const csv = await regie.page.request.get(
      `${server.url}/api/werksessies/${id}/export/moderatie.csv?toegang=${new URL(regie.page.url()).searchParams.get('toegang')}`,
    )
    expect(await csv.text()).toContain('"Teruggegeven","Schrijf één ding per briefje, graag."')
    for (const { errors } of [roos, bo, regie]) expect(errors).toEqual([])
    berna.close()
  })

  it('sixty briefjes are decided by keyboard alone, each as its key said, in the order of the keys', async () => {
    const { id, links, codes } = await createWerksessie(server.url, { title: 'Veel briefjes' })
    const path = `/werksessies/${id}`
    const berna = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
    const roos = await join(server.url, { code: codes.deelnemer, alias: 'Roos', group: 'inwoner' })
    await berna.api('POST', `${path}/fase`, { from: 'inloop', to: 'signalen' })
    await berna.api('POST', `${path}/intake`, { intake: 'inbox' })
    const count = 60
    // One by one, so that the order in the inbox is that of their numbers.
    for (let i = 0; i < count; i++)
      await roos.api('POST', `${path}/signalen`, { id: `b${100 + i}`, text: `briefje ${i}`, kind: 'wens' })
    const { page, errors } = await person(browser, 'laptop')
    await enter(page, server.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'begeleider')
    await page.getByText(`${count} nieuwe briefjes wachten`).waitFor()
    await page.getByRole('button', { name: 'Beoordeel' }).click()
    const list = page.getByRole('listbox', { name: 'Briefjes om te beoordelen' })
    await expect.poll(() => list.getByRole('option').count()).toBe(count)
    const wanted = { g: 'bord', p: 'geparkeerd', '2': 'terug', a: 'apart' } as const
    const keys = Object.keys(wanted) as (keyof typeof wanted)[]
    const started = Date.now()
    for (let i = 0; i < count; i++) await page.keyboard.press(keys[i % keys.length] ?? 'g')
    await page.getByText(`${count} beoordeeld`).waitFor()
    const own = async () => (await roos.api('GET', `${path}/mijn-signalen`)).body as OwnSignalen
    await until('all is decided', async () => (await own()).every(({ plek }) => plek !== 'inbox'), 60_000)
    console.log(`inbox: ${Math.round(count / ((Date.now() - started) / 60_000))} decisions a minute, saved`)
    const plekken = new Map((await own()).map((one) => [one.id, one.plek]))
    for (let i = 0; i < count; i++)
      expect([i, plekken.get(`b${100 + i}`)]).toEqual([i, wanted[keys[i % keys.length] ?? 'g']])
    expect(errors).toEqual([])
    berna.close()
  })
})
