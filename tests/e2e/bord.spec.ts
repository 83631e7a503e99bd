import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type Network, startServerAndNetwork } from '../support/network.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
let network: Network
let browser: Browser
let begeleider: Page
let anna: Page
let watcher: Person
let errors: string[][]
let bord: () => ReturnType<typeof readBord>

beforeAll(async () => {
  ;({ server, network } = await startServerAndNetwork())
  browser = await launch()
  const { id, links, codes } = await createWerksessie(server.url, {
    title: 'Werksessie Hatert',
    area: 'Hatert',
    themas: [
      { title: 'Prettig wonen', plaat: 'wonen', pictogram: 'house' },
      { title: 'Elkaar ontmoeten', plaat: 'ontmoeten', pictogram: 'coffee' },
    ],
  })
  watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  await watcher.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'signalen' })
  const { doc, synced } = watcher.open('bord')
  await synced
  bord = () => readBord(doc)
  const first = await person(browser, 'laptop')
  const second = await person(browser, 'laptop')
  begeleider = first.page
  anna = second.page
  errors = [first.errors, second.errors]
  await enter(begeleider, network.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'bord')
  await enter(anna, network.url, { code: codes.deelnemer, alias: 'Anna', group: 'inwoner' }, 'bord')
  await anna.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor()
  await begeleider.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor()
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await network?.close()
  await server?.close()
})

const note = (page: Page, text: string) => page.getByRole('option', { name: new RegExp(text) })
const type = async (page: Page, text: string) => {
  await page.getByRole('textbox').last().waitFor()
  await page.keyboard.type(text)
}

describe('two laptops on one bord', () => {
  it('a note typed here is read there within a second, and undo is one’s own', async () => {
    await anna.getByRole('listbox').focus()
    await anna.keyboard.press('z')
    await type(anna, 'verlichting bij vijver doet t niet')
    await anna.keyboard.press('Escape')
    const started = Date.now()
    await note(begeleider, 'verlichting bij vijver').waitFor({ timeout: 5000 })
    expect(Date.now() - started).toBeLessThan(3000)
    await expect
      .poll(() => bord().signalen.map(({ text, kind, authorGroup }) => ({ text, kind, authorGroup })))
      .toEqual([{ text: 'verlichting bij vijver doet t niet', kind: 'zorg', authorGroup: 'inwoner' }])

    await begeleider.getByRole('listbox').focus()
    await begeleider.keyboard.press('p')
    await type(begeleider, 'Zondag is alles dicht')
    await begeleider.keyboard.press('Escape')
    await note(anna, 'Zondag is alles dicht').waitFor()
    await anna.getByRole('listbox').focus()
    await anna.keyboard.press('Control+z')
    await note(anna, 'verlichting bij vijver').waitFor({ state: 'detached' })
    await note(anna, 'Zondag is alles dicht').waitFor()
    await anna.keyboard.press('Control+Shift+z')
    await note(begeleider, 'verlichting bij vijver').waitFor()
    await expect.poll(() => bord().signalen.filter((signaal) => signaal.archivedAt === undefined).length).toBe(2)
  })

  it('the begeleider places a note in a thema from the list, and axe finds nothing on bord and list', async () => {
    await note(anna, 'Zondag is alles dicht').first().waitFor()
    const zondag = bord().signalen.find((signaal) => signaal.text.startsWith('Zondag'))
    await begeleider.getByRole('link', { name: 'Lijst' }).click()
    const row = begeleider.getByRole('row', { name: /Zondag is alles dicht/ })
    await row.getByRole('button', { name: /thema/i }).click()
    await begeleider
      .getByRole('menuitem', { name: /Elkaar ontmoeten/ })
      .or(begeleider.getByRole('option', { name: /Elkaar ontmoeten/ }).last())
      .or(begeleider.getByRole('menuitemradio', { name: /Elkaar ontmoeten/ }))
      .last()
      .click()
    await expect
      .poll(() => bord().signalen.find((signaal) => signaal.id === zondag?.id)?.themaId)
      .toBe(bord().themas.find((thema) => thema.title === 'Elkaar ontmoeten')?.id)
    await note(anna, 'Zondag is alles dicht. Elkaar ontmoeten').waitFor()
    expect(await axeViolations(begeleider)).toEqual([])
    // The sentence offers to undo this one step: once something else is the last, it goes.
    const offer = begeleider.getByRole('button', { name: 'Ongedaan maken' }).filter({ hasText: 'Ongedaan maken' })
    await offer.waitFor()
    await row.focus()
    await begeleider.keyboard.press('Control+z')
    await offer.waitFor({ state: 'detached' })
    await expect.poll(() => bord().signalen.find((signaal) => signaal.id === zondag?.id)?.themaId).toBeUndefined()
    await begeleider.keyboard.press('Control+Shift+z')
    await note(anna, 'Zondag is alles dicht. Elkaar ontmoeten').waitFor()
    await begeleider.getByRole('link', { name: 'Bord' }).click()
    await begeleider.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor()
    expect(await axeViolations(begeleider)).toEqual([])
  })

  it('the server dies in the middle: both browsers carry on by themselves', async () => {
    await server.kill('SIGKILL')
    await anna.getByRole('listbox').focus()
    await anna.keyboard.press('w')
    await type(anna, 'een bankje bij de vijver')
    await anna.keyboard.press('Escape')
    await anna
      .getByText(/offline/i)
      .first()
      .waitFor()
    await server.restart()
    await note(begeleider, 'een bankje bij de vijver').waitFor({ timeout: 30_000 })
    await anna.getByText('Alles bewaard').first().waitFor({ timeout: 30_000 })
    await until(
      'the watcher has all three',
      () => bord().signalen.filter((signaal) => signaal.archivedAt === undefined).length === 3,
      30_000,
    )
  })

  it('a note written offline survives a reload of the page', async () => {
    network.cut()
    await anna.getByRole('listbox').focus()
    await anna.keyboard.press('o')
    await type(anna, 'jongeren een eigen plek geven')
    await anna.keyboard.press('Escape')
    await anna.waitForTimeout(500)
    network.restore()
    await anna.reload()
    await note(begeleider, 'jongeren een eigen plek geven').waitFor({ timeout: 30_000 })
    expect(errors.flat()).toEqual([])
  })
})
