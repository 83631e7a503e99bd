import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openSqlite } from '../../server/storage/open-sqlite.ts'
import { SqliteDatabase } from '../../server/storage/sqlite-database.ts'
import { createPrng, type Prng } from '../../shared/base/prng.ts'
import { type DiskEvent, readTrace, tracedCalls } from './syscall-trace.ts'

/** What a disk writes as one, whatever happens. */
const sectorBytes = 512

export interface PowerCutOutcome {
  readonly images: number
  readonly events: number
  /** Images in which something that was written and not synced was left out, or came through in part. */
  readonly withDropped: number
  readonly withTorn: number
  /** Images cut while the database file itself was being written (a checkpoint). */
  readonly inCheckpoint: number
  readonly badStarts: number
  /** Batches and epochs that had been confirmed before the cut and are gone. */
  readonly lostConfirmed: number
  /** Batches that are there without one before them, or in part. */
  readonly holes: number
  readonly problems: readonly string[]
}

export interface PowerCutOptions {
  readonly images: number
  readonly commits: number
  readonly seed: number
  /** A disk that says yes to fsync and does nothing: to see that this proof can fail. */
  readonly ignoresSync?: boolean
}

/** Can calls of another process be recorded here? */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0
}

/**
 * Records everything the storage writes, and plays it back up to a random moment, as a disk without power has it: what was
 * synced is there; of the rest each write is there, is not, or is there in part, in any combination. Each image is opened
 * as the next start would.
 */
export async function powerCut(options: PowerCutOptions): Promise<PowerCutOutcome> {
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'wijkbord-stroom-'))
  try {
    const dataDir = join(folder, 'data')
    const trace = join(folder, 'trace')
    await mkdir(dataDir)
    const writer = join(import.meta.dirname, 'power-cut-writer.ts')
    execFileSync(
      'strace',
      // Text of any length, in hexadecimal; only the calls that change files.
      ['-f', '-qq', '--seccomp-bpf', '-y', '-xx', '-s', '4000000', '-e', `trace=${tracedCalls}`, '-o', trace].concat([
        process.execPath,
        '--import',
        'tsx',
        writer,
        dataDir,
        String(options.commits),
        String(options.seed),
      ]),
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const events = await readTrace(trace, dataDir)
    return await replay(events, join(folder, 'image'), options)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Change = Exclude<DiskEvent, { readonly kind: 'sync' | 'said' }>

type Bytes = Buffer<ArrayBufferLike>

/** One file: what is surely on the disk, and what was changed since. `undefined`: it is not there. */
interface CutFile {
  durable: Bytes | undefined
  since: Change[]
}

async function replay(
  events: readonly DiskEvent[],
  imageDir: string,
  { images, seed, ignoresSync = false }: PowerCutOptions,
): Promise<PowerCutOutcome> {
  const prng = createPrng(seed ^ 0x5eed)
  const cuts = chooseCuts(events, images, prng)
  const files = new Map<string, CutFile>()
  const confirmed = { kept: 0, epoch: 0 }
  const total = { withDropped: 0, withTorn: 0, inCheckpoint: 0, badStarts: 0, lostConfirmed: 0, holes: 0 }
  const problems: string[] = []
  let next = 0
  for (const [at, event] of events.entries()) {
    for (; next < cuts.length && (cuts[next] ?? 0) <= at; next++) {
      const made = await makeImage(files, imageDir, prng)
      if (made.dropped > 0) total.withDropped++
      if (made.torn > 0) total.withTorn++
      if (made.inCheckpoint) total.inCheckpoint++
      const found = await inspect(imageDir, confirmed)
      if (found.problem !== undefined) problems.push(`cut at ${at}: ${found.problem}`)
      total.badStarts += found.badStart
      total.lostConfirmed += found.lost
      total.holes += found.holes
    }
    if (event.kind === 'said') {
      const [what, number] = event.line.split(' ')
      if (what === 'kept') confirmed.kept = Number(number)
      if (what === 'epoch') confirmed.epoch = Number(number)
    } else if (!ignoresSync || event.kind !== 'sync') record(files, event)
  }
  return { images: next, events: events.length, ...total, problems: problems.slice(0, 10) }
}

/** Moments spread over the whole run, half of them while a checkpoint writes to the database file. */
function chooseCuts(events: readonly DiskEvent[], images: number, prng: Prng): readonly number[] {
  const checkpoints = events.flatMap((event, at) =>
    event.kind === 'write' && event.path.endsWith('.sqlite') ? [at + 1] : [],
  )
  return Array.from({ length: images }, (_, count) =>
    count % 2 === 0 || checkpoints.length === 0
      ? 1 + Math.floor(prng() * (events.length - 1))
      : (checkpoints[Math.floor(prng() * checkpoints.length)] ?? 1),
  )
    .map((at) => Math.min(at, events.length - 1))
    .sort((a, b) => a - b)
}

function record(files: Map<string, CutFile>, event: Exclude<DiskEvent, { readonly kind: 'said' }>): void {
  if (event.kind !== 'sync') {
    const file = files.get(event.path) ?? { durable: undefined, since: [] }
    files.set(event.path, file)
    file.since.push(event)
    return
  }
  const file = files.get(event.path)
  if (file === undefined) {
    // A folder: what was removed from it stays removed.
    for (const [path, one] of files) {
      if (!path.startsWith(`${event.path}/`) || !one.since.some(({ kind }) => kind === 'unlink')) continue
      one.durable = applyAll(one.durable, one.since)
      one.since = []
    }
    return
  }
  file.durable = applyAll(file.durable, file.since)
  file.since = []
}

const applyAll = (before: Bytes | undefined, changes: readonly Change[]): Bytes | undefined =>
  changes.reduce<Bytes | undefined>((content, change) => apply(content, change), before)

function apply(before: Bytes | undefined, change: Change): Bytes | undefined {
  switch (change.kind) {
    case 'unlink':
      return undefined
    case 'truncate': {
      const content = Buffer.alloc(change.size)
      before?.copy(content)
      return content
    }
    case 'write': {
      const end = change.at + change.bytes.length
      let content = before ?? Buffer.alloc(0)
      if (content.length < end) {
        content = Buffer.alloc(end)
        before?.copy(content)
      }
      change.bytes.copy(content, change.at)
      return content
    }
  }
}

interface MadeImage {
  readonly dropped: number
  readonly torn: number
  readonly inCheckpoint: boolean
}

/** Writes the files as the disk may have them now. */
async function makeImage(files: ReadonlyMap<string, CutFile>, imageDir: string, prng: Prng): Promise<MadeImage> {
  await rm(imageDir, { recursive: true, force: true })
  await mkdir(imageDir)
  let dropped = 0
  let torn = 0
  let inCheckpoint = false
  for (const [path, { durable, since }] of files) {
    if (path.endsWith('.sqlite') && since.length > 0) inCheckpoint = true
    // How much came through differs from cut to cut: nearly all, nearly nothing, or a mix.
    const chance = [0.02, 0.5, 0.98][Math.floor(prng() * 3)] ?? 0.5
    let content: Bytes | undefined = durable === undefined ? undefined : Buffer.from(durable)
    for (const change of since) {
      const dice = prng()
      if (dice > chance) dropped++
      else if (change.kind === 'write' && dice > chance * 0.7 && change.bytes.length > sectorBytes) {
        torn++
        for (let from = 0; from < change.bytes.length; from += sectorBytes) {
          const bytes = change.bytes.subarray(from, from + sectorBytes)
          if (prng() < 0.5) content = apply(content, { ...change, at: change.at + from, bytes })
        }
      } else content = apply(content, change)
    }
    if (content !== undefined) await writeFile(join(imageDir, basename(path)), content)
  }
  return { dropped, torn, inCheckpoint }
}

interface Inspection {
  readonly badStart: number
  readonly lost: number
  readonly holes: number
  readonly problem?: string
}

/** Opens the image as the next start does, and holds what is there against what had been confirmed. */
async function inspect(
  imageDir: string,
  confirmed: { readonly kept: number; readonly epoch: number },
): Promise<Inspection> {
  const good = { badStart: 0, lost: 0, holes: 0 }
  let db: SqliteDatabase | undefined
  try {
    db = new SqliteDatabase(await openSqlite(join(imageDir, 'wijkbord.sqlite')))
    const { snapshot, snapshotSeq, bytes, ends, lastSeq, quarantined } = db.loadDoc('r', 'bord', { mends: false })
    const numbers = Array.from(ends, (end, index) =>
      Number(
        Buffer.from(bytes.subarray(index === 0 ? 0 : ends[index - 1], end))
          .toString()
          .split(' ')[1],
      ),
    )
    const owners = db.listRows('r', 'owner')
    const last = db.getRow('', 'installation', 'laatste').rows[0]?.value
    const epoch = JSON.parse(db.getRow('', 'werksessie', 'r').rows[0]?.value ?? '{"epoch":0}') as { epoch: number }
    const regie = db.loadDoc('r', 'regie', { mends: false }).snapshot
    const isWritable = db.probe()
    if (quarantined + owners.damaged > 0 || !isWritable)
      return { ...good, badStart: 1, problem: `${quarantined} damaged, ${owners.damaged} rows, writable ${isWritable}` }
    const saved = snapshot === undefined ? 0 : Number(Buffer.from(snapshot).toString().split(' ')[1])
    const isWhole =
      saved === snapshotSeq &&
      numbers.every((number, index) => number === snapshotSeq + 1 + index) &&
      lastSeq === snapshotSeq + numbers.length &&
      owners.rows.every(({ value }, index) => Number(value) === index + 1) &&
      owners.rows.length === lastSeq &&
      Number(last ?? 0) === lastSeq &&
      Number(regie === undefined ? 0 : Buffer.from(regie).toString().split(' ')[1]) === epoch.epoch
    if (!isWhole)
      return { ...good, holes: 1, problem: `upto ${saved}, then ${numbers.length}, ${owners.rows.length} rows` }
    const lost = Math.max(0, confirmed.kept - lastSeq) + Math.max(0, confirmed.epoch - epoch.epoch)
    return lost === 0
      ? good
      : {
          ...good,
          lost,
          problem: `${lastSeq} of ${confirmed.kept} confirmed, epoch ${epoch.epoch} of ${confirmed.epoch}`,
        }
  } catch (error) {
    // Before the first confirmation a disk may hold nothing that can be opened, and nobody was promised anything.
    return { ...good, badStart: 1, problem: String(error) }
  } finally {
    db?.close()
  }
}
