import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
const people: Person[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
})
afterAll(async () => {
  for (const one of people) one.close()
  await browser?.close()
  await server?.close()
})

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name })

describe('the programme that a team makes of a werksessie', () => {
  it('from a first draft to a settled text: sources, proposals, comments, versions, codes', async () => {
    const { id, links } = await createWerksessie(server.url, {
      title: 'Programma',
      area: 'Lindenholt',
      themas: [{ title: 'Geld' }],
    })
    const path = `/werksessies/${id}`
    const begeleider = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
    people.push(begeleider)
    const bord = begeleider.open('bord')
    await bord.synced
    const themaId = [...bord.doc.getMap('themas').keys()][0] ?? ''
    await begeleider.api('POST', `${path}/fase`, { from: 'inloop', to: 'signalen' })
    await begeleider.api('POST', `${path}/signalen`, [
      { id: 's152', text: 'werkenden met schulden melden zich veel te laat', kind: 'zorg', themaId },
      { id: 's217', text: 'het buurtteam denkt goed mee', kind: 'gaat_goed', themaId },
    ])

    const { page } = await person(browser, 'laptop')
    const wil = await enter(page, server.url, { code: secretOf(links.begeleider), alias: 'Wil' }, 'programma')
    await page.getByRole('button', { name: 'Maak een eerste versie' }).click()
    const text = page.locator('.tiptap')
    await text.getByText('melden zich veel te laat').first().waitFor()

    // A code from paper, and what it rests on.
    await page.getByLabel('Zoek code').fill('s152')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary')
    await panel.getByText('Letterlijk citaat').waitFor()

    // The briefje changes: the sentence does not, and says so by itself.
    await begeleider.api('POST', `${path}/mijn-signalen`, {
      signaalId: 's152',
      text: 'werkenden met schulden komen te laat',
    })
    await text.getByText('bron gewijzigd').first().waitFor({ timeout: 5000 })
    expect(await text.getByText('melden zich veel te laat').count()).toBeGreaterThan(0)
    await panel.locator('del', { hasText: 'melden' }).waitFor()
    await panel.getByRole('button', { name: 'Gezien' }).click()
    await panel.getByText(/^Bekeken door/).waitFor()

    // Own words say that they are, and stay when a new draft lies beside them.
    await text.getByText('Wat open is, vullen mensen zelf in.').click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Dit vinden wij als team het meest dringend.')
    await text.getByText('door het team').waitFor()
    await page.getByRole('button', { name: 'Werk bij' }).click()
    await page.getByRole('menuitem', { name: 'Zet een nieuwe versie ernaast' }).click()
    await panel.locator('.voorstel').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await panel.getByRole('button', { name: /^Neem alle \d+ over$/ }).click()
    await text.getByText('komen te laat').first().waitFor()
    expect(await text.getByText('Dit vinden wij als team het meest dringend.').count()).toBe(1)

    // What blocks settling is named; the wizard fills it in.
    await page.getByText('Voor vaststellen is nog nodig:').waitFor()
    await page.getByRole('button', { name: 'Vul een resultaat in' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Over hoeveel jaar?').fill('3')
    await dialog.getByLabel('Wie?').fill('vragen huishoudens met schulden')
    await dialog.getByText('Over 3 jaar vragen huishoudens met schulden').waitFor()
    await dialog.getByRole('button', { name: 'Zet in de tekst', exact: true }).click()
    await text.getByText('Over 3 jaar vragen huishoudens met schulden').waitFor()

    // A comment on a few words, seen and answered by the team on a phone.
    await text.getByRole('heading', { name: '1 Waarom en hoe' }).click({ clickCount: 3 })
    await tab(page, /Opmerkingen/).click()
    await page.getByLabel('Opmerking bij de gekozen woorden').fill('Is dit duidelijk genoeg?')
    await page.getByRole('button', { name: 'Plaats opmerking' }).click()
    await text.locator('.gesprek-mark').waitFor()
    const phone = await person(browser, 'phone')
    await enter(phone.page, server.url, { code: secretOf(links.team), alias: 'Tim', group: 'gemeente' }, 'programma')
    await phone.page.locator('.gesprek-mark').click()
    await phone.page.getByLabel('Antwoord').fill('Ja, laat maar staan.')
    await phone.page.getByRole('button', { name: 'Antwoord' }).click()
    await panel.getByText('Ja, laat maar staan.').waitFor()
    expect(await axeViolations(phone.page)).toEqual([])

    // A version of its own, and the difference in words.
    await tab(page, /Versies/).click()
    await page.getByLabel('Naam van de versie').fill('Voor de wethouder')
    await page.getByRole('button', { name: 'Bewaar als versie' }).click()
    await panel.getByText('Voor de wethouder').waitFor()
    await panel.locator('.versie').last().getByRole('button', { name: 'Vergelijk met nu' }).click()
    await page.getByRole('dialog').locator('ins', { hasText: 'komen' }).first().waitFor()
    await page.keyboard.press('Escape')

    // Discussed is possible with open places, settled is not.
    const status = await begeleider.api('POST', `${path}/programma/status`, { status: 'vastgesteld' })
    expect(status.body).toMatchObject({ code: 'programma.open_slots' })
    await page.getByRole('button', { name: 'concept' }).click()
    await page.getByRole('menuitemradio', { name: 'besproken' }).click()
    await page.getByRole('button', { name: 'besproken' }).waitFor()
    const letter = await page.request.get(`${server.url}/api${path}/export/brief.md?toegang=${wil.toegang}`)
    expect(await letter.text()).toContain('Beste bewoner')
  })
})
