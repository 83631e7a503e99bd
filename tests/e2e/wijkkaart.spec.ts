import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import { fromRd } from '../../shared/domain/rijksdriehoek.ts'
import { axeViolations, launch, person, sizes } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
let page: Page
let teamPage: Page
let watcher: Person
let errors: string[][]
let bord: () => ReturnType<typeof readBord>
let sessie: () => SessieState | undefined

const linkOf = (rol: string): string => secretOf(new RegExp(`${rol}\\s+(\\S+)`).exec(server.output())?.[1] ?? '')
const nodeNamed = (name: string) => bord().nodes.find((node) => node.name.startsWith(name))

beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await launch()
  const [first, second] = [await person(browser, 'laptop'), await person(browser, 'laptop')]
  page = first.page
  teamPage = second.page
  errors = [first.errors, second.errors]
  watcher = await join(server.url, { code: linkOf('Begeleider'), alias: 'Kijker' })
  const [shared, own] = [watcher.open('bord'), watcher.open('sessie')]
  await Promise.all([shared.synced, own.synced])
  bord = () => readBord(shared.doc)
  sessie = () => readSessie(own.doc)
  await enter(page, server.url, { code: linkOf('Begeleider'), alias: 'Berna' }, 'wijkkaart')
  await enter(teamPage, server.url, { code: linkOf('Team'), alias: 'Tom' }, 'wijkkaart')
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await server?.close()
})

/** A spot of the canvas as a share of it. */
async function canvasAt(x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator('.wk-doek canvas').first().boundingBox()
  if (box === null) throw new Error('no canvas')
  return { x: box.x + box.width * x, y: box.y + box.height * y }
}

describe('the wijkkaart', () => {
  it('shows demand without supply with its evidence; what people confirm and refuse is there for everybody', async () => {
    const [spot, other] = [page.locator('.wk-gat-witte_vlek').first(), page.locator('.wk-gat-witte_vlek').nth(1)]
    await spot.getByRole('button').first().click()
    await spot.getByText(/mensen vragen dit/).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await spot.getByRole('button', { name: /Ja, dit mist/ }).click()
    const confirm = page.getByRole('dialog', { name: 'Dit klopt' })
    await confirm.getByRole('textbox', { name: 'Hoe noemt u dit?' }).fill('Eén loket met een mens eraan')
    await confirm.getByRole('button', { name: 'Bevestig' }).click()
    await teamPage.locator('.wk-gat', { hasText: 'Eén loket met een mens eraan' }).getByText('bevestigd').waitFor()
    await other.getByRole('button').first().click()
    await other.getByRole('button', { name: /Nee, er is aanbod/ }).click()
    const refuse = page.getByRole('dialog', { name: 'Waarom niet?' })
    await refuse.getByRole('textbox').fill('op donderdagavond is er een spreekuur')
    await refuse.getByRole('button', { name: 'Wijs af' }).click()
    await teamPage.getByText('Afgewezen: 1').click()
    await teamPage.getByText('op donderdagavond is er een spreekuur').waitFor()
    expect(sessie()?.gaten?.map(({ status }) => status)).toEqual(['bevestigd', 'afgewezen'])
  })

  it('a place is put in a buurt, typed in degrees, and drawn as a line; the others see it', async () => {
    // What is painted is a button for the keyboard as well.
    const sign = page.getByRole('button', { name: /^Vijverpad/ }).first()
    await sign.focus()
    await sign.press('Enter')
    await page.getByRole('combobox', { name: 'Zet in een buurt' }).selectOption('Hillekens')
    await expect.poll(() => nodeNamed('Vijverpad')?.area).toBe('Hillekens')
    const [lon, lat] = fromRd([183_000, 427_600])
    await page.getByRole('textbox', { name: 'Coördinaten' }).fill(`${lat.toFixed(7)}, ${lon.toFixed(7)}`)
    await page.getByRole('textbox', { name: 'Coördinaten' }).press('Enter')
    await expect
      .poll(() => {
        const [x = 0, y = 0] = nodeNamed('Vijverpad')?.geo ?? []
        return Math.hypot(x - 183_000, y - 427_600) < 0.5
      })
      .toBe(true)
    await page.getByRole('button', { name: 'Teken een lijn' }).click()
    for (const [x, y] of [
      [0.2, 0.4],
      [0.3, 0.5],
      [0.4, 0.45],
    ] as const) {
      const at = await canvasAt(x, y)
      await page.mouse.click(at.x, at.y)
    }
    await page.keyboard.press('Enter')
    await expect.poll(() => nodeNamed('Vijverpad')?.shape?.points.length).toBe(6)
    // Without a pointer: the same points as text, one taken out.
    const points = page.getByRole('textbox', { name: 'Punten van de lijn of het vlak' })
    const lines = (await points.inputValue()).split('\n')
    await points.fill(lines.slice(0, 2).join('\n'))
    await points.blur()
    await expect.poll(() => nodeNamed('Vijverpad')?.shape?.points.length).toBe(4)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Sluit', exact: false }).first().click()
  })

  it('takes a file of buurten in degrees, and says why it takes no other', async () => {
    const area = (name: string, x: number) => ({
      type: 'Feature',
      properties: { buurtnaam: name, buurtcode: 'BU1', inwoners: 1200 },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [x, 427_000],
            [x + 900, 427_000],
            [x + 900, 428_000],
            [x, 428_000],
            [x, 427_000],
          ].map(([a = 0, b = 0]) => fromRd([a, b])),
        ],
      },
    })
    const file = (body: object) => ({
      name: 'buurten.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify(body)),
    })
    await page.getByRole('button', { name: 'Kaart kiezen' }).click()
    const input = page.locator('input[type="file"][accept*="geojson"]')
    await input.setInputFiles(file({ type: 'FeatureCollection', features: [] }))
    await page
      .getByText(/In dit bestand staan geen gebieden/)
      .first()
      .waitFor()
    await input.setInputFiles(
      file({ type: 'FeatureCollection', features: [area('West', 182_000), area('Oost', 182_900)] }),
    )
    await page.getByRole('dialog').getByText('2 gebieden').waitFor()
    const gebieden = sessie()?.kaart?.gebieden
    expect(gebieden?.namen.map(({ name, code }) => [name, code])).toEqual([
      ['West', 'BU1'],
      ['Oost', 'BU1'],
    ])
    for (const [index, metres] of [182_000, 427_000, 183_800, 428_000].entries())
      expect(Math.abs((gebieden?.bounds[index] ?? 0) - metres)).toBeLessThan(0.5)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: /Sluit/ }).click()
  })

  it('puts all supply on notes on the map at once, each with its note, and the network holds a place that was dragged', async () => {
    const before = bord().nodes.length
    await page.getByRole('button', { name: 'Opvallend' }).click()
    await page.getByRole('button', { name: /bekijken en zetten/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Aanbod van briefjes op de kaart' })
    await dialog.getByRole('checkbox').first().click({ force: true })
    await dialog.getByRole('button', { name: /^Zet \d+ op de kaart/ }).click()
    await expect.poll(() => bord().nodes.length).toBeGreaterThan(before + 3)
    expect(
      bord()
        .nodes.filter((node) => node.createdAt > Date.UTC(2024, 0))
        .every((node) => node.signaalIds.length === 1),
    ).toBe(true)
    await page.getByRole('button', { name: 'Netwerk' }).click()
    const sign = page.getByRole('button', { name: /^Wijkagent/ }).first()
    await sign.focus()
    await sign.press('ArrowRight')
    await expect.poll(() => nodeNamed('Wijkagent')?.relPos?.length).toBe(2)
    await page.getByRole('button', { name: 'Opvallend', pressed: true }).waitFor()
    await page
      .getByText(/verbindt \d+ groepen/)
      .first()
      .waitFor()
  })

  it('on a phone the white spots stand under the map', async () => {
    await teamPage.setViewportSize(sizes.phone)
    await teamPage.locator('.wk-doek canvas').first().waitFor()
    await teamPage.getByText('Eén loket met een mens eraan').waitFor()
    expect(await axeViolations(teamPage)).toEqual([])
    expect(errors).toEqual([[], []])
  })
})
