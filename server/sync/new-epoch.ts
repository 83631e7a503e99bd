import * as Y from 'yjs'
import { appError } from '../../shared/base/errors.ts'
import type { WerksessieId } from '../../shared/base/ids.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { docNames } from '../../shared/domain/rol.ts'
import type { GlobalRows } from '../storage/row-kinds.ts'
import { Replica } from './replica.ts'
import { emptyDocs, isEqualDoc, loadDocs, newDoc, type RoomDocs } from './room-docs.ts'
import type { EpochChange, RoomTx } from './room-port.ts'
import { openRowTable, RoomRowStore } from './room-rows.ts'
import type { RoomDeps } from './sync-room.ts'

const everyRoom = ''

/**
 * Writes the next epoch of a room that nobody has open (SPEC E1–E3): documents and rows after `change`, encoded from a fresh
 * load so that deleted text is not in them, read back and compared, and put in place of everything in one transaction.
 */
export async function writeNewEpoch<T>(
  deps: RoomDeps,
  id: WerksessieId,
  from: 'now' | 'empty',
  change: EpochChange<T>,
): Promise<Result<T>> {
  const { storage, log } = deps
  const index = (await storage.getRow(everyRoom, 'werksessie', id)) as GlobalRows['werksessie'] | undefined
  if (index === undefined) return fail(appError('werksessie.not_found'))
  const all = await storage.listRoom(id, { except: [] })
  const store = new RoomRowStore(id, all)
  const { table, ops } = openRowTable(store, id)
  const before = await currentDocs(deps, id)
  const docs = from === 'empty' ? emptyDocs() : before
  let clientId = deps.random32()
  while (
    store.get('clientId', String(clientId)) !== undefined ||
    docNames.some((name) => before[name].store.clients.has(clientId))
  )
    clientId = deps.random32()
  const replica = new Replica(docs, clientId)
  try {
    const tx: RoomTx = { docs, rows: table, clock: deps.clock, ids: deps.ids }
    const changed = replica.transact(() => change(tx, all, before))
    if (!changed.ok) return changed
    table.put('clientId', String(clientId), { deelnemerId: 'server' as never })
    const snapshots = docNames.map((name) => ({ doc: name, snapshot: encodeVerified(name, docs) }))
    await storage.resetDocs(id, snapshots, [
      ...ops,
      ...(changed.value.more ?? []),
      { op: 'put', room: everyRoom, kind: 'werksessie', key: id, value: { ...index, epoch: index.epoch + 1 } },
    ])
    log.info('room.new_epoch', { werksessieId: id, epoch: index.epoch + 1 })
    return ok(changed.value.value)
  } finally {
    replica.destroy()
  }
}

async function currentDocs({ storage, log }: RoomDeps, id: WerksessieId): Promise<RoomDocs> {
  const { bord, sessie, regie, programma } = await loadDocs(storage, log, id)
  return { bord: bord.doc, sessie: sessie.doc, regie: regie.doc, programma: programma.doc }
}

function encodeVerified(name: (typeof docNames)[number], docs: RoomDocs): Uint8Array {
  const bytes = Y.encodeStateAsUpdate(docs[name])
  const again = newDoc(name)
  Y.applyUpdate(again, bytes)
  if (!isEqualDoc(docs[name], again)) throw new Error(`the snapshot of ${name} reads back differently`)
  return bytes
}
