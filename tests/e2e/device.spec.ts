import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addKanskaart } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import { bordLayout } from '../../shared/doc/bord-layout.ts'
import { updateRecord } from '../../shared/doc/records.ts'
import { aKanskaart } from '../fixtures/builders.ts'
import { axeViolations, launch, person, sizes } from '../support/browser.ts'
import { findChromium } from '../support/chromium.mjs'
import { enter, screenUrl } from '../support/enter.ts'
import { type Network, startServerAndNetwork } from '../support/network.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

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

let begeleider: Person
let bord: Y.Doc
let codes: Awaited<ReturnType<typeof createWerksessie>>['codes']
let links: Awaited<ReturnType<typeof createWerksessie>>['links']
beforeEach(async () => {
  network.restore()
  ;({ codes, links } = await createWerksessie(server.url, { title: 'Werksessie Hatert' }))
  begeleider = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
  const { status } = await begeleider.api('POST', `/werksessies/${begeleider.werksessieId}/fase`, {
    from: 'inloop',
    to: 'signalen',
  })
  expect(status).toBe(200)
  const opened = begeleider.open('bord')
  await opened.synced
  bord = opened.doc
  return () => {
    network.restore()
    begeleider.close()
  }
})

const texts = () =>
  readBord(bord)
    .signalen.filter(({ archivedAt }) => archivedAt === undefined)
    .map(({ text }) => text)
    .sort()
const row = (page: Page, text: string) => page.locator('.ls-rij', { hasText: text })
const inList = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Nieuw briefje', exact: true }).click()
  await page
    .getByRole('textbox', { name: /briefje/i })
    .last()
    .fill(text)
  await page.keyboard.press('Enter')
  await row(page, text).waitFor()
}
const anna = { alias: 'Anna', group: 'inwoner' } as const

describe('a laptop that keeps nothing', () => {
  const refuseAll = (context: BrowserContext) =>
    context.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', {
        value: {
          open: () => {
            throw new DOMException('not in this window', 'SecurityError')
          },
        },
      })
    })

  it('no database at all: says so on every screen, works on, and a note arrives', async () => {
    const { context, page, errors } = await person(browser, 'laptop')
    await refuseAll(context)
    const joined = await enter(page, network.url, { code: codes.deelnemer, ...anna }, 'lijst')
    await page.getByText('Deze browser bewaart niets.').waitFor()
    await inList(page, 'bankje is stuk')
    await until('it arrived', () => texts().includes('bankje is stuk'))
    expect(await axeViolations(page)).toEqual([])
    network.cut()
    await page.getByText(/Laat deze pagina open tot u weer verbonden bent/).waitFor()
    expect(await page.getByText('blijft bewaard op dit apparaat').count()).toBe(0)
    await inList(page, 'prullenbak vol')
    network.restore()
    await until('it arrived too', () => texts().includes('prullenbak vol'))
    await page.goto(screenUrl(network.url, joined, 'telefoon'))
    await page.getByText('Deze browser bewaart niets.').waitFor()
    expect(errors).toEqual([])
    await context.close()
  })

  it('full in the middle of the work: says so from then on, and nothing that was typed is lost', async () => {
    const { context, page, errors } = await person(browser, 'laptop')
    await enter(page, network.url, { code: codes.deelnemer, ...anna }, 'lijst')
    await inList(page, 'voor het volliep')
    await until('it arrived', () => texts().includes('voor het volliep'))
    expect(await page.getByText('De opslag van deze browser is vol').count()).toBe(0)
    // From now on every write fails as it does on a full disk; the quota of a browser under test is not enforced.
    await page.evaluate(() => {
      const refuse = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
      Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse })
    })
    network.cut()
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
    await inList(page, 'na het vollopen')
    await page.getByText('De opslag van deze browser is vol').waitFor()
    network.restore()
    await until('it arrived too', () => texts().includes('na het vollopen'))
    await page.getByText('Alles bewaard').first().waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})

describe('the state of each note in the list', () => {
  it('waits for a connection, is saved, or was not placed', async () => {
    const { context, page, errors } = await person(browser, 'laptop')
    await enter(page, network.url, { code: codes.deelnemer, ...anna }, 'lijst')
    await inList(page, 'stoep ligt scheef')
    await row(page, 'stoep ligt scheef').getByText('Bewaard', { exact: true }).waitFor({ state: 'attached' })
    network.cut()
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
    await inList(page, 'trap is glad')
    await row(page, 'trap is glad').getByText('Op dit apparaat, wacht op verbinding').waitFor({ state: 'attached' })
    expect(await row(page, 'stoep ligt scheef').getByText('Bewaard', { exact: true }).count()).toBe(1)
    network.restore()
    await row(page, 'trap is glad')
      .getByText('Bewaard', { exact: true })
      .waitFor({ state: 'attached', timeout: 20_000 })
    // An edit that comes when the werksessie is closed is not taken.
    network.cut()
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
    await row(page, 'stoep ligt scheef').dblclick()
    await page.getByRole('textbox', { name: /tekst van/i }).fill('stoep ligt heel scheef')
    await page.keyboard.press('Enter')
    await row(page, 'stoep ligt heel scheef')
      .getByText('Op dit apparaat, wacht op verbinding')
      .waitFor({ state: 'attached' })
    const closed = await begeleider.api('POST', `/werksessies/${begeleider.werksessieId}/instellingen`, {
      status: 'gesloten',
    })
    expect(closed.status).toBe(200)
    network.restore()
    await page.getByRole('button', { name: '1 niet geplaatst' }).waitFor({ timeout: 20_000 })
    await row(page, 'stoep ligt scheef').getByText('Niet geplaatst').waitFor({ state: 'attached' })
    expect(texts()).toEqual(['stoep ligt scheef', 'trap is glad'])
    expect(errors).toEqual([])
    await context.close()
  })
})

describe('the same words, changed by two people while one was offline', () => {
  it('both lie side by side in the tray; the person chooses, nobody’s words are gone before', async () => {
    addKanskaart(bord, aKanskaart({ id: 'k1' as never, title: 'Samen eten', goal: 'Elke week samen eten' }))
    const { context, page, errors } = await person(browser, 'laptop')
    const joined = await enter(page, network.url, { code: secretOf(links.begeleider), alias: 'Anna' }, 'kanskaarten')
    const goal = page.locator('#kk-blok-goal')
    await goal.getByText('Elke week samen eten').waitFor()
    network.cut()
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
    await goal.getByRole('button').first().click()
    await page.getByRole('textbox', { name: 'Wat willen we?' }).fill('Elke dinsdag samen eten')
    await page.keyboard.press('Escape')
    const record = bordCollection(bord, 'kanskaarten').get('k1')
    if (record === undefined) throw new Error('no card')
    updateRecord(record, bordLayout.kanskaarten, { goal: 'Elke maand samen eten' })
    // What the device had of the bord is worthless, as after a refusal: only what she did is left.
    await page.goto('about:blank')
    network.restore()
    await page.goto(`${network.url}/icon.svg`)
    await page.evaluate(async () => {
      const opening = indexedDB.open('wijkbord')
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const clearing = opening.result.transaction('updates', 'readwrite').objectStore('updates').clear()
      await new Promise((resolve) => clearing.addEventListener('success', resolve))
      opening.result.close()
    })
    await page.goto(screenUrl(network.url, joined, 'kanskaarten'))
    const button = page.getByRole('button', { name: '1 niet geplaatst' })
    await button.waitFor({ timeout: 20_000 })
    await button.click()
    const tray = page.getByRole('region', { name: 'Niet geplaatst' })
    await tray.getByText('Elke dinsdag samen eten').waitFor()
    await tray.getByText('Elke maand samen eten').waitFor()
    expect(readBord(bord).kanskaarten[0]?.goal).toBe('Elke maand samen eten')
    expect(await axeViolations(page)).toEqual([])
    await tray.getByRole('button', { name: 'Zet mijn tekst erachter' }).click()
    const both = 'Elke maand samen eten Elke dinsdag samen eten'
    await until('both are there', () => readBord(bord).kanskaarten[0]?.goal === both)
    await tray.waitFor({ state: 'detached' })
    await goal.getByText(both).waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})

describe('a browser that is closed and opened again without a connection', () => {
  it('has what was typed in the programme and in a kanskaart, and sends it when there is one', async () => {
    addKanskaart(bord, aKanskaart({ id: 'k1' as never, title: 'Samen eten' }))
    const opened = begeleider.open('programma')
    await opened.synced
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('De bus rijdt niet op zondag')])
    opened.doc.getXmlFragment('inhoud').insert(0, [paragraph])

    const found = await findChromium()
    const profile = await mkdtemp(joinPath(tmpdir(), 'wijkbord-profiel-'))
    const start = () =>
      chromium.launchPersistentContext(profile, {
        executablePath: found.path,
        args: found.args,
        env: { ...process.env, ...found.env } as Record<string, string>,
        viewport: sizes.laptop,
        locale: 'nl-NL',
        reducedMotion: 'reduce',
      })
    const first = await start()
    const page = first.pages()[0] ?? (await first.newPage())
    const joined = await enter(page, network.url, { code: secretOf(links.begeleider), alias: 'Anna' }, 'kanskaarten')
    await page.locator('#kk-blok-goal').waitFor()
    await page.goto(screenUrl(network.url, joined, 'programma'))
    const text = page.getByRole('textbox', { name: /programma/i }).first()
    await text.getByText('De bus rijdt niet op zondag').click()
    network.cut()
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' en op feestdagen')
    await page.getByText('Offline: 1 op dit apparaat').first().waitFor()
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name: 'Kanskaarten' }).click()
    await page.locator('#kk-blok-goal').getByRole('button').first().click()
    await page.getByRole('textbox', { name: 'Wat willen we?' }).fill('Elke week samen eten')
    await page.getByText('Offline: 2 op dit apparaat').first().waitFor()
    await first.close()

    // The pages themselves can be had (a browser has them in its cache); nothing else can.
    network.restore()
    const second = await start()
    await second.route('**/api/**', (route) => route.abort())
    await second.routeWebSocket(/\/sync\//, (socket) => socket.close())
    const again = second.pages()[0] ?? (await second.newPage())
    await again.goto(screenUrl(network.url, joined, 'programma'))
    await again.getByText('De bus rijdt niet op zondag en op feestdagen').waitFor()
    await again.goto(screenUrl(network.url, joined, 'kanskaarten'))
    await again.locator('#kk-blok-goal').getByText('Elke week samen eten').waitFor()
    expect(readBord(bord).kanskaarten[0]?.goal).toBe('')
    await second.close()

    const third = await start()
    const online = third.pages()[0] ?? (await third.newPage())
    await online.goto(screenUrl(network.url, joined, 'kanskaarten'))
    await until('the card is there', () => readBord(bord).kanskaarten[0]?.goal === 'Elke week samen eten')
    await until('the sentence is there', () =>
      opened.doc.getXmlFragment('inhoud').toString().includes('De bus rijdt niet op zondag en op feestdagen'),
    )
    await online.getByText('Alles bewaard').first().waitFor()
    await third.close()
    await rm(profile, { recursive: true, force: true })
  })
})

describe('clearing a shared device', () => {
  it('says what would be lost, clears every tab, and the next person is not let in', async () => {
    const { context, page, errors } = await person(browser, 'laptop')
    const joined = await enter(page, network.url, { code: codes.deelnemer, ...anna }, 'lijst')
    await inList(page, 'bus komt te laat')
    const other = await context.newPage()
    await other.goto(screenUrl(network.url, joined, 'bord'))
    await other.getByRole('option', { name: /bus komt te laat/ }).waitFor()
    network.cut()
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
    await inList(page, 'nog niet verstuurd')
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Wis dit apparaat' }).click()
    const dialog = page.getByRole('dialog', { name: 'Alles van dit apparaat wissen?' })
    await dialog.getByText('1 tekst of wijziging staat alleen op dit apparaat').waitFor()
    await dialog.getByText('U bent offline').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Annuleer' }).click()
    network.restore()
    await until('it was sent', () => texts().includes('nog niet verstuurd'), 20_000)
    await page.getByText('Alles bewaard').first().waitFor()
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Wis dit apparaat' }).click()
    await dialog.getByRole('button', { name: 'Wis alles' }).click()
    for (const tab of [page, other])
      await tab
        .getByRole('heading', { name: /Wijkbord|buurt|wijk/i })
        .first()
        .waitFor()
    for (const tab of [page, other]) await tab.waitForURL(`${network.url}/`)
    const left = await page.evaluate(async () => {
      const opening = indexedDB.open('wijkbord')
      await new Promise((resolve) => opening.addEventListener('success', resolve))
      const { result: db } = opening
      const rows = [...db.objectStoreNames].map(
        (name) =>
          new Promise<string[]>((resolve) => {
            const reading = db.transaction(name).objectStore(name).getAllKeys()
            reading.addEventListener('success', () => resolve(reading.result.map((key) => `${name} ${String(key)}`)))
          }),
      )
      const found = await Promise.all(rows)
      db.close()
      // Every page of these people is told that they know the tour already: `support/browser.ts`.
      const isOurs = (key: string): boolean => /wijkbord/.test(key) && key !== 'wijkbord-rondleiding'
      return [...found.flat(), ...Object.keys(localStorage).filter(isOurs)]
    })
    expect(left).toEqual([])
    await other.goto(screenUrl(network.url, joined, 'bord'))
    await other.getByText('U bent hier niet (meer) binnen').first().waitFor()
    expect(errors).toEqual([])
    await context.close()
  })
})
