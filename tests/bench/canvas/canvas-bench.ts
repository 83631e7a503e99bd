/**
 * The canvas beside two other whiteboards, each with the same board, in one run; one line per goal at the end.
 *
 *   npm run bench:canvas                          500, 2,000 and 10,000 notes: about five minutes
 *   npm run bench:canvas -- --size 2000           these sizes only
 *   npm run bench:canvas -- --only pan,drag       these scenarios only (load, pan, zoom, drag, notes)
 *   --targets w,t,e                               wijkbord, tldraw, Excalidraw
 *   --shots map                                   keeps a screenshot of every board there
 *
 * Ours is the built product with its server, Yjs, the DOM mirror and all that lies over the canvas; the peers have no
 * server. Frames stop at 16.7 ms, so what counts is CPU per frame: of all processes of the browser, and of the main thread.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { findChromium } from '../../support/chromium.mjs'
import { makeBord } from './bench-bord.ts'
import { judge, type Row, type Rows } from './canvas-goals.ts'
import { buildPeerPages } from './pages.ts'
import { Probe } from './probe.ts'
import { runScenario, type ScenarioName, scenarioNames } from './scenarios.ts'
import { startOurs, startPeer, type Target, type TargetKey, targetNames } from './targets.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '500,2000,10000' },
    only: { type: 'string', default: '' },
    targets: { type: 'string', default: 'w,t,e' },
    shots: { type: 'string' },
  },
})
const listOf = (text: string): readonly string[] => text.split(',').filter((part) => part !== '')
const only = listOf(values.only)
const isWanted = (name: string): boolean => only.length === 0 || only.includes(name)
const sizes = listOf(values.size).map((text) => Math.min(11_000, Math.max(10, Number(text))))
const targets = listOf(values.targets).filter((key): key is TargetKey => Object.hasOwn(targetNames, key))
const guestCount = 20
const paintLimitMs = 90_000

const found = await findChromium()

/** Opens the board in a fresh browser, with the processor slowed down when start-up is measured. */
async function measure(key: TargetKey, size: number, target: Target): Promise<Row> {
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...found.args, '--enable-precise-memory-info'],
    env: { ...process.env, ...found.env } as Record<string, string>,
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
    // What the peers want from elsewhere (fonts, translations) is not waited for.
    await context.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    )
    const address = await target.address(context)
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(`${targetNames[key]}: ${error.message}`))
    const probe = await Probe.open(browser, page)
    const scripts = probe.countScripts()
    const row: Row = { key, size }
    if (isWanted('load')) await probe.throttle(4)
    // What is sent to the page was compiled here, and asks for this.
    await page.addInitScript('globalThis.__name ??= (named) => named')
    await page.addInitScript(watchStart)
    await page.goto(address, { waitUntil: 'commit' })
    const start = await page
      .waitForFunction(startTimes, target.paintedMark, { timeout: paintLimitMs, polling: 250 })
      .then((handle) => handle.jsonValue())
    await probe.throttle(1)
    if (start === undefined) throw new Error('not painted')
    if (start.count !== undefined && start.count < size) throw new Error(`painted ${start.count} of ${size}`)
    if (isWanted('load')) {
      row.paintMs = start.painted
      row.interactiveMs = start.interactive
      row.scriptKb = scripts() / 1000
      Object.assign(row, await probe.memory())
      row.idle = await probe.idle(2)
    }
    for (const name of scenarioNames) if (isWanted(name)) row[name] = await scenario(name, probe, target, key)
    if (values.shots !== undefined) {
      mkdirSync(values.shots, { recursive: true })
      await page.screenshot({ path: join(values.shots, `${targetNames[key]}-${size}.png`) })
    }
    return row
  } finally {
    await browser.close()
  }
}

async function scenario(name: ScenarioName, probe: Probe, target: Target, key: TargetKey): Promise<Row['pan']> {
  try {
    return await runScenario(name, probe, target)
  } catch (error) {
    console.error(`${targetNames[key]} ${name}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function watchStart(): void {
  const long: { end: number }[] = []
  Object.assign(globalThis, { benchLong: long })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) long.push({ end: entry.startTime + entry.duration })
  }).observe({ type: 'longtask', buffered: true })
}

/** Times since the navigation, as soon as a second went by without a long task after the painting. */
function startTimes(
  mark: string,
): { readonly painted: number; readonly interactive: number; readonly count: number | undefined } | undefined {
  const [entry] = performance.getEntriesByName(mark)
  if (entry === undefined) return undefined
  const long = (globalThis as unknown as { benchLong: { end: number }[] }).benchLong
  const last = Math.max(entry.startTime, ...long.map(({ end }) => end))
  if (performance.now() < last + 1000) return undefined
  const detail = (entry as PerformanceMark).detail as { readonly count?: number } | null
  return { painted: entry.startTime, interactive: last, count: detail?.count }
}

const round = (value: number | undefined, digits = 1): string => (value === undefined ? '' : value.toFixed(digits))

function printTable(lines: readonly Readonly<Record<string, string>>[]): void {
  const heads = Object.keys(lines[0] ?? {})
  const cells = lines.map((line) => heads.map((head) => line[head] ?? ''))
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((line) => line[at]?.length ?? 0)))
  for (const line of [heads, ...cells])
    console.log(
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

const rows: Rows = []
const startedAt = performance.now()
if (targets.some((key) => key !== 'w')) await buildPeerPages()
for (const size of sizes) {
  const bord = makeBord(size)
  for (const key of targets) {
    const target = key === 'w' ? await startOurs(bord, guestCount) : await startPeer(key, bord)
    try {
      rows.push(await measure(key, size, target))
    } catch (error) {
      console.error(`${targetNames[key]} with ${size}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      await target.close()
    }
  }
  console.log(`\n${size} notes`)
  printTable(
    rows
      .filter((row) => row.size === size)
      .map((row) => ({
        product: targetNames[row.key],
        'paint ms': round(row.paintMs, 0),
        'interactive ms': round(row.interactiveMs, 0),
        'JS kB': round(row.scriptKb, 0),
        'heap MiB': round(row.heapMiB),
        'renderer MiB': round(row.rendererMiB, 0),
        'idle ms/s': round(row.idle),
        ...Object.fromEntries(
          scenarioNames
            .filter(isWanted)
            .map((name) => [
              `${name}: CPU/main/p95/long`,
              row[name] === undefined
                ? ''
                : `${round(row[name].cpuMs)} ${round(row[name].mainMs)} ${round(row[name].p95Ms, 0)} ${row[name].longTasks}`,
            ]),
        ),
      })),
  )
}
console.log(`\nGoals (${((performance.now() - startedAt) / 60_000).toFixed(1)} min)`)
printTable(judge(rows))
