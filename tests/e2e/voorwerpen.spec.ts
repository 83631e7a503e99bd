import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
let page: Page
let errors: string[]
let watcher: Person
let bord: () => ReturnType<typeof readBord>

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const { id, links } = await createWerksessie(server.url, {
    title: 'Werksessie Hatert',
    area: 'Hatert',
    themas: [
      { title: 'Prettig wonen', plaat: 'wonen', pictogram: 'house' },
      { title: 'Elkaar ontmoeten', plaat: 'ontmoeten', pictogram: 'coffee' },
    ],
  })
  watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  const { doc, synced } = watcher.open('bord')
  await synced
  bord = () => readBord(doc)
  const themaId = bord().themas[0]?.id as string
  await watcher.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'clusteren' })
  await watcher.api('POST', `/werksessies/${id}/signalen`, [
    { id: 'sLift', text: 'de lift is vaak stuk', kind: 'zorg', themaId },
    { id: 'sHuur', text: 'de huur gaat omhoog', kind: 'praktijksignaal', themaId },
  ])
  const berna = await person(browser, 'laptop')
  page = berna.page
  errors = berna.errors
  await enter(page, server.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'bord')
  await doek().waitFor()
  await page.getByRole('option', { name: /de huur gaat omhoog/ }).waitFor({ state: 'attached' })
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await server?.close()
})

const doek = () => page.getByRole('listbox').first()
const tekenen = () => page.getByRole('button', { name: 'Tekenen en toevoegen' })
const kies = async (name: string | RegExp): Promise<void> => {
  await tekenen().click()
  await page.getByRole('button', { name, exact: typeof name === 'string' }).click()
}
const drawn = () =>
  bord()
    .tekeningen.filter(isActive)
    .map(({ kind, kleur, text }) => [kind, kleur, text])
const drag = async (points: readonly (readonly [number, number])[]): Promise<void> => {
  const [first = [0, 0], ...rest] = points
  await page.mouse.move(first[0], first[1])
  await page.mouse.down()
  for (const [x, y] of rest) await page.mouse.move(x, y, { steps: 3 })
  await page.mouse.up()
}

describe('things that are drawn', () => {
  it('by hand: a stroke, an arrow that moves, a text; each is one undo', async () => {
    await tekenen().click()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Pen', exact: true }).click()
    await drag(Array.from({ length: 25 }, (_, at) => [500 + at * 8, 620 + Math.sin(at / 2) * 30] as const))
    await expect.poll(drawn).toEqual([['pen', 'inkt', '']])
    expect(bord().tekeningen[0]?.points?.length ?? 0).toBeGreaterThan(8)
    await page.getByRole('button', { name: 'Klaar' }).click()
    await kies('Pijl')
    await drag([
      [620, 420],
      [820, 480],
    ])
    await expect.poll(() => drawn().length).toBe(2)
    const arrow = () => bord().tekeningen.find(({ kind }) => kind === 'pijl')
    const before = arrow()?.pos ?? [0, 0]
    // It is chosen: the strip stands beside it, and a drag moves it.
    await page.getByRole('button', { name: 'Haal weg' }).waitFor()
    await drag([
      [720, 450],
      [760, 530],
    ])
    await expect.poll(() => arrow()?.pos).not.toEqual(before)
    await page.keyboard.press('Control+z')
    await expect.poll(() => arrow()?.pos).toEqual(before)
    await kies('Tekst')
    await page.mouse.click(520, 540)
    await page.getByRole('textbox', { name: 'Tekst op het bord' }).waitFor()
    await page.keyboard.type('Hier beginnen we')
    await page.keyboard.press('Enter')
    await expect.poll(drawn).toContainEqual(['tekst', 'inkt', 'Hier beginnen we'])
  })

  it('by keyboard alone: a dot that the arrow keys move and Delete takes away, a connection by choosing', async () => {
    await tekenen().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Stip', exact: true }).focus()
    await page.keyboard.press('Enter')
    const dot = () => bord().tekeningen.find(({ kind }) => kind === 'stip')
    await expect.poll(() => dot()?.pos).toBeDefined()
    const [x = 0, y = 0] = dot()?.pos ?? []
    await doek().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => dot()?.pos).toEqual([x + 10, y + 60])
    await page.keyboard.press('Delete')
    await expect.poll(() => dot()?.archivedAt).toBeDefined()
    await tekenen().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Verbinden', exact: true }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Verbind met…' })
    await dialog.getByRole('listbox', { name: 'Van' }).selectOption({ label: '“de lift is vaak stuk”' })
    await dialog.getByRole('listbox', { name: 'Naar' }).selectOption({ label: 'Elkaar ontmoeten' })
    await dialog.getByLabel('Wat zegt de lijn?').selectOption({ label: 'botst met' })
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Verbind', exact: true }).click()
    await expect
      .poll(() => bord().connectors.map(({ from, meaning, to }) => [from.kind, from.id, meaning, to.kind]))
      .toEqual([['signaal', 'sLift', 'botst_met', 'thema']])
  })

  it('a picture comes on the bord without where it was taken, and a ready layout as one', async () => {
    await kies('Foto of plaatje…')
    const photo = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#4a8' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'GEHEIM' } })
      .toBuffer()
    await page.locator('input[type=file]').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('textbox', { name: 'Beschrijving' }).fill('Het bankje bij de vijver')
    await page.getByRole('button', { name: 'Zet op het bord' }).click()
    await expect
      .poll(() => bord().afbeeldingen.map(({ alt, size }) => [alt, size]), { timeout: 10_000 })
      .toEqual([['Het bankje bij de vijver', [420, 210]]])
    await page.getByRole('button', { name: 'Wis foto voorgoed' }).waitFor()
    await page.keyboard.press('Escape')
    await kies('Indeling…')
    await page.getByRole('button', { name: /Voor en tegen/ }).click()
    const frames = () =>
      bord()
        .frames.filter(isActive)
        .map(({ title }) => title)
        .sort()
    await expect.poll(frames).toEqual(['Tegen', 'Voor'])
    await doek().focus()
    await page.keyboard.press('Control+z')
    await expect.poll(frames).toEqual([])
    await kies('Wat er getekend is…')
    await page.getByRole('button', { name: /^Kies: Plaatje: Het bankje/ }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('a thema is split from its plate, and one undo puts it back', async () => {
    const first = bord().themas[0]?.id
    // By keyboard: from the topmost note up to its plate, and its menu.
    await page.getByRole('button', { name: 'Alles in beeld' }).click()
    await doek().focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => doek().getAttribute('aria-activedescendant')).toBe(`bord-area-${first}`)
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Splits…' }).click()
    await page.getByRole('textbox', { name: 'Naam van het nieuwe thema' }).fill('Huren')
    await page.getByText('de huur gaat omhoog').last().click()
    await page.getByRole('button', { name: 'Maak thema (1)' }).click()
    const home = () => bord().signalen.find(({ id }) => id === 'sHuur')?.themaId
    await expect.poll(() => bord().themas.find(({ id }) => id === home())?.title).toBe('Huren')
    await doek().focus()
    await page.keyboard.press('Control+z')
    await expect.poll(home).toBe(first)
    expect(errors).toEqual([])
  })
})
