/** Entry of the storage thread: opens the file, then answers one request at a time. Does nothing in the main thread. */
import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'
import { openSqlite } from './open-sqlite.ts'
import { failureOf, SqliteDatabase } from './sqlite-database.ts'
import type { Answer, Calls, Request, ThreadOptions } from './sqlite-messages.ts'

type Value = Calls[Request['name']]['answer']

async function serve(port: MessagePort, options: ThreadOptions): Promise<void> {
  const send = (answer: Answer, transfer: readonly ArrayBuffer[] = []) => port.postMessage(answer, transfer)
  try {
    const database = new SqliteDatabase(await openSqlite(options.path), options)
    port.on('message', (request: Request) => {
      try {
        const value = answer(database, request)
        send({ kind: 'ok', value }, buffersOf(value))
      } catch (error) {
        send({ kind: 'failed', failure: failureOf(error) })
      }
      if (request.name === 'close') port.close()
    })
    send({ kind: 'ready' })
  } catch (error) {
    send({ kind: 'failed', failure: failureOf(error) })
    port.close()
  }
}

function answer(database: SqliteDatabase, request: Request): Value {
  switch (request.name) {
    case 'commit':
      return database.commit(request.batches)
    case 'loadDoc':
      return database.loadDoc(request.room, request.doc, request)
    case 'saveSnapshot':
      database.saveSnapshot(request.room, request.doc, request.uptoSeq, request.snapshot)
      return null
    case 'resetDoc':
      database.resetDoc(request.room, request.doc, request.snapshot)
      return null
    case 'resetDocs':
      database.resetDocs(request.room, request.snapshots, request.rows)
      return null
    case 'getRow':
      return database.getRow(request.room, request.kind, request.key)
    case 'listRows':
      return database.listRows(request.room, request.kind)
    case 'listRoom':
      return database.listRoom(request.room, request.except)
    case 'putBestand':
      return database.bestanden.put(request.room, request.id, request.packed, request.quota)
    case 'findBestand':
      return database.bestanden.find(request.room, request.id)
    case 'readBestand':
      return database.bestanden.read(request.room, request.id)
    case 'listBestanden':
      return database.bestanden.list(request.room)
    case 'eraseBestanden':
      return database.bestanden.erase(request.room, request.id)
    case 'probe':
      return database.probe()
    case 'close':
      database.close()
      return null
  }
}

/** A loaded document moves to the main thread without being copied; only `bytes` is surely a buffer of its own. */
function buffersOf(value: Value): readonly ArrayBuffer[] {
  if (value === null || typeof value !== 'object' || !('bytes' in value)) return []
  return value.bytes.buffer instanceof ArrayBuffer ? [value.bytes.buffer] : []
}

if (parentPort !== null) void serve(parentPort, workerData as ThreadOptions)
