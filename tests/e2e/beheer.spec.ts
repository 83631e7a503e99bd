import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, launch, person } from '../support/browser.ts'
import { adminToken, type RunningServer, startServer } from '../support/server.ts'

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

it('from the admin link to a werksessie with links, a code and a QR, and in by the link in one tap', async () => {
  const { page, context, errors } = await person(browser, 'laptop')
  await page.goto(`${server.url}/beheer#${adminToken}`)
  await page.getByRole('button', { name: 'Nieuwe werksessie' }).first().click()
  await page.getByLabel('Hoe heet de werksessie?').fill('Signalen en aanbod')
  await page.getByLabel('Over welk gebied gaat het?').fill('Hatert')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Verder naar thema’s' }).click()
  await page.getByRole('button', { name: 'Begin met zeven voorbeelden' }).click()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Verder naar wie er komen' }).click()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Maak de werksessie' }).click()
  await page.getByRole('heading', { name: 'De deuren zijn open' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Toon de QR-code voor deelnemer' }).click()
  await page.getByRole('dialog').getByRole('img').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  const link = await page.getByRole('textbox', { name: 'Link voor begeleider' }).inputValue()
  expect(new URL(link).hash.length).toBeGreaterThan(20)
  // The token does not stay in the address.
  expect(page.url()).not.toContain(adminToken)

  const other = await person(browser, 'laptop')
  await other.page.goto(link)
  await other.page.getByRole('button').last().waitFor()
  expect(await axeViolations(other.page)).toEqual([])
  await page.goto(`${server.url}/beheer`)
  await page.getByRole('heading', { name: 'Signalen en aanbod' }).waitFor()
  expect([...errors, ...other.errors]).toEqual([])
  await context.close()
})
