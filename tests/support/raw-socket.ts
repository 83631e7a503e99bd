import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import type { DocName } from '../../shared/domain/rol.ts'
import { messageTypes, syncSteps } from '../../shared/protocol/messages.ts'
import { schemaVersion } from '../../shared/protocol/version.ts'

export interface RawOptions {
  /** `ws://host:port`. */
  readonly server: string
  readonly cookie: string | undefined
  readonly werksessieId: string
  readonly toegang: string
  readonly doc: DocName
  readonly epoch: number
  readonly clientId: number | undefined
}

/** The upgrade was answered 404; the change was taken and is on disk; or the socket was closed with this code. */
export type Outcome = 'not_found' | 'taken' | number

/**
 * One change over a plain socket: joins a document as y-websocket does, makes the change on a fresh replica, sends it, and
 * tells what the server made of it. The socket is closed afterwards.
 */
export function attempt(options: RawOptions, change: (doc: Y.Doc) => void): Promise<Outcome> {
  const { server, cookie, werksessieId, toegang, doc: name, epoch, clientId } = options
  const address = `${server}/sync/${werksessieId}/${name}?toegang=${toegang}&epoch=${epoch}&v=${schemaVersion}`
  const socket = new WebSocket(address, cookie === undefined ? {} : { headers: { cookie } })
  const doc = new Y.Doc()
  const send = (write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageTypes.sync)
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
  return new Promise<Outcome>((resolve, reject) => {
    let hasState = false
    let hasAnswered = false
    let isSent = false
    const broken = (error: Error): void => {
      clearTimeout(timer)
      socket.terminate()
      reject(error)
    }
    const timer = setTimeout(() => broken(new Error(`no answer on ${name}`)), 10_000)
    const end = (outcome: Outcome): void => {
      clearTimeout(timer)
      socket.terminate()
      resolve(outcome)
    }
    const changeWhenReady = (): void => {
      if (!hasState || !hasAnswered || isSent) return
      isSent = true
      // Only now: Yjs gives a document another clientID when it reads its own from elsewhere.
      if (clientId !== undefined) doc.clientID = clientId
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      try {
        doc.transact(() => change(doc))
      } catch (error) {
        broken(error as Error)
        return
      }
      if (updates.length === 0) broken(new Error('this changed nothing'))
      for (const update of updates) send((encoder) => syncProtocol.writeUpdate(encoder, update))
    }
    socket.binaryType = 'nodebuffer'
    socket.on('error', (error) => {
      if (!/Unexpected server response|closed before/.test(error.message)) broken(error)
    })
    socket.on('unexpected-response', (_request, response) => end(response.statusCode === 404 ? 'not_found' : 0))
    socket.on('close', (code) => end(code))
    socket.on('open', () => send((encoder) => syncProtocol.writeSyncStep1(encoder, doc)))
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      const type = decoding.readVarUint(decoder)
      if (type === messageTypes.acknowledge) {
        // The first is about step 2, the second about the change.
        if (decoding.readVarUint(decoder) >= 2) end('taken')
        return
      }
      if (type !== messageTypes.sync) return
      const step = decoding.readVarUint(decoder)
      const body = decoding.readVarUint8Array(decoder)
      if (step === syncSteps.step1) {
        send((encoder) => syncProtocol.writeSyncStep2(encoder, doc, body))
        hasAnswered = true
      } else {
        Y.applyUpdate(doc, body, 'server')
        if (step === syncSteps.step2) hasState = true
      }
      changeWhenReady()
    })
  })
}
