import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { createPrng, type Prng } from '../../shared/base/prng.ts'
import { setSignaal } from '../../shared/doc/bord-commands.ts'
import { readBord } from '../../shared/doc/bord-doc.ts'
import { kindLetters, signaalKinds } from '../../shared/domain/signaal.ts'
import { launch, person } from '../support/browser.ts'
import { enter, screenUrl } from '../support/enter.ts'
import { startServer } from '../support/server.ts'
import { createWerksessie, join, secretOf, until } from '../support/werksessie-client.ts'

export interface TwoOutcome {
  readonly seconds: number
  readonly notes: number
  /** Actions of both, by kind. */
  readonly actions: Readonly<Record<string, number>>
  /** What each browser keeps of the bord differs from what the server has. */
  readonly differingDocuments: number
  readonly isSameCanvas: boolean
  readonly isSameList: boolean
  readonly errors: readonly string[]
  /** JS heap of each page, MiB: after the first fifth and in the end. */
  readonly heapEarly: readonly number[]
  readonly heapLate: readonly number[]
  /** The larger growth of the two pages, as a share of what it was. */
  readonly growth: number
}

interface Actor {
  readonly page: Page
  readonly random: Prng
}

const words = ['vijver', 'koffie', 'wachtlijst', 'fietspad', 'spreekuur', 'buurtkamer', 'zondag', 'jongeren', 'huur']
const pick = <T>(random: Prng, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const sentence = (random: Prng): string => Array.from({ length: 4 }, () => pick(random, words)).join(' ')
const place = (random: Prng): [number, number] => [200 + random() * 900, 160 + random() * 520]

/** One thing a person does on the canvas; each leaves nothing open. */
const steps: Readonly<Record<string, (actor: Actor) => Promise<void>>> = {
  async write({ page, random }) {
    await page.getByRole('listbox').first().focus()
    await page.keyboard.press(kindLetters[pick(random, signaalKinds)])
    await page.keyboard.type(sentence(random))
    await page.keyboard.press('Escape')
  },
  async drag({ page, random }) {
    const [x, y] = place(random)
    const [toX, toY] = place(random)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move((x + toX) / 2, (y + toY) / 2)
    await page.mouse.move(toX, toY, { steps: 4 })
    await page.mouse.up()
  },
  async select({ page, random }) {
    await page.mouse.click(...place(random))
    await page.keyboard.down('Shift')
    await page.mouse.click(...place(random))
    await page.keyboard.up('Shift')
  },
  async place({ page, random }) {
    await page.mouse.click(...place(random))
    await page.keyboard.press('t')
    await page.keyboard.press(String(1 + Math.floor(random() * 6)))
    await page.keyboard.press('Escape')
  },
  async edit({ page, random }) {
    await page.mouse.click(...place(random))
    await page.keyboard.press('Enter')
    await page.keyboard.type(` ${pick(random, words)}`)
    await page.keyboard.press('Escape')
  },
  async undo({ page }) {
    await page.getByRole('listbox').first().focus()
    await page.keyboard.press('Control+z')
  },
  async redo({ page }) {
    await page.getByRole('listbox').first().focus()
    await page.keyboard.press('Control+Shift+z')
  },
  async withdraw({ page, random }) {
    await page.mouse.click(...place(random))
    await page.keyboard.press('Delete')
  },
  async look({ page, random }) {
    await page.mouse.move(...place(random))
    await page.mouse.wheel((random() - 0.5) * 900, (random() - 0.5) * 900)
  },
  async zoom({ page, random }) {
    await page.getByRole('listbox').first().focus()
    await page.keyboard.press(pick(random, ['+', '-', '0', '1']))
  },
}
const often = ['write', 'drag', 'drag', 'place', 'edit', 'look', 'undo', 'zoom', 'select', 'redo', 'withdraw']

const heapOf = async (page: Page): Promise<number> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('Performance.enable')
  const { metrics } = await cdp.send('Performance.getMetrics')
  await cdp.detach()
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
  return Math.round((used / 1024 / 1024) * 10) / 10
}

/** The bord as this browser keeps it on its device. */
async function keptBord(page: Page): Promise<ReturnType<typeof readBord>> {
  const stored = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('wijkbord')
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const rows = await new Promise<{ replica: string; update: Uint8Array }[]>((resolve, reject) => {
      const asked = db.transaction('updates').objectStore('updates').getAll()
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    db.close()
    return rows
      .filter(({ replica }) => replica.includes('bord'))
      .map(({ update }) => btoa(Array.from(update, (byte) => String.fromCharCode(byte)).join('')))
  })
  const doc = new Y.Doc()
  for (const update of stored) Y.applyUpdate(doc, Uint8Array.from(Buffer.from(update, 'base64')))
  return readBord(doc)
}

/** Rows of the list by their place, as read; which of them stand ready outside the view differs from moment to moment. */
async function listRows(page: Page): Promise<ReadonlyMap<number, string>> {
  const grid = page.getByRole('treegrid').first()
  await grid.waitFor()
  const rows = new Map<number, string>()
  for (let step = 0; step < 30; step++) {
    for (const [place, words] of await grid
      .getByRole('row')
      .evaluateAll((found) =>
        found.map((row) => [Number(row.getAttribute('aria-rowindex')), row.textContent] as const),
      ))
      rows.set(place, words ?? '')
    await page.mouse.move(700, 500)
    await page.mouse.wheel(0, 300)
    await page.waitForTimeout(80)
  }
  return rows
}

/** Places that both have and that read otherwise, and how many both have. */
const compareRows = (a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>) => {
  const both = [...a].filter(([place]) => b.has(place))
  return { both: both.length, differing: both.filter(([place, words]) => b.get(place) !== words).length }
}

/**
 * Two people edit one bord of `notes` notes in two real browsers for `seconds`, each doing what a seed says. Then both
 * documents, both canvases (as pictures of the whole bord) and both lists must be the same.
 */
export async function twoPeople(options: {
  readonly seconds: number
  readonly notes: number
  readonly seed: number
}): Promise<TwoOutcome> {
  const { seconds, notes, seed } = options
  const server = await startServer({ patienceMs: 60_000 })
  const browsers = [await launch(), await launch()]
  try {
    const themas = ['Geld', 'Ontmoeten', 'Wonen', 'Gezond', 'Meedoen', 'Wegwijs'].map((title) => ({ title }))
    const made = await createWerksessie(server.url, { title: 'Met zijn tweeën', themas })
    const watcher = await join(server.url, { code: secretOf(made.links.begeleider), alias: 'Kijker' })
    await watcher.api('POST', `/werksessies/${made.id}/fase`, { from: 'inloop', to: 'clusteren' })
    const { doc, synced } = watcher.open('bord')
    await synced
    const random = createPrng(seed)
    const themaIds = readBord(doc).themas.map(({ id }) => id)
    for (let index = 0; index < notes; index += 500) {
      const writer = await join(server.url, {
        code: made.codes.deelnemer,
        alias: `Schrijver${index}`,
        group: 'inwoner',
      })
      for (let at = index; at < Math.min(notes, index + 500); at += 100) {
        const batch = Array.from({ length: Math.min(100, notes - at) }, (_, more) => ({
          id: `n${at + more}`,
          text: `${sentence(random)} ${at + more}`,
          kind: pick(random, signaalKinds),
        }))
        const { status } = await writer.api('POST', `/werksessies/${made.id}/signalen`, batch)
        if (status >= 300) throw new Error(`submit: ${status}`)
      }
      writer.close()
    }
    await until('all notes are there', () => readBord(doc).signalen.length === notes, 30_000)
    for (let at = 0; at < notes; at += 100) {
      doc.transact(() => {
        for (let id = at; id < Math.min(notes, at + 100); id++) {
          setSignaal(
            doc,
            `n${id}`,
            random() < 0.7
              ? { themaId: pick(random, themaIds) }
              : { pos: [4000 + random() * 4000, random() * 4000] as [number, number] },
          )
        }
      })
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    const actors: (Actor & { readonly errors: string[] })[] = []
    for (const [index, browser] of browsers.entries()) {
      const { page, errors } = await person(browser, 'laptop')
      const joined = await enter(
        page,
        server.url,
        { code: secretOf(made.links.begeleider), alias: `B${index}` },
        'bord',
      )
      await page.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor({ timeout: 60_000 })
      await page.evaluate((url) => history.replaceState(null, '', url), screenUrl(server.url, joined, 'bord'))
      actors.push({ page, errors, random: createPrng(seed * 31 + index) })
    }
    const actions: Record<string, number> = {}
    let early: number[] = []
    const endsAt = Date.now() + seconds * 1000
    const measuresAt = Date.now() + (seconds * 1000) / 5
    const drive = async (actor: Actor): Promise<void> => {
      while (Date.now() < endsAt) {
        const kind = pick(actor.random, often)
        await steps[kind]?.(actor)
        actions[kind] = (actions[kind] ?? 0) + 1
        await actor.page.waitForTimeout(40 + actor.random() * 160)
      }
    }
    const measured = (async () => {
      await new Promise((resolve) => setTimeout(resolve, measuresAt - Date.now()))
      early = await Promise.all(actors.map(({ page }) => heapOf(page)))
    })()
    await Promise.all([...actors.map(drive), measured])
    const late = await Promise.all(actors.map(({ page }) => heapOf(page)))
    for (const { page } of actors) {
      await page.keyboard.press('Escape')
      await page.getByText('Alles bewaard').first().waitFor({ timeout: 30_000 })
    }
    if (readBord(doc).signalen.length < notes) throw new Error('the bord did not take the notes')
    const truth = (): string => JSON.stringify(readBord(doc))
    let differing = 2
    await until(
      'both browsers keep what the server has',
      async () => {
        const kept = await Promise.all(actors.map(async ({ page }) => JSON.stringify(await keptBord(page))))
        differing = kept.filter((one) => one !== truth()).length
        return differing === 0
      },
      20_000,
    ).catch(() => undefined)
    const pictures: string[] = []
    const lists: ReadonlyMap<number, string>[] = []
    // Afresh, and with the same thing in view: what one person selected or looked at is theirs.
    for (const { page } of actors) {
      await page.evaluate(() => localStorage.clear())
      await page.reload()
      await page.getByRole('main', { name: 'Bord met alle briefjes' }).waitFor({ timeout: 60_000 })
      await page.getByText('Alles bewaard').first().waitFor({ timeout: 30_000 })
      await page.getByRole('listbox').first().focus()
      await page.keyboard.press('1')
      await page.waitForTimeout(1500)
      // The paper itself: clock, faces and pointers of others lie over it.
      pictures.push(
        await page
          .locator('canvas')
          .first()
          .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL()),
      )
      await page.getByRole('link', { name: 'Lijst' }).click()
      lists.push(await listRows(page))
    }
    watcher.close()
    const rows = compareRows(lists[0] ?? new Map(), lists[1] ?? new Map())
    return {
      seconds,
      notes,
      actions,
      differingDocuments: differing,
      isSameCanvas: pictures[0] === pictures[1],
      isSameList: rows.both > 40 && rows.differing === 0,
      errors: actors.flatMap(({ errors }) => errors),
      heapEarly: early,
      heapLate: late,
      growth: Math.max(...late.map((mib, index) => mib / (early[index] ?? mib) - 1)),
    }
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()))
    await server.close()
  }
}
