import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import type { Bezoek } from '../../shared/protocol/wijkkaart-api.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
let page: Page
let annaPage: Page
let watcher: Person
let errors: string[][]
let bord: () => ReturnType<typeof readBord>
let sessie: () => SessieState | undefined

const title = 'Beweegroute met bankjes'
const linkOf = (rol: string): string => secretOf(new RegExp(`${rol}\\s+(\\S+)`).exec(server.output())?.[1] ?? '')
const card = () => {
  const found = bord().kanskaarten.find((one) => one.title === title)
  if (found === undefined) throw new Error('the card is gone')
  return found
}

beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await launch()
  const [first, second] = [await person(browser, 'laptop'), await person(browser, 'laptop')]
  page = first.page
  annaPage = second.page
  errors = [first.errors, second.errors]
  watcher = await join(server.url, { code: linkOf('Begeleider'), alias: 'Kijker' })
  const [shared, own] = [watcher.open('bord'), watcher.open('sessie')]
  await Promise.all([shared.synced, own.synced])
  bord = () => readBord(shared.doc)
  sessie = () => readSessie(own.doc)
  const { werksessieId } = watcher
  await watcher.api('POST', `/werksessies/${werksessieId}/fase`, {
    from: sessie()?.werksessie.huidigeFase,
    to: 'kansen',
  })
  await enter(page, server.url, { code: linkOf('Begeleider'), alias: 'Berna' }, 'kanskaarten')
  await enter(annaPage, server.url, { code: linkOf('Deelnemer'), alias: 'Anna', group: 'professional' }, 'kanskaarten')
  for (const one of [page, annaPage])
    await one
      .getByRole('button', { name: new RegExp(title) })
      .first()
      .click()
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await server?.close()
})

describe('a kanskaart', () => {
  it('its trekker says yes in person; another trekker has to say it again, and a yes from outside says who wrote it down', async () => {
    const block = (one: Page) => one.getByRole('region', { name: 'Trekker', exact: true })
    await block(annaPage).getByRole('button').first().click()
    const [role, organisation] = [
      block(annaPage).getByRole('textbox').first(),
      block(annaPage).getByRole('textbox').nth(1),
    ]
    await role.fill('beweegcoach')
    await organisation.fill('Sportontwikkeling')
    await block(annaPage).getByRole('button', { name: 'Klaar' }).click()
    await block(annaPage).getByRole('button', { name: 'Ik ben de trekker en zeg ja' }).click()
    await block(page).getByText('De trekker heeft zelf ja gezegd.').waitFor()
    expect(sessie()?.trekkers?.[card().id]).toMatchObject({ how: 'zelf', rol: 'deelnemer' })
    await block(page).getByRole('button').first().click()
    await block(page).getByRole('textbox').nth(1).fill('Wandelclub')
    await block(page).getByRole('button', { name: 'Klaar' }).click()
    await block(annaPage)
      .getByText(/De trekker is veranderd/)
      .waitFor()
    await block(page).getByRole('button', { name: 'Ja gezegd buiten het bord' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('aan de telefoon')
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Leg vast' }).click()
    await block(annaPage)
      .getByText(/buiten het bord. Vastgelegd door: begeleider/i)
      .waitFor()
  })

  it('a note is dragged onto it, and a former text is put back from its history', async () => {
    const before = card().signaalIds.length
    await annaPage.getByText('Briefjes om te slepen').click()
    await annaPage.locator('.kk-sleep li').first().dragTo(annaPage.locator('article.kk-kaart'))
    await expect.poll(() => card().signaalIds.length).toBe(before + 1)
    const goal = card().goal
    await annaPage.getByRole('region', { name: 'Wat willen we?' }).getByRole('button').first().click()
    await annaPage.getByRole('textbox', { name: 'Wat willen we?' }).fill('iets heel anders')
    await expect.poll(() => card().goal).toBe('iets heel anders')
    await page.getByRole('button', { name: 'Meer' }).last().click()
    await page.getByRole('menuitem', { name: 'Geschiedenis' }).click()
    const history = page.getByRole('dialog', { name: 'Geschiedenis' })
    await history.getByText('aan de telefoon').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await history.getByRole('combobox').selectOption('goal')
    await history
      .getByRole('button', { name: /Zet terug/ })
      .last()
      .click()
    await expect.poll(() => card().goal).toBe(goal)
  })

  it('a team that comes back sees what changed, and what hangs together', async () => {
    const veranderd: Bezoek = {
      vorige: Date.UTC(2026, 2, 14),
      veranderd: [
        {
          collection: 'kanskaarten',
          id: card().id,
          isNieuw: false,
          at: Date.UTC(2026, 2, 20),
          fields: [{ field: 'obstacles', before: 'een vergunning', wie: ['professional'] }],
        },
      ],
    }
    const team = await person(browser, 'laptop')
    // A visit lasts half an hour: what the server makes of it is tested with a clock of its own.
    await team.page.route('**/bezoek?*', (route) => route.fulfill({ json: veranderd }))
    await enter(team.page, server.url, { code: linkOf('Team'), alias: 'Tom' }, 'team')
    await team.page.getByRole('heading', { name: /Veranderd sinds uw vorige bezoek/ }).waitFor()
    await team.page.getByText('een vergunning').waitFor()
    await team.page.getByRole('heading', { name: 'Thema’s, kaarten en witte vlekken' }).waitFor()
    expect(await axeViolations(team.page)).toEqual([])
    await team.page.getByRole('link', { name: title }).first().click()
    await team.page.getByRole('article').getByText(title).first().waitFor()
    const visit = await watcher.api('POST', `/werksessies/${watcher.werksessieId}/bezoek`, {})
    expect([visit.status, visit.body]).toEqual([200, { veranderd: [] }])
    expect([...errors, team.errors]).toEqual([[], [], []])
  })
})
