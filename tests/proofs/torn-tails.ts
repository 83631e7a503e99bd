import { copyFile, mkdtemp, open, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../server/observability/log.ts'
import { openSqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { createPrng, type Prng } from '../../shared/base/prng.ts'

const dbName = 'wijkbord.sqlite'
const walName = `${dbName}-wal`
const header = 100

export interface TornOutcome {
  readonly images: number
  readonly commits: number
  /** Files that could not be opened, or not read. */
  readonly badStarts: number
  /** Commits that were on disk before the damaged place, and are gone. */
  readonly lostOlder: number
  /** Commits that are there without one before them. */
  readonly holes: number
}

/**
 * Writes `commits` batches, takes the files as a killed process leaves them, and damages the tail of the write-ahead log, or of the database
 * file as a power cut in the middle of a checkpoint would: cut off, zeros, or noise, up to 4,096 bytes.
 */
export async function tornTails(options: {
  readonly images: number
  readonly commits: number
  readonly seed: number
}): Promise<TornOutcome> {
  const { images, commits, seed } = options
  const prng = createPrng(seed)
  const original = await mkdtemp(join(tmpdir(), 'wijkbord-tails-'))
  const ends: number[] = []
  const storage = await openSqliteStorage({ dataDir: original, log: silentLog })
  for (let count = 0; count < commits; count++) {
    const update = Buffer.from(`update ${count} ${'x'.repeat(Math.floor(prng() * 900))}`)
    await storage.commit({
      updates: [{ room: 'r', doc: 'bord', person: 'p', schemaVersion: 1, at: count, update }],
      rows: [{ op: 'put', room: 'r', kind: 'owner', key: String(count), value: count }],
    })
    ends.push((await stat(join(original, walName))).size)
  }
  // Everything is synced: the files are what a power cut leaves. Copied now, because the end of the thread tidies them up.
  const image0 = await mkdtemp(join(tmpdir(), 'wijkbord-image-'))
  for (const name of await readdir(original)) await copyFile(join(original, name), join(image0, name))
  await storage.close()
  let badStarts = 0
  let lostOlder = 0
  let holes = 0
  for (let image = 0; image < images; image++) {
    const copy = await mkdtemp(join(tmpdir(), 'wijkbord-image-'))
    for (const name of await readdir(image0)) await copyFile(join(image0, name), join(copy, name))
    const isWal = image % 3 !== 2
    const from = await damage(join(copy, isWal ? walName : dbName), prng, image)
    const safe = isWal ? ends.filter((end) => end <= from).length : commits
    const found = await readBack(copy)
    if (found === undefined) badStarts++
    else {
      if (found.length < safe) lostOlder += safe - found.length
      if (found.some((at, index) => at !== index)) holes++
    }
    await rm(copy, { recursive: true, force: true })
  }
  for (const folder of [original, image0]) await rm(folder, { recursive: true, force: true })
  return { images, commits, badStarts, lostOlder, holes }
}

/** Damages the last bytes of a file; gives the place from where on nothing is what it was. */
async function damage(path: string, prng: Prng, image: number): Promise<number> {
  const { size } = await stat(path)
  const length = Math.min(1 + Math.floor(prng() * 4096), Math.max(0, size - header))
  const from = size - length
  if (image % 2 === 0 && prng() < 0.5) {
    await truncate(path, from)
    return from
  }
  const bytes = Buffer.alloc(length)
  if (prng() < 0.6) for (let index = 0; index < length; index++) bytes[index] = Math.floor(prng() * 256)
  const file = await open(path, 'r+')
  await file.write(bytes, 0, length, from)
  await file.close()
  return from
}

/** The numbers of the updates that are there, in order; `undefined` when the file cannot be opened or read. */
async function readBack(dataDir: string): Promise<readonly number[] | undefined> {
  try {
    const storage = await openSqliteStorage({ dataDir, log: silentLog })
    const { updates } = await storage.loadDoc('r', 'bord')
    const rows = await storage.listRows('r', 'owner')
    const isWritable = await storage.probe()
    await storage.close()
    const numbers = updates.map((update) => Number(Buffer.from(update).toString().split(' ')[1]))
    return isWritable && rows.length === numbers.length ? numbers : undefined
  } catch (error) {
    console.error(String(error))
    return undefined
  }
}
