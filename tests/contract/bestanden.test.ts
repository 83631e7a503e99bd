import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { silentLog } from '../../server/observability/log.ts'
import type { Bestand } from '../../server/storage/bestanden.ts'
import { createMemoryBestanden } from '../../server/storage/memory-bestanden.ts'
import { openSqliteStorage, type SqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { describeBestanden } from './bestanden-contract.ts'

describeBestanden('memory', async () => {
  const disk = new Map()
  return {
    open: async (options = {}) => createMemoryBestanden(disk, options.small === true ? 1_000_000 : undefined),
    kill: async () => undefined,
    remove: async () => undefined,
  }
})

describeBestanden('sqlite', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-bestanden-'))
  const opened: SqliteStorage[] = []
  return {
    open: async (options = {}) => {
      const storage = await openSqliteStorage({
        dataDir,
        log: silentLog,
        ...(options.small === true ? { maxPageCount: 250 } : {}),
      })
      opened.push(storage)
      return storage.bestanden
    },
    kill: async () => {
      for (const storage of opened.splice(0)) await storage.kill()
    },
    remove: async () => {
      for (const storage of opened.splice(0)) await storage.close()
      await rm(dataDir, { recursive: true })
    },
  }
})

test('sqlite: a file with one turned bit is not given, and an erased one leaves no byte behind', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-bestanden-'))
  const path = join(dataDir, 'wijkbord.sqlite')
  const quota = { bytes: 1_000_000, files: 10 }
  const bestand = (id: string) =>
    ({
      id,
      soort: 'geojson',
      contentType: 'application/geo+json',
      bytes: 9,
      deelnemerId: 'p',
      at: 1,
    }) as unknown as Bestand
  const first = await openSqliteStorage({ dataDir, log: silentLog })
  await first.bestanden.put('r', bestand('a'), Buffer.from('BESCHADIGD'), quota)
  await first.bestanden.put('r', bestand('b'), Buffer.from('GEHEIMPJE'), quota)
  expect(await first.bestanden.erase('r', bestand('b').id)).toBe(1)
  await first.close()
  const file = await readFile(path)
  expect(file.includes('GEHEIMPJE')).toBe(false)
  const at = file.indexOf('BESCHADIGD')
  file.writeUInt8(file.readUInt8(at) ^ 1, at)
  await writeFile(path, file)
  const second = await openSqliteStorage({ dataDir, log: silentLog })
  expect(await second.bestanden.read('r', bestand('a').id)).toBeUndefined()
  await second.close()
  await rm(dataDir, { recursive: true })
})
