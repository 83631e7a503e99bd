import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.mjs'

export const sizes = {
  laptop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  projector: { width: 1920, height: 1080 },
} as const

/** One Chromium for a test file. */
export async function launch(): Promise<Browser> {
  const found = await findChromium()
  return chromium.launch({
    executablePath: found.path,
    args: found.args,
    env: { ...process.env, ...found.env } as Record<string, string>,
  })
}

/** A person's own browser: fresh profile, Dutch, given size. Errors in its console are collected. */
export async function person(
  browser: Browser,
  size: keyof typeof sizes,
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: 'nl-NL',
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
    reducedMotion: 'reduce',
  })
  // The tour greets who is new; these people were here before. Its own test asks for it.
  await context.addInitScript(() => {
    try {
      localStorage.setItem('wijkbord-rondleiding', 'klaar')
    } catch (error) {
      console.info('no storage here', error)
    }
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    // A refused or broken connection is part of these tests; an error of our own code is not.
    if (message.type() === 'error' && !/net::ERR_|WebSocket connection|Failed to load resource/.test(message.text()))
      errors.push(message.text())
  })
  return { context, page, errors }
}

/** axe with WCAG 2.0–2.2 A and AA; gives one readable line per violation, with the start of the markup. */
export async function axeViolations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page })
    // React Aria's spoken messages point at elements that may be gone by then; they remove themselves after seconds.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  if (result.passes.length === 0) throw new Error('axe looked at nothing')
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`)
}
