/** What a room does to its disk, numbered, in the folder given; says aloud on standard output what was confirmed. */
import { writeSync } from 'node:fs'
import { silentLog } from '../../server/observability/log.ts'
import { openSqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { createPrng } from '../../shared/base/prng.ts'

const [, , dataDir = '', count = '1000', seed = '1'] = process.argv
const prng = createPrng(Number(seed))
const storage = await openSqliteStorage({ dataDir, log: silentLog })
let under: Promise<void>[] = []
for (let at = 1; at <= Number(count); at++) {
  const update = Buffer.from(`update ${at} ${'x'.repeat(Math.floor(prng() * 3000))}`)
  const written = storage
    .commit({
      updates: [{ room: 'r', doc: 'bord', person: 'p', schemaVersion: 1, at, update }],
      rows: [
        { op: 'put', room: 'r', kind: 'owner', key: String(at).padStart(6, '0'), value: at },
        { op: 'put', room: '', kind: 'installation', key: 'laatste', value: at },
      ],
    })
    // One call of the system per confirmation, so that it has a place among the writes.
    .then(() => void writeSync(1, `kept ${at}\n`))
  under.push(written)
  // Sometimes alone, sometimes several under way: those become one transaction.
  if (prng() < 0.5) {
    await Promise.all(under)
    under = []
  }
  if (at % 90 === 0) {
    await Promise.all(under)
    await storage.saveSnapshot('r', 'bord', at, Buffer.from(`upto ${at} ${'y'.repeat(20_000)}`))
  }
  if (at % 130 === 0) {
    await Promise.all(under)
    const epoch = at / 130
    await storage.resetDocs(
      'r',
      [{ doc: 'regie', snapshot: Buffer.from(`epoch ${epoch} ${'z'.repeat(9_000)}`) }],
      [{ op: 'put', room: '', kind: 'werksessie', key: 'r', value: { epoch } }],
    )
    writeSync(1, `epoch ${epoch}\n`)
  }
}
await Promise.all(under)
await storage.close()
