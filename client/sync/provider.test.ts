import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '../../shared/protocol/close-codes.ts'
import { connectDoc, type DocConnection } from './provider.ts'

/** A socket that opens and closes when the test says so. */
class ScriptedSocket {
  static last: ScriptedSocket | undefined
  static count = 0
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onerror: ((event: unknown) => void) | null = null

  constructor() {
    ScriptedSocket.last = this
    ScriptedSocket.count++
  }
  send(): void {}
  close(): void {
    this.end(1000)
  }
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }
  end(code: number): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
}

let connection: DocConnection | undefined
afterEach(() => {
  connection?.close()
  vi.useRealTimers()
})

it('a room that comes back writable says nothing of it: a new connection starts as writable', () => {
  vi.useFakeTimers()
  const states: string[] = []
  connection = connectDoc({
    werksessieId: 'w',
    docName: 'bord',
    toegang: 't',
    epoch: 1,
    doc: new Y.Doc(),
    serverUrl: 'ws://proef',
    WebSocketPolyfill: ScriptedSocket as unknown as typeof WebSocket,
    onStatus: () => undefined,
    onSynced: () => undefined,
    onAcknowledged: () => undefined,
    onStorageState: (state) => states.push(state),
    onClosed: () => undefined,
  })
  ScriptedSocket.last?.open()
  ScriptedSocket.last?.end(closeCodes.storage)
  expect(states.at(-1)).toBe('read_only')
  const before = ScriptedSocket.count
  vi.advanceTimersByTime(10_000)
  expect(ScriptedSocket.count).toBeGreaterThan(before)
  ScriptedSocket.last?.open()
  expect(states.at(-1)).toBe('writable')
})
