import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addConnector,
  addFrame,
  addKanskaart,
  addTekening,
  setSignaal,
  setThema,
} from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { isActive } from '../../shared/domain/signaal.ts'
import type { Joined } from '../../shared/protocol/api.ts'
import { aConnector, aFrame, aKanskaart, aTekening } from '../fixtures/builders.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter, screenUrl } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

// What no other file looks at: menus, dialogs and writing, in the dark and in high contrast; and whether everything of the
// document is in the accessibility tree of the list and of the canvas.

let server: RunningServer
let browser: Browser
let page: Page
let errors: string[]
let me: Joined
let watcher: Person
let bord: () => ReturnType<typeof readBord>

const kinds = ['zorg', 'wens', 'kans', 'cijfer', 'aanbod', 'praktijksignaal', 'gaat_goed'] as const

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const { id, links } = await createWerksessie(server.url, {
    title: 'Voor iedereen',
    themas: [{ title: 'Prettig wonen' }, { title: 'Licht op straat' }, { title: 'Elkaar ontmoeten' }],
  })
  watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  await watcher.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'clusteren' })
  const { doc, synced } = watcher.open('bord')
  await synced
  bord = () => readBord(doc)
  const idOf = (title: string) => bord().themas.find((thema) => thema.title === title)?.id as string
  const places = [undefined, idOf('Prettig wonen'), idOf('Licht op straat'), idOf('Elkaar ontmoeten')]
  const inputs = Array.from({ length: 24 }, (_, index) => {
    const themaId = places[(index + 1) % 4]
    return {
      id: `s${index + 1}`,
      text: `briefje nummer ${index + 1}.`,
      kind: kinds[index % kinds.length],
      ...(themaId === undefined ? {} : { themaId }),
    }
  })
  await watcher.api('POST', `/werksessies/${id}/signalen`, inputs)
  await until('the notes are on the bord', () => bord().signalen.length === inputs.length)
  doc.transact(() => {
    setThema(doc, idOf('Licht op straat'), { parentId: idOf('Prettig wonen') as never })
    setSignaal(doc, 's23', { mergedInto: 's19' as never })
    setSignaal(doc, 's22', { archivedAt: Date.now() })
    addFrame(doc, aFrame({ title: 'Voor later' }))
    addConnector(doc, aConnector({ to: { kind: 'thema', id: idOf('Elkaar ontmoeten') as never }, label: 'let op' }))
    addTekening(doc, aTekening({ kind: 'tekst', text: 'Eerst dit', pos: [20, -560] }))
    addKanskaart(doc, aKanskaart({ title: 'Een lamp van de buurt' }))
  })
  const made = await person(browser, 'laptop')
  page = made.page
  page.setDefaultTimeout(12_000)
  errors = made.errors
  me = await enter(page, server.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'lijst')
  await page.getByRole('treegrid').waitFor()
  // One note is withdrawn.
  await page.getByRole('searchbox', { name: 'Zoek in 23 briefjes' }).waitFor()
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await server?.close()
})

const look = async (scheme: 'licht' | 'donker' | 'contrast', what: string): Promise<void> => {
  await page.evaluate((thema) => {
    document.documentElement.dataset.thema = thema
  }, scheme)
  expect(await axeViolations(page), `${what}, ${scheme}`).toEqual([])
}
const row = (text: string) => page.getByRole('row', { name: new RegExp(text) }).first()

describe('the accessibility tree and the document', () => {
  it('the list has everything, once, with its place among its siblings', async () => {
    // Walks the outline from top to bottom as somebody with a screen reader does; rows come and go on the page.
    await page.getByRole('row').first().focus()
    await page.keyboard.press('Home')
    const heard: { name: string; level: number; pos: number; size: number; index: number }[] = []
    for (;;) {
      const at = await page.evaluate(() => {
        const focused = document.activeElement
        const number = (name: string): number => Number(focused?.getAttribute(name))
        return {
          name: focused?.getAttribute('aria-label') ?? '',
          level: number('aria-level'),
          pos: number('aria-posinset'),
          size: number('aria-setsize'),
          index: number('aria-rowindex'),
        }
      })
      if (heard.at(-1)?.index === at.index) break
      heard.push(at)
      await page.keyboard.press('ArrowDown')
    }
    const total = Number(await page.getByRole('treegrid').getAttribute('aria-rowcount'))
    expect(heard.map(({ index }) => index)).toEqual(Array.from({ length: total }, (_, nr) => nr + 1))
    const said = heard.map(({ name }) => name)
    const { signalen, themas, frames, kanskaarten, tekeningen, connectors } = bord()
    for (const { id, text, mergedInto } of signalen.filter(isActive))
      expect(said.filter((name) => name.includes(text)).length, `${id} ${mergedInto ?? ''}`).toBe(id === 's1' ? 2 : 1)
    for (const { title } of [...themas, ...frames, ...kanskaarten])
      expect(said.filter((name) => name.includes(title)).length, title).toBeGreaterThan(0)
    for (const { text } of tekeningen) expect(said.join()).toContain(text)
    expect(said.join()).toContain('“briefje nummer 1.” hoort bij Elkaar ontmoeten. let op')
    expect(connectors).toHaveLength(1)
    expect(said.join()).not.toContain('briefje nummer 22.')
    // Siblings count from 1 to the size of their set.
    for (const { name, pos, size } of heard) expect(pos, name).toBeLessThanOrEqual(size)
    const nested = heard.find(({ name }) => name.includes('Licht op straat'))
    expect(nested).toMatchObject({ level: 2 })
    expect(heard.find(({ name }) => name.includes('briefje nummer 2.'))).toMatchObject({ level: 3, pos: 1 })
  })

  it('the canvas has everything that is in view, in words', async () => {
    await page.goto(screenUrl(server.url, me, 'bord'))
    const canvas = page.getByRole('listbox').first()
    await canvas.waitFor()
    await page.getByRole('button', { name: 'Alles in beeld' }).click()
    await page.getByRole('option', { name: /Eerst dit/ }).waitFor({ state: 'attached' })
    const said = (await canvas.getByRole('option').allTextContents()).join('\n')
    const { signalen, themas, frames, tekeningen } = bord()
    for (const { text } of signalen.filter((one) => isActive(one) && one.mergedInto === undefined))
      expect(said).toContain(text)
    for (const { title } of [...themas, ...frames]) expect(said).toContain(title)
    for (const { text } of tekeningen) expect(said).toContain(text)
    expect(said).toContain('“briefje nummer 1.” hoort bij Elkaar ontmoeten')
    // Not one stop per note: the canvas itself is the only one.
    expect(await canvas.locator('[tabindex="0"]').count()).toBe(0)
  })
})

describe('axe, in the dark and in high contrast', () => {
  it('on the bord: looking, writing, menus and the keys', async () => {
    await look('contrast', 'bord')
    await page.getByRole('listbox').first().focus()
    await page.keyboard.press('z')
    await page.getByRole('textbox', { name: 'Tekst van het briefje' }).waitFor()
    await look('donker', 'writing on the bord')
    await page.keyboard.press('Escape')
    await page.getByRole('listbox').first().focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await look('contrast', 'the keys of the bord')
    await page.keyboard.press('Escape')
  })

  it('in the list: writing, the menu of a row, moving, keys, who is where', async () => {
    await page.goto(screenUrl(server.url, me, 'lijst'))
    await page.getByRole('treegrid').waitFor()
    await row('briefje nummer 1\\.').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Tekst van het briefje' }).waitFor()
    await look('contrast', 'writing in a row')
    await page.keyboard.press('Escape')
    await row('briefje nummer 1\\.').getByRole('button', { name: /^Meer/ }).click()
    await page.getByRole('menu').waitFor()
    await look('donker', 'menu of a row')
    await page.keyboard.press('Escape')
    await row('briefje nummer 1\\.').focus()
    await page.keyboard.press('v')
    await page.getByRole('dialog').waitFor()
    await look('contrast', 'move to')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Wie is waar' }).click()
    await page.getByRole('dialog').waitFor()
    await look('donker', 'who is where')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('the tour: asked for behind the question mark, a step is done by doing it', async () => {
    await row('briefje nummer 1\\.').focus()
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Volg de rondleiding' }).click()
    const tour = page.getByRole('region', { name: 'Rondleiding' })
    await tour.getByText('Stap 1 van 5').waitFor()
    await look('contrast', 'tour')
    await row('briefje nummer 1\\.').focus()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: /^Nieuw briefje bij/ }).waitFor()
    await page.keyboard.type('z een nieuw begin')
    await page.keyboard.press('Enter')
    await tour.getByText('Stap 2 van 5').waitFor()
    await page.keyboard.press('Escape')
    await tour.getByRole('button', { name: 'Sla over' }).click()
    await tour.getByText('Stap 3 van 5').waitFor()
    await tour.getByRole('button', { name: 'Stop de rondleiding' }).click()
    await tour.waitFor({ state: 'detached' })
  })

  it('on the other screens', async () => {
    for (const [index, screen] of ['begeleider', 'kanskaarten', 'wijkkaart', 'rangorde', 'programma'].entries()) {
      await page.goto(screenUrl(server.url, me, screen))
      await page.getByRole('main').first().waitFor()
      await look(index % 2 === 0 ? 'donker' : 'contrast', screen)
    }
    expect(errors).toEqual([])
  })
})

describe('reflow and targets', () => {
  it('the list fits in 320 css px without scrolling sideways, and its targets are large enough for a finger', async () => {
    await page.setViewportSize({ width: 320, height: 568 })
    await page.goto(screenUrl(server.url, me, 'lijst'))
    await page.getByRole('row').first().waitFor()
    const found = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      small: [...document.querySelectorAll('.ls-boom button')]
        .map((button) => button.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && (width < 24 || height < 24)).length,
    }))
    expect(found).toEqual({ wide: 320, small: 0 })
  })
})
