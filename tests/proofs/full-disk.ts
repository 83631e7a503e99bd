import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../server/observability/log.ts'
import { openSqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { FakeClient } from '../support/fake-client.ts'
import { openTestRooms, settle } from '../support/test-rooms.ts'
import { until } from '../support/werksessie-client.ts'

export interface FullDiskOutcome {
  readonly sparePages: number
  readonly typed: number
  readonly acknowledgedWhileFull: number
  readonly lostShown: number
  readonly lostAcknowledged: number
  readonly wasReadOnly: boolean
  readonly recovered: boolean
  /** Everything that was typed, also on the full disk, is there in the end. */
  readonly missingInTheEnd: number
}

const fillerPages = 120
const has = (client: FakeClient, id: string): boolean => bordCollection(client.doc, 'signalen').has(id)

/** A room on a real database that may grow by `sparePages` pages only; then the disk gets room again. */
export async function fillDisk(sparePages: number): Promise<FullDiskOutcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-vol-'))
  // The room and something large that can be thrown away later; its size on disk is known once it is closed.
  const first = await openSqliteStorage({ dataDir, log: silentLog })
  const made = await openTestRooms(first)
  const ids = { anna: [...(await made.addPerson('anna'))], bram: [...(await made.addPerson('bram'))] }
  await first.commit({
    rows: [{ op: 'put', room: '', kind: 'installation', key: 'vulling', value: 'x'.repeat(fillerPages * 4096) }],
  })
  await made.registry.close(1_000)
  await first.close()
  const pages = Math.ceil((await stat(join(dataDir, 'wijkbord.sqlite'))).size / 4096)

  const storage = await openSqliteStorage({ dataDir, log: silentLog, maxPageCount: pages + sparePages })
  const rooms = await openTestRooms(storage)
  const { room } = rooms
  const join_ = (name: 'anna' | 'bram', replica?: FakeClient): FakeClient =>
    new FakeClient(room, name, replica === undefined ? { clientId: ids[name].shift() ?? 0 } : { replica: replica.doc })
  const beat = async (): Promise<void> => {
    await rooms.time.pass(700)
    await settle()
  }
  let anna = join_('anna')
  const reader = join_('bram')
  await until('both are in', () => anna.acknowledged > 0 && reader.acknowledged > 0)
  const typed: string[] = []
  const acknowledged = new Set<string>()
  /** What `anna` sent on this connection, by the number of its frame. */
  while (!room.isReadOnly && typed.length < 2_000) {
    const before = anna.acknowledged
    const batch: string[] = []
    for (let count = 0; count < 5; count++) {
      const id = `s${typed.length}`
      batch.push(id)
      typed.push(id)
      addSignaal(
        anna.doc,
        aSignaal({ id: id as Signaal['id'], text: `notitie ${id} ${'y'.repeat(300)}`, channel: 'bord' }),
      )
    }
    await until('the disk takes it or not', () => anna.acknowledged >= before + 5 || anna.closedWith !== undefined)
    if (anna.acknowledged >= before + 5) for (const id of batch) acknowledged.add(id)
    else break
    if (typed.length % 300 === 0) await beat()
  }
  const shown = typed.filter((id) => has(reader, id))
  await until('the room noticed', async () => {
    await beat()
    return room.isReadOnly
  })
  const wasReadOnly = room.isReadOnly
  // Back on the full disk: reads, and keeps what it types to itself. While the room reads the disk again it takes nobody.
  const comeBack = async (who: () => FakeClient): Promise<FakeClient> => {
    let client = who()
    await until('somebody is let in', async () => {
      await beat()
      if (client.closedWith !== undefined) client = who()
      return client.isSynced
    })
    return client
  }
  const before = anna
  anna = await comeBack(() => join_('anna', before))
  const late = await comeBack(() => join_('bram'))
  for (let count = 0; count < 3; count++) {
    const id = `s${typed.length}`
    typed.push(id)
    addSignaal(anna.doc, aSignaal({ id: id as Signaal['id'], text: id, channel: 'bord' }))
  }
  await beat()
  const acknowledgedWhileFull = anna.acknowledged
  const lostShown = shown.filter((id) => !has(late, id)).length
  const lostAcknowledged = [...acknowledged].filter((id) => !has(late, id)).length
  await storage.commit({ rows: [{ op: 'delete', room: '', kind: 'installation', key: 'vulling' }] })
  await until('it recovers by itself', async () => {
    await beat()
    return !room.isReadOnly && typed.every((id) => has(late, id))
  }).catch(() => undefined)
  const outcome: FullDiskOutcome = {
    sparePages,
    typed: typed.length,
    acknowledgedWhileFull,
    lostShown,
    lostAcknowledged,
    wasReadOnly,
    recovered: !room.isReadOnly,
    missingInTheEnd: typed.filter((id) => !has(late, id)).length,
  }
  await rooms.registry.close(1_000)
  await storage.close()
  await rm(dataDir, { recursive: true, force: true })
  return outcome
}
