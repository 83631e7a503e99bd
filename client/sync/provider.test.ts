import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createPrng } from '../../shared/base/prng.ts'
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

const options = {
  werksessieId: 'w',
  docName: 'bord',
  toegang: 't',
  epoch: 1,
  serverUrl: 'ws://proef',
  onStatus: () => undefined,
  onSynced: () => undefined,
  onAcknowledged: () => undefined,
  onStorageState: () => undefined,
  onClosed: () => undefined,
} as const

let connection: DocConnection | undefined
afterEach(() => {
  connection?.close()
  connection = undefined
  vi.useRealTimers()
})

it('a room that comes back writable says nothing of it: a new connection starts as writable', () => {
  vi.useFakeTimers()
  const states: string[] = []
  connection = connectDoc({
    ...options,
    doc: new Y.Doc(),
    WebSocketPolyfill: ScriptedSocket as unknown as typeof WebSocket,
    onStorageState: (state) => states.push(state),
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

describe('fifty laptops whose server is gone', () => {
  /** When each of them tries again, in ms after the moment they all lost it, for the first `rounds` attempts. */
  function attemptsOf(count: number, rounds: number): readonly (readonly number[])[] {
    vi.useFakeTimers()
    const random = createPrng(7)
    const made = Array.from({ length: count }, () => {
      const sockets: ScriptedSocket[] = []
      const at: number[] = []
      class Watched extends ScriptedSocket {
        constructor() {
          super()
          sockets.push(this)
          at.push(Date.now())
        }
      }
      const one = connectDoc({
        ...options,
        doc: new Y.Doc(),
        random,
        WebSocketPolyfill: Watched as unknown as typeof WebSocket,
      })
      sockets[0]?.open()
      return { one, sockets, at }
    })
    vi.advanceTimersByTime(1000)
    const lostAt = Date.now()
    for (const { sockets } of made) sockets[0]?.end(1006)
    for (const _ of Array.from({ length: 5000 })) {
      vi.advanceTimersByTime(10)
      for (const { sockets, at } of made)
        if (at.length <= rounds) sockets.find((one) => one.readyState === 0)?.end(1006)
    }
    for (const { one } of made) one.close()
    return made.map(({ at }) => at.slice(1, 1 + rounds).map((moment) => moment - lostAt))
  }

  it('come back spread out, each of them soon, and wait longer each time', () => {
    const all = attemptsOf(50, 6)
    expect(all.every((attempts) => attempts.length === 6)).toBe(true)
    const first = all.map((attempts) => attempts[0] ?? 0)
    expect(Math.min(...first)).toBeGreaterThanOrEqual(50)
    expect(Math.max(...first)).toBeLessThanOrEqual(1510)
    for (let round = 0; round < 6; round++) {
      const moments = all.map((attempts) => attempts[round] ?? 0).sort((a, b) => a - b)
      const busiest = Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 100).length))
      expect(busiest).toBeLessThanOrEqual(10)
    }
    const pauses = (round: number) => all.map((attempts) => (attempts[round] ?? 0) - (attempts[round - 1] ?? 0))
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
    expect(mean(pauses(2))).toBeGreaterThan(1.5 * mean(first))
    expect(mean(pauses(3))).toBeGreaterThan(1.2 * mean(pauses(2)))
    expect(Math.max(...pauses(5))).toBeLessThanOrEqual(12_010)
  })
})
