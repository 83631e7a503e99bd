import type { BrowserContext, Page } from 'playwright-core'
import type { Viewport } from '../../../client/canvas/geometry.ts'
import { m } from '../../../shared/i18n/messages.ts'
import { enter, screenUrl } from '../../support/enter.ts'
import { startServer } from '../../support/server.ts'
import { createWerksessie, join, secretOf } from '../../support/werksessie-client.ts'
import type { BenchBord } from './bench-bord.ts'
import { type Guest, openGuest } from './guests.ts'
import { servePeers } from './pages.ts'

const nl = { locale: 'nl' } as const

export const targetNames = { w: 'wijkbord', t: 'tldraw', e: 'excalidraw' } as const
export type TargetKey = keyof typeof targetNames

export interface Point {
  readonly x: number
  readonly y: number
}

/** One product with the board of the bench in it. */
export interface Target {
  /** Lets a fresh browser in; the address to open. */
  address(context: BrowserContext): Promise<string>
  /** Name of the mark that the page sets when all of the board is painted. */
  readonly paintedMark: string
  /** The element that listens to the wheel. */
  readonly wheel: string
  viewOf(page: Page): Promise<Viewport>
  /** Makes sure that pointers of others show. */
  showCursors(page: Page): Promise<void>
  /** Pointers of others, in bord units; each has its own number. */
  moveCursors(page: Page, cursors: readonly Point[]): Promise<void>
  /** New notes of others, in bord units. */
  addNotes(page: Page, notes: readonly (Point & { readonly text: string })[]): Promise<void>
  close(): Promise<void>
}

/** The real product: its own server, Yjs, the DOM mirror and everything that lies over the canvas. */
export async function startOurs(bord: BenchBord, guestCount: number): Promise<Target> {
  const server = await startServer()
  const made = await createWerksessie(server.url, {
    title: 'Meting',
    themas: bord.themas.map((title) => ({ title })),
  })
  const begeleider = { code: secretOf(made.links.begeleider), alias: 'Berna' }
  // One person may add a thousand: as many people as it takes hand in a part each.
  for (let from = 0; from < bord.rows.length; from += 1000) {
    const rows = bord.rows.slice(from, from + 1000)
    const loader = await join(server.url, begeleider)
    const csv = [
      'id;tekst;soort;thema',
      ...rows.map((row, at) => Object.values({ id: `s${from + at + 10_000}`, ...row }).join(';')),
    ]
    const done = await fetch(`${server.url}/api/werksessies/${made.id}/import?soort=csv&toegang=${loader.toegang}`, {
      method: 'POST',
      headers: { cookie: loader.cookie, 'content-type': 'text/csv' },
      body: csv.join('\n'),
    })
    const report = (await done.json()) as { readonly added?: number }
    if (report.added !== rows.length) throw new Error(`import: ${JSON.stringify(report).slice(0, 400)}`)
    if (from === 0) await loader.api('POST', `/werksessies/${made.id}/fase`, { from: 'inloop', to: 'signalen' })
    loader.close()
  }
  let guests: Promise<Guest[]> | undefined
  const everybody = (): Promise<Guest[]> => {
    guests ??= Promise.all(
      Array.from({ length: guestCount }, (_, at) => openGuest(server.url, made.codes.deelnemer, `Gast ${at + 1}`)),
    )
    return guests
  }
  return {
    paintedMark: 'bord-getekend',
    wheel: '.cv-doek',
    async address(context) {
      const page = await context.newPage()
      const joined = await enter(page, server.url, begeleider, 'console')
      await page.close()
      return screenUrl(server.url, joined, 'bord')
    },
    viewOf: async (page) => {
      const [x = 0, y = 0, scale = 1] = ((await page.locator('.cv-doek').getAttribute('data-zicht')) ?? '')
        .split(' ')
        .map(Number)
      return { x, y, scale }
    },
    async showCursors(page) {
      await everybody()
      await page.getByRole('button', { name: m.kijk_meer_gereedschap({}, nl) }).click()
      const on = page.getByRole('menuitem', { name: m.kijk_muizen_aan({}, nl) })
      if (await on.isVisible()) await on.click()
      else await page.keyboard.press('Escape')
    },
    async moveCursors(_page, cursors) {
      const all = await everybody()
      cursors.forEach(({ x, y }, at) => {
        all[at]?.cursor(x, y)
      })
    },
    async addNotes(_page, notes) {
      const all = await everybody()
      notes.forEach((note, at) => {
        all[(at + Math.floor(Math.random() * all.length)) % all.length]?.note(note)
      })
    },
    async close() {
      for (const guest of (await guests) ?? []) guest.close()
      await server.close()
    },
  }
}

interface PeerPage {
  readonly bench: {
    readonly wheelTarget: string
    addNotes(notes: readonly unknown[]): void
    setCursors(cursors: readonly unknown[]): void
    view(): Viewport
  }
}

/** Another whiteboard with the same board, in a page of its own. */
export async function startPeer(key: 't' | 'e', bord: BenchBord): Promise<Target> {
  const { notes, areas, view } = bord
  const server = await servePeers(JSON.stringify({ notes, areas, view }))
  let made = 0
  return {
    paintedMark: 'bench-painted',
    wheel: key === 't' ? '.tl-canvas' : '.excalidraw__canvas.interactive',
    address: async () => `${server.url}/${targetNames[key]}.html`,
    viewOf: (page) => page.evaluate(() => (globalThis as unknown as PeerPage).bench.view()),
    showCursors: async () => undefined,
    moveCursors: (page, cursors) =>
      page.evaluate(
        (points) =>
          (globalThis as unknown as PeerPage).bench.setCursors(
            points.map((point, at) => ({ ...point, key: `gast-${at}`, label: `Gast ${at + 1}` })),
          ),
        cursors,
      ),
    addNotes: (page, added) =>
      page.evaluate(
        (some) => (globalThis as unknown as PeerPage).bench.addNotes(some),
        added.map((note) => ({ ...note, id: `nieuw-${++made}`, w: 140, h: 100, kind: made % 9 })),
      ),
    close: async () => server.close(),
  }
}
