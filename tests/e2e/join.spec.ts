import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Links } from '../../shared/protocol/api.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
let links: Links
let begeleider: Person
beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  links = await createWerksessie(server.url, { title: 'Werksessie Hatert', area: 'Hatert' })
  begeleider = await join(server.url, { code: secretOf(links.links.begeleider), alias: 'Berna' })
})
afterAll(async () => {
  begeleider?.close()
  await browser?.close()
  await server?.close()
})
const path = () => `/werksessies/${begeleider.werksessieId}`

/** What browsers call "Slow 4G": bytes per second and ms. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
/** What we want, and what may never be passed: react-dom, yjs and the font alone are 110 kB. */
const firstLoad = { goal: 200_000, guard: 280_000 }

describe('a phone that scans the code', () => {
  it('writes its first letter soon, and has loaded little', async () => {
    await begeleider.api('POST', `${path()}/instellingen`, { huisregels: 'We laten elkaar uitpraten.\nGeen namen.' })
    const { page, context, errors } = await person(browser, 'phone')
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    await network.send('Network.emulateNetworkConditions', slow4g)
    let bytes = 0
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    const scanned = performance.now()
    await page.goto(links.links.deelnemer)
    await page.getByLabel('Hoe mogen wij u noemen?').fill('Roos')
    await page.getByText('We laten elkaar uitpraten.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByText('Als bewoner').click()
    await page.getByRole('button', { name: 'Doe mee' }).click()
    await page.getByRole('heading', { name: 'Wat gaat er goed in uw buurt?' }).waitFor()
    await page.getByRole('textbox').first().press('d')
    const seconds = (performance.now() - scanned) / 1000
    console.log(
      `phone: ${seconds.toFixed(1)} s from scanning to the first letter at slow 4G (axe included), ${Math.round(bytes / 1000)} kB loaded (goal ${firstLoad.goal / 1000})`,
    )
    expect(await page.getByRole('textbox').first().inputValue()).toBe('d')
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThan(firstLoad.guard)
    expect(errors).toEqual([])
    await context.close()
  })
})

describe('the begeleider at the door', () => {
  it('sees who is there, sends somebody away and lets them back, and closes the door', async () => {
    const laptop = await person(browser, 'laptop')
    const phone = await person(browser, 'phone')
    await enter(laptop.page, server.url, { code: secretOf(links.links.begeleider), alias: 'Berna' }, 'begeleider')
    await enter(phone.page, server.url, { code: links.codes.deelnemer, alias: 'Bas', group: 'inwoner' }, 'telefoon')
    await phone.page.getByRole('textbox').first().waitFor()

    await laptop.page.getByRole('button', { name: 'Mensen' }).click()
    const dialog = laptop.page.getByRole('dialog', { name: 'Wie er meedoet' })
    await dialog.getByText('Bas').waitFor()
    expect(await axeViolations(laptop.page)).toEqual([])
    await dialog.getByRole('button', { name: 'Stuur Bas weg' }).click()
    await phone.page.getByRole('heading', { name: 'U bent hier niet (meer) binnen' }).waitFor()
    await dialog.getByRole('button', { name: 'Laat Bas terugkomen' }).click()
    await dialog.getByRole('button', { name: 'Stuur Bas weg' }).waitFor()
    await phone.page.reload()
    await phone.page.getByRole('textbox').first().waitFor()

    await dialog.getByText('Deur dicht').click()
    await dialog.getByText('Er komt niemand meer bij.').waitFor()
    const late = await person(browser, 'phone')
    await late.page.goto(links.links.deelnemer)
    await late.page.getByRole('heading', { name: 'De deur is dicht' }).waitFor()
    expect(await axeViolations(late.page)).toEqual([])
    // Who was in comes back by the same link.
    await phone.page.goto(links.links.deelnemer)
    await phone.page.getByRole('button', { name: 'Ga verder als Bas (bewoner)' }).click()
    await phone.page.getByRole('textbox').first().waitFor()
    expect([...laptop.errors, ...phone.errors, ...late.errors]).toEqual([])
    for (const { context } of [laptop, phone, late]) await context.close()
  })
})
