import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import type { Pos, Signaal } from '../../shared/domain/signaal.ts'
import { axeViolations, launch, person, type sizes } from '../support/browser.ts'
import { screenUrl } from '../support/enter.ts'
import { type Network, startServerAndNetwork } from '../support/network.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let network: Network
let browser: Browser
let watcher: Person
let secret: string
let bord: () => ReturnType<typeof readBord>
const ids = Array.from({ length: 6 }, (_, i) => `keuze-signaal-000${i}`)
const texts = [
  'verlichting bij de vijver doet het niet',
  'zondag is alles dicht',
  'een bankje bij de bushalte',
  'koffie op woensdag in het buurthuis',
  'te hard rijden in de Dorpsstraat',
  'jongeren hangen bij de school',
]
const places: readonly Pos[] = [
  [0, 0],
  [300, 40],
  [620, 90],
  [40, 330],
  [330, 360],
  [640, 330],
]
/** What is in the middle of the canvas when a page opens, at 100 %. */
const middle: Pos = [400, 250]

beforeAll(async () => {
  ;({ server, network } = await startServerAndNetwork())
  browser = await launch()
  const { id, links } = await createWerksessie(server.url, {
    title: 'Werksessie Hatert',
    area: 'Hatert',
    themas: [{ title: 'Prettig wonen', plaat: 'wonen', pictogram: 'house' }],
  })
  secret = secretOf(links.begeleider)
  watcher = await join(server.url, { code: secret, alias: 'Kijker' })
  const kinds = ['zorg', 'zorg', 'wens', 'aanbod', 'praktijksignaal', 'praktijksignaal'] as const
  const sent = await watcher.api(
    'POST',
    `/werksessies/${id}/signalen`,
    ids.map((one, i) => ({ id: one, text: texts[i], kind: kinds[i], pos: places[i] })),
  )
  if (sent.status !== 200 && sent.status !== 201) throw new Error(JSON.stringify(sent))
  const { doc, synced } = watcher.open('bord')
  await synced
  bord = () => readBord(doc)
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await network?.close()
  await server?.close()
})

const signaal = (id: string | undefined): Signaal | undefined => bord().signalen.find((one) => one.id === id)
const posOf = (index: number): Pos | undefined => signaal(ids[index])?.pos
const active = (): Signaal[] => bord().signalen.filter(({ archivedAt }) => archivedAt === undefined)
const option = (page: Page, text: string) => page.getByRole('option', { name: new RegExp(text) })
const canvasOf = (page: Page) => page.getByRole('listbox', { name: /^Bord met/ })
const item = (page: Page, name: string | RegExp) => page.getByRole('menuitem', { name })
const chosen = (page: Page) => page.locator('.cv-doek').getByRole('option', { selected: true })

/** Opens the bord at a known place, as it was left on that device. */
async function openBord(size: keyof typeof sizes, alias: string, extra = '') {
  const { context, page, errors } = await person(browser, size)
  const answer = await page.request.post(`${network.url}/api/toegang`, { data: { code: secret, alias } })
  const joined = await answer.json()
  const kept = JSON.stringify({ middle, scale: 1, mode: 'bord' })
  await page.addInitScript(
    ([key, value]) => {
      if (localStorage.getItem(key ?? '') === null) localStorage.setItem(key ?? '', value ?? '')
    },
    [`wijkbord-kijk-${joined.toegang}`, kept],
  )
  await page.goto(screenUrl(network.url, joined, 'bord') + extra)
  await page.getByRole('listbox', { name: /Bord met 6 briefjes/ }).waitFor()
  await option(page, 'zondag').waitFor()
  const free =
    size === 'phone' ? { left: 12, top: 12, right: 12, bottom: 140 } : { left: 12, top: 12, right: 316, bottom: 84 }
  const box = await page.locator('.cv-doek').boundingBox()
  if (box === null) throw new Error('no canvas')
  /** Where a place on the bord is on the screen, as long as nobody moved the view. */
  const at = ([x, y]: Pos): [number, number] => [
    box.x + free.left + (box.width - free.left - free.right) / 2 + x - middle[0],
    box.y + free.top + (box.height - free.top - free.bottom) / 2 + y - middle[1],
  ]
  return { context, page, errors, at, joined }
}

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number], key?: string) {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(from[0] + 10, from[1] + 10)
  if (key !== undefined) await page.keyboard.down(key)
  await page.mouse.move(...to, { steps: 4 })
  await page.mouse.up()
  if (key !== undefined) await page.keyboard.up(key)
}

const paste = (page: Page, text: string) =>
  page.evaluate((given) => {
    const data = new DataTransfer()
    data.setData('text/plain', given)
    document
      .querySelector('.cv-doek')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

describe('choosing and finding on the canvas', () => {
  it('with the mouse: loop, menu, guides, lock, clipboard, lines, and the view that stays', async () => {
    const { page, errors, at } = await openBord('laptop', 'Berna')
    await page.mouse.click(...at([20, 60]))
    await page.keyboard.down('Shift')
    await page.mouse.click(...at([320, 100]))
    await page.keyboard.up('Shift')
    await expect.poll(() => chosen(page).count()).toBe(2)

    // A loop around the lower three, then the right click on one of them.
    await page.getByRole('button', { name: /Kies met een lus/ }).click()
    await page.mouse.move(...at([-60, 290]))
    await page.mouse.down()
    for (const corner of [
      [860, 290],
      [860, 480],
      [-60, 480],
    ] as const)
      await page.mouse.move(...at([...corner]), { steps: 3 })
    await page.mouse.up()
    await expect.poll(() => chosen(page).count()).toBe(3)
    const before = [3, 4, 5].map(posOf)
    await page.mouse.click(...at([60, 370]), { button: 'right' })
    await item(page, 'Leg netjes').click()
    await item(page, 'Bovenkanten gelijk').click()
    await expect.poll(() => [3, 4, 5].map((i) => posOf(i)?.[1])).toEqual([330, 330, 330])
    await canvasOf(page).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => [3, 4, 5].map(posOf)).toEqual(before)

    await page.reload()
    await option(page, 'zondag').waitFor()
    await page.evaluate(
      (view) => {
        for (const key of Object.keys(localStorage))
          if (key.startsWith('wijkbord-kijk-')) localStorage.setItem(key, view)
      },
      JSON.stringify({ middle, scale: 1, minimap: true }),
    )
    await page.reload()
    await page.getByRole('application', { name: /Kaartje/ }).waitFor()
    // Four units from the left side of the note above it: it is pulled onto that side, unless Alt is held.
    await drag(page, at([60, 370]), at([60 - 36, 470]))
    await expect.poll(() => posOf(3)?.[0]).toBe(0)
    await drag(page, at([360, 400]), at([360 - 27, 500]), 'Alt')
    await expect.poll(() => posOf(4)).toEqual([303, 460])

    await page.mouse.click(...at([660, 370]), { button: 'right' })
    expect(await axeViolations(page)).toEqual([])
    await item(page, 'Zet vast').click()
    await expect.poll(() => signaal(ids[5])?.locked).toBe(true)
    await drag(page, at([660, 370]), at([760, 420]))
    await canvasOf(page).focus()
    await page.keyboard.press('Delete')
    await page.getByText('Dit briefje staat vast').first().waitFor()
    expect(signaal(ids[5])).toMatchObject({ pos: [640, 330], locked: true })
    expect(signaal(ids[5])?.archivedAt).toBeUndefined()

    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+v')
    await expect.poll(() => active().filter(({ text }) => text === texts[5]).length).toBe(2)
    await paste(page, `nieuw op de lijst\n${texts[1]}\n1. nog iets nieuws`)
    await page.getByText('3 regels gelezen. 1 staat er al').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Zet 2 briefjes op het bord' }).click()
    await expect.poll(() => active().length).toBe(9)
    await canvasOf(page).focus()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => active().length).toBe(6)
    expect(errors).toEqual([])
  })

  it('with the keyboard: search, menu, copies, filters, links, looking along, undo after a break', async () => {
    const other = await openBord('laptop', 'Fatma')
    await other.page.mouse.move(...other.at([620, 90]))
    const { page, errors, joined } = await openBord('laptop', 'Berna')
    const canvas = canvasOf(page)
    await page.keyboard.press('/')
    await page.keyboard.type('vijfer')
    await page.getByText('1 van 1', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => canvas.evaluate((node) => node === document.activeElement)).toBe(true)
    await expect.poll(() => canvas.getAttribute('aria-activedescendant')).toBe(`bord-${ids[0]}`)

    await page.keyboard.press('Shift+F10')
    await item(page, 'Maak een kopie').press('Enter')
    await expect.poll(() => active().filter(({ text }) => text === texts[0]).length).toBe(2)
    await expect.poll(() => canvas.evaluate((node) => node === document.activeElement)).toBe(true)
    // The line breaks and comes back: what was done before it can still be undone.
    network.cut()
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
    network.restore()
    await page.getByText('Alles bewaard').first().waitFor({ timeout: 30_000 })
    await page.keyboard.press('Control+z')
    await expect.poll(() => active().length, { timeout: 15_000 }).toBe(6)

    await page.keyboard.press(']')
    await expect.poll(() => signaal(ids[0])?.rank).toBeDefined()
    await page.keyboard.press('f')
    await page.getByRole('complementary', { name: 'Toon een deel' }).getByRole('button', { name: 'Zorg' }).click()
    await page.getByText('2 van 6 briefjes').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await canvas.focus()
    await page.keyboard.press('Control+a')
    await expect.poll(() => chosen(page).count()).toBe(2)
    await page.getByRole('button', { name: 'Toon alles' }).click()
    await page.getByRole('button', { name: 'Sluit de filters' }).click()

    await page.getByRole('button', { name: /Toon wie/ }).click()
    await page.getByRole('button', { name: 'Kijk mee met Fatma' }).click()
    await page.getByText('U kijkt mee met Fatma').last().waitFor()
    const before = await canvas.getAttribute('data-zicht')
    await other.page.mouse.move(...other.at([-80, -80]))
    await expect.poll(() => canvas.getAttribute('data-zicht')).not.toBe(before)
    await canvas.focus()
    await page.keyboard.press('Escape')
    await page.getByText('U kijkt mee met Fatma').last().waitFor({ state: 'detached' })

    await page.goto(`${screenUrl(network.url, joined, 'bord')}&sig=${ids[4]}`)
    await expect.poll(() => canvas.getAttribute('aria-activedescendant')).toBe(`bord-${ids[4]}`)
    expect(page.url()).not.toContain('sig=')
    await page.goto(`${screenUrl(network.url, joined, 'lijst')}&sig=bestaat-niet`)
    await page.getByText('staat niet op dit bord').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('bankje')
    await page.getByText('1 van 1', { exact: true }).waitFor()
    expect([...errors, ...other.errors]).toEqual([])
    await other.context.close()
  })

  it('by touch at 390 by 844: long press, more than one, and two fingers', async () => {
    const { page, errors, at } = await openBord('phone', 'Tonny')
    const client = await page.context().newCDPSession(page)
    const [left = 0, top = 0] = posOf(4) ?? []
    await touch(client, 'touchStart', [at([left + 40, top + 40])])
    await item(page, 'Kies meer').waitFor()
    await touch(client, 'touchEnd', [])
    await item(page, 'Kies meer').tap()
    await item(page, 'Tik andere briefjes erbij').tap()
    await page.getByRole('button', { name: 'Klaar' }).waitFor()
    await page.touchscreen.tap(...at([340, 80]))
    await expect.poll(() => chosen(page).count()).toBe(2)
    await page.getByRole('button', { name: 'Klaar' }).tap()
    const zoom = () => page.locator('.cv-procent').textContent()
    expect(await zoom()).toBe('100%')
    const [x, y] = at([400, 250])
    await touch(client, 'touchStart', [
      [x - 40, y],
      [x + 40, y],
    ])
    await touch(client, 'touchMove', [
      [x - 60, y],
      [x + 60, y],
    ])
    await touch(client, 'touchMove', [
      [x - 80, y],
      [x + 80, y],
    ])
    await touch(client, 'touchEnd', [])
    await expect.poll(zoom).toBe('200%')
    await expect.poll(() => chosen(page).count()).toBe(2)
    expect(errors).toEqual([])
  })
})

const touch = (
  client: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  points: readonly (readonly [number, number])[],
): Promise<unknown> =>
  client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
