import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { axeViolations, launch, person } from '../support/browser.ts'
import { enter } from '../support/enter.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { createWerksessie, join, type Person, secretOf } from '../support/werksessie-client.ts'

let server: RunningServer
let browser: Browser
let page: Page
let errors: string[]
let watcher: Person
let bord: () => ReturnType<typeof readBord>
const signaal = (start: string) => bord().signalen.find((one) => one.text.startsWith(start))

beforeAll(async () => {
  server = await startServer()
  browser = await launch()
  const { id, links } = await createWerksessie(server.url, {
    title: 'Toetsenbord',
    themas: [{ title: 'Prettig wonen' }, { title: 'Elkaar ontmoeten' }],
  })
  watcher = await join(server.url, { code: secretOf(links.begeleider), alias: 'Kijker' })
  await watcher.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'clusteren' })
  const { doc, synced } = watcher.open('bord')
  await synced
  bord = () => readBord(doc)
  const made = await person(browser, 'laptop')
  page = made.page
  errors = made.errors
  await enter(page, server.url, { code: secretOf(links.begeleider), alias: 'Berna' }, 'lijst')
  await page.getByRole('treegrid', { name: 'Alle briefjes' }).waitFor()
})
afterAll(async () => {
  watcher?.close()
  await browser?.close()
  await server?.close()
})

describe('the list, by keyboard alone', () => {
  it('adds with a letter for the kind, Enter saves and makes the next', async () => {
    await page.getByRole('button', { name: 'Nieuw briefje' }).first().focus()
    await page.keyboard.press('Enter')
    for (const line of [
      'z verlichting bij vijver doet t niet',
      'z avonds loop ik om, dat vijverpad is pikdonker',
      'w iets op zondagmiddag',
    ]) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    await expect
      .poll(() =>
        bord()
          .signalen.map(({ text, kind }) => `${kind}: ${text}`)
          .sort(),
      )
      .toEqual([
        'wens: iets op zondagmiddag',
        'zorg: avonds loop ik om, dat vijverpad is pikdonker',
        'zorg: verlichting bij vijver doet t niet',
      ])
    expect(await axeViolations(page)).toEqual([])
  })

  it('edits in the row', async () => {
    await page.getByRole('row', { name: /iets op zondagmiddag/ }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.type(', samen eten')
    await page.keyboard.press('Enter')
    await expect.poll(() => signaal('iets op zondagmiddag')?.text).toBe('iets op zondagmiddag, samen eten')
  })

  it('puts it in a thema with T and a number', async () => {
    await page.getByRole('row', { name: /iets op zondagmiddag/ }).focus()
    await page.keyboard.press('t')
    await page.keyboard.press('2')
    await expect
      .poll(() => bord().themas.find((thema) => thema.id === signaal('iets op zondagmiddag')?.themaId)?.title)
      .toBe('Elkaar ontmoeten')
  })

  it('merges two into one with all sources under it, and takes that back', async () => {
    await page.getByRole('row', { name: /verlichting bij vijver/ }).focus()
    await page.keyboard.press(' ')
    await page.getByRole('row', { name: /avonds loop ik om/ }).focus()
    await page.keyboard.press(' ')
    await page.keyboard.press('m')
    const merged = () => bord().signalen.filter((one) => one.mergedInto !== undefined).length
    await expect.poll(merged).toBe(1)
    expect(bord().signalen).toHaveLength(3)
    await page.keyboard.press('Control+z')
    await expect.poll(merged).toBe(0)
  })

  it('withdraws with Delete; nothing is thrown away', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /avonds loop ik om/ }).focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => signaal('avonds loop ik om')?.archivedAt).toBeTypeOf('number')
    await page.getByRole('button', { name: 'Ongedaan maken' }).last().press('Enter')
    await expect.poll(() => signaal('avonds loop ik om')?.archivedAt).toBeUndefined()
    expect(errors).toEqual([])
  })
})
