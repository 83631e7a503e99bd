import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { type Network, startServerAndNetwork } from '../support/network.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
let network: Network
let browser: Browser

beforeAll(async () => {
  ;({ server, network } = await startServerAndNetwork())
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.close()
})

describe('a resident with a phone', () => {
  it('joins in three steps, writes offline, and everything arrives once and in order', async () => {
    const { id, links, codes } = await createWerksessie(server.url, {
      title: 'Werksessie Hatert',
      area: 'Hatert',
      themas: [{ title: 'Wonen' }],
    })
    const begeleider = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
    await begeleider.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'signalen' })
    const { page, context, errors } = await person(browser, 'phone')

    await page.goto(`${network.url}/`)
    await page.getByLabel('Heeft u een code?').fill(codes.deelnemer)
    await page.getByRole('button', { name: 'Doe mee' }).click()
    await page.getByLabel('Hoe mogen wij u noemen?').fill('Roos')
    await page.getByText('Als bewoner').click()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Doe mee' }).click()
    await page.waitForURL(/\/w\/.*\/telefoon/)

    await page.getByRole('heading', { name: 'Wat ziet of hoort u in uw buurt?' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const write = async (text: string) => {
      await page.getByRole('textbox').fill(text)
      await page.getByRole('button', { name: 'Plaats briefje' }).click()
    }
    await write('verlichting bij vijver doet t niet')
    await page.getByRole('button', { name: 'Mijn briefjes' }).click()
    await page.getByText('Bewaard', { exact: true }).last().waitFor()

    network.cut()
    await page.getByRole('button', { name: 'Briefje', exact: true }).click()
    for (const text of ['eerste zonder internet', 'tweede zonder internet']) await write(text)
    await page.getByRole('button', { name: 'Mijn briefjes' }).click()
    await expect.poll(() => page.getByText(/wacht op verbinding|Wordt bewaard/).count()).toBe(2)
    expect(await axeViolations(page)).toEqual([])
    network.restore()
    await expect
      .poll(() => page.getByText('Bewaard', { exact: true }).count(), { timeout: 30_000 })
      .toBeGreaterThanOrEqual(3)

    const bord = begeleider.open('bord')
    await bord.synced
    const texts = () =>
      [...readBord(bord.doc).signalen].sort((a, b) => a.createdAt - b.createdAt).map((signaal) => signaal.text)
    await until('all three arrived', () => texts().length === 3)
    expect(texts()).toEqual(['verlichting bij vijver doet t niet', 'eerste zonder internet', 'tweede zonder internet'])

    // A reload (or a screen lock) is the same person, and half a sentence is still there.
    await page.getByRole('button', { name: 'Briefje', exact: true }).click()
    await page.getByRole('textbox').fill('half een zin')
    await page.reload()
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('half een zin')
    await page.getByRole('button', { name: 'Mijn briefjes' }).click()
    await expect.poll(() => page.getByRole('listitem').count()).toBe(3)
    expect(errors).toEqual([])
    begeleider.close()
    await context.close()
  })
})
