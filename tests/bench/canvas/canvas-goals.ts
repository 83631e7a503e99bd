import type { Cost } from './probe.ts'
import type { ScenarioName } from './scenarios.ts'
import { type TargetKey, targetNames } from './targets.ts'

/** What one product did with one board. */
export type Row = {
  readonly key: TargetKey
  readonly size: number
  paintMs?: number
  interactiveMs?: number
  scriptKb?: number
  heapMiB?: number
  rendererMiB?: number
  /** ms of CPU per second while nothing happens. */
  idle?: number
} & Partial<Record<ScenarioName, Cost | undefined>>
export type Rows = Row[]

interface Goal {
  readonly what: string
  readonly most: number
  readonly figure: (row: Row) => number | undefined
}

/** Beside the better peer, with 2,000 notes. */
const goals: readonly Goal[] = [
  { what: 'full paint, CPU ×4 (ms)', most: 0.33, figure: (row) => row.paintMs },
  { what: 'interactive, CPU ×4 (ms)', most: 0.2, figure: (row) => row.interactiveMs },
  { what: 'JS fetched at start (kB, gzip)', most: 0.6, figure: (row) => row.scriptKb },
  { what: 'JS heap (MiB)', most: 0.5, figure: (row) => row.heapMiB },
  { what: 'renderer memory (MiB)', most: 0.5, figure: (row) => row.rendererMiB },
  { what: 'CPU per frame: pan (ms)', most: 0.55, figure: (row) => row.pan?.cpuMs },
  { what: 'CPU per frame: zoom (ms)', most: 0.4, figure: (row) => row.zoom?.cpuMs },
  { what: 'CPU per frame: drag with 20 cursors (ms)', most: 0.5, figure: (row) => row.drag?.cpuMs },
  { what: 'CPU per frame: 50 remote notes/s (ms)', most: 0.35, figure: (row) => row.notes?.cpuMs },
]
const scenarios: readonly ScenarioName[] = ['pan', 'zoom', 'drag', 'notes']
const comparedSize = 2000
const growth = { from: 500, to: 10_000, most: 1.4 }

const show = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 0))
const line = (
  what: string,
  ours: number | undefined,
  other: string,
  ratio: number | undefined,
  goal: string,
  met: boolean | undefined,
) => ({
  goal: what,
  ours: show(ours),
  beside: other,
  ratio: show(ratio),
  bar: goal,
  met: met === undefined ? 'not measured' : met ? 'met' : 'NOT MET',
})

/** One line per goal: ours, the better peer, the ratio, and whether it is met. */
export function judge(rows: Rows): ReturnType<typeof line>[] {
  const ours = (size: number): Row | undefined => rows.find((row) => row.key === 'w' && row.size === size)
  const lines = goals.map(({ what, most, figure }) => {
    const own = ours(comparedSize)
    const value = own === undefined ? undefined : figure(own)
    const peers = rows
      .filter((row) => row.key !== 'w' && row.size === comparedSize)
      .flatMap((row) => {
        const theirs = figure(row)
        return theirs === undefined ? [] : [{ name: targetNames[row.key], theirs }]
      })
      .sort((a, b) => a.theirs - b.theirs)
    const [best] = peers
    const ratio = value === undefined || best === undefined ? undefined : value / best.theirs
    const beside = best === undefined ? '–' : `${best.name} ${show(best.theirs)}`
    return line(what, value, beside, ratio, `≤ ${most}`, ratio === undefined ? undefined : ratio <= most)
  })
  for (const name of scenarios) {
    const [small, large] = [ours(growth.from)?.[name]?.mainMs, ours(growth.to)?.[name]?.mainMs]
    const ratio = small === undefined || large === undefined ? undefined : large / small
    lines.push(
      line(
        `own main thread at 10,000 ÷ at 500: ${name}`,
        large,
        `at 500 ${show(small)}`,
        ratio,
        `≤ ${growth.most}`,
        ratio === undefined ? undefined : ratio <= growth.most,
      ),
    )
  }
  const all = rows.filter((row) => row.key === 'w').flatMap((row) => scenarios.flatMap((name) => row[name] ?? []))
  const worst = all.length === 0 ? undefined : Math.max(...all.map(({ p95Ms }) => p95Ms))
  const long = all.reduce((sum, { longTasks }) => sum + longTasks, 0)
  lines.push(
    line(
      'frame p95, all scenarios (ms)',
      worst,
      '–',
      undefined,
      '≤ 17.5',
      worst === undefined ? undefined : worst <= 17.5,
    ),
    line(
      'long tasks, all scenarios',
      all.length === 0 ? undefined : long,
      '–',
      undefined,
      '0',
      all.length === 0 ? undefined : long === 0,
    ),
  )
  return lines
}
