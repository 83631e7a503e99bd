/**
 * Sync under load beside other Yjs servers, each as its own process, in one run: `npm run bench:sync`.
 *
 *   --people 50,100,200   sizes of the room (default 50,100)
 *   --seconds 4           measured time per size and server, after --warmup 4
 *   --targets w,y,h,t     wijkbord, y-websocket, Hocuspocus, Hocuspocus with flushDelay 16 (default w,y,h)
 *   --join 200            a storm of so many on a room of --notes (default 2000); 0 leaves it out
 *   --repeat 1            rounds; the table shows the median of each figure
 *
 * Everybody writes a note per 5 s, a fifth drags at 20 Hz as document writes, cursors move at 10 Hz. The machine's noise
 * is in every figure: the ratios in one run are what counts.
 */
import { parseArgs } from 'node:util'
import { startThread } from '../../server/threads/start-thread.ts'
import { installPeers, startHocuspocus, startWijkbord, startYWebsocket, type Target } from './bench-targets.ts'
import type { LoadEvent, LoadOrder, LoadReport } from './load-messages.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50,100' },
    seconds: { type: 'string', default: '4' },
    warmup: { type: 'string', default: '4' },
    targets: { type: 'string', default: 'w,y,h' },
    join: { type: 'string', default: '0' },
    notes: { type: 'string', default: '2000' },
    repeat: { type: 'string', default: '1' },
  },
})
const starters: Readonly<Record<string, () => Promise<Target>>> = {
  w: startWijkbord,
  y: startYWebsocket,
  h: () => startHocuspocus(),
  t: () => startHocuspocus(16),
}

interface Measured {
  readonly report: LoadReport
  readonly cpuMs: number
  readonly rssMiB: number
}

function runLoad(target: Target, order: Omit<LoadOrder, 'dialect' | 'port'>): Promise<Measured> {
  const thread = startThread(import.meta.url, 'load-thread', {
    workerData: { ...order, dialect: target.dialect, port: target.port } satisfies LoadOrder,
  })
  let before = target.cpuMs()
  let cpuMs = 0
  let rssMiB = 0
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error('the load stopped early')))
    thread.on('message', (event: LoadEvent) => {
      if (event.kind === 'measure') before = target.cpuMs()
      else if (event.kind === 'measured') {
        cpuMs = target.cpuMs() - before
        rssMiB = target.rssMiB()
      } else {
        resolve({ report: event.report, cpuMs, rssMiB })
        thread.terminate().catch(reject)
      }
    })
  })
}

const round = (value: number, digits = 1): number => Math.round(value * 10 ** digits) / 10 ** digits
/** A figure and how it compares to the best peer of this run. */
const beside = (value: number, best: number): string =>
  Number.isFinite(best) && best > 0 ? `${round(value)} (${round(value / best, 2)}×)` : String(round(value))

interface Line {
  readonly name: string
  readonly figures: Readonly<Record<string, number>>
  readonly notes: string
}

function print(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`)
  const rows = lines.map(({ name, figures, notes }) => {
    const isPeer = name !== 'wijkbord'
    const cells = Object.entries(figures).map(([key, value]) => {
      const best = Math.min(
        ...lines.filter((line) => line.name !== 'wijkbord').map((line) => line.figures[key] ?? Infinity),
      )
      return [key, isPeer ? String(round(value)) : beside(value, best)]
    })
    return { server: name, ...Object.fromEntries(cells), notes }
  })
  console.table(rows)
}

/** The median of each figure over the rounds of one server. */
function medianOf(rounds: readonly Line[]): Line {
  const first = rounds[0] ?? { name: '', figures: {}, notes: '' }
  const median = (key: string): number => {
    const sorted = rounds.map(({ figures }) => figures[key] ?? Number.NaN).sort((a, b) => a - b)
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
  }
  return {
    name: first.name,
    figures: Object.fromEntries(Object.keys(first.figures).map((key) => [key, median(key)])),
    notes: rounds.map(({ notes }) => notes).join('; '),
  }
}

/** Measures each server in turn, `repeat` times around, so that the noise of the machine falls on all of them. */
async function compare(title: string, measure: (target: Target) => Promise<Line>): Promise<void> {
  const lines = new Map<string, Line[]>()
  for (let round = 0; round < repeat; round++) {
    for (const name of names) {
      const target = await (starters[name] ?? startWijkbord)()
      try {
        lines.set(name, [...(lines.get(name) ?? []), await measure(target)])
      } finally {
        await target.close()
      }
    }
  }
  print(title, [...lines.values()].map(medianOf))
}

const werksessie = (count: number, seconds: number): Promise<void> =>
  compare(`${count} in a room, ${seconds} s (× = beside the best peer)`, async (target) => {
    const { report, cpuMs, rssMiB } = await runLoad(target, {
      people: await target.people(count),
      scenario: 'werksessie',
      warmUpMs,
      measureMs: seconds * 1000,
      drainMs: 3000,
      notes: 0,
    })
    return {
      name: target.name,
      figures: {
        'µs/delivered': (cpuMs * 1000) / Math.max(1, report.delivered),
        'p50 ms': report.documentMs.p50,
        'p99 ms': report.documentMs.p99,
        'cursor p99': report.cursorMs.p99,
        'frames/client/s': report.framesPerClientPerSecond,
        'kB/client/s': report.bytesPerClient / seconds / 1000,
        'RSS MiB': rssMiB,
        'CPU %': cpuMs / seconds / 10,
      },
      notes: `${report.delivered} delivered, ${report.missing} missing, ${report.closed} closed, late ${round(report.ownLagMs)} ms`,
    }
  })

const joinStorm = (count: number, notes: number): Promise<void> =>
  compare(`${count} join a room of ${notes} notes at once`, async (target) => {
    const times = { warmUpMs: 0, measureMs: 20_000, drainMs: 0 }
    await runLoad(target, { ...times, people: await target.people(20), scenario: 'seed', notes })
    const people = await target.people(count)
    const { report, cpuMs, rssMiB } = await runLoad(target, { ...times, people, scenario: 'join', notes })
    return {
      name: target.name,
      figures: {
        'p50 ms': report.documentMs.p50,
        'p99 ms': report.documentMs.p99,
        'CPU ms/joiner': cpuMs / count,
        'kB/joiner': report.bytesPerClient / 1000,
        'RSS MiB': rssMiB,
      },
      notes: `${report.missing} missing, ${report.closed} closed`,
    }
  })

const list = (text: string): string[] => text.split(',').filter((part) => part !== '')
const names = list(values.targets)
const repeat = Math.min(10, Number(values.repeat))
const warmUpMs = Math.min(60, Number(values.warmup)) * 1000
if (names.some((name) => name !== 'w')) installPeers()
for (const people of list(values.people).map(Number))
  await werksessie(Math.min(800, people), Math.min(120, Number(values.seconds)))
if (Number(values.join) > 0) await joinStorm(Math.min(400, Number(values.join)), Math.min(5000, Number(values.notes)))
