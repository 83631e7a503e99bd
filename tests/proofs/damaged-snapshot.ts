import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../server/observability/log.ts'
import { openSqlite } from '../../server/storage/open-sqlite.ts'
import { openSqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { FakeClient } from '../support/fake-client.ts'
import { openTestRooms, testWerksessieId } from '../support/test-rooms.ts'
import { until } from '../support/werksessie-client.ts'

export interface SnapshotOutcome {
  readonly written: number
  readonly there: number
  /** 1, or the room had no two generations to begin with. */
  readonly setAside: number
}

/** A room with two generations of snapshots, of which the newest is damaged on disk: what does the next start find? */
export async function damageSnapshot(written: number): Promise<SnapshotOutcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-snapshot-'))
  const first = await openSqliteStorage({ dataDir, log: silentLog })
  const rooms = await openTestRooms(first, { snapshotEvery: 10 })
  const [clientId = 0] = await rooms.addPerson('anna')
  const anna = new FakeClient(rooms.room, 'anna', { clientId })
  for (let count = 0; count < written; count++) {
    addSignaal(anna.doc, aSignaal({ id: `s${count}` as Signaal['id'], text: `notitie ${count}`, channel: 'bord' }))
    await until('it is on disk', () => anna.acknowledged >= count + 2)
  }
  await rooms.registry.close(2_000)
  await first.close()
  const db = await openSqlite(join(dataDir, 'wijkbord.sqlite'))
  // `exec` leaves no statement behind that would keep the file locked.
  db.exec(`UPDATE snapshots SET bytes = zeroblob(length(bytes))
    WHERE doc = 'bord' AND seq = (SELECT max(seq) FROM snapshots WHERE doc = 'bord')
    AND (SELECT count(*) FROM snapshots WHERE doc = 'bord') = 2`)
  db.close()
  const again = await openSqliteStorage({ dataDir, log: silentLog })
  const { room, registry } = await openTestRooms(again)
  const read = await room.run('server', ({ docs }) => ({ ok: true, value: bordCollection(docs.bord, 'signalen').size }))
  const { quarantined } = await again.loadDoc(testWerksessieId, 'bord')
  await registry.close(1_000)
  await again.close()
  await rm(dataDir, { recursive: true, force: true })
  return { written, there: read.ok ? read.value : 0, setAside: quarantined }
}
