import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import type { SignaalId, ThemaId } from '../../shared/base/ids.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { readSessie, type SessieState } from '../../shared/doc/sessie-doc.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf, until } from '../support/werksessie-client.ts'

/**
 * The run sheet of DOMAIN §7 from the first person at the door to the last word: a console, a projector, somebody who types
 * paper, two laptops and three phones in real browsers, and 42 others who write and vote as phones do.
 */
const crowdSize = 42
const themas = ['Geldzorgen', 'Meedoen', 'Ontmoeten', 'Gezond leven', 'Lekker in je vel', 'Wonen', 'De weg weten']
const groups = ['professional', 'inwoner', 'gemeente', 'vrijwilliger'] as const
const words = ['verlichting', 'bankje', 'huur', 'bus', 'eenzaam', 'jongeren', 'huisarts', 'koffie', 'speelplek', 'taal']

let server: RunningServer
let browser: Browser
let crowd: Person[]
let path: string
let bord: () => ReturnType<typeof readBord>
let sessie: () => SessieState
let watcher: Person
let console_: Page
/** A second tab of the begeleider. */
let tafel: Page
let scherm: Page
let papier: Page
let anna: Page
let joris: Page
let phones: Page[]
const contexts: BrowserContext[] = []
const errors: string[][] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const { id, links, codes } = await createWerksessie(server.url, {
    title: 'Werksessie Lindenholt',
    area: 'Lindenholt',
    themas: themas.map((title) => ({ title })),
    agenda: 'volledig',
    tafels: 8,
  })
  path = `/werksessies/${id}`
  watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  const docs = { bord: watcher.open('bord'), sessie: watcher.open('sessie') }
  await Promise.all([docs.bord.synced, docs.sessie.synced])
  bord = () => readBord(docs.bord.doc)
  sessie = () => {
    const state = readSessie(docs.sessie.doc)
    if (state === undefined) throw new Error('no sessie')
    return state
  }
  const open = async (
    size: 'laptop' | 'phone' | 'projector',
    code: string,
    alias: string,
    screen: string,
    group = 0,
  ) => {
    const made = await person(browser, size)
    contexts.push(made.context)
    errors.push(made.errors)
    await enter(made.page, server.url, { code, alias, group: groups[group] ?? 'inwoner' }, screen)
    return made.page
  }
  console_ = await open('laptop', secretOf(links.begeleider), 'Berna', 'begeleider')
  tafel = await console_.context().newPage()
  scherm = await open('projector', secretOf(links.scherm), 'Scherm', 'scherm')
  papier = await open('laptop', secretOf(links.schrijver), 'Sam', 'papier')
  anna = await open('laptop', codes.deelnemer, 'Anna', 'bord', 0)
  joris = await open('laptop', codes.deelnemer, 'Joris', 'bord', 2)
  phones = []
  for (const [index, alias] of ['Roos', 'Mo', 'Els'].entries())
    phones.push(await open('phone', codes.deelnemer, alias, 'telefoon', 1 + (index % 3)))
  crowd = await Promise.all(
    Array.from({ length: crowdSize }, (_, index) =>
      join(server.url, {
        code: codes.deelnemer,
        alias: `Nummer ${index}`,
        group: groups[index % 4] ?? 'inwoner',
        table: 1 + (index % 8),
        device: 'telefoon',
      }),
    ),
  )
  await Promise.all(crowd.map((one) => one.open('sessie').synced))
})
afterAll(async () => {
  for (const one of [...(crowd ?? []), watcher]) one?.close()
  await browser?.close()
  await server?.close()
})

// One story in parts: after a part that failed the others say nothing of their own.
let isBroken = false
beforeEach(() => {
  if (isBroken) throw new Error('an earlier part of the run sheet failed')
  onTestFailed(() => {
    isBroken = true
  })
})

const active = () => bord().signalen.filter(({ archivedAt }) => archivedAt === undefined)
const next = async (title: string, fase: string) => {
  await console_.getByRole('button', { name: `Ga naar ${title}`, exact: true }).click()
  await until(`fase ${fase}`, () => sessie().werksessie.huidigeFase === fase)
}
const everybodyWrites = async (kind: string, what: (index: number) => string) => {
  const sent = await Promise.all(
    crowd.map((one, index) =>
      one.api('POST', `${path}/signalen`, {
        id: `${kind}${index}x${one.deelnemerId}`.slice(0, 40),
        text: what(index),
        kind,
      }),
    ),
  )
  expect(sent.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
}
const writeOnPhone = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Briefje', exact: true }).click()
  await page.getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: /^(Plaats briefje|Bewaar)$/ }).click()
}
/** Somebody at a table places a note, over a real socket. */
async function tableMoves(signaalId: SignaalId, themaId: ThemaId): Promise<void> {
  const one = crowd[7]
  if (one === undefined) throw new Error('no crowd')
  const { doc, synced } = one.open('bord')
  await synced
  setSignaal(doc, signaalId, { themaId })
}
const onScreen = (text: string | RegExp) => scherm.getByText(text).first().waitFor({ timeout: 15_000 })
const [roos, mo] = [() => phones[0] as Page, () => phones[1] as Page]

describe('two and a half hours with fifty people', () => {
  it('inloop and welkom: people come in, see the question, and then nobody can write', async () => {
    await onScreen(/Scan de code/)
    await writeOnPhone(roos(), 'de buurtmoeders zijn goud waard')
    await everybodyWrites('gaat_goed', (index) => `hier gaat het goed met ${words[index % 10]} ${index}`)
    await until('all are there', () => active().length === crowdSize + 1)
    await next('Welkom', 'welkom')
    await onScreen(/Fijn dat u er bent/)
    const refused = await crowd[0]?.api('POST', `${path}/signalen`, { id: 'teLaat', text: 'mag niet', kind: 'zorg' })
    expect(JSON.stringify(refused?.body)).toContain('fase.not_allowed')
    expect(active()).toHaveLength(crowdSize + 1)
  })

  it('oefenen: one practice note each, archived when it is over', async () => {
    await next('Oefenen', 'oefenen')
    await writeOnPhone(mo(), 'vanochtend pap')
    await everybodyWrites('wens', (index) => `brood met kaas ${index}`)
    await until('practice is there', () => active().length === 2 * (crowdSize + 1))
    await next('Cijfers', 'cijfers')
    await until('practice is archived', () => active().length === crowdSize + 1)
    await next('De thema’s', 'themas')
    await onScreen('Geldzorgen')
  })

  it('stil schrijven: only the author sees it, the screen shows a number; then everything at once', async () => {
    await next('Stil schrijven', 'stil')
    await writeOnPhone(roos(), 'ik durf ’s avonds niet langs de vijver')
    await everybodyWrites('zorg', (index) => `stil: ${words[index % 10]} is een zorg ${index}`)
    await until('all are counted', () => sessie().prive?.count === crowdSize + 1)
    await onScreen(String(crowdSize + 1))
    expect(active()).toHaveLength(crowdSize + 1)
    await mo().getByRole('button', { name: 'Iedereen' }).click()
    expect(await mo().getByText('langs de vijver').count()).toBe(0)
    await console_.getByRole('button', { name: 'Leg alles neer' }).first().click()
    await until('everything is on the bord', () => active().length === 2 * (crowdSize + 1))
    await mo().getByText('ik durf ’s avonds niet langs de vijver').first().waitFor()
  })

  it('signalen and aanbod: phones, laptops and paper together', async () => {
    await next('Signalen', 'signalen')
    await everybodyWrites('bewonersinput', (index) => `aan tafel: ${words[index % 10]} bij nummer ${index}`)
    await anna.getByRole('listbox').focus()
    await anna.keyboard.press('z')
    await anna.getByRole('textbox').last().waitFor()
    await anna.keyboard.type('wachtlijst voor schuldhulp')
    await anna.keyboard.press('Escape')
    await papier.getByRole('textbox', { name: /Briefje 1/ }).fill('z de stoep ligt scheef [?]')
    await papier.keyboard.press('Enter')
    await until('paper is on the bord', () => active().some(({ channel }) => channel === 'papier'))
    expect(active().find(({ channel }) => channel === 'papier')).toMatchObject({
      text: 'de stoep ligt scheef [?]',
      kind: 'zorg',
    })
    await next('Aanbod', 'aanbod')
    await everybodyWrites('aanbod', (index) => `inloop ${words[index % 10]} op woensdag ${index}`)
    await until('all are there', () => active().length === 4 * crowdSize + 4)
  })

  it('counting back, the break, and looking through: what is flagged is gone from every screen', async () => {
    await next('Pen neer', 'terugtellen')
    await next('Pauze', 'pauze')
    await onScreen('Pauze')
    await next('Nakijken', 'nakijken')
    const flagged = active().find(({ text }) => text.includes('schuldhulp'))
    expect(flagged).toBeDefined()
    const done = await watcher.api('POST', `${path}/markering`, { signaalId: flagged?.id, reason: 'zorg' })
    expect(done.status).toBe(200)
    await until('its words are gone', () => !active().some(({ text }) => text.includes('schuldhulp')))
    expect(active()).toHaveLength(4 * crowdSize + 4)
  })

  it('ordenen: the computer proposes, the begeleider takes it over, nothing is lost from the ledger', async () => {
    await next('Ordenen', 'ordenen')
    // A table puts a note where it thinks that it belongs; the computer leaves that alone.
    const wonen = bord().themas.find(({ title }) => title === 'Wonen')?.id
    const moved = active().find(({ text }) => text.includes('stoep ligt scheef'))?.id
    if (wonen === undefined || moved === undefined) throw new Error('nothing to move')
    await tableMoves(moved, wonen)
    const placeOf = (id: SignaalId) => active().find((one) => one.id === id)?.themaId
    await until('the table placed it', () => placeOf(moved) === wonen)
    await tafel.goto(console_.url().replace('/begeleider', '/bord'))
    const panel = tafel.getByLabel('Voorstellen van de computer')
    await panel.getByRole('button', { name: 'Vraag een voorstel' }).click()
    const all = panel.getByRole('button', { name: /^(Neem alle \d+ over|Maak thema)$/ }).first()
    await all.waitFor({ timeout: 60_000 })
    const placed = () => active().filter(({ themaId }) => themaId !== undefined).length
    const before = placed()
    await all.click()
    await until('something is placed', () => placed() > before)
    expect(placeOf(moved)).toBe(wonen)
    expect(active()).toHaveLength(4 * crowdSize + 4)
    await onScreen('Wonen')
  })

  it('wijkkaart and kansen: laptops are brought there and make a place and a card', async () => {
    await next('Wijkkaart', 'wijkkaart')
    await anna.waitForURL(/\/wijkkaart/)
    await anna.getByRole('button', { name: 'Nieuw punt' }).first().click()
    const dialog = anna.getByRole('dialog', { name: 'Nieuw punt' })
    await dialog.getByRole('textbox', { name: 'Naam' }).fill('Repaircafé')
    await dialog.getByRole('button', { name: 'Zet op de wijkkaart' }).click()
    await until('the place is there', () => bord().nodes.some(({ name }) => name === 'Repaircafé'))
    await next('Kansen', 'kansen')
    await joris.waitForURL(/\/kanskaarten/)
    await joris.getByRole('button', { name: 'Nieuwe kanskaart' }).first().click()
    await until('a card is there', () => bord().kanskaarten.length === 1)
    await joris.getByRole('button', { name: /Vul in: Wat zit in de weg/ }).click()
    await joris.keyboard.type('geen ruimte op zaterdag')
    await until('its field is kept', () => bord().kanskaarten[0]?.obstacles === 'geen ruimte op zaterdag')
    await next('Twee kansen hardop', 'voorlezen')
  })

  it('stemmen: phones, laptops and paper; only a count until the reveal, then two groups side by side', async () => {
    await next('Stemmen', 'stemmen')
    await roos().getByText('Wonen').first().waitFor()
    const more = (page: Page, thema: string) =>
      page.getByRole('button', { name: new RegExp(`${thema}.*(erbij|meer|\\+)|(erbij|meer|\\+).*${thema}`, 'i') })
    for (let dots = 0; dots < 2; dots++) await more(roos(), 'Wonen').click()
    await anna.waitForURL(/\/stemmen/)
    await more(anna, 'Ontmoeten').click()
    const targets = sessie().stemronde?.targets ?? []
    expect(targets.length).toBeGreaterThanOrEqual(themas.length)
    const cast = await Promise.all(
      crowd.map((one, index) =>
        one.api('POST', `${path}/stemmen`, {
          ballot: { [targets[index % themas.length] ?? '']: 3, [targets[(index + 1) % themas.length] ?? '']: 2 },
        }),
      ),
    )
    expect(cast.map(({ status }) => status).filter((status) => status !== 200)).toEqual([])
    await until('all ballots are counted', () => sessie().ballotsCast === crowdSize + 2)
    expect(sessie().rangorde).toBeUndefined()
    expect(await scherm.locator('body').textContent()).not.toMatch(/\bplek \d|\d ?%|professionals/)
    await next('Uitslag', 'uitslag')
    // Three presses: one group, both, the order.
    await console_.getByRole('button', { name: 'Onthul' }).click()
    await console_.getByRole('dialog').getByRole('button', { name: 'Toon eerst de professionals' }).click()
    await onScreen('Zo kozen de professionals')
    await console_.getByRole('button', { name: 'Toon de bewoners' }).click()
    await onScreen('En zo kozen de bewoners')
    expect(sessie().rangorde).toBeUndefined()
    await console_.getByRole('button', { name: 'Toon de volgorde' }).click()
    await until('the order is known', () => sessie().rangorde?.themas.length === targets.length)
    await next('Bespreken', 'verschillen')
  })

  it('meedoen and afsluiten: who joins what, one word each, and the archive', async () => {
    await next('Meedoen', 'meedoen')
    await roos().getByRole('checkbox', { name: /Wonen/ }).check()
    await roos().getByRole('button', { name: 'Meld mij aan' }).click()
    await roos().getByText('Fijn dat u meedoet').first().waitFor()
    await onScreen('Bij welk thema wilt u meedoen?')
    await next('Hoe verder', 'vervolg')
    await next('Eén woord', 'woord')
    await writeOnPhone(mo(), 'hoop')
    await onScreen('hoop')
    await next('Dank u wel', 'dank')
    const closed = await watcher.api('POST', `${path}/instellingen`, { status: 'gesloten' })
    expect(closed.status).toBe(200)
    const answer = await fetch(`${server.url}/api${path}/export/archief.json?toegang=${watcher.toegang}`, {
      headers: { cookie: watcher.cookie },
    })
    const archive = JSON.stringify(await answer.json())
    for (const text of ['langs de vijver', 'vanochtend pap', 'stoep ligt scheef', 'geen ruimte op zaterdag', 'hoop'])
      expect(archive).toContain(text)
    expect(archive).not.toContain('schuldhulp')
    for (const page of [console_, scherm, roos()]) expect(await axeViolations(page)).toEqual([])
    expect(errors.flat()).toEqual([])
  })
})
