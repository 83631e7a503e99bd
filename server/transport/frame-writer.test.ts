import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { FrameWriter } from './frame-writer.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

async function connect(): Promise<{ client: WebSocket; ws: WebSocket; socket: Duplex; received: Buffer[] }> {
  const server = createServer()
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const joined = new Promise<{ ws: WebSocket; socket: Duplex }>((resolve) => {
    server.on('upgrade', (request, socket, head) =>
      wss.handleUpgrade(request, socket, head, (ws) => resolve({ ws, socket })),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  closers.push(() => {
    client.terminate()
    server.close()
  })
  const received: Buffer[] = []
  client.on('message', (data) => received.push(data as Buffer))
  await once(client, 'open')
  return { client, received, ...(await joined) }
}

it('frames of every length arrive whole, in order, between pings and before the close', async () => {
  const { client, ws, socket, received } = await connect()
  const writer = new FrameWriter()
  const frames = [0, 1, 125, 126, 127, 65_535, 65_536, 540_000].map((length) =>
    new Uint8Array(length).fill(length % 251),
  )
  for (const frame of frames) {
    writer.send(ws, socket, frame)
    ws.ping()
  }
  ws.close(4512, 'restarting')
  const [code] = await once(client, 'close')
  expect(code).toBe(4512)
  expect(received.map((data) => data.length)).toEqual(frames.map(({ length }) => length))
  expect(received.every((data, index) => data.equals(frames[index] ?? data.subarray(1)))).toBe(true)
})

it('what one turn has for a socket is one write, and waiting bytes count as backlog', async () => {
  const { ws, socket, received, client } = await connect()
  const writer = new FrameWriter()
  const writes: number[] = []
  const writev = socket._writev?.bind(socket)
  socket._writev = (chunks, callback) => {
    writes.push(chunks.length)
    writev?.(chunks, callback)
  }
  for (let i = 0; i < 3; i++) writer.send(ws, socket, new Uint8Array(1000))
  expect([socket.writableLength, ws.bufferedAmount]).toEqual([3 * 1004, 3 * 1004])
  while (received.length < 3) await once(client, 'message')
  expect(writes).toEqual([3])
})

it('nothing is written to a socket that is closing', async () => {
  const { ws, socket, received, client } = await connect()
  const writer = new FrameWriter()
  ws.close(4400, 'reason')
  writer.send(ws, socket, new Uint8Array(10))
  await once(client, 'close')
  expect(received).toEqual([])
})

it('a frame in parts arrives as one, and its parts are not changed by what others are sent', async () => {
  const { ws, socket, received, client } = await connect()
  const writer = new FrameWriter()
  const body = Buffer.alloc(70_000, 7)
  writer.sendParts(ws, socket, [Buffer.from([1, 2]), body.subarray(0, 0), body.subarray(0, 69_000)])
  writer.sendParts(ws, socket, [Buffer.from([3]), body.subarray(69_900)])
  while (received.length < 2) await once(client, 'message')
  expect(received[0]?.equals(Buffer.concat([Buffer.from([1, 2]), body.subarray(0, 69_000)]))).toBe(true)
  expect(received[1]?.equals(Buffer.concat([Buffer.from([3]), body.subarray(69_900)]))).toBe(true)
})
