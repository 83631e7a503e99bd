import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../server/observability/log.ts'
import { createMemoryDisk, MemoryStorage } from '../../server/storage/memory-storage.ts'
import { openSqlite } from '../../server/storage/open-sqlite.ts'
import { migrate, migrations } from '../../server/storage/sqlite-migrations.ts'
import { openSqliteStorage, type SqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { describeStorage } from './storage-contract.ts'

describeStorage('memory', async () => {
  const disk = createMemoryDisk()
  return {
    open: async (options = {}) => new MemoryStorage({ disk, ...(options.small ? { maxBytes: 1_000_000 } : {}) }),
    kill: async (storage) => (storage as MemoryStorage).crash(),
    remove: async () => undefined,
  }
})

describeStorage('sqlite', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-storage-'))
  return {
    open: (options = {}) =>
      openSqliteStorage({ dataDir, log: silentLog, ...(options.small ? { maxPageCount: 250 } : {}) }),
    kill: (storage) => (storage as SqliteStorage).kill(),
    remove: () => rm(dataDir, { recursive: true }),
  }
})

describe('sqlite file', () => {
  const cleanups: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  })
  const createFolder = async (): Promise<string> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-storage-'))
    cleanups.push(() => rm(dataDir, { recursive: true }))
    return dataDir
  }
  const open = async (dataDir: string): Promise<SqliteStorage> => {
    const storage = await openSqliteStorage({ dataDir, log: silentLog })
    cleanups.push(() => storage.close())
    return storage
  }
  const bord = (text: string, room = 'r') => ({
    room,
    doc: 'bord',
    person: 'p1',
    schemaVersion: 1,
    at: 5,
    update: Buffer.from(text),
  })
  const texts = (updates: readonly Uint8Array[]) => updates.map((one) => Buffer.from(one).toString())
  /** Turns one byte of `needle` in the closed file, wherever it lies. */
  const damage = async (dataDir: string, needle: string): Promise<void> => {
    const path = join(dataDir, 'wijkbord.sqlite')
    const file = await readFile(path)
    const at = file.indexOf(needle)
    expect(at).toBeGreaterThan(0)
    file.writeUInt8(file.readUInt8(at) ^ 1, at)
    await writeFile(path, file)
  }

  test('a record with one turned bit is set aside and counted; the others and other rooms stand', async () => {
    const dataDir = await createFolder()
    const first = await open(dataDir)
    await first.commit({ updates: [bord('een'), bord('MIDDELSTE'), bord('drie'), bord('elders', 'q')] })
    await first.close()
    await damage(dataDir, 'MIDDELSTE')
    const second = await open(dataDir)
    const loaded = await second.loadDoc('r', 'bord')
    expect({ ...loaded, updates: texts(loaded.updates) }).toEqual({
      snapshotSeq: 0,
      updates: ['een', 'drie'],
      lastSeq: 3,
      quarantined: 1,
    })
    expect((await second.loadDoc('r', 'bord')).quarantined).toBe(1)
    expect((await second.loadDoc('q', 'bord')).quarantined).toBe(0)
  })

  test('a row with one turned bit is set aside and is as if it were not there; the others stand', async () => {
    const dataDir = await createFolder()
    const first = await open(dataDir)
    const put = (key: string, value: unknown, room = 'r') => ({ op: 'put', room, kind: 'owner', key, value }) as const
    await first.commit({
      rows: [put('a', 'EERSTE'), put('b', { naam: 'MIDDELSTE' }), put('SLEUTEL', 3), put('d', 4), put('b', 'q', 'q')],
    })
    await first.close()
    await damage(dataDir, 'MIDDELSTE')
    // It is still JSON, and would be believed; a row under another key as well.
    await damage(dataDir, 'SLEUTEL')
    const errors: unknown[] = []
    const log = { ...silentLog, error: (event: string, facts?: object) => void errors.push([event, facts]) }
    const second = await openSqliteStorage({ dataDir, log })
    cleanups.push(() => second.close())
    expect((await second.listRows('r', 'owner')).map(({ key, value }) => [key, value])).toEqual([
      ['a', 'EERSTE'],
      ['d', 4],
    ])
    expect(errors).toEqual([['storage.rows_damaged', { room: 'r', kind: 'owner', damaged: 2 }]])
    expect(await second.getRow('r', 'owner', 'b')).toBeUndefined()
    expect(await second.listRoom('r', { except: [] })).toHaveLength(2)
    expect(await second.getRow('q', 'owner', 'b')).toBe('q')
    expect(errors).toHaveLength(1)
    await second.commit({ rows: [put('b', 'nieuw')] })
    expect(await second.getRow('r', 'owner', 'b')).toBe('nieuw')
    // A new epoch forgets what was set aside too: it may be what is erased.
    await second.resetDocs('r', [{ doc: 'bord', snapshot: Buffer.from('leeg') }], [])
    await second.close()
    expect((await readFile(join(dataDir, 'wijkbord.sqlite'))).includes('IDDELSTE')).toBe(false)
  })

  test('a file of before rows had checksums: every row is there, and is looked after from then on', async () => {
    const dataDir = await createFolder()
    const db = await openSqlite(join(dataDir, 'wijkbord.sqlite'))
    migrate(db, migrations.slice(0, 1))
    const put = db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?)')
    for (let i = 0; i < 500; i += 1)
      put.run('r', 'owner', `${i}`.padStart(3, '0'), JSON.stringify({ n: `waarde-${i}-é` }))
    db.close()
    const first = await open(dataDir)
    const rows = await first.listRows('r', 'owner')
    expect(rows.map(({ value }) => value)).toEqual(Array.from({ length: 500 }, (_, i) => ({ n: `waarde-${i}-é` })))
    await first.close()
    await damage(dataDir, 'waarde-123-')
    const second = await open(dataDir)
    expect(await second.listRows('r', 'owner')).toHaveLength(499)
    expect(await second.getRow('r', 'owner', '123')).toBeUndefined()
  })

  test('a damaged snapshot falls back to the generation before, and its updates lose nothing', async () => {
    const dataDir = await createFolder()
    const first = await open(dataDir)
    for (const text of ['een', 'twee', 'drie', 'vier']) await first.commit({ updates: [bord(text)] })
    await first.saveSnapshot('r', 'bord', 1, Buffer.from('OUDSTE'))
    await first.saveSnapshot('r', 'bord', 2, Buffer.from('VORIGE'))
    await first.saveSnapshot('r', 'bord', 3, Buffer.from('NIEUWSTE'))
    await first.close()
    await damage(dataDir, 'NIEUWSTE')
    const second = await open(dataDir)
    const loaded = await second.loadDoc('r', 'bord')
    expect(Buffer.from(loaded.snapshot ?? []).toString()).toBe('VORIGE')
    expect({ ...loaded, snapshot: undefined, updates: texts(loaded.updates) }).toEqual({
      snapshot: undefined,
      snapshotSeq: 2,
      updates: ['drie', 'vier'],
      lastSeq: 4,
      quarantined: 1,
    })
  })

  test('after a reset the old bytes are nowhere in the folder', async () => {
    const dataDir = await createFolder()
    const storage = await open(dataDir)
    await storage.commit({ updates: [bord('GEHEIM-TELEFOONNUMMER')] })
    await storage.saveSnapshot('r', 'bord', 1, Buffer.from('GEHEIM-TELEFOONNUMMER'))
    await storage.resetDoc('r', 'bord', Buffer.from('leeg'))
    for (const name of ['wijkbord.sqlite', 'wijkbord.sqlite-wal']) {
      expect((await readFile(join(dataDir, name))).includes('GEHEIM')).toBe(false)
    }
  })

  test('a file of a newer program is refused with a clear reason and left as it is', async () => {
    const dataDir = await createFolder()
    await (await open(dataDir)).close()
    const path = join(dataDir, 'wijkbord.sqlite')
    const db = await openSqlite(path)
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 99')
    db.close()
    await expect(openSqliteStorage({ dataDir, log: silentLog })).rejects.toMatchObject({
      reason: 'version',
      message: expect.stringContaining('storage version 99'),
    })
  })

  test('a later migration runs once and keeps what is there', async () => {
    const dataDir = await createFolder()
    const first = await open(dataDir)
    await first.commit({ rows: [{ op: 'put', room: '', kind: 'installation', key: 'a', value: 1 }] })
    await first.close()
    const db = await openSqlite(join(dataDir, 'wijkbord.sqlite'))
    const steps = [...migrations, "ALTER TABLE rows ADD COLUMN extra TEXT NOT NULL DEFAULT 'x'"]
    migrate(db, steps)
    migrate(db, steps)
    expect(
      db
        .prepare('SELECT key, extra FROM rows')
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([{ key: 'a', extra: 'x' }])
    expect(Object.values(db.prepare('PRAGMA user_version').get())).toEqual([migrations.length + 1])
    db.close()
  })

  test('a failing migration leaves the version before it', async () => {
    const dataDir = await createFolder()
    const db = await openSqlite(join(dataDir, 'wijkbord.sqlite'))
    expect(() => migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x); SELECT nonsense FROM nowhere'])).toThrow()
    expect(
      db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
        .all()
        .map((row) => row.name),
    ).toEqual(['a'])
    db.close()
  })

  test('something that is not a database is refused, not overwritten', async () => {
    const dataDir = await createFolder()
    const path = join(dataDir, 'wijkbord.sqlite')
    await writeFile(path, 'dit is een brief, geen bord'.repeat(100))
    await expect(openSqliteStorage({ dataDir, log: silentLog })).rejects.toMatchObject({ reason: 'io' })
    expect((await readFile(path, 'utf8')).startsWith('dit is een brief')).toBe(true)
  })

  test('a second process cannot open the folder; after SIGKILL of the first it can, and confirmed rows are there', async () => {
    const dataDir = await createFolder()
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fixtures/storage-writer.ts', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: join(import.meta.dirname, '../..'),
    })
    const exited = once(child, 'exit')
    cleanups.push(async () => child.kill('SIGKILL'))
    let confirmed = -1
    const enough = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        confirmed = Number(line)
        if (confirmed >= 200) resolve()
      })
    })
    await enough
    await expect(openSqliteStorage({ dataDir, log: silentLog })).rejects.toMatchObject({ reason: 'io' })
    child.kill('SIGKILL')
    await exited
    const storage = await open(dataDir)
    const { updates, quarantined } = await storage.loadDoc('r', 'bord')
    expect(quarantined).toBe(0)
    expect(updates.length).toBeGreaterThan(confirmed)
    expect(texts(updates)).toEqual(updates.map((_, i) => `update ${i}`))
    expect(await storage.listRows('r', 'owner')).toHaveLength(updates.length)
  })

  test('a lost thread rejects what was under way; the next call gets a new one', async () => {
    const dataDir = await createFolder()
    const storage = await open(dataDir)
    await storage.commit({ updates: [bord('een')] })
    // So much that it cannot be done before the thread is gone.
    const ballast = Array.from({ length: 30_000 }, (_, i) => ({
      op: 'put' as const,
      room: 'ballast',
      kind: 'k',
      key: String(i),
      value: 'x'.repeat(200),
    }))
    const underWay = storage.commit({ updates: [bord('twee')], rows: ballast })
    const queued = storage.commit({ rows: [{ op: 'put', room: 'r', kind: 'k', key: 'a', value: 1 }] })
    const builtOnIt = expect(storage.commit({ updates: [bord('drie')] })).rejects.toMatchObject({ reason: 'io' })
    const outcome = expect(underWay).rejects.toMatchObject({ reason: 'io' })
    await storage.loseThread()
    await outcome
    await queued
    await builtOnIt
    await expect(storage.commit({ updates: [bord('vier')] })).rejects.toMatchObject({ reason: 'io' })
    expect(await storage.getRow('r', 'k', 'a')).toBe(1)
    // Whether the update under way was kept is not known; what was built on it was not.
    const [first, ...rest] = texts((await storage.loadDoc('r', 'bord')).updates)
    expect(first).toBe('een')
    expect(rest.filter((text) => text !== 'twee')).toEqual([])
    await storage.commit({ updates: [bord('vijf')] })
    expect(texts((await storage.loadDoc('r', 'bord')).updates).at(-1)).toBe('vijf')
  })
})
