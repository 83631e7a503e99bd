import type { Page } from 'playwright-core'
import { createPrng } from '../../../shared/base/prng.ts'
import type { Cost, Probe } from './probe.ts'
import type { Point, Target } from './targets.ts'

export const scenarioNames = ['pan', 'zoom', 'drag', 'notes'] as const
export type ScenarioName = (typeof scenarioNames)[number]

const frames = 120
const middle: Point = { x: 560, y: 440 }
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** One turn of the wheel per frame: the same events for everybody, as many as there are frames. */
function turnWheel(page: Page, target: Target, steps: number, kind: 'pan' | 'zoom'): Promise<void> {
  return page.evaluate(
    ({ selector, steps, kind, at }) =>
      new Promise<void>((resolve) => {
        const element = document.querySelector(selector)
        let step = 0
        const next = (): void => {
          if (step >= steps || element === null) {
            resolve()
            return
          }
          const phase = step++ / steps
          // There and back, so that the next scenario sees the same part.
          const way = phase < 0.5 ? 1 : -1
          const [deltaX, deltaY] = kind === 'pan' ? [way * 14, way * 22] : [0, way * 12]
          element.dispatchEvent(
            new WheelEvent('wheel', {
              bubbles: true,
              cancelable: true,
              composed: true,
              clientX: at.x,
              clientY: at.y,
              deltaX,
              deltaY,
              ctrlKey: kind === 'zoom',
            }),
          )
          requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
    { selector: target.wheel, steps, kind, at: middle },
  )
}

/** Part of the bord that is in view, away from the edges, in bord units. */
async function inView(page: Page, target: Target): Promise<(a: number, b: number) => Point> {
  const { x, y, scale } = await target.viewOf(page)
  return (a, b) => ({ x: (60 + a * 1000 - x) / scale, y: (120 + b * 600 - y) / scale })
}

async function drag(page: Page, target: Target): Promise<void> {
  const place = await inView(page, target)
  const random = createPrng(20)
  const paths = Array.from({ length: 20 }, () => ({ a: random(), b: random(), speed: 0.5 + random() }))
  let turn = 0
  const cursors = async (): Promise<void> => {
    turn++
    await target.moveCursors(
      page,
      paths.map(({ a, b, speed }) =>
        place((a + Math.sin(turn * 0.12 * speed) * 0.2 + 1) % 1, (b + Math.cos(turn * 0.1 * speed) * 0.2 + 1) % 1),
      ),
    )
  }
  let isOver = false
  const others = (async () => {
    while (!isOver) await Promise.all([cursors(), wait(100)])
  })()
  for (let step = 0; step < frames; step++) {
    const x = middle.x + Math.sin(step / 14) * 220
    const y = middle.y + Math.cos(step / 11) * 160
    await Promise.all([page.mouse.move(x, y), wait(16)])
  }
  isOver = true
  await others
}

/** Presses on a note; others than ours take whatever is there. */
async function grab(page: Page, target: Target): Promise<void> {
  for (const [dx, dy] of [
    [0, 0],
    [30, 20],
    [-40, 30],
    [60, -30],
    [-70, -50],
  ] as const) {
    await page.mouse.move(middle.x + dx, middle.y + dy)
    await page.mouse.down()
    await page.mouse.move(middle.x + dx + 12, middle.y + dy + 12)
    await page.mouse.move(middle.x + dx + 20, middle.y + dy + 20)
    if (target.wheel !== '.cv-doek') return
    if (await page.evaluate(() => document.querySelector<HTMLElement>('.cv-doek')?.style.cursor === 'grabbing')) return
    await page.mouse.up()
    await page.keyboard.press('Escape')
  }
  throw new Error('no note could be taken up')
}

async function notes(page: Page, target: Target, seconds: number): Promise<void> {
  const place = await inView(page, target)
  const random = createPrng(50)
  const end = performance.now() + seconds * 1000
  let number = 0
  while (performance.now() < end) {
    const some = Array.from({ length: 5 }, () => ({
      ...place(random(), random()),
      text: `nieuw briefje ${++number} over de buurt`,
    }))
    await Promise.all([target.addNotes(page, some), wait(100)])
  }
}

/** Does a scenario once, after a few frames that are not measured. */
export async function runScenario(name: ScenarioName, probe: Probe, target: Target): Promise<Cost> {
  const { page } = probe
  switch (name) {
    case 'pan':
    case 'zoom':
      await turnWheel(page, target, 20, name)
      return probe.cost(() => turnWheel(page, target, frames, name))
    case 'drag': {
      await target.showCursors(page)
      await grab(page, target)
      const cost = await probe.cost(() => drag(page, target))
      await page.mouse.up()
      return cost
    }
    case 'notes':
      await notes(page, target, 0.4)
      return probe.cost(() => notes(page, target, 3))
  }
}
