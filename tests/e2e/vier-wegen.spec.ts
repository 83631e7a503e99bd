import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import type { Archief } from '../../shared/domain/archief.ts'
import { launch, person } from '../support/browser.ts'
import { screenUrl } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

// The same job four times: with the mouse on the canvas, by keyboard on the canvas, in the list, and by touch on a phone.
// Whoever does it, in whatever way, leaves the same document.

let server: RunningServer
let browser: Browser
const watchers: Person[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
})
afterAll(async () => {
  for (const one of watchers) one.close()
  await browser?.close()
  await server?.close()
})

const lamp = 'de lamp bij de vijver is stuk'
const dark = 'het is donker bij de vijver'
const soup = 'zondag samen eten'
const more = ' met soep'
const oops = 'dit hoort hier niet'
const cardTitle = 'Een lamp van de buurt'

/** How somebody does each part of the job. `page` is on the screen that the part needs. */
interface Way {
  readonly size: 'laptop' | 'phone'
  readonly screen: 'bord' | 'lijst'
  add(page: Page, letter: string, kind: string, text: string): Promise<void>
  edit(page: Page, text: string, more: string): Promise<void>
  /** In a thema; also from one thema to another. */
  place(page: Page, text: string, thema: string): Promise<void>
  takeBack(page: Page, text: string): Promise<void>
  undo(page: Page): Promise<void>
  merge(page: Page, texts: readonly [string, string]): Promise<void>
  press(target: Locator): Promise<void>
  card(page: Page, title: string): Promise<void>
}

async function walk(name: string, way: Way): Promise<unknown> {
  const { id, links, codes } = await createWerksessie(server.url, {
    title: 'Vier wegen',
    themas: [
      { title: 'Wonen', plaat: 'wonen', pictogram: 'house' },
      { title: 'Ontmoeten', plaat: 'ontmoeten', pictogram: 'coffee' },
    ],
  })
  const watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  watchers.push(watcher)
  const step = (from: string, to: string) => watcher.api('POST', `/werksessies/${id}/fase`, { from, to })
  await step('inloop', 'clusteren')
  const { doc, synced } = watcher.open('bord')
  await synced
  const bord = () => readBord(doc)
  const signaal = (text: string) => bord().signalen.find((one) => one.text.startsWith(text))
  const themaOf = (text: string) => bord().themas.find((thema) => thema.id === signaal(text)?.themaId)?.title

  // The deelnemer comes in by the front door.
  const roos = await person(browser, way.size)
  roos.page.setDefaultTimeout(12_000)
  await roos.page.goto(`${server.url}/binnen#${codes.deelnemer.replace(/ /g, '')}`)
  await roos.page.getByLabel('Hoe mogen wij u noemen?').fill('Roos')
  const group = roos.page.getByRole('radio', { name: /bewoner/ })
  if (way.size === 'phone') await roos.page.getByText('Als bewoner').tap()
  else if (way === mouse) await roos.page.getByText('Als bewoner').click()
  else await group.press(' ')
  await way.press(roos.page.getByRole('button', { name: 'Doe mee' }))
  await roos.page.waitForURL(/toegang=/)
  const mine = { werksessieId: id, toegang: new URL(roos.page.url()).searchParams.get('toegang') ?? '' } as never
  await open(roos.page, screenUrl(server.url, mine, way.screen), way.screen)
  const page = roos.page
  const added = async (letter: string, kind: string, text: string, stored: string, thema: string) => {
    await way.add(page, letter, kind, text)
    await expect.poll(() => signaal(text)?.kind, { message: name }).toBe(stored)
    await way.place(page, text, thema)
    await expect.poll(() => themaOf(text), { message: name }).toBe(thema)
  }
  await added('z', 'Zorg', lamp, 'zorg', 'Wonen')
  await added('p', 'Praktijk', dark, 'praktijksignaal', 'Wonen')
  await added('w', 'Wens', soup, 'wens', 'Wonen')
  await way.edit(page, soup, more)
  await expect.poll(() => signaal(soup)?.text, { message: name }).toBe(soup + more)
  await way.place(page, soup, 'Ontmoeten')
  await expect.poll(() => themaOf(soup), { message: name }).toBe('Ontmoeten')
  await added('o', 'Oplossing', oops, 'oplossing', 'Ontmoeten')
  await way.takeBack(page, oops)
  await expect.poll(() => signaal(oops)?.archivedAt, { message: name }).toBeTypeOf('number')
  await way.undo(page)
  await expect.poll(() => signaal(oops)?.archivedAt, { message: name }).toBeUndefined()

  // The begeleider puts together what belongs together.
  const berna = await person(browser, way.size)
  berna.page.setDefaultTimeout(12_000)
  const joined = await berna.page.request.post(`${server.url}/api/toegang`, {
    data: { code: secretOf(links.begeleider), alias: 'Berna' },
  })
  const hers = await joined.json()
  await open(berna.page, screenUrl(server.url, hers, way.screen), way.screen)
  await way.merge(berna.page, [dark, lamp])
  await expect.poll(() => signaal(lamp)?.mergedInto, { message: name }).toBe(signaal(dark)?.id)
  await step('clusteren', 'kansen')
  await way.card(berna.page, cardTitle)
  await expect.poll(() => bord().kanskaarten.map(({ title }) => title), { message: name }).toEqual([cardTitle])

  await step('kansen', 'stemmen')
  await page.goto(screenUrl(server.url, mine, 'stemmen'))
  for (const thema of ['Wonen', 'Wonen', 'Ontmoeten'])
    await way.press(page.getByRole('button', { name: `Stip erbij voor ${thema}` }))
  await page.getByText('Nog 2 stippen').first().waitFor()
  await page.getByText('Uw stippen zijn bewaard').first().waitFor()
  // Ballots are in the archive once the round was revealed.
  await watcher.api('POST', `/werksessies/${id}/onthulling`, {})
  const archief = await watcher.api('GET', `/werksessies/${id}/export/archief.json`)
  expect([...roos.errors, ...berna.errors], name).toEqual([])
  await closeAll(roos.context, berna.context)
  return withoutIdsAndTimes(archief.body as Archief)
}

async function open(page: Page, url: string, screen: 'bord' | 'lijst'): Promise<void> {
  await page.goto(url)
  await page
    .getByRole(screen === 'lijst' ? 'treegrid' : 'listbox')
    .first()
    .waitFor()
}
const closeAll = async (...contexts: readonly BrowserContext[]) => {
  for (const context of contexts) await context.close()
}

/** What the four must have in common: everything of the bord, who wrote what, the round and its ballots. */
function withoutIdsAndTimes({ bord, owners, ballots, stemronde, deelnemers }: Archief): unknown {
  const names = new Map<string, string>()
  for (const [collection, records] of Object.entries(bord))
    for (const record of records) {
      const words = 'title' in record ? record.title : 'text' in record ? record.text : ''
      names.set(record.id, `${collection}: ${words}`)
    }
  for (const { key, group, begeleider } of deelnemers) names.set(key, begeleider ? 'begeleider' : group)
  if (stemronde !== undefined) names.set(stemronde.id, 'stemronde')
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value
    if (Array.isArray(value)) return value.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !/At$/.test(key))
        // A note in a thema lies where the layout puts it; where it came from is no part of what people left.
        .filter(([key]) => !(key === 'pos' && 'themaId' in value))
        .map(([key, inner]): [string, unknown] => [names.get(key) ?? key, plain(inner)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
  return plain({ bord, owners, ballots, stemronde })
}

// ---- where things are on the canvas, as somebody sees it: by the colour of their paper and of their plate

const colours = { [lamp]: '#ffd2d6', [dark]: '#fff0a0', [soup]: '#e6dcfb', [oops]: '#e3f1a6' } as const
const plates = { Wonen: '#a2371b', Ontmoeten: '#00666f' } as const
type Point = { readonly x: number; readonly y: number }

/** The middle of the largest patch of a colour on the canvas; bars and panels over it do not count. */
async function seen(page: Page, colour: string): Promise<Point> {
  const box = await page.locator('.cv-doek').boundingBox()
  if (box === null) throw new Error('no canvas')
  const { data, info } = await sharp(await page.screenshot({ clip: { ...box, height: box.height - 110 } }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const xs: number[] = []
  const ys: number[] = []
  for (let at = 0; at < data.length; at += 3)
    if (wanted.every((part, index) => Math.abs((data[at + index] ?? 0) - part) <= 2)) {
      const pixel = at / 3
      xs.push(pixel % info.width)
      ys.push(Math.floor(pixel / info.width))
    }
  if (xs.length < 60) throw new Error(`nothing of ${colour} in view`)
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const scale = info.width / box.width
  return { x: box.x + middle(xs) / scale, y: box.y + middle(ys) / scale }
}
/** Looks until it is there: notes glide and appear. */
async function find(page: Page, colour: string): Promise<Point> {
  for (let tries = 0; ; tries++)
    try {
      return await seen(page, colour)
    } catch (error) {
      if (tries > 20) throw error
      await page.waitForTimeout(100)
    }
}
const spotOf = (page: Page, text: string): Promise<Point> =>
  find(page, Object.entries(colours).find(([start]) => text.startsWith(start))?.[1] ?? '')
const plateOf = (page: Page, thema: string): Promise<Point> => find(page, plates[thema as keyof typeof plates])
const caret = (page: Page): Locator => page.getByRole('textbox', { name: 'Tekst van het briefje' })
const pad = (page: Page, kind: string): Locator =>
  page
    .getByRole('toolbar', { name: 'Gereedschap' })
    .getByRole('button', { name: new RegExp(`^Nieuw briefje: ${kind}`) })
const undoButton = (page: Page): Locator =>
  page.getByRole('toolbar', { name: 'Gereedschap' }).getByRole('button', { name: 'Ongedaan maken' })
/** With the keyboard: the canvas has the focus and the arrows walk to a note. */
async function walkTo(page: Page, text: string): Promise<void> {
  const canvas = page.getByRole('listbox').first()
  await canvas.focus()
  const at = async (): Promise<string> => {
    const id = await canvas.getAttribute('aria-activedescendant')
    return id === null ? '' : ((await page.locator(`[id="${id}"]`).textContent()) ?? '')
  }
  await page.keyboard.press('Escape')
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowRight'])
    for (let steps = 0; steps < 2; steps++) {
      if ((await at()).includes(text)) return
      await page.keyboard.press(key)
    }
  if (!(await at()).includes(text)) throw new Error(`the arrows do not come to ${text}, but to ${await at()}`)
}
const selectedOptions = (page: Page): Promise<string[]> =>
  page.getByRole('option', { selected: true }).allTextContents()
const row = (page: Page, text: string): Locator => page.getByRole('row', { name: new RegExp(text) })
const enter = (target: Locator): Promise<void> => target.press('Enter')

const mouse: Way = {
  size: 'laptop',
  screen: 'bord',
  async add(page, _letter, kind, text) {
    await pad(page, kind).click()
    await caret(page).waitFor()
    await page.keyboard.type(text)
    // A click on the empty bord ends the writing.
    const box = await page.locator('.cv-doek').boundingBox()
    await page.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + (box?.height ?? 0) - 160)
    await caret(page).waitFor({ state: 'detached' })
  },
  async edit(page, text, words) {
    const { x, y } = await spotOf(page, text)
    await page.mouse.dblclick(x, y)
    await caret(page).press('End')
    await page.keyboard.type(words)
    await page.keyboard.press('Escape')
  },
  async place(page, text, thema) {
    const [from, to] = [await spotOf(page, text), await plateOf(page, thema)]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await page.mouse.move(to.x, to.y + 50, { steps: 3 })
    await page.mouse.up()
  },
  async takeBack(page, text) {
    const { x, y } = await spotOf(page, text)
    await page.mouse.click(x, y)
    await page.getByRole('button', { name: 'Meer', exact: true }).click()
    await page.getByRole('menuitem', { name: /Neem terug/ }).click()
  },
  undo: (page) => undoButton(page).click(),
  async merge(page, [top, under]) {
    const [first, second] = [await spotOf(page, top), await spotOf(page, under)]
    await page.mouse.click(first.x, first.y)
    await page.keyboard.down('Shift')
    await page.mouse.click(second.x, second.y)
    await page.keyboard.up('Shift')
    await page
      .getByRole('button', { name: /Leg op elkaar/ })
      .first()
      .click()
  },
  press: (target) => target.click(),
  card: (page, title) => cardOnItsScreen(page, title, (target) => target.click()),
}

const keyboard: Way = {
  size: 'laptop',
  screen: 'bord',
  async add(page, letter, _kind, text) {
    await page.getByRole('listbox').first().focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press(letter)
    await caret(page).waitFor()
    await page.keyboard.type(text)
    await page.keyboard.press('Escape')
    await caret(page).waitFor({ state: 'detached' })
  },
  async edit(page, text, words) {
    await walkTo(page, text)
    await page.keyboard.press('Enter')
    await caret(page).press('End')
    await page.keyboard.type(words)
    await page.keyboard.press('Escape')
  },
  async place(page, text, thema) {
    await walkTo(page, text)
    await page.keyboard.press('t')
    await page.getByRole('menuitemradio', { name: new RegExp(thema) }).waitFor()
    await page.keyboard.press(thema === 'Wonen' ? '1' : '2')
  },
  async takeBack(page, text) {
    await walkTo(page, text)
    await page.keyboard.press('Delete')
  },
  undo: (page) => page.keyboard.press('Control+z'),
  async merge(page, [top, under]) {
    await walkTo(page, top)
    await page.keyboard.down('Shift')
    // They lie side by side.
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.up('Shift')
    await page.getByText('2 briefjes gekozen').first().waitFor()
    expect(await selectedOptions(page)).toEqual(expect.arrayContaining([expect.stringContaining(under)]))
    await page.keyboard.press('m')
  },
  press: enter,
  card: (page, title) => cardOnItsScreen(page, title, enter),
}

const list: Way = {
  size: 'laptop',
  screen: 'lijst',
  async add(page, letter, _kind, text) {
    await page.getByRole('button', { name: 'Nieuw briefje', exact: true }).press('Enter')
    await page.keyboard.type(`${letter} ${text}`)
    await page.keyboard.press('Enter')
    await row(page, text).waitFor()
    await page.keyboard.press('Escape')
  },
  async edit(page, text, words) {
    await row(page, text).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  },
  async place(page, text, thema) {
    await row(page, text).focus()
    await page.keyboard.press('v')
    await page.getByRole('dialog').getByRole('textbox').waitFor()
    await page.keyboard.type(thema)
    await page.keyboard.press('Enter')
  },
  async takeBack(page, text) {
    await row(page, text).focus()
    await page.keyboard.press('Delete')
  },
  undo: (page) => page.keyboard.press('Control+z'),
  async merge(page, texts) {
    for (const text of texts) {
      await row(page, text).focus()
      await page.keyboard.press(' ')
    }
    await page.keyboard.press('m')
  },
  press: enter,
  async card(page, title) {
    await page.getByRole('button', { name: 'Nieuwe kanskaart' }).press('Enter')
    await page.getByRole('textbox', { name: /Kanskaart/ }).waitFor()
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
  },
}

const tap = (target: Locator): Promise<void> => target.tap()
const touch: Way = {
  size: 'phone',
  screen: 'lijst',
  async add(page, letter, _kind, text) {
    await tap(page.getByRole('button', { name: 'Nieuw briefje', exact: true }))
    await page.keyboard.type(`${letter} ${text}`)
    await tap(page.getByRole('button', { name: 'Bewaar', exact: true }))
    await row(page, text).waitFor()
    await page.keyboard.press('Escape')
  },
  async edit(page, text, words) {
    await tap(row(page, text).getByRole('button', { name: /^Meer/ }))
    await tap(page.getByRole('menuitem', { name: /^Bewerk/ }))
    await page.keyboard.press('End')
    await page.keyboard.type(words)
    await tap(page.getByRole('button', { name: 'Bewaar', exact: true }))
  },
  async place(page, text, thema) {
    await tap(row(page, text).getByRole('button', { name: /^Thema/ }))
    await tap(page.getByRole('menuitemradio', { name: new RegExp(thema) }))
  },
  async takeBack(page, text) {
    await tap(row(page, text).getByRole('button', { name: /^Meer/ }))
    await tap(page.getByRole('menuitem', { name: /Neem terug/ }))
  },
  undo: (page) => tap(page.getByRole('button', { name: 'Ongedaan maken' }).last()),
  async merge(page, texts) {
    for (const text of texts) {
      await tap(row(page, text).getByRole('button', { name: /^Meer/ }))
      await tap(page.getByRole('menuitem', { name: 'Kies dit briefje' }))
    }
    await tap(page.getByRole('button', { name: /Leg op elkaar/ }).first())
  },
  press: tap,
  card: (page, title) => cardOnItsScreen(page, title, tap),
}

async function cardOnItsScreen(page: Page, title: string, press: (target: Locator) => Promise<void>): Promise<void> {
  await page.goto(page.url().replace(/\/(bord|lijst)\?/, '/kanskaarten?'))
  await press(page.getByRole('button', { name: 'Nieuwe kanskaart' }).first())
  const name = page.getByRole('textbox', { name: 'Naam van de kaart' }).first()
  if (!(await name.isVisible())) await press(page.getByRole('button', { name: /Naam van de kaart/ }).first())
  await name.fill(title)
  await name.press('Enter')
}

describe('the whole job, four ways', () => {
  const done = new Map<string, unknown>()
  it.each(Object.entries({ mouse, keyboard, list, touch }))('%s', async (name, way) => {
    const left = await walk(name, way)
    done.set(name, left)
    expect(JSON.stringify(left)).toContain(cardTitle)
    // Whatever the way, it is what the first one left.
    expect(left).toEqual([...done.values()][0])
  })
  it('has been done by all four', () => expect([...done.keys()]).toEqual(['mouse', 'keyboard', 'list', 'touch']))
})
