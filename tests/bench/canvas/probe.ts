import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright-core'

/** What a stretch of time cost. */
export interface Cost {
  /** Frames that the page got. */
  readonly frames: number
  /** CPU of all processes of the browser, ms per frame. */
  readonly cpuMs: number
  /** Of that the main thread of the page, ms per frame. */
  readonly mainMs: number
  readonly p95Ms: number
  /** Tasks of 50 ms and more. */
  readonly longTasks: number
}

/** Reads counters of one page in a browser of its own. */
export class Probe {
  readonly #browser: CDPSession
  readonly #page: CDPSession
  readonly page: Page

  private constructor(browser: CDPSession, page: CDPSession, handle: Page) {
    this.#browser = browser
    this.#page = page
    this.page = handle
  }

  static async open(browser: Browser, page: Page): Promise<Probe> {
    const own = await page.context().newCDPSession(page)
    // Time that the thread itself used: another process on the same core must not count.
    await own.send('Performance.enable', { timeDomain: 'threadTicks' })
    await own.send('Network.enable')
    return new Probe(await browser.newBrowserCDPSession(), own, page)
  }

  async throttle(rate: number): Promise<void> {
    await this.#page.send('Emulation.setCPUThrottlingRate', { rate })
  }

  /** Bytes of scripts as they came over the line, from now on. */
  countScripts(): () => number {
    const scripts = new Set<string>()
    let bytes = 0
    this.#page.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId)
    })
    this.#page.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength
    })
    return () => bytes
  }

  /** Seconds of CPU that all processes of the browser used so far. */
  async #cpuSeconds(): Promise<number> {
    const { processInfo } = await this.#browser.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  }

  async #metric(name: string): Promise<number> {
    const { metrics } = await this.#page.send('Performance.getMetrics')
    return metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  }

  /** JS heap after collecting garbage, and what the process of the page holds for itself (PSS), in MiB. */
  async memory(): Promise<{ readonly heapMiB: number; readonly rendererMiB: number }> {
    await this.#page.send('HeapProfiler.collectGarbage')
    await this.#page.send('HeapProfiler.collectGarbage')
    const heapMiB = (await this.#metric('JSHeapUsedSize')) / 1024 / 1024
    const { processInfo } = await this.#browser.send('SystemInfo.getProcessInfo')
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => pssMiB(id))
    return { heapMiB, rendererMiB: Math.max(0, ...renderers) }
  }

  /** What `act` costs per frame that the page got meanwhile. */
  async cost(act: () => Promise<unknown>): Promise<Cost> {
    await this.page.evaluate(startFrames)
    const [cpu, main] = [await this.#cpuSeconds(), await this.#metric('TaskDuration')]
    await act()
    const [cpuAfter, mainAfter] = [await this.#cpuSeconds(), await this.#metric('TaskDuration')]
    const { deltas, longTasks } = await this.page.evaluate(stopFrames)
    const frames = Math.max(1, deltas.length)
    const sorted = [...deltas].sort((a, b) => a - b)
    return {
      frames,
      cpuMs: ((cpuAfter - cpu) * 1000) / frames,
      mainMs: ((mainAfter - main) * 1000) / frames,
      p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
      longTasks,
    }
  }

  /** ms of CPU per second while nobody does anything; frames are not asked for. */
  async idle(seconds: number): Promise<number> {
    const before = await this.#cpuSeconds()
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
    return (((await this.#cpuSeconds()) - before) * 1000) / seconds
  }
}

const pssMiB = (pid: number): number => {
  const file = readdirSync('/proc').includes(String(pid)) ? readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8') : ''
  return Number(/Pss:\s+(\d+)/.exec(file)?.[1] ?? 0) / 1024
}

interface FrameBook {
  readonly deltas: number[]
  longTasks: number
  isOn: boolean
  watch: PerformanceObserver
}
type WithBook = typeof globalThis & { benchFrames?: FrameBook }

function startFrames(): void {
  const here = globalThis as WithBook
  const watch = new PerformanceObserver((list) => {
    book.longTasks += list.getEntries().length
  })
  const book: FrameBook = { deltas: [], longTasks: 0, isOn: true, watch }
  here.benchFrames = book
  watch.observe({ entryTypes: ['longtask'] })
  let last = performance.now()
  const next = (now: number): void => {
    book.deltas.push(now - last)
    last = now
    if (book.isOn) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

function stopFrames(): { deltas: number[]; longTasks: number } {
  const book = (globalThis as WithBook).benchFrames
  if (book === undefined) return { deltas: [], longTasks: 0 }
  book.isOn = false
  book.watch.disconnect()
  return { deltas: book.deltas.slice(1), longTasks: book.longTasks }
}
