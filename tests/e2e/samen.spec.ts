import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import type { TafelsView } from '../../shared/protocol/samen.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type Network, startServerAndNetwork } from '../support/network.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let network: Network
let browser: Browser
let watcher: Person
let bord: () => ReturnType<typeof readBord>
let regie: () => ReturnType<typeof readRegie>
let sessie: () => ReturnType<typeof readSessie>
let codes: readonly string[]
let base: string
const errors: string[][] = []

const open = async (size: 'laptop' | 'phone'): Promise<{ page: Page; context: BrowserContext }> => {
  const made = await person(browser, size)
  errors.push(made.errors)
  return made
}
const signaal = (start: string) => bord().signalen.find(({ text }) => text.startsWith(start))

let links: { readonly begeleider: string }
let phone: Page
let laptop: Page
let console_: Page

beforeAll(async () => {
  ;({ server, network } = await startServerAndNetwork())
  browser = await launch()
  const made = await createWerksessie(server.url, {
    title: 'Samen aan tafel',
    themas: [{ title: 'Prettig wonen' }],
    tafels: 3,
  })
  links = made.links
  base = `/werksessies/${made.id}`
  watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  await watcher.api('POST', `${base}/fase`, { from: 'inloop', to: 'signalen' })
  const docs = [watcher.open('bord'), watcher.open('regie'), watcher.open('sessie')]
  await Promise.all(docs.map(({ synced }) => synced))
  const [a, b, c] = docs.map(({ doc }) => doc)
  if (a === undefined || b === undefined || c === undefined) throw new Error('no documents')
  bord = () => readBord(a)
  regie = () => readRegie(b)
  sessie = () => readSessie(c)
  const { body } = await watcher.api('GET', `${base}/tafels`)
  codes = (body as TafelsView).tafels.map(({ code }) => code)
  ;({ page: phone } = await open('phone'))
  ;({ page: laptop } = await open('laptop'))
  ;({ page: console_ } = await open('laptop'))
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await network?.close()
  await server?.close()
})

describe('tables', () => {
  it('each have a code that seats who types it, and a frame for what they write', async () => {
    expect(codes).toHaveLength(3)
    await enter(
      phone,
      network.url,
      { code: codes[1] ?? '', alias: 'Roos', group: 'inwoner', device: 'telefoon' },
      'telefoon',
    )
    await enter(laptop, network.url, { code: codes[2] ?? '', alias: 'Omar', group: 'professional' }, 'lijst')
    await enter(console_, network.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'begeleider')
    await phone.getByRole('textbox').fill('de stoep ligt scheef')
    await phone.getByRole('button', { name: 'Plaats briefje' }).click()
    await expect.poll(() => signaal('de stoep')?.table).toBe(2)
    await laptop.getByRole('row', { name: /^Vak: Tafel 2/ }).waitFor()
    await laptop.getByRole('row', { name: /de stoep ligt scheef/ }).waitFor()
    expect(await laptop.getByRole('row', { name: /de stoep ligt scheef/ }).getAttribute('aria-level')).toBe('2')
    // A note of the laptop says its own table as well, through the gate.
    await laptop.getByRole('button', { name: 'Nieuw briefje' }).first().click()
    await laptop.keyboard.type('bankje bij de bushalte')
    await laptop.keyboard.press('Enter')
    await laptop.keyboard.press('Escape')
    await expect.poll(() => signaal('bankje')?.table).toBe(3)
  })

  it('show the begeleider who is there and how far they are; one tap sends a frame to the screen', async () => {
    await console_.getByText('1 van 1 online').first().waitFor()
    await console_.getByRole('button', { name: 'Tafel 2 op het scherm' }).click()
    await expect.poll(() => sessie()?.scherm).toMatchObject({ view: 'frame', targetId: 'tafel-2' })
    await console_.getByRole('button', { name: 'Tafels instellen' }).click()
    await console_.getByRole('button', { name: 'Eén tafel meer' }).click()
    await expect.poll(() => sessie()?.werksessie.tafels?.length).toBe(4)
    await console_.getByLabel('Naam van tafel 2').fill('De hoek')
    await console_.keyboard.press('Tab')
    await expect.poll(() => bord().frames.find(({ id }) => id === 'tafel-2')?.title).toBe('De hoek')
    expect(await axeViolations(console_)).toEqual([])
    await console_.keyboard.press('Escape')
  })

  it('can be changed by the person', async () => {
    await phone.getByLabel(/Uw tafel/).selectOption({ label: 'Tafel 1' })
    await phone.getByRole('textbox').fill('te weinig prullenbakken')
    await phone.getByRole('button', { name: 'Plaats briefje' }).click()
    await expect.poll(() => signaal('te weinig')?.table).toBe(1)
  })
})

describe('a raised hand', () => {
  it('stands on the console with name and table, is lowered there, and the person sees that', async () => {
    await phone.getByRole('button', { name: 'Steek uw hand op' }).click()
    const row = console_.getByRole('listitem').filter({ hasText: 'Roos' })
    await row.getByText('Tafel 1').waitFor()
    expect(regie().handen.map(({ alias, table }) => [alias, table])).toEqual([['Roos', 1]])
    expect(await axeViolations(console_)).toEqual([])
    await console_.getByRole('button', { name: 'Hand van Roos omlaag' }).click()
    await phone.getByRole('button', { name: 'Steek uw hand op' }).waitFor()
    expect(regie().handen).toEqual([])
  })
})

describe('reactions and comments', () => {
  it('are switched in the list by keyboard and counted for everybody; nobody learns who', async () => {
    await laptop.getByRole('row', { name: /de stoep ligt scheef/ }).focus()
    await laptop.keyboard.press('r')
    const panel = laptop.getByRole('complementary', { name: 'Opmerkingen bij dit briefje' })
    await panel.getByRole('button', { name: /Herken ik/ }).click()
    await expect.poll(() => signaal('de stoep')?.reacties).toEqual({ herken: 1, vraag: 0 })
    await panel.getByLabel('Uw opmerking').fill('Bij ons ook, vooral met een rollator.')
    await laptop.keyboard.press('Enter')
    await expect
      .poll(() => bord().opmerkingen.map(({ text }) => text))
      .toEqual(['Bij ons ook, vooral met een rollator.'])
    expect(await axeViolations(laptop)).toEqual([])
    await panel.getByRole('button', { name: 'Pas aan' }).click()
    await laptop.keyboard.press('End')
    await laptop.keyboard.type(' Echt.')
    await laptop.keyboard.press('Enter')
    await expect.poll(() => bord().opmerkingen[0]?.text).toBe('Bij ons ook, vooral met een rollator. Echt.')
    // The keyboard is back where it was before the edit, and Escape gives it back to the list.
    const again = panel.getByRole('button', { name: 'Pas aan' })
    await expect.poll(() => again.evaluate((element) => element === document.activeElement)).toBe(true)
    await laptop.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
    expect(await laptop.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row')
    await laptop.getByText('1 persoon herkent dit · 1 opmerking').waitFor()
    expect(JSON.stringify(bord())).not.toMatch(/Omar|Roos/)
  })

  it('work on the phone, also a reaction without network', async () => {
    await phone.getByRole('button', { name: 'Van iedereen' }).click()
    const note = phone.getByRole('listitem').filter({ hasText: 'bankje bij de bushalte' })
    await note.waitFor()
    network.cut()
    await note.getByRole('button', { name: /^Vraag/ }).click()
    await expect.poll(() => note.getByRole('button', { name: /^Vraag/ }).getAttribute('aria-pressed')).toBe('true')
    expect(signaal('bankje')?.reacties).toBeUndefined()
    network.restore()
    await expect.poll(() => signaal('bankje')?.reacties, { timeout: 20_000 }).toEqual({ herken: 0, vraag: 1 })
    const own = phone.getByRole('listitem').filter({ hasText: 'de stoep ligt scheef' })
    // One's own note shows the numbers, and cannot be reacted to.
    expect(await own.getByRole('button', { name: /Herken ik/ }).count()).toBe(0)
    await own.getByRole('button', { name: '1 opmerking lezen' }).click()
    await phone.getByText('Bij ons ook, vooral met een rollator. Echt.').waitFor()
    expect(await axeViolations(phone)).toEqual([])
  })

  it('are hidden by the begeleider: no byte of the words is left for others', async () => {
    const [one] = bord().opmerkingen
    await watcher.api('POST', `${base}/opmerkingen/${one?.id}/verbergen`, { hidden: true })
    await phone.getByText('Deze opmerking is verborgen door de begeleider.').waitFor()
    expect(JSON.stringify(bord().opmerkingen)).not.toContain('rollator')
    await watcher.api('POST', `${base}/opmerkingen/${one?.id}/verbergen`, { hidden: false })
    await phone.getByText('Bij ons ook, vooral met een rollator. Echt.').waitFor()
  })
})

describe('frames on the canvas', () => {
  it('are walked to, moved, widened and named by keyboard; what lies in them goes along', async () => {
    const page = console_
    await page.goto(page.url().replace('/begeleider', '/bord'))
    const canvas = page.getByRole('listbox')
    await canvas.waitFor()
    await page.getByRole('option', { name: /^De hoek/ }).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Nieuw vak' }).click()
    const fresh = () => bord().frames.find(({ table }) => table === undefined)
    await expect.poll(fresh).toBeDefined()
    const [x, y] = fresh()?.pos ?? [0, 0]
    await canvas.focus()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect.poll(() => fresh()?.pos).toEqual([x + 100, y])
    await page.keyboard.press('Control+Alt+ArrowDown')
    await expect.poll(() => fresh()?.size[1]).toBe(270)
    await page.getByRole('button', { name: 'Hernoem' }).click()
    await page.getByLabel('Naam van dit vak').fill('Parkeerplek')
    await page.keyboard.press('Enter')
    await expect.poll(() => fresh()?.title).toBe('Parkeerplek')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Haal dit vak weg' }).click()
    await expect.poll(() => fresh()?.archivedAt).toBeTypeOf('number')
    expect(errors.flat()).toEqual([])
  })
})
