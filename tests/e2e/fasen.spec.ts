import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
let watcher: Person
let bord: () => ReturnType<typeof readBord>
let berna: Page
let bas: Page
let anna: Page
let roos: Page
const errors: string[][] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const { links, codes } = await createWerksessie(server.url, {
    title: 'Fasen',
    themas: [{ title: 'Wonen' }],
    agenda: 'standaard',
  })
  watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  const { doc, synced } = watcher.open('bord')
  await synced
  bord = () => readBord(doc)
  const open = async (size: 'laptop' | 'phone') => {
    const made = await person(browser, size)
    errors.push(made.errors)
    return made.page
  }
  berna = await open('laptop')
  bas = await open('laptop')
  anna = await open('laptop')
  roos = await open('phone')
  await enter(berna, server.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'begeleider')
  await enter(bas, server.url, { code: secretOf(links.begeleider), alias: 'Bas' }, 'begeleider')
  await enter(anna, server.url, { code: codes.deelnemer, alias: 'Anna', group: 'inwoner' }, 'bord')
  await enter(roos, server.url, { code: codes.deelnemer, alias: 'Roos', group: 'professional' }, 'telefoon')
  await anna.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor()
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await server?.close()
})

const active = () => bord().signalen.filter((signaal) => signaal.archivedAt === undefined)
const at = (page: Page, screen: string) => page.waitForURL(`**/${screen}?**`)
const addNote = async (page: Page, text: string) => {
  await page.getByRole('listbox').focus()
  await page.keyboard.press('z')
  await page.getByRole('textbox').last().waitFor()
  await page.keyboard.type(text)
}
const volgende = (page: Page, fase: string) => page.getByRole('button', { name: `Ga naar ${fase}`, exact: true })
const inAgenda = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const nu = (page: Page) => page.locator('#rg-nu-titel')

describe('a fase for everybody', () => {
  it('volgende moves laptops to its view with one sentence, skip and back lose nothing, phones stay', async () => {
    await addNote(anna, 'stoep ligt scheef')
    await anna.keyboard.press('Escape')
    await expect.poll(() => active().length).toBe(1)
    await volgende(berna, 'Welkom').click()
    await anna.getByText('Nu: Welkom. Fijn dat u er bent. We beginnen zo.').first().waitFor()
    // Two begeleiders press together: one of them advances, and nothing is skipped.
    const next = (page: Page) => volgende(page, 'Cijfers').click()
    await volgende(bas, 'Cijfers').waitFor()
    await Promise.all([next(berna), next(bas)])
    for (const page of [berna, bas]) await nu(page).filter({ hasText: 'Cijfers' }).waitFor()
    // Straight to the vote, by the agenda itself.
    await inAgenda(berna, 'Ga naar Stemmen,').click()
    await at(anna, 'stemmen')
    await berna.getByRole('button', { name: 'Stap terug: Kansen' }).click()
    await at(anna, 'kanskaarten')
    await berna.getByRole('button', { name: 'Stap terug: Wijkkaart' }).click()
    await at(anna, 'wijkkaart')
    await berna.getByRole('button', { name: 'Stap terug: Ordenen' }).click()
    await at(anna, 'bord')
    expect(roos.url()).toContain('/telefoon?')
    expect(active().map(({ text }) => text)).toEqual(['stoep ligt scheef'])
  })

  it('who is typing is not taken away: the text stays, and a bar asks to come along', async () => {
    await anna.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor()
    await addNote(anna, 'halverwege een zin')
    await volgende(berna, 'Wijkkaart').click()
    await anna.getByText('We gaan verder met: Wijkkaart.').first().waitFor()
    await anna.keyboard.type(' die nog afgemaakt wordt')
    expect(await anna.getByRole('textbox').last().inputValue()).toBe('halverwege een zin die nog afgemaakt wordt')
    expect(await axeViolations(anna)).toEqual([])
    await anna.keyboard.press('Escape')
    await anna.getByRole('button', { name: 'Ga mee: Wijkkaart' }).click()
    await at(anna, 'wijkkaart')
    await expect.poll(() => active().map(({ text }) => text)).toContain('halverwege een zin die nog afgemaakt wordt')
  })

  it('one switch locks everything but reading, and opens it again', async () => {
    const slot = berna.getByRole('switch', { name: /Op slot/ })
    await slot.focus()
    await berna.keyboard.press('Space')
    await anna.getByText('De begeleider heeft het bord op slot gezet. U kunt alleen lezen.').first().waitFor()
    await slot.focus()
    await berna.keyboard.press('Space')
    await anna.getByText('Het bord is weer open.').first().waitFor()
  })
})

describe('the agenda, the lead and the moments', () => {
  it('two change the agenda: the second is told, keeps the text, and both edits end up in it', async () => {
    await berna.getByRole('button', { name: 'Agenda aanpassen' }).click()
    await bas.getByRole('button', { name: 'Agenda aanpassen' }).click()
    const name = (page: Page) => page.getByLabel('Naam van dit onderdeel')
    for (const page of [berna, bas]) await name(page).waitFor()
    expect(await axeViolations(berna)).toEqual([])
    // The fase that runs cannot be removed; the one before it is moved with the keyboard.
    expect(await berna.getByRole('button', { name: 'Wijkkaart is nu bezig en kan niet weg' }).isDisabled()).toBe(true)
    await berna.getByRole('button', { name: /^\d+\s*Kansen/ }).focus()
    await berna.keyboard.press('Enter')
    await berna.keyboard.press('Alt+ArrowDown')
    await name(berna).fill('Kansen uitwerken')
    await berna.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await berna.getByText('De nieuwe agenda geldt voor iedereen.').first().waitFor()
    await bas.getByLabel('Eén zin voor iedereen').fill('Wie kent wie in uw straat?')
    await bas.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await bas.getByText(/Iemand anders heeft de agenda net veranderd/).waitFor()
    expect(await bas.getByLabel('Eén zin voor iedereen').inputValue()).toBe('Wie kent wie in uw straat?')
    expect(await axeViolations(bas)).toEqual([])
    await bas.getByRole('button', { name: 'Voeg samen' }).click()
    await bas.getByRole('button', { name: 'Bewaar', exact: true }).click()
    await bas.getByRole('dialog').waitFor({ state: 'detached' })
    await berna.getByText('“Wie kent wie in uw straat?”').waitFor()
    await volgende(berna, 'Stemmen').waitFor()
    await inAgenda(berna, 'Ga naar Kansen uitwerken,').waitFor()
  })

  it('another begeleider takes over in one press', async () => {
    await bas.getByText('Berna leidt nu.').waitFor()
    await bas.getByRole('button', { name: 'Neem over' }).click()
    await berna.getByText('Bas leidt nu.').waitFor()
  })

  it('a moment is put back with everybody present, and undone again', async () => {
    // The moment is the end of the first fase: one note. Since then there is a second one.
    await berna.getByRole('button', { name: 'Bewaarpunten' }).click()
    await berna.getByRole('button', { name: /Einde van Inloop/ }).click()
    await berna.getByText('Briefjes: nu 2, straks 1. 1 gaan van het bord.').waitFor()
    expect(await axeViolations(berna)).toEqual([])
    const started = Date.now()
    await berna.getByRole('button', { name: 'Zet terug voor iedereen' }).click()
    for (const page of [berna, bas]) await nu(page).filter({ hasText: 'Inloop' }).waitFor()
    await at(anna, 'bord')
    await anna.getByRole('option', { name: /stoep ligt scheef/ }).waitFor()
    console.log(`put back with four browsers: ${Date.now() - started} ms`)
    await anna.getByRole('option', { name: /halverwege een zin/ }).waitFor({ state: 'detached' })
    await addNote(anna, 'na het terugzetten')
    await anna.keyboard.press('Escape')
    await anna.getByRole('option', { name: /na het terugzetten/ }).waitFor()
    // How it was just before is a moment of its own.
    await berna.getByRole('button', { name: 'Bewaarpunten' }).click()
    await berna.getByRole('button', { name: /Vlak voor het terugzetten, in Wijkkaart/ }).click()
    await berna.getByRole('button', { name: 'Zet terug voor iedereen' }).click()
    for (const page of [berna, bas]) await nu(page).filter({ hasText: 'Wijkkaart' }).waitFor()
    await at(anna, 'wijkkaart')
    await anna.getByRole('link', { name: 'Bord' }).first().click()
    await anna.getByRole('option', { name: /halverwege een zin/ }).waitFor()
    await roos.getByRole('heading').first().waitFor()
    expect(errors.flat()).toEqual([])
  })
})
