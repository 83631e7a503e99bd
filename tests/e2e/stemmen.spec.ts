import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readSessie } from '../../shared/doc/sessie-doc.ts'
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

describe('voting with dots', () => {
  it('begeleider opens, a phone and a laptop vote, nobody sees a total before the reveal', async () => {
    const { id, links, codes } = await createWerksessie(server.url, {
      title: 'Stemmen',
      themas: [{ title: 'Wonen' }, { title: 'Geld' }, { title: 'Samen' }],
    })
    const observer = await join(server.url, { code: codes.deelnemer, alias: 'Oog', group: 'professional' })
    people.push(observer)
    const seen = { bord: observer.open('bord'), sessie: observer.open('sessie') }
    await Promise.all([seen.bord.synced, seen.sessie.synced])

    const console_ = await person(browser, 'laptop')
    const phone = await person(browser, 'phone')
    const laptop = await person(browser, 'laptop')
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
    await enter(phone.page, server.url, { code: codes.deelnemer, alias: 'Roos', group: 'inwoner' }, 'telefoon')
    await enter(laptop.page, server.url, { code: codes.deelnemer, alias: 'Fatima', group: 'professional' }, 'stemmen')

    for (const { page } of [phone, laptop]) {
      await page.getByText('Wonen').first().waitFor()
      expect(await axeViolations(page)).toEqual([])
    }
    const more = (page: typeof phone.page, thema: string) =>
      page.getByRole('button', { name: new RegExp(`${thema}.*(erbij|meer|\\+)|(erbij|meer|\\+).*${thema}`, 'i') })
    for (let dots = 0; dots < 3; dots++) await more(phone.page, 'Wonen').click()
    for (let dots = 0; dots < 2; dots++) await more(phone.page, 'Samen').click()
    for (let dots = 0; dots < 2; dots++) await more(laptop.page, 'Geld').click()
    await expect.poll(() => readSessie(seen.sessie.doc)?.ballotsCast).toBe(2)

    // What a deelnemer received so far has a count of ballots, and not one dot.
    const received = Buffer.concat([
      Y.encodeStateAsUpdate(seen.sessie.doc),
      Y.encodeStateAsUpdate(seen.bord.doc),
    ]).toString('latin1')
    expect(received).not.toMatch(/"?dots"?\W/)
    expect(readSessie(seen.sessie.doc)?.rangorde).toBeUndefined()
    expect((await observer.api('GET', `/werksessies/${id}/rangorde`)).status).toBe(409)
    expect((await observer.api('GET', `/werksessies/${id}/stemmen`)).body).toEqual({ ballot: {}, left: 5 })

    await console_.page.goto(screenUrl(server.url, begeleider, 'rangorde'))
    await console_.page.getByRole('button', { name: 'Onthul' }).click()
    await console_.page
      .getByRole('dialog')
      .or(console_.page.getByRole('alertdialog'))
      .getByRole('button', { name: 'Onthul' })
      .click()
    await expect.poll(() => readSessie(seen.sessie.doc)?.rangorde?.themas.length).toBe(3)
    const shares = Object.fromEntries(
      (readSessie(seen.sessie.doc)?.rangorde?.themas ?? []).map((thema) => [thema.title, thema.share]),
    )
    expect(shares.Wonen).toEqual({ professional: 0, inwoner: 0.6 })
    expect(shares.Geld).toEqual({ professional: 1, inwoner: 0 })
    expect([...console_.errors, ...phone.errors, ...laptop.errors]).toEqual([])
  })
})
