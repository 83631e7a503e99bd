import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import type { Joined } from '../../shared/protocol/api.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter, screenUrl } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

interface Expected {
  readonly counts: {
    readonly signals: number
    readonly nodes: number
    readonly relations: number
    readonly kanskaarten: number
  }
  readonly themes: readonly { readonly title: string; readonly score: number }[]
}
const expected = JSON.parse(
  readFileSync(new URL('../../server/demo/lindenholt-2023/expected.json', import.meta.url), 'utf8'),
) as Expected

let server: RunningServer
let browser: Browser
let page: Page
let me: Joined
let teamPage: Page
let watcher: Person
let errors: string[][]
let bord: () => ReturnType<typeof readBord>
const themaOrder = expected.themes.map((thema) => thema.title)

/** The link of a role as the start prints it. */
const linkOf = (rol: string): string => secretOf(new RegExp(`${rol}\\s+(\\S+)`).exec(server.output())?.[1] ?? '')
const open = (screen: string) => page.goto(screenUrl(server.url, me, screen))

beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await launch()
  const first = await person(browser, 'laptop')
  const second = await person(browser, 'laptop')
  page = first.page
  teamPage = second.page
  errors = [first.errors, second.errors]
  watcher = await join(server.url, { code: linkOf('Begeleider'), alias: 'Kijker' })
  const { doc, synced } = watcher.open('bord')
  await synced
  bord = () => readBord(doc)
  me = await enter(page, server.url, { code: linkOf('Begeleider'), alias: 'Berna' }, 'bord')
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await server?.close()
})

describe('the Lindenholt session from signalen to paper', () => {
  it('has everything of the sample on the bord', () => {
    const { signalen, themas, nodes, relations, kanskaarten } = bord()
    expect({
      signalen: signalen.length,
      themas: themas.length,
      nodes: nodes.length,
      relations: relations.length,
      kanskaarten: kanskaarten.length,
    }).toEqual({
      signalen: expected.counts.signals,
      themas: 7,
      nodes: expected.counts.nodes,
      relations: expected.counts.relations,
      kanskaarten: expected.counts.kanskaarten,
    })
  })

  it('proposes places as ghosts; all are taken over, and one undo takes them back', async () => {
    const placed = () => bord().signalen.filter((signaal) => signaal.themaId !== undefined).length
    const before = placed()
    const panel = page.getByLabel('Voorstellen van de computer')
    await panel.getByRole('button', { name: 'Vraag een voorstel' }).click()
    const all = panel.getByRole('button', { name: /^Neem alle \d+ over$/ })
    await all.waitFor({ timeout: 60_000 })
    expect(placed()).toBe(before)
    const count = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0])
    expect(count).toBeGreaterThan(3)
    expect(await axeViolations(page)).toEqual([])
    await panel
      .getByRole('button', { name: /^Plaats/ })
      .first()
      .click()
    await expect.poll(placed).toBe(before + 1)
    await all.click()
    await expect.poll(placed).toBe(before + count)
    await page.getByRole('toolbar', { name: 'Gereedschap' }).getByRole('button', { name: 'Ongedaan maken' }).click()
    await expect.poll(placed).toBe(before + 1)
    await page.getByRole('toolbar', { name: 'Gereedschap' }).getByRole('button', { name: 'Ongedaan maken' }).click()
    await expect.poll(placed).toBe(before)
  })

  it('keeps the votes to itself until the reveal, and then shows the order that the formula gives', async () => {
    const hidden = await watcher.api('GET', `/werksessies/${me.werksessieId}/rangorde`)
    expect(hidden.status).toBe(409)
    await open('rangorde')
    await page.getByRole('button', { name: 'Onthul' }).click()
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Onthul' }).click()
    await page.getByText('84,2').first().waitFor()
    const shown = await watcher.api('GET', `/werksessies/${me.werksessieId}/rangorde`)
    const rangorde = shown.body as { themas: { title: string; score: number; rank: number }[]; status: string }
    expect(rangorde.themas.map((thema) => thema.title)).toEqual(themaOrder)
    for (const [index, thema] of expected.themes.entries())
      expect(rangorde.themas[index]?.score).toBeCloseTo(thema.score, 2)
    expect(await axeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await axeViolations(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it('writes a programme in which every sentence leads to its signalen', async () => {
    await open('programma')
    await page.getByRole('button', { name: 'Maak een eerste versie' }).click()
    await page
      .getByRole('heading', { name: /Urgentie/ })
      .first()
      .waitFor({ timeout: 60_000 })
    await page.locator('.bron-citaat').first().click()
    const panel = page.getByRole('complementary', { name: 'Waar komt dit vandaan?' })
    await panel.getByText('Letterlijk citaat').waitFor()
    const quoted = await panel.locator('blockquote').textContent()
    const signaal = bord().signalen.find((one) => quoted?.includes(one.text.trim()))
    expect(signaal, quoted ?? '').toBeDefined()
    await panel
      .getByText(signaal?.text ?? '')
      .first()
      .waitFor()
    expect(await axeViolations(page)).toEqual([])

    // Two people in one text: the team reads what the begeleider fills in.
    await enter(teamPage, server.url, { code: linkOf('Team'), alias: 'Team' }, 'programma')
    await teamPage
      .getByRole('heading', { name: /Urgentie/ })
      .first()
      .waitFor()
    const before = await page.locator('.invulplek').count()
    await page.locator('.invulplek').first().click()
    await page.keyboard.type('de kerngroep Lindenholt')
    await teamPage.getByText('de kerngroep Lindenholt').waitFor()
    expect(await page.locator('.invulplek').count()).toBe(before - 1)
    await expect.poll(() => teamPage.locator('.invulplek').count()).toBe(before - 1)
  })

  it('lets two people fill in one kanskaart, and prints it', async () => {
    await open('kanskaarten')
    await page
      .getByRole('button', { name: /Beweegroute met bankjes/ })
      .first()
      .click()
    expect(await axeViolations(page)).toEqual([])
    await teamPage.goto(screenUrl(server.url, await teamJoined(), 'kanskaarten'))
    await teamPage
      .getByRole('button', { name: /Beweegroute met bankjes/ })
      .first()
      .click()
    const card = () => bord().kanskaarten.find((one) => one.title === 'Beweegroute met bankjes')
    expect(card()?.obstacles).toBe('')
    await page.getByRole('button', { name: /Vul in: Wat zit in de weg/ }).click()
    await page.keyboard.type('geen geld voor bankjes')
    await teamPage.getByRole('button', { name: /Vul in: Wat willen we leren/ }).click()
    await teamPage.keyboard.type('wie loopt mee?')
    await expect
      .poll(() => [card()?.obstacles, card()?.learningQuestion])
      .toEqual(['geen geld voor bankjes', 'wie loopt mee?'])
    await teamPage.getByText('geen geld voor bankjes').first().waitFor()
  })

  it('has the wijkkaart as map, as network and as table; a new point reaches the others', async () => {
    await open('wijkkaart')
    await page
      .getByRole('button', { name: /Wijkagent/ })
      .first()
      .waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Netwerk' }).click()
    await page.getByRole('button', { name: 'Netwerk', pressed: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Nieuw punt' }).click()
    const dialog = page.getByRole('dialog', { name: 'Nieuw punt' })
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Repaircafé')
    await dialog.getByRole('combobox', { name: 'Soort' }).selectOption({ label: 'Activiteit' })
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Zet op de wijkkaart' }).click()
    await expect.poll(() => bord().nodes.find((node) => node.name === 'Repaircafé')?.type).toBe('activiteit')
    await page.getByRole('button', { name: 'Lijst', exact: true }).click()
    await page.getByRole('table').or(page.getByRole('grid')).getByText('Repaircafé').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await teamPage.goto(screenUrl(server.url, await teamJoined(), 'wijkkaart'))
    await teamPage.getByRole('button', { name: 'Lijst', exact: true }).click()
    await teamPage.getByText('Repaircafé').first().waitFor()
  })

  it('takes everything home: PDF, DOCX, Markdown, CSV, XLSX, JSON, and an archive that imports to an equal bord', async () => {
    const get = async (path: string) => {
      const answer = await page.request.get(
        `${server.url}/api/werksessies/${me.werksessieId}/export/${path}?toegang=${me.toegang}`,
        { timeout: 60_000 },
      )
      expect(answer.status(), path).toBe(200)
      return answer.body()
    }
    expect((await get('kanskaarten.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    for (const [path, start] of [
      ['programma.docx', 'PK'],
      ['signalen.xlsx', 'PK'],
    ] as const) {
      expect((await get(path)).subarray(0, 2).toString(), path).toBe(start)
    }
    expect((await get('programma.md')).toString()).toContain('# ')
    expect((await get('signalen.csv')).toString()).toContain('Zondag is de langste dag vd week')
    expect(JSON.parse((await get('kanskaarten.json')).toString())).toBeTypeOf('object')
    const archive = await get('archief.json')

    const made = await createWerksessie(server.url, { title: 'Teruggezet', themaSource: 'tijdens' })
    const other = await join(server.url, { code: secretOf(made.links.begeleider), alias: 'Berna' })
    const answer = await fetch(
      `${server.url}/api/werksessies/${made.id}/import?soort=archief&toegang=${other.toegang}`,
      {
        method: 'POST',
        headers: { cookie: other.cookie, 'content-type': 'application/json' },
        body: new Uint8Array(archive),
      },
    )
    expect(answer.status, await answer.clone().text()).toBe(200)
    const copy = other.open('bord')
    await copy.synced
    expect(readBord(copy.doc)).toEqual(bord())
    other.close()
  })

  it('shows the projector no names and no controls, and axe finds nothing there', async () => {
    const { page: scherm, errors: schermErrors } = await person(browser, 'projector')
    await enter(scherm, server.url, { code: linkOf('Scherm') }, 'scherm')
    await watcher.api('POST', `/werksessies/${me.werksessieId}/scherm`, { view: 'signalen' })
    await scherm
      .getByText(/briefjes/)
      .first()
      .waitFor()
    expect(await scherm.getByRole('button').count()).toBe(0)
    const sizes = await scherm.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) =>
          [...element.childNodes].some((child) => child.nodeType === 3 && (child.textContent ?? '').trim() !== ''),
        )
        .filter((element) => element.getClientRects().length > 0 && element.getBoundingClientRect().width > 2)
        .map(
          (element) =>
            [Number.parseFloat(getComputedStyle(element).fontSize), (element.textContent ?? '').slice(0, 30)] as const,
        ),
    )
    expect(sizes.length).toBeGreaterThan(5)
    expect(sizes.filter(([size]) => size < 28)).toEqual([])
    expect(await axeViolations(scherm)).toEqual([])
    expect([...errors.flat(), ...schermErrors]).toEqual([])
  })
})

async function teamJoined(): Promise<Joined> {
  const answer = await teamPage.request.get(`${server.url}/api/toegangen`)
  const [first] = (await answer.json()) as Joined[]
  if (first === undefined) throw new Error('the team has no toegang')
  return first
}
