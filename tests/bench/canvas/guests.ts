import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { randomIds } from '../../../shared/base/ids.ts'
import { addSignaal } from '../../../shared/doc/bord-commands.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { messageTypes, syncSteps } from '../../../shared/protocol/messages.ts'
import { schemaVersion } from '../../../shared/protocol/version.ts'
import { join } from '../../support/werksessie-client.ts'
import { RawSocket } from '../raw-socket.ts'

/** Somebody else on the bord of ours, over the real server: points and writes, and keeps no document. */
export interface Guest {
  cursor(x: number, y: number): void
  note(note: { readonly text: string; readonly x: number; readonly y: number }): void
  close(): void
}

const framed = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
const syncFrame = (step: number, body: Uint8Array): Uint8Array =>
  framed((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, body)
  })

/** Joins as a deelnemer and opens `bord`. */
export async function openGuest(url: string, code: string, alias: string): Promise<Guest> {
  const person = await join(url, { code, alias, group: 'professional' })
  const clientId = person.clientIds[0]
  if (clientId === undefined) throw new Error('no clientID')
  const doc = new Y.Doc()
  doc.clientID = clientId
  for (const root of ['signalen', 'themas']) doc.getMap(root)
  let isSynced: () => void = () => undefined
  const synced = new Promise<void>((resolve) => {
    isSynced = resolve
  })
  const query = `toegang=${person.toegang}&epoch=${person.epoch}&v=${schemaVersion}`
  const socket = new RawSocket(
    Number(new URL(url).port),
    `/sync/${person.werksessieId}/bord?${query}`,
    { cookie: person.cookie, origin: url },
    (frame) => {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) !== messageTypes.sync) return
      const step = decoding.readVarUint(decoder)
      if (step === syncSteps.step1) socket.send(syncFrame(syncSteps.step2, new Uint8Array([0, 0])))
      else if (step === syncSteps.step2) isSynced()
    },
  )
  await socket.opened
  socket.send(syncFrame(syncSteps.step1, new Uint8Array([0])))
  await synced
  doc.on('update', (update: Uint8Array) => socket.send(syncFrame(syncSteps.update, update)))
  let clock = 0
  return {
    cursor(x, y) {
      const body = framed((encoder) => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint(encoder, clientId)
        encoding.writeVarUint(encoder, ++clock)
        encoding.writeVarString(encoder, JSON.stringify({ cursor: [Math.round(x), Math.round(y)] }))
      })
      socket.send(
        framed((encoder) => {
          encoding.writeVarUint(encoder, messageTypes.awareness)
          encoding.writeVarUint8Array(encoder, body)
        }),
      )
    },
    note({ text, x, y }) {
      addSignaal(doc, {
        id: randomIds.next<Signaal['id']>(),
        text,
        kind: 'praktijksignaal',
        authorGroup: 'professional',
        channel: 'bord',
        ookThemas: [],
        pos: [Math.round(x), Math.round(y)],
        createdAt: Date.now(),
      })
    },
    close: () => socket.close(),
  }
}
