import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Doc } from 'yjs'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection, readBord } from '../../shared/doc/bord-doc.ts'
import { bordLayout } from '../../shared/doc/bord-layout.ts'
import { updateRecord } from '../../shared/doc/records.ts'
import { readRegie } from '../../shared/doc/regie-doc.ts'
import type { Joined } from '../../shared/protocol/api.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { launch, person } from '../support/browser.ts'
import { enter, screenUrl } from '../support/enter.ts'
import { type Network, startServerAndNetwork } from '../support/network.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, type Person, personOf, secretOf, until } from '../support/werksessie-client.ts'

let server: RunningServer
let network: Network
let browser: Browser
beforeAll(async () => {
  ;({ server, network } = await startServerAndNetwork())
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.close()
})

/** A werksessie in fase `signalen`, a begeleider who steers it, and Anna on a laptop with the same bord in two tabs. */
let begeleider: Person
let regie: Doc
let bord: () => ReturnType<typeof readBord>['signalen']
let context: BrowserContext
let joined: Joined
let one: Page
let two: Page
let errors: string[]
let code: string
const command = async (path: string, body: unknown) => {
  const { status, body: answer } = await begeleider.api('POST', `/werksessies/${begeleider.werksessieId}/${path}`, body)
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
}
beforeEach(async () => {
  const { links, codes } = await createWerksessie(server.url, { title: 'Werksessie Hatert' })
  begeleider = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
  code = codes.deelnemer
  await command('fase', { from: 'inloop', to: 'signalen' })
  const watched = begeleider.open('bord')
  const inboxes = begeleider.open('regie')
  await Promise.all([watched.synced, inboxes.synced])
  regie = inboxes.doc
  bord = () => readBord(watched.doc).signalen.filter(({ archivedAt }) => archivedAt === undefined)
  const laptop = await person(browser, 'laptop')
  context = laptop.context
  errors = laptop.errors
  one = laptop.page
  joined = await enter(one, network.url, { code: codes.deelnemer, alias: 'Anna', group: 'inwoner' }, 'bord')
  two = await context.newPage()
  two.on('pageerror', (error) => errors.push(String(error)))
  await two.goto(screenUrl(network.url, joined, 'bord'))
  for (const page of [one, two]) await page.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor()
  return async () => {
    begeleider.close()
    await context.close()
  }
})

const note = (page: Page, text: string) => page.getByRole('option', { name: new RegExp(text) })
const texts = () =>
  bord()
    .map(({ text }) => text)
    .sort()
/** What lies on the bord that this tab shows. */
const shown = async (page: Page) =>
  (await page.getByRole('option').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim()).sort()
const write = async (page: Page, text: string, { isDone = true } = {}) => {
  await page.getByRole('listbox').focus()
  await page.keyboard.press('z')
  await page.getByRole('textbox').last().waitFor()
  await page.keyboard.type(text)
  if (isDone) await page.keyboard.press('Escape')
}
/** Goes on in the note that was written last in this tab. */
const writeMore = async (page: Page, text: string, more: string) => {
  await page.getByRole('listbox').focus()
  await page.keyboard.press('Enter')
  const area = page.getByRole('textbox', { name: /tekst van/i })
  await area.waitFor()
  expect(await area.inputValue()).toBe(text)
  await page.keyboard.press('End')
  await page.keyboard.type(more)
  await page.keyboard.press('Escape')
}
const undoButton = (page: Page) => page.getByRole('button', { name: /^Ongedaan/ })
const tray = (page: Page) => page.getByRole('region', { name: 'Niet geplaatst' })
const openTray = async (page: Page, count: number) => {
  const button = page.getByRole('button', { name: `${count} niet geplaatst` })
  await button.waitFor({ timeout: 20_000 })
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
  await tray(page).waitFor()
}
/** Nothing of this tab is under way; what was not taken may still wait for its writer. */
const saved = (page: Page) => page.locator('.ui-bewaard-bewaard, .ui-bewaard-niet').first().waitFor({ timeout: 20_000 })
const offline = async () => {
  network.cut()
  for (const page of [one, two])
    await page
      .getByText(/offline/i)
      .first()
      .waitFor()
}

describe('a right taken away while a laptop is offline, with two tabs open', () => {
  it('the next fase: what is lawful is on the bord, new notes are in the inbox marked late, and both tabs say so', async () => {
    await write(one, 'lampen stuk')
    await write(two, 'te weinig banken')
    await note(one, 'te weinig banken').waitFor()
    await note(two, 'lampen stuk').waitFor()
    expect(await undoButton(one).isEnabled()).toBe(true)
    await offline()
    await writeMore(one, 'lampen stuk', ' bij de vijver')
    await write(one, 'hondenpoep op het pad')
    await write(two, 'bus komt te laat')
    await command('fase', { from: 'signalen', to: 'stemmen' })
    network.restore()

    // New notes that were written in time and came after it: with the begeleider, marked late, once.
    const inbox = () => readRegie(regie).inbox.map(({ text, laat }) => [text, laat])
    const late = [
      ['bus komt te laat', true],
      ['hondenpoep op het pad', true],
    ]
    await until('both are in the inbox', () => inbox().length === 2, 30_000)
    await until('the lawful edit is placed', () => texts().includes('lampen stuk bij de vijver'))
    expect(texts()).toEqual(['lampen stuk bij de vijver', 'te weinig banken'])
    // A fase may bring laptops to another screen.
    for (const page of [one, two]) {
      await saved(page)
      await page.goto(screenUrl(network.url, joined, 'bord'))
      await saved(page)
    }
    await until('both tabs show the same two', async () => {
      const [here, there] = [await shown(one), await shown(two)]
      return here.length === 2 && here.join() === there.join()
    })
    for (const page of [one, two]) expect(await undoButton(page).isEnabled()).toBe(false)

    expect(inbox().sort()).toEqual(late)
    for (const page of [one, two]) {
      expect(await page.getByRole('button', { name: /niet geplaatst/ }).count()).toBe(0)
      for (const [text] of late) await page.getByText(String(text)).first().waitFor()
    }

    for (const { id } of readRegie(regie).inbox) await command('inbox', { signaalId: id, besluit: 'plaats' })
    await until('placed again', () => texts().length === 4)
    expect(texts()).toEqual([
      'bus komt te laat',
      'hondenpoep op het pad',
      'lampen stuk bij de vijver',
      'te weinig banken',
    ])
    for (const page of [one, two]) await note(page, 'hondenpoep op het pad').waitFor()
    expect(errors).toEqual([])
  })

  it('a closed werksessie: an edit of one’s own note waits in the tray too, and the person is told', async () => {
    await write(one, 'stoep ligt scheef')
    await note(two, 'stoep ligt scheef').waitFor()
    await offline()
    await writeMore(one, 'stoep ligt scheef', ' bij nummer 12')
    await write(two, 'ook de trap')
    await command('instellingen', { status: 'gesloten' })
    network.restore()
    await one.getByText('Het bord is opnieuw geladen').first().waitFor({ timeout: 20_000 })
    for (const page of [one, two]) {
      await openTray(page, 1)
      await tray(page).getByText('stoep ligt scheef bij nummer 12').waitFor()
      // The note was written in time: the begeleider has it, and its writer sees that.
      await page.getByText('ook de trap').first().waitFor()
    }
    expect(readRegie(regie).inbox.map(({ text, laat }) => [text, laat])).toEqual([['ook de trap', true]])
    expect(texts()).toEqual(['stoep ligt scheef'])
    await one.reload()
    await openTray(one, 1)
    await command('instellingen', { status: 'heropend' })
    const item = tray(one).getByRole('listitem')
    // What is refused once more, because this page did not hear of it yet, is back in the tray.
    await until(
      'placed again',
      async () => {
        if ((await item.count()) > 0)
          await item
            .getByRole('button', { name: 'Opnieuw plaatsen' })
            .click({ timeout: 2000 })
            .catch(() => undefined)
        return texts()[0] === 'stoep ligt scheef bij nummer 12'
      },
      30_000,
    )
    await tray(one).waitFor({ state: 'detached' })
    expect(errors).toEqual([])
  })

  it('the right goes away while somebody types, online: not a letter is lost', async () => {
    await write(one, 'de fietsen staan overal', { isDone: false })
    await until('it is shown as it is typed', () => texts().includes('de fietsen staan overal'))
    await command('instellingen', { status: 'gesloten' })
    await until('anna heard of it', async () => {
      await one.keyboard.type('!')
      return texts()[0] !== undefined && !(await one.getByRole('textbox').last().inputValue()).endsWith(`${texts()[0]}`)
    })
    const typed = await one.getByRole('textbox').last().inputValue()
    await one.keyboard.press('Escape')
    await openTray(one, 1)
    expect(await tray(one).textContent()).toContain(typed)
    expect(errors).toEqual([])
  })
})

describe('a refusal touches nobody else', () => {
  it('a second client of the same browser that oversteps is closed; both tabs and other people work on', async () => {
    await write(one, 'van Anna')
    const bas = await join(server.url, { code, alias: 'Bas', group: 'inwoner' })
    const ofBas = bas.open('bord')
    await ofBas.synced
    addSignaal(ofBas.doc, aSignaal({ id: 'vanBas' as never, channel: 'bord', text: 'van Bas', authorGroup: 'inwoner' }))
    await note(two, 'van Bas').waitFor()
    // The same cookie and clientIDs that were leased to Anna.
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const raw = personOf(server.url, cookie, joined).open('bord')
    await raw.synced
    const record = bordCollection(raw.doc, 'signalen').get('vanBas')
    if (record === undefined) throw new Error('not synced')
    updateRecord(record, bordLayout.signalen, { text: 'gestolen' })
    expect((await raw.closed).code).toBe(4400)
    raw.provider.destroy()
    await write(two, 'nog een van Anna')
    await note(one, 'nog een van Anna').waitFor()
    addSignaal(
      ofBas.doc,
      aSignaal({ id: 'nogBas' as never, channel: 'bord', text: 'nog een van Bas', authorGroup: 'inwoner' }),
    )
    await note(one, 'nog een van Bas').waitFor()
    expect(texts()).toEqual(['nog een van Anna', 'nog een van Bas', 'van Anna', 'van Bas'])
    for (const page of [one, two]) {
      expect(await page.getByText('Het bord is opnieuw geladen').count()).toBe(0)
      expect(await undoButton(page).isEnabled()).toBe(true)
      expect(await page.getByRole('button', { name: /niet geplaatst/ }).count()).toBe(0)
    }
    bas.close()
    expect(errors).toEqual([])
  })
})

describe('honest reconnects', () => {
  it('twelve of them while somebody types: never refused, no letter lost', async () => {
    const words =
      'bij het speelveld aan de overkant van de school is het elke avond donker en daar hangen jongeren rond'
    const before = server.output().length
    await write(one, 'a', { isDone: false })
    let round = 0
    const breaks = [
      async () => server.kill('SIGKILL').then(() => server.restart()),
      async () => {
        await context.setOffline(true)
        await one.waitForTimeout(120 + ((round * 97) % 300))
        await context.setOffline(false)
      },
      async () => server.kill('SIGTERM').then(() => server.restart()),
      async () => {
        await context.setOffline(true)
        await context.setOffline(false)
      },
    ]
    let isTyping = true
    const breaking = (async () => {
      for (; round < 12; round++) {
        await breaks[round % breaks.length]?.()
        // Some rounds break again before the connection is whole, others after it.
        if (round % 3 === 0) await saved(one)
        else await one.waitForTimeout((round * 131) % 500)
      }
    })().finally(() => {
      isTyping = false
    })
    let typed = 'a'
    for (let index = 0; isTyping || index < words.length; index++) {
      const letter = words[index % words.length] ?? ' '
      if (typed.length < 270) {
        await one.keyboard.type(letter)
        typed += letter
      }
      await one.waitForTimeout(60)
    }
    await breaking
    expect(await one.getByRole('textbox').last().inputValue()).toBe(typed)
    await one.keyboard.press('Escape')
    await saved(one)
    await until('every letter is on the bord', () => texts().includes(typed), 20_000)
    expect(texts()).toEqual([typed])
    expect(server.output().slice(before)).not.toContain('sync.refused')
    for (const page of [one, two]) expect(await page.getByText('Het bord is opnieuw geladen').count()).toBe(0)
    // Both pages draw when they rest, so both are asked until they agree.
    await expect
      .poll(async () => [await shown(one), await shown(two)].filter((page) => page.join().includes(typed)).length, {
        timeout: 20_000,
      })
      .toBe(2)
    expect(errors).toEqual([])
  })
})
