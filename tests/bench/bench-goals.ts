import type { LoadReport } from './load-messages.ts'

export const serverNames = { w: 'wijkbord', y: 'y-websocket', h: 'hocuspocus', t: 'hocuspocus 16 ms' } as const
export type ServerKey = keyof typeof serverNames

/** What one server did in one scenario; the medians over the rounds. */
export interface Measured {
  readonly report: LoadReport
  readonly cpuMs: number
  readonly rssMiB: number
  /** CPU of the load itself, in percent of one core. */
  readonly loadCpu: number
  readonly seconds: number
  readonly people: number
}

export type ScenarioId = 'room50' | 'room100' | 'room200' | 'most' | 'rooms' | 'join'
export type Results = ReadonlyMap<ScenarioId, ReadonlyMap<ServerKey, Measured>>

type Figure = (measured: Measured) => number
type Bound =
  | { readonly kind: 'ratio'; readonly to: readonly ServerKey[]; readonly most: number }
  | { readonly kind: 'most'; readonly value: number }
  | { readonly kind: 'least'; readonly value: number }

/** One line of the table of goals. */
export interface Goal {
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly scenario: ScenarioId
  readonly figure: Figure
  readonly bound: Bound
}

const cpuPerDelivered: Figure = ({ cpuMs, report }) => (cpuMs * 1000) / Math.max(1, report.delivered)
const p99: Figure = ({ report }) => report.documentMs.p99
const peers: readonly ServerKey[] = ['y', 'h']
const ratio = (most: number, to: readonly ServerKey[] = peers): Bound => ({ kind: 'ratio', to, most })
const goal = (scenario: ScenarioId, id: string, what: string, unit: string, bound: Bound, figure: Figure): Goal => ({
  id,
  what,
  unit,
  scenario,
  figure,
  bound,
})

/** The goals of the sync core, each with gate, authorisation and fsync on. */
export const goals: readonly Goal[] = [
  goal('room50', 'cpu50', 'CPU per delivered update, 50 in a room', 'µs', ratio(1 / 2), cpuPerDelivered),
  goal('room100', 'cpu100', 'the same, 100', 'µs', ratio(1 / 3), cpuPerDelivered),
  goal('room100', 'cpu100-tuned', 'the same, 100, beside the tuned one', 'µs', ratio(1 / 2, ['t']), cpuPerDelivered),
  goal('room200', 'cpu200', 'the same, 200, beside Hocuspocus', 'µs', ratio(1 / 4, ['h']), cpuPerDelivered),
  goal('room50', 'p99-50', 'p99 to everyone else, 50', 'ms', ratio(1), p99),
  goal('room100', 'p99-100', 'the same, 100', 'ms', ratio(1), p99),
  goal('room200', 'p99-200', 'the same, 200', 'ms', ratio(1 / 2), p99),
  goal('most', 'most', 'most people in one room with p99 ≤ 250 ms', '', { kind: 'least', value: 600 }, (m) => m.people),
  goal('rooms', 'rooms', '1,000 people in 100 rooms, p99', 'ms', { kind: 'most', value: 250 }, p99),
  goal('join', 'join-p99', '200 join a 2,000-note room, p99', 'ms', ratio(1 / 4), p99),
  goal('join', 'join-cpu', 'the same, CPU per joiner', 'ms', ratio(1 / 8), ({ cpuMs, people }) => cpuMs / people),
  goal(
    'join',
    'join-bytes',
    'the same, bytes per joiner',
    'kB',
    { kind: 'most', value: 1000 },
    ({ report }) => report.bytesPerClient / 1000,
  ),
  goal(
    'room100',
    'frames',
    'frames per client and second, 100',
    '',
    ratio(1 / 5),
    ({ report }) => report.framesPerClientPerSecond,
  ),
  goal('room100', 'cursors', 'cursor p99, 100', 'ms', { kind: 'most', value: 60 }, ({ report }) => report.cursorMs.p99),
  goal('room200', 'memory', 'memory, 200 in a room', 'MiB', ratio(1), ({ rssMiB }) => rssMiB),
]

/** A server that fell behind so far that this much did not arrive in time is no measure for speed. */
const collapsedShare = 0.02
const collapsedMs = 3000
const hasCollapsed = ({ report }: Measured): boolean =>
  report.missing > report.wanted * collapsedShare || report.documentMs.p99 > collapsedMs

export const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits

export interface Outcome {
  readonly id: string
  readonly what: string
  readonly figure: string
  readonly beside: string
  readonly ratio: string
  readonly goal: string
  readonly met: 'met' | 'not met' | '?'
}

/** One line of the final table; `?` when a server that it needs was not measured. */
export function judgeGoal({ id, what, unit, scenario, figure, bound }: Goal, results: Results): Outcome {
  const measured = results.get(scenario)
  const own = measured?.get('w')
  const withUnit = (value: number): string => `${round(value, value < 10 ? 2 : 0)}${unit === '' ? '' : ` ${unit}`}`
  const text =
    bound.kind === 'ratio'
      ? `≤ ${round(bound.most, 2)}×`
      : `${bound.kind === 'most' ? '≤' : '≥'} ${withUnit(bound.value)}`
  const line = { id, what, goal: text, beside: '', ratio: '' }
  if (own === undefined) return { ...line, figure: '–', met: '?' }
  const value = figure(own)
  const isBroken = own.report.missing > 0
  const line2 = { ...line, figure: `${withUnit(value)}${isBroken ? ` (${own.report.missing} missing)` : ''}` }
  if (bound.kind !== 'ratio') {
    const isMet = bound.kind === 'most' ? value <= bound.value : value >= bound.value
    return { ...line2, met: isMet && !isBroken ? 'met' : 'not met' }
  }
  const others = bound.to.flatMap((key) => {
    const other = measured?.get(key)
    return other === undefined ? [] : [{ key, value: figure(other), isOut: hasCollapsed(other) }]
  })
  const standing = others.filter(({ isOut }) => !isOut)
  const best = Math.min(...standing.map((other) => other.value))
  const beside = others
    .map(({ key, value: found, isOut }) => `${serverNames[key]} ${isOut ? 'collapsed' : withUnit(found)}`)
    .join(', ')
  if (standing.length === 0) return { ...line2, beside, met: '?' }
  const share = value / best
  return { ...line2, beside, ratio: `${round(share, 2)}×`, met: share <= bound.most && !isBroken ? 'met' : 'not met' }
}
