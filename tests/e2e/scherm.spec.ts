import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addKanskaart, addNode, addSignaal } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { schermViews } from '../../shared/domain/scherm-views.ts'
import { aKanskaart, aSignaal } from '../fixtures/builders.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter, screenUrl } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
let begeleider: Person
let links: Awaited<ReturnType<typeof createWerksessie>>
let scherm: Page
let thema: string
const errors: string[][] = []
const alias = 'Annelies Geheimhout'
const secret = 'mevrouw Verborgen op nummer 12 heeft schulden'

const command = async (path: string, body: unknown) => {
  const { status, body: answer } = await begeleider.api('POST', `/werksessies/${begeleider.werksessieId}/${path}`, body)
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
}
const open = async (size: 'laptop' | 'phone' | 'projector', code: string, screen: string, name = alias) => {
  const { page, errors: seen } = await person(browser, size)
  errors.push(seen)
  const joined = await enter(page, server.url, { code, alias: name, group: 'inwoner' }, screen)
  return { page, joined }
}
const heading = (text: string) => scherm.getByRole('heading', { name: text }).waitFor()

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  links = await createWerksessie(server.url, {
    title: 'Werksessie Hatert',
    area: 'Hatert',
    themas: [{ title: 'Prettig wonen' }, { title: 'Elkaar ontmoeten' }],
  })
  begeleider = await join(server.url, { code: secretOf(links.links.begeleider), alias: 'Berna Naamloos' })
  await command('fase', { from: 'inloop', to: 'signalen' })
  const watched = begeleider.open('bord')
  await watched.synced
  thema = readBord(watched.doc).themas.find(({ title }) => title === 'Prettig wonen')?.id ?? ''
  const note = { authorGroup: 'gemeente' as const, channel: 'bord' as const, themaId: thema as never }
  watched.doc.transact(() => {
    for (let i = 0; i < 30; i++)
      addSignaal(
        watched.doc,
        aSignaal({ ...note, id: `s${i}` as never, text: `er zit schimmel in portiek ${i}`, createdAt: i }),
      )
    for (const [id, text] of [
      ['c1', '41% voelt zich eenzaam'],
      ['c2', '310 patienten bij de poh'],
    ])
      addSignaal(watched.doc, aSignaal({ ...note, id: id as never, text: text ?? '', kind: 'cijfer' }))
    addSignaal(watched.doc, aSignaal({ ...note, id: 'geheim' as never, text: secret }))
    addKanskaart(watched.doc, aKanskaart({ id: 'k1' as never, title: 'Zondagtafel', themaIds: [thema as never] }))
    addNode(watched.doc, {
      id: 'n1' as never,
      type: 'plek',
      name: 'Buurthuis',
      formality: 'gemengd',
      geo: [40, 40],
      themaIds: [],
      targetGroups: [],
      schedule: [],
      qualities: [],
      signaalIds: [],
      createdAt: 1,
    })
  })
  await until('the notes are kept', async () => {
    const { status } = await begeleider.api('POST', `/werksessies/${links.id}/markering`, {
      signaalId: 'geheim',
      reason: 'privacy',
    })
    return status === 200
  })
  scherm = (await open('projector', secretOf(links.links.scherm), 'scherm', 'Beamer')).page
  await scherm.getByText('er zit schimmel in portiek 29').waitFor()
})
afterAll(async () => {
  begeleider?.close()
  await browser?.close()
  await server?.close()
})

/** Every word on the page with the size of its letters, in CSS px. */
const wordSizes = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) =>
        [...element.childNodes].some((child) => child.nodeType === 3 && (child.textContent ?? '').trim() !== ''),
      )
      .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().width > 2)
      .map((element) => ({
        size: Number.parseFloat(getComputedStyle(element).fontSize),
        text: (element.textContent ?? '').slice(0, 40),
      })),
  )

describe('the projector', () => {
  it('shows no small letter, no name, no hidden note and nothing to press, in any view', async () => {
    // Somebody with a name takes part, and points at things.
    await open('laptop', links.codes.deelnemer, 'bord')
    const targets: Readonly<Partial<Record<(typeof schermViews)[number], string>>> = {
      thema,
      tafel: '1',
      signaal: 's3',
      kanskaart: 'k1',
    }
    for (const view of schermViews.filter((one) => one !== 'frame')) {
      const targetId = targets[view]
      await command('scherm', targetId === undefined ? { view } : { view, targetId })
      await scherm.locator(`.ps-toont-${view}`).waitFor()
      const words = await wordSizes(scherm)
      expect(words.length, view).toBeGreaterThan(view === 'zwart' ? -1 : 1)
      expect(
        words.filter(({ size }) => size < 28),
        view,
      ).toEqual([])
      const text = (await scherm.locator('body').textContent()) ?? ''
      for (const name of [alias, 'Annelies', 'Berna', 'Beamer', 'Verborgen', 'schulden'])
        expect(text, view).not.toContain(name)
      expect(await scherm.locator('button, a, input, textarea, [role="button"], [role="menu"]').count(), view).toBe(0)
      const [height, width] = await scherm.evaluate(() => {
        const sheet = document.querySelector('.ps-vel')
        return [sheet?.scrollHeight ?? 0, sheet?.scrollWidth ?? 0]
      })
      expect([height, width], view).toEqual([1080, 1920])
      if (['signalen', 'thema', 'cijfers', 'agenda', 'prive', 'wijkkaart'].includes(view))
        expect(await axeViolations(scherm), view).toEqual([])
    }
  })

  it('reloads to the same place, and a note that is hidden leaves it at once', async () => {
    await command('scherm', { view: 'thema', targetId: thema })
    await heading('Prettig wonen')
    await scherm.reload()
    await heading('Prettig wonen')
    await command('scherm', { view: 'signaal', targetId: 's5' })
    await scherm.getByText('er zit schimmel in portiek 5').waitFor()
    await command('markering', { signaalId: 's5', reason: 'zorg' })
    await scherm.getByText('Dit briefje staat niet op het scherm.').waitFor()
    const { status } = await begeleider.api('POST', `/werksessies/${links.id}/scherm`, {
      view: 'signaal',
      targetId: 's5',
    })
    expect(status).toBe(400)
  })

  it('is steered from the console by keyboard, and goes along with the fase', async () => {
    const { page: console } = await open('laptop', secretOf(links.links.begeleider), 'begeleider', 'Bo')
    const card = console.getByRole('region', { name: 'Dit staat op het scherm' })
    await card.getByRole('button', { name: 'Toon iets anders' }).focus()
    await console.keyboard.press('Enter')
    await console.getByRole('menuitemradio', { name: 'Cijfers' }).focus()
    await console.keyboard.press('Enter')
    await scherm.getByText('1 van 2').waitFor()
    await card.getByRole('button', { name: 'Volgende op het scherm' }).focus()
    await console.keyboard.press('Enter')
    await scherm.getByText('2 van 2').waitFor()
    await card.getByRole('button', { name: 'Pauze' }).focus()
    await console.keyboard.press('Enter')
    await heading('Pauze')
    expect(await axeViolations(console)).toEqual([])
    await command('fase', { from: 'signalen', to: 'clusteren' })
    await heading('Dit zijn onze thema’s')
    await command('fase', { from: 'clusteren', to: 'signalen' })
    // A note goes up from the list, where a begeleider works without a mouse too.
    await console.goto(screenUrl(server.url, begeleider, 'lijst').replace(begeleider.toegang, await toegangOf(console)))
    const row = console.getByRole('row', { name: /portiek 7(?!\d)/ })
    await row.hover()
    await row.getByRole('button', { name: /^Meer/ }).click()
    await console.getByRole('menuitem', { name: 'Zet op het scherm' }).click()
    await scherm.locator('.ps-toont-signaal').getByText('er zit schimmel in portiek 7').waitFor()
  })
})

const toegangOf = async (page: Page) => new URL(page.url()).searchParams.get('toegang') ?? ''

describe('looking together', () => {
  it('brings everyone who is free, and asks who types and who has a phone', async () => {
    const code = links.codes.deelnemer
    const [free, typing, list, phone] = await Promise.all([
      open('laptop', code, 'wijkkaart'),
      open('laptop', code, 'bord'),
      open('laptop', code, 'lijst'),
      open('phone', code, 'telefoon'),
    ])
    await free.page.getByRole('heading', { name: 'Wijkkaart' }).first().waitFor({ state: 'attached' })
    await list.page.getByRole('row', { name: /portiek 9(?!\d)/ }).waitFor()
    await phone.page.getByRole('textbox').waitFor()
    await typing.page.getByRole('listbox').focus()
    await typing.page.keyboard.press('z')
    const text = typing.page.getByRole('textbox').last()
    await text.waitFor()
    await typing.page.keyboard.type('de lamp ')

    await command('oproep', { id: 'op1', kind: 'haal', view: 'bord', targetId: 's9' })
    await free.page.waitForURL(/\/bord\?/)
    await list.page.locator('.bd-aangewezen', { hasText: 'portiek 9' }).waitFor()
    await typing.page.getByText('De begeleider vraagt u mee te kijken: er zit schimmel in portiek 9.').first().waitFor()
    // A phone has not opened the bord: it names the place.
    await phone.page.getByText('De begeleider vraagt u mee te kijken: Bord.').first().waitFor()
    await typing.page.keyboard.type('is stuk')
    expect(await text.inputValue()).toBe('de lamp is stuk')
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await axeViolations(phone.page)).toEqual([])

    // Whoever says yes goes; who says no stays.
    await phone.page.getByRole('button', { name: 'Niet nu' }).click()
    await phone.page.getByRole('button', { name: 'Kijk mee' }).waitFor({ state: 'detached' })
    await command('oproep', { id: 'op2', kind: 'haal', view: 'wijkkaart' })
    await free.page.waitForURL(/\/wijkkaart\?/)
    await typing.page.keyboard.press('Enter')
    await typing.page.getByRole('button', { name: 'Kijk mee' }).click()
    await typing.page.waitForURL(/\/wijkkaart\?/)
  })

  it('lets people follow the eyes of the begeleider, leave with one key, and come back', async () => {
    const leader = (await open('laptop', secretOf(links.links.begeleider), 'bord', 'Bo')).page
    const follower = (await open('laptop', links.codes.deelnemer, 'bord')).page
    const zoom = (page: Page) => page.locator('.cv-zoom').textContent()
    for (const page of [leader, follower]) await page.getByRole('listbox').waitFor()
    await leader.getByRole('button', { name: 'Samen kijken' }).click()
    await leader.getByRole('menuitem', { name: 'Laat iedereen meekijken' }).click()
    await follower.getByText('U kijkt mee met de begeleider.').first().waitFor()
    await leader.getByText('Iedereen kijkt met u mee.').first().waitFor()
    const before = await zoom(follower)
    await leader.getByRole('listbox').focus()
    for (let i = 0; i < 4; i++) await leader.keyboard.press('+')
    await until('the view of the begeleider arrives', async () => (await zoom(follower)) !== before)
    expect(await axeViolations(follower)).toEqual([])
    await follower.keyboard.press('Escape')
    await follower.getByText('De begeleider laat iets zien.').waitFor()
    const alone = await zoom(follower)
    for (let i = 0; i < 6; i++) await leader.keyboard.press('-')
    await follower.getByRole('button', { name: 'Kijk weer mee' }).click()
    await until('it follows again', async () => (await zoom(follower)) !== alone)
    await leader.getByRole('button', { name: 'Stop met meekijken' }).click()
    await follower.getByText('U kijkt mee met de begeleider.').first().waitFor({ state: 'detached' })
  })
})

describe('for everybody', () => {
  it('tells a screen reader that the clock runs, and asks about personal data without stopping anybody', async () => {
    const { page } = await open('phone', links.codes.deelnemer, 'telefoon')
    await command('timer', { action: 'stop' })
    await page.getByRole('textbox').fill('bel mij op 06-12345678')
    await page.getByText('Staat hier een telefoonnummer? Iedereen kan dit lezen.').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Toch zo laten' }).click()
    await page.getByText('Staat hier een telefoonnummer?').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Plaats briefje' }).click()
    await until('the note is placed', async () => (await page.getByRole('textbox').inputValue()) === '')
    await command('timer', { action: 'start', minutes: 3 })
    await page.getByRole('status').getByText('De klok loopt: 3 minuten.').waitFor({ state: 'attached' })
    expect(errors.flat()).toEqual([])
  })
})
