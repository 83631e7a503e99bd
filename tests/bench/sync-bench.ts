/**
 * Sync under load beside other Yjs servers, each as its own process, in one run; one line per goal at the end.
 *
 *   npm run bench:sync                       everything: about nine minutes
 *   npm run bench:sync -- --only cpu50,join  these goals only (ids of the last table, or parts of them)
 *   --seconds 5       measured time per size and server, after --warmup 8
 *   --repeat 1        rounds; figures are medians
 *   --targets w,y,h,t wijkbord, y-websocket, Hocuspocus, Hocuspocus with flushDelay 16
 *   --most 400,600,700,800  sizes that are tried for the largest room
 *
 * Everybody writes a note per 5 s, a fifth drags at 20 Hz as document writes, cursors move at 10 Hz. The machine's noise
 * is in every figure: the ratios in one run are what counts. "load" is the CPU of the load itself.
 */
import { parseArgs } from 'node:util'
import { startThread } from '../../server/threads/start-thread.ts'
import { goals, judgeGoal, type Measured, round, type ScenarioId, type ServerKey, serverNames } from './bench-goals.ts'
import {
  endServersWithThis,
  installPeers,
  startHocuspocus,
  startWijkbord,
  startYWebsocket,
  type Target,
} from './bench-targets.ts'
import type { LoadEvent, LoadOrder, LoadPerson } from './load-messages.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '5' },
    warmup: { type: 'string', default: '8' },
    targets: { type: 'string', default: 'w,y,h,t' },
    most: { type: 'string', default: '400,600,700,800' },
    repeat: { type: 'string', default: '1' },
  },
})
const listOf = (text: string): readonly string[] => text.split(',').filter((part) => part !== '')
const only = listOf(values.only)
const wanted = goals.filter(({ id }) => only.length === 0 || only.some((part) => id.includes(part)))
const isTarget = (key: string): key is ServerKey => Object.hasOwn(serverNames, key)
const targets = listOf(values.targets).filter(isTarget)
const repeat = Math.min(9, Number(values.repeat))
const times = {
  warmUpMs: Math.min(60, Number(values.warmup)) * 1000,
  measureMs: Math.min(120, Number(values.seconds)) * 1000,
  drainMs: 4000,
}
const largestMs = 250

const starters: Readonly<Record<ServerKey, () => Promise<Target>>> = {
  w: startWijkbord,
  y: startYWebsocket,
  h: () => startHocuspocus(),
  t: () => startHocuspocus(16),
}
const results = new Map<ScenarioId, Map<ServerKey, Measured>>()

function runLoad(target: Target, order: Omit<LoadOrder, 'dialect' | 'port'>): Promise<Measured> {
  const thread = startThread(import.meta.url, 'load-thread', {
    workerData: { ...order, dialect: target.dialect, port: target.port } satisfies LoadOrder,
  })
  const ownMs = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000
  const now = (): readonly [number, number, number] => [target.cpuMs(), ownMs(), performance.now()]
  let before = now()
  let cost = { cpuMs: 0, loadCpu: 0, seconds: 0, rssMiB: 0 }
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the load stopped early')))
    thread.on('message', (event: LoadEvent) => {
      if (event.kind === 'measure') before = now()
      else if (event.kind === 'measured') {
        const [cpu, own, at] = now()
        const seconds = (at - before[2]) / 1000
        cost = { cpuMs: cpu - before[0], loadCpu: (own - before[1]) / seconds / 10, seconds, rssMiB: target.rssMiB() }
      } else {
        resolve({ report: event.report, people: order.people.length, ...cost })
        thread.terminate().catch(reject)
      }
    })
  })
}

/** What is measured on a fresh server. */
type Measure = (target: Target) => Promise<Measured>

const inOneRoom =
  (count: number): Measure =>
  async (target) =>
    runLoad(target, { people: await target.people(count), scenario: 'werksessie', ...times, notes: 0 })

const inRooms: Measure = async (target) => {
  const people: LoadPerson[] = []
  for (let room = 0; room < 100; room++) people.push(...(await target.people(10, room)))
  return runLoad(target, { people, scenario: 'werksessie', ...times, notes: 0 })
}

const joinStorm: Measure = async (target) => {
  const atOnce = { warmUpMs: 0, measureMs: 20_000, drainMs: 0, notes: 2000 }
  await runLoad(target, { ...atOnce, people: await target.people(20), scenario: 'seed' })
  return runLoad(target, { ...atOnce, people: await target.people(200), scenario: 'join' })
}

/** The largest room of those tried that holds; the first that does not is printed and ends the search. */
async function largestRoom(): Promise<void> {
  for (const count of listOf(values.most).map(Number)) {
    const found = await measureOn('w', inOneRoom(Math.min(1000, count)))
    print(`${count} in one room`, new Map([['w', found]]))
    const holds = found.report.documentMs.p99 <= largestMs && found.report.missing === 0
    if (!results.has('most') && !holds) results.set('most', new Map([['w', { ...found, people: 0 }]]))
    if (!holds) return
    results.set('most', new Map([['w', found]]))
  }
}

async function measureOn(key: ServerKey, measure: Measure): Promise<Measured> {
  const target = await starters[key]()
  try {
    return await measure(target)
  } finally {
    await target.close()
  }
}

/** Measures each server in turn, `repeat` times around, so that the noise of the machine falls on all of them. */
async function compare(
  scenario: ScenarioId,
  title: string,
  keys: readonly ServerKey[],
  measure: Measure,
): Promise<void> {
  if (!wanted.some((one) => one.scenario === scenario)) return
  const rounds = new Map<ServerKey, Measured[]>()
  for (let at = 0; at < repeat; at++) {
    for (const key of keys.filter((one) => targets.includes(one)))
      rounds.set(key, [...(rounds.get(key) ?? []), await measureOn(key, measure)])
  }
  const found = new Map([...rounds].map(([key, list]) => [key, medianOf(list)]))
  results.set(scenario, found)
  print(title, found)
}

/** The median of each figure over the rounds of one server. */
function medianOf(rounds: readonly Measured[]): Measured {
  const median = (figure: (one: Measured) => number): number => {
    const sorted = rounds.map(figure).sort((a, b) => a - b)
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
  }
  const [first] = rounds
  if (first === undefined) throw new Error('nothing was measured')
  const percentiles = (of: 'documentMs' | 'cursorMs') => ({
    count: median(({ report }) => report[of].count),
    p50: median(({ report }) => report[of].p50),
    p99: median(({ report }) => report[of].p99),
    max: median(({ report }) => report[of].max),
  })
  return {
    people: first.people,
    seconds: median(({ seconds }) => seconds),
    // Of one round, because they belong together: the one with the median cost per update.
    cpuMs:
      median(({ report }) => report.delivered) === 0
        ? median(({ cpuMs }) => cpuMs)
        : median(({ cpuMs, report }) => cpuMs / Math.max(1, report.delivered)) *
          median(({ report }) => report.delivered),
    rssMiB: median(({ rssMiB }) => rssMiB),
    loadCpu: median(({ loadCpu }) => loadCpu),
    report: {
      sent: median(({ report }) => report.sent),
      delivered: median(({ report }) => report.delivered),
      missing: median(({ report }) => report.missing),
      wanted: median(({ report }) => report.wanted),
      documentMs: percentiles('documentMs'),
      cursorMs: percentiles('cursorMs'),
      framesPerClientPerSecond: median(({ report }) => report.framesPerClientPerSecond),
      bytesPerClient: median(({ report }) => report.bytesPerClient),
      closed: median(({ report }) => report.closed),
      ownLagMs: median(({ report }) => report.ownLagMs),
    },
  }
}

function print(title: string, found: ReadonlyMap<ServerKey, Measured>): void {
  console.log(`\n${title}`)
  printTable(
    [...found].map(([key, { report, cpuMs, rssMiB, loadCpu, seconds }]) => ({
      server: serverNames[key],
      'µs/delivered': report.delivered === 0 ? '' : round((cpuMs * 1000) / report.delivered, 2),
      'p50 ms': report.documentMs.p50,
      'p99 ms': report.documentMs.p99,
      'cursor p99': report.cursorMs.p99,
      'frames/s': round(report.framesPerClientPerSecond),
      'kB/client': round(report.bytesPerClient / 1000),
      'CPU %': round(cpuMs / seconds / 10),
      'RSS MiB': round(rssMiB),
      missing: report.missing,
      closed: report.closed,
      'load CPU %': round(loadCpu),
      'load late ms': round(report.ownLagMs),
    })),
  )
}

function printTable(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const heads = Object.keys(rows[0] ?? {})
  const cells = rows.map((row) => heads.map((head) => String(row[head] ?? '')))
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  for (const row of [heads, ...cells]) console.log(line(row))
}

endServersWithThis()
if (targets.some((key) => key !== 'w')) installPeers()
const startedAt = performance.now()
await compare('room50', '50 in a room', ['w', 'y', 'h'], inOneRoom(50))
await compare('room100', '100 in a room', ['w', 'y', 'h', 't'], inOneRoom(100))
await compare('room200', '200 in a room', ['w', 'y', 'h'], inOneRoom(200))
await compare('join', '200 join a room of 2,000 notes at once', ['w', 'y', 'h'], joinStorm)
await compare('rooms', '1,000 people in 100 rooms', ['w', 'y', 'h'], inRooms)
if (wanted.some(({ scenario }) => scenario === 'most')) await largestRoom()
console.log(`\nGoals (${round((performance.now() - startedAt) / 60_000)} min)`)
printTable(wanted.map((one) => ({ ...judgeGoal(one, results) })))
