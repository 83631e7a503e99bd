import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addKanskaart } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
import { aKanskaart } from '../fixtures/builders.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter, screenUrl } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
const people: Person[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
})
afterAll(async () => {
  for (const one of people) one.close()
  await browser?.close()
  await server?.close()
})

const more = (page: Page, target: string) => page.getByRole('button', { name: `Stip erbij voor ${target}` })
const themas = [{ title: 'Wonen' }, { title: 'Geld' }, { title: 'Samen' }]

describe('voting with dots', () => {
  it('begeleider opens, people vote, and three presses show the result', async () => {
    const { id, links, codes } = await createWerksessie(server.url, { title: 'Stemmen', themas })
    const observer = await join(server.url, { code: codes.deelnemer, alias: 'Oog', group: 'professional' })
    people.push(observer)
    const seen = { bord: observer.open('bord'), sessie: observer.open('sessie') }
    await Promise.all([seen.bord.synced, seen.sessie.synced])
    const sessie = () => readSessie(seen.sessie.doc)

    const console_ = await person(browser, 'laptop')
    const phone = await person(browser, 'phone')
    const wall = await person(browser, 'projector')
    const begeleider = await enter(
      console_.page,
      server.url,
      { code: secretOf(links.begeleider), alias: 'Berna' },
      'begeleider',
    )
    await console_.page
      .getByRole('button', { name: /Ga naar Stemmen/ })
      .first()
      .click()
    await enter(wall.page, server.url, { code: secretOf(links.scherm) }, 'scherm')
    await enter(phone.page, server.url, { code: codes.deelnemer, alias: 'Roos', group: 'inwoner' }, 'telefoon')
    const fatima = await join(server.url, { code: codes.deelnemer, alias: 'Fatima', group: 'professional' })
    people.push(fatima)
    await more(phone.page, 'Wonen').waitFor()
    expect(await axeViolations(phone.page)).toEqual([])
    for (let dots = 0; dots < 3; dots++) await more(phone.page, 'Wonen').click()
    for (let dots = 0; dots < 2; dots++) await more(phone.page, 'Samen').click()
    const [, geld = ''] = sessie()?.stemronde?.targets ?? []
    await fatima.api('POST', `/werksessies/${id}/stemmen`, { ballot: { [geld]: 2 } })
    await expect.poll(() => sessie()?.ballotsCast).toBe(2)
    await console_.page.getByText('2 van 3 hebben gestemd').waitFor()
    await console_.page.getByText('Vastgelegd toen de ronde openging').waitFor()

    // What a deelnemer received so far has a count of ballots, and not one dot.
    const received = Buffer.concat([
      Y.encodeStateAsUpdate(seen.sessie.doc),
      Y.encodeStateAsUpdate(seen.bord.doc),
    ]).toString('latin1')
    expect(received).not.toMatch(/"?dots"?\W/)
    expect(sessie()?.rangorde).toBeUndefined()
    expect((await observer.api('GET', `/werksessies/${id}/rangorde`)).status).toBe(409)
    expect((await observer.api('GET', `/werksessies/${id}/stemmen`)).body).toEqual({ ballot: {}, left: 5 })

    // Fewer than five ballots of each group: the begeleider is told before it is too late.
    await console_.page.getByRole('button', { name: 'Onthul' }).click()
    const dialog = console_.page.getByRole('dialog')
    await dialog.getByText(/minder dan vijf stembiljetten van bewoners/).waitFor()
    await dialog.getByRole('button', { name: 'Toon eerst de professionals' }).click()
    await expect.poll(() => sessie()?.onthulling?.step).toBe(1)
    await wall.page.getByText('Zo kozen de professionals').waitFor()
    expect(await wall.page.getByText('Bewoners', { exact: true }).count()).toBe(0)
    expect(await axeViolations(console_.page)).toEqual([])
    // The next presses by the space bar: nothing has the focus.
    await console_.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await console_.page.keyboard.press('Space')
    await expect.poll(() => sessie()?.onthulling?.step).toBe(2)
    await console_.page.getByRole('button', { name: 'Toon de volgorde' }).click()
    await expect.poll(() => sessie()?.rangorde?.themas.length).toBe(3)
    const shares = Object.fromEntries((sessie()?.rangorde?.themas ?? []).map((thema) => [thema.title, thema.share]))
    expect(shares.Wonen).toEqual({ professional: 0, inwoner: 0.6 })
    expect(shares.Geld).toEqual({ professional: 1, inwoner: 0 })

    // One professional and one bewoner: their order is shown, what they gave is not.
    await wall.page.getByText('Dit kozen we').waitFor()
    expect(await wall.page.getByText('%').count()).toBe(0)
    expect(await axeViolations(wall.page)).toEqual([])
    await console_.page.goto(screenUrl(server.url, begeleider, 'rangorde'))
    await console_.page.getByRole('heading', { name: 'Uitslagen per ronde' }).waitFor()
    await console_.page.getByText('Van deze groep tonen we alleen de volgorde.').first().waitFor()
    expect([...console_.errors, ...phone.errors, ...wall.errors]).toEqual([])
  })
})

describe('other rounds', () => {
  it('a matrix on laptop, phone and paper, and a round about kanskaarten with a flip', async () => {
    const { id, links, codes } = await createWerksessie(server.url, { title: 'Kiezen', themas })
    const console_ = await person(browser, 'laptop')
    const begeleider = await enter(
      console_.page,
      server.url,
      { code: secretOf(links.begeleider), alias: 'Berna' },
      'begeleider',
    )
    const page = console_.page
    const watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
    people.push(watcher)
    const seen = watcher.open('sessie')
    const onBord = watcher.open('bord')
    await Promise.all([seen.synced, onBord.synced])
    const sessie = () => readSessie(seen.doc)
    const cast = async (one: Person, body: object) =>
      expect((await one.api('POST', `/werksessies/${id}/stemmen`, body)).status).toBe(200)

    // A round of another form, chosen in the console.
    await page.getByRole('button', { name: 'Anders stemmen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Haalbaarheid en effect').click()
    await dialog.getByLabel(/Vraag aan de mensen/).fill('Wat kan nog dit jaar?')
    expect(await axeViolations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Open deze ronde' }).click()
    await expect.poll(() => sessie()?.stemronde?.form).toBe('matrix')
    const [wonen = '', geld = ''] = sessie()?.stemronde?.targets ?? []

    // On the laptop by dragging and by arrow keys; the same values are in the sliders.
    const laptop = await person(browser, 'laptop')
    const fatima = await enter(
      laptop.page,
      server.url,
      { code: codes.deelnemer, alias: 'Fatima', group: 'professional' },
      'stemmen',
    )
    await laptop.page.getByRole('heading', { name: 'Nog 3 te plaatsen' }).waitFor()
    await laptop.page.getByText('Wat kan nog dit jaar?').waitFor()
    const chip = (nummer: number) => laptop.page.getByRole('button', { name: new RegExp(`^${nummer}\\. `) })
    const plane = await laptop.page.locator('.mx-vlak').boundingBox()
    const from = await chip(1).boundingBox()
    if (plane === null || from === null) throw new Error('no plane')
    await laptop.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await laptop.page.mouse.down()
    await laptop.page.mouse.move(plane.x + plane.width * 0.5, plane.y + plane.height * 0.5, { steps: 3 })
    await laptop.page.mouse.move(plane.x + plane.width * 0.8, plane.y + plane.height * 0.1, { steps: 3 })
    await laptop.page.mouse.up()
    await chip(2).focus()
    await laptop.page.keyboard.press('Enter')
    await laptop.page.keyboard.press('ArrowLeft')
    await laptop.page.keyboard.press('Shift+ArrowUp')
    const own = async () => {
      const answer = await laptop.page.request.get(
        `${server.url}/api/werksessies/${id}/stemmen?toegang=${fatima.toegang}`,
      )
      return ((await answer.json()) as { matrix: unknown }).matrix
    }
    await expect.poll(own).toEqual({ [wonen]: [80, 90], [geld]: [45, 51] })
    const slider = laptop.page.getByRole('slider', { name: 'Wonen. Hoeveel helpt het?' })
    expect(await slider.inputValue()).toBe('90')
    expect(await slider.getAttribute('aria-valuetext')).toBe('helpt heel veel, 90 van 100')
    expect(await axeViolations(laptop.page)).toEqual([])

    // A phone has the sliders alone.
    const phone = await person(browser, 'phone')
    await enter(phone.page, server.url, { code: codes.deelnemer, alias: 'Roos', group: 'inwoner' }, 'telefoon')
    await phone.page.getByRole('button', { name: 'Plaats Wonen' }).click()
    await phone.page.getByRole('slider', { name: 'Wonen. Hoe haalbaar is dit voor ons?' }).press('End')
    await phone.page.getByText('heel makkelijk').waitFor()
    await phone.page.getByText('Uw keuzes zijn bewaard.').waitFor()
    expect(await phone.page.locator('.mx-vlak').isVisible()).toBe(false)
    expect(await axeViolations(phone.page)).toEqual([])

    // Paper ballots: a number each, typed again to correct.
    const paper = await person(browser, 'laptop')
    await enter(paper.page, server.url, { code: secretOf(links.schrijver), alias: 'Sien' }, 'stemmen')
    const type = async (nummer: string, said: RegExp) => {
      await paper.page.getByRole('textbox', { name: 'Nummer van het stembiljet' }).fill(nummer)
      await paper.page.getByRole('button', { name: 'Plaats Geld' }).click()
      await paper.page.getByRole('button', { name: 'Bewaar stembiljet' }).click()
      await paper.page.getByText(said).first().waitFor()
    }
    await type('7', /Stembiljet 7 is bewaard/)
    await type('7', /Stembiljet 7 is verbeterd/)
    await expect.poll(() => sessie()?.ballotsCast).toBe(3)
    expect(await axeViolations(paper.page)).toEqual([])

    // Enough professionals for medians; the two bewoners stay an order.
    const profs: Person[] = []
    for (let i = 0; i < 5; i++) {
      const one = await join(server.url, { code: codes.deelnemer, alias: `p${i}`, group: 'professional' })
      people.push(one)
      profs.push(one)
      await cast(one, { matrix: { [wonen]: [60 + i, 70 + i] } })
    }
    await page.getByRole('button', { name: 'Onthul' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Onthul' }).click()
    await expect.poll(() => sessie()?.uitslagen?.length).toBe(1)
    await laptop.page.getByText('Haalbaarheid 63').first().waitFor()
    await laptop.page.getByText('te weinig mensen').first().waitFor()

    // A second round, about kanskaarten, after the first: the order flips without weights, and it says why.
    addKanskaart(onBord.doc, aKanskaart({ id: 'avond' as never, title: 'Avondspreekuur' }))
    addKanskaart(onBord.doc, aKanskaart({ id: 'route' as never, title: 'Beweegroute', order: 'a5' }))
    const openRound = () =>
      watcher.api('POST', `/werksessies/${id}/stemronde`, { action: 'open', doel: 'kanskaarten', dotsPerPerson: 3 })
    await expect.poll(async () => (await openRound()).status).toBe(200)
    await expect.poll(() => sessie()?.stemronde?.targets).toEqual(['avond', 'route'])
    await more(phone.page, 'Beweegroute').click()
    await expect.poll(() => sessie()?.ballotsCast).toBe(1)
    for (const one of profs) await cast(one, { ballot: { avond: 2, route: 1 } })
    await watcher.api('POST', `/werksessies/${id}/onthulling`, {})
    await page.goto(screenUrl(server.url, begeleider, 'rangorde'))
    await page.getByText('Stemmen op kanskaarten').first().waitFor()
    await page.getByText('Op één hoop is de volgorde van Beweegroute en Avondspreekuur andersom.').waitFor()
    await page.getByText('Wat kan nog dit jaar?').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect([...console_.errors, ...laptop.errors, ...phone.errors, ...paper.errors]).toEqual([])
  })
})

describe('notes from paper', () => {
  it('are typed one line each, also without a connection, and found again by number', async () => {
    const { links } = await createWerksessie(server.url, { title: 'Papier', themas })
    const watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
    people.push(watcher)
    const bord = watcher.open('bord')
    await bord.synced
    const placed = () => readBord(bord.doc).signalen
    const { page, context, errors } = await person(browser, 'laptop')
    await enter(page, server.url, { code: secretOf(links.schrijver), alias: 'Sien' }, 'papier')
    await page.getByRole('textbox', { name: /^Vel/ }).fill('3')
    await page.getByRole('textbox', { name: /^Tafel/ }).fill('4')
    const line = page.getByRole('textbox', { name: /^Briefje 3-/ })
    await line.focus()
    await page.keyboard.type('z te weinig licht bij de ')
    await page.keyboard.press('Alt+o')
    await page.keyboard.press('Enter')
    await page.keyboard.type('g de koffieochtend is goud')
    await page.keyboard.press('Enter')
    await expect.poll(() => placed().length).toBe(2)
    expect(
      placed()
        .map(({ text, kind, channel, authorGroup, table }) => [text, kind, channel, authorGroup, table])
        .sort(),
    ).toEqual([
      ['de koffieochtend is goud', 'gaat_goed', 'papier', 'inwoner', 4],
      ['te weinig licht bij de [?]', 'zorg', 'papier', 'inwoner', 4],
    ])
    expect(await axeViolations(page)).toEqual([])

    // The network goes: typing goes on, and everything arrives once.
    await context.setOffline(true)
    for (const text of ['meer bankjes', 'minder haast']) {
      await page.keyboard.type(`w ${text}`)
      await page.keyboard.press('Enter')
    }
    await page.getByText('4 briefjes ingevoerd').waitFor()
    await page.getByText('staat op dit apparaat').first().waitFor()
    await context.setOffline(false)
    await expect.poll(() => placed().length, { timeout: 20_000 }).toBe(4)
    await expect.poll(() => page.getByText('staat op dit apparaat').count(), { timeout: 20_000 }).toBe(0)

    // The last lines are corrected and withdrawn; the number finds them again.
    await page.getByRole('button', { name: 'Wijzig 3-4' }).click()
    const edit = page.getByRole('textbox', { name: 'Wijzig 3-4' })
    await edit.fill('minder haast in de zorg')
    await edit.press('Enter')
    await expect.poll(() => placed().some(({ text }) => text === 'minder haast in de zorg')).toBe(true)
    await page.getByRole('button', { name: 'Trek 3-3 in' }).click()
    await expect.poll(() => placed().filter(({ archivedAt }) => archivedAt !== undefined).length).toBe(1)
    await page.getByText('3 briefjes ingevoerd').waitFor()
    await page.getByRole('searchbox', { name: 'Zoek op nummer of woord' }).fill('3-1')
    await expect.poll(() => page.locator('.pa-lijst li').count()).toBe(1)
    await page.getByText('te weinig licht bij de [?]').waitFor()
    await page.reload()
    await page.getByText('minder haast in de zorg').waitFor()
    await page.getByRole('textbox', { name: /^Briefje 3-5/ }).waitFor()
    expect(errors).toEqual([])
  })
})
