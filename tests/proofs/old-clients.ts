import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { addSignaal } from '../../shared/doc/bord-commands.ts'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { messageTypes } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'
import { aSignaal } from '../fixtures/builders.ts'
import type { RunningServer } from '../support/server.ts'
import { createWerksessie, join, secretOf, until } from '../support/werksessie-client.ts'

export interface OldClientsOutcome {
  readonly sockets: number
  /** Closed with another code than the one that says what to do. */
  readonly wrongCode: number
  /** Bytes that an old client was sent. */
  readonly bytesToOld: number
  /** What old clients tried to write, and is on the bord. */
  readonly merged: number
  /** The same edits, from a page of now: these must arrive. */
  readonly arrivedFromNew: number
}

/**
 * Pages of another schema version and replicas of another epoch come back with edits, `rounds` times each, on every
 * document: no byte goes to them, none of theirs is merged, and the close code says what to do.
 */
export async function oldClients(server: RunningServer, rounds: number): Promise<OldClientsOutcome> {
  const { id, links, codes } = await createWerksessie(server.url, { title: 'Oud', themas: [{ title: 'Wonen' }] })
  const begeleider = await join(server.url, { code: secretOf(links.begeleider), alias: 'Berna' })
  await begeleider.api('POST', `/werksessies/${id}/fase`, { from: 'inloop', to: 'signalen' })
  // A new epoch, so that there is an older one.
  const first = { id: 'weg', text: 'dit gaat weg', kind: 'zorg' }
  await begeleider.api('POST', `/werksessies/${id}/signalen`, first)
  const erased = await begeleider.api('POST', `/werksessies/${id}/wissen`, { signaalId: 'weg' })
  if (erased.status !== 200) throw new Error(`no new epoch: ${erased.status}`)
  const anna = await join(server.url, { code: codes.deelnemer, alias: 'Anna', group: 'inwoner' })
  const claims: readonly { readonly query: string; readonly code: number }[] = [
    { query: `epoch=${anna.epoch - 1}&v=${schemaVersion}`, code: closeCodes.epoch },
    { query: `epoch=${anna.epoch + 1}&v=${schemaVersion}`, code: closeCodes.epoch },
    { query: `epoch=&v=${schemaVersion}`, code: closeCodes.epoch },
    { query: `epoch=x&v=${schemaVersion}`, code: closeCodes.epoch },
    { query: `epoch=${anna.epoch}&v=${schemaVersion - 1}`, code: closeCodes.version },
    { query: `epoch=${anna.epoch}&v=${schemaVersion + 1}`, code: closeCodes.version },
    { query: `epoch=${anna.epoch - 1}&v=0`, code: closeCodes.version },
    { query: `epoch=${anna.epoch}&v=`, code: closeCodes.version },
  ]
  let sockets = 0
  let wrongCode = 0
  let bytesToOld = 0
  const tried: string[] = []
  const clientId = anna.clientIds[0] ?? 0
  const make = (signaalId: string): Uint8Array => {
    const doc = new Y.Doc()
    doc.clientID = clientId
    addSignaal(doc, aSignaal({ id: signaalId as Signaal['id'], text: signaalId, channel: 'bord' }))
    return Y.encodeStateAsUpdate(doc)
  }
  for (let round = 0; round < rounds; round++) {
    for (const { query, code } of claims) {
      for (const doc of ['bord', 'sessie'] as const) {
        const signaalId = `oud${sockets++}`
        tried.push(signaalId)
        const address = `${server.url.replace('http', 'ws')}/sync/${id}/${doc}?toegang=${anna.toegang}&${query}`
        const outcome = await comeBack(address, anna.cookie, server.url, make(signaalId))
        bytesToOld += outcome.bytes
        if (outcome.code !== code) wrongCode++
      }
    }
  }
  const { doc, synced } = anna.open('bord')
  await synced
  const signalen = bordCollection(doc, 'signalen')
  const merged = tried.filter((key) => signalen.has(key)).length
  for (const key of tried) addSignaal(doc, aSignaal({ id: key as Signaal['id'], text: key, channel: 'bord' }))
  // Who joined before the new epoch is an old client herself.
  const reader = await join(server.url, { code: codes.deelnemer, alias: 'Bas', group: 'inwoner' })
  const check = reader.open('bord')
  await check.synced
  const arrived = (): number => tried.filter((key) => bordCollection(check.doc, 'signalen').has(key)).length
  await until('the page of now is heard', () => arrived() === tried.length).catch(() => undefined)
  anna.close()
  reader.close()
  begeleider.close()
  return { sockets, wrongCode, bytesToOld, merged, arrivedFromNew: arrived() }
}

/** Opens a socket, says everything at once as if it were welcome, and waits for the end of it. */
function comeBack(
  address: string,
  cookie: string,
  origin: string,
  update: Uint8Array,
): Promise<{ readonly code: number; readonly bytes: number }> {
  const socket = new WebSocket(address, { headers: { cookie, origin } })
  let bytes = 0
  return new Promise((resolve) => {
    const say = (write: (encoder: encoding.Encoder) => void): void => {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, messageTypes.sync)
      write(encoder)
      socket.send(encoding.toUint8Array(encoder))
    }
    socket.on('open', () => {
      say((encoder) => syncProtocol.writeSyncStep1(encoder, new Y.Doc()))
      const doc = new Y.Doc()
      Y.applyUpdate(doc, update)
      say((encoder) => syncProtocol.writeSyncStep2(encoder, doc))
      say((encoder) => syncProtocol.writeUpdate(encoder, update))
    })
    socket.on('message', (data: Buffer) => {
      bytes += data.length
    })
    // Answered at the door: as good as closed, with a code of its own.
    socket.on('error', () => undefined)
    socket.on('close', (code) => resolve({ code, bytes }))
  })
}
