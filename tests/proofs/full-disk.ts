import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '../../server/observability/log.ts'
import { openSqliteStorage, type SqliteStorage } from '../../server/storage/sqlite-storage.ts'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../fixtures/builders.ts'
import { FakeClient } from '../support/fake-client.ts'
import { openTestRooms, settle } from '../support/test-rooms.ts'
import { until } from '../support/werksessie-client.ts'

export interface FullDiskOutcome {
  /** Room that was left on it when the writing began. */
  readonly spare: string
  readonly typed: number
  /** What the other reader had, and what was said to be kept, when the disk was full. */
  readonly shown: number
  readonly acknowledged: number
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

/** A disk with little room, that gets room again. */
interface SmallDisk {
  readonly spare: string
  readonly dataDir: string
  /** Once the room is made: leaves only the spare room, and opens the storage on it. */
  fill(): Promise<SqliteStorage>
  makeRoom(storage: SqliteStorage): Promise<void>
  remove(): Promise<void>
}

/** A database that may grow by so many pages only; something large in it can be thrown away. */
export async function pageLimit(sparePages: number): Promise<SmallDisk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-vol-'))
  return {
    spare: `${sparePages} pages`,
    dataDir,
    async fill() {
      const first = await openSqliteStorage({ dataDir, log: silentLog })
      await first.commit({
        rows: [{ op: 'put', room: '', kind: 'installation', key: 'vulling', value: 'x'.repeat(fillerPages * 4096) }],
      })
      await first.close()
      const pages = Math.ceil((await stat(join(dataDir, 'wijkbord.sqlite'))).size / 4096)
      return openSqliteStorage({ dataDir, log: silentLog, maxPageCount: pages + sparePages })
    },
    makeRoom: (storage) => storage.commit({ rows: [{ op: 'delete', room: '', kind: 'installation', key: 'vulling' }] }),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}

/** Can a small disk be mounted here? */
export async function canMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'wijkbord-schijf-'))
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' }).status === 0
  if (mounted) execFileSync('umount', [folder])
  await rm(folder, { recursive: true })
  return mounted
}

/** A mounted disk of 16 MiB with so much left on it; beside the database lies a file that can be thrown away. */
export async function smallMount(spareKiB: number): Promise<SmallDisk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wijkbord-schijf-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dataDir])
  const ballast = join(dataDir, 'ballast')
  return {
    spare: `${spareKiB} KiB`,
    dataDir,
    async fill() {
      const { bavail, bsize } = await statfs(dataDir)
      await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - spareKiB * 1024)))
      return openSqliteStorage({ dataDir, log: silentLog })
    },
    makeRoom: () => rm(ballast),
    async remove() {
      // Lazily: after a failure somebody may still have a file open.
      execFileSync('umount', ['--lazy', dataDir])
      await rm(dataDir, { recursive: true })
    },
  }
}

/** A room on a disk that gets full while people write, and then has room again. Removes the disk. */
export async function fillDisk(disk: SmallDisk): Promise<FullDiskOutcome> {
  try {
    return await writeUntilFull(disk)
  } finally {
    await disk.remove()
  }
}

async function writeUntilFull(disk: SmallDisk): Promise<FullDiskOutcome> {
  const first = await openSqliteStorage({ dataDir: disk.dataDir, log: silentLog })
  const made = await openTestRooms(first)
  const ids = { anna: [...(await made.addPerson('anna'))], bram: [...(await made.addPerson('bram'))] }
  await made.registry.close(1_000)
  await first.close()

  const storage = await disk.fill()
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
  await disk.makeRoom(storage)
  await until('it recovers by itself', async () => {
    await beat()
    return !room.isReadOnly && typed.every((id) => has(late, id))
  }).catch(() => undefined)
  const outcome: FullDiskOutcome = {
    spare: disk.spare,
    typed: typed.length,
    shown: shown.length,
    acknowledged: acknowledged.size,
    acknowledgedWhileFull,
    lostShown,
    lostAcknowledged,
    wasReadOnly,
    recovered: !room.isReadOnly,
    missingInTheEnd: typed.filter((id) => !has(late, id)).length,
  }
  await rooms.registry.close(1_000)
  await storage.close()
  return outcome
}
