import { randomBytes } from 'node:crypto'
import { createConnection, type Socket } from 'node:net'

const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const

/**
 * A WebSocket client with next to no cost of its own, so that hundreds fit in one thread beside the server that is
 * measured. Binary frames only; what comes in fragments is an error.
 */
export class RawSocket {
  readonly #socket: Socket
  readonly #onFrame: (frame: Buffer) => void
  /** The beginning of a frame whose end is not here yet, and how long it has to be before looking again pays. */
  #rest: Buffer[] = []
  #restLength = 0
  #wanted = 0
  #isUpgraded = false
  /** Bytes and frames that came in after the upgrade. */
  bytes = 0
  frames = 0
  closedWith: number | undefined
  readonly opened: Promise<void>
  #onOpen: () => void = () => undefined
  #onFail: (error: Error) => void = () => undefined

  constructor(port: number, path: string, headers: Readonly<Record<string, string>>, onFrame: (frame: Buffer) => void) {
    this.#onFrame = onFrame
    this.opened = new Promise((resolve, reject) => {
      this.#onOpen = resolve
      this.#onFail = reject
    })
    this.#socket = createConnection({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('error', (error) => this.#onFail(error))
    this.#socket.on('close', () => {
      this.closedWith ??= 1006
      this.#onFail(new Error(`closed before the upgrade: ${path}`))
    })
    this.#socket.on('data', (chunk) => this.#read(chunk))
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  }

  send(frame: Uint8Array, opcode: number = opcodes.binary): void {
    const { length } = frame
    const head = length < 126 ? 2 : length < 65536 ? 4 : 10
    // The mask stays zero: lawful, and masking is then nothing.
    const out = Buffer.alloc(head + 4 + length)
    out[0] = 0x80 | opcode
    if (head === 2) out[1] = 0x80 | length
    else if (head === 4) {
      out[1] = 0x80 | 126
      out.writeUInt16BE(length, 2)
    } else {
      out[1] = 0x80 | 127
      out.writeUInt32BE(length, 6)
    }
    out.set(frame, head + 4)
    this.#socket.write(out)
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    if (this.#isUpgraded) this.bytes += chunk.length
    this.#rest.push(chunk)
    this.#restLength += chunk.length
    if (this.#restLength < this.#wanted) return
    let data = this.#rest.length === 1 ? chunk : Buffer.concat(this.#rest)
    this.#keep(undefined, 0)
    if (!this.#isUpgraded) {
      const end = data.indexOf('\r\n\r\n')
      if (end < 0) {
        this.#keep(data, 0)
        return
      }
      const status = data.toString('latin1', 0, data.indexOf('\r\n'))
      if (!status.includes(' 101')) {
        this.#onFail(new Error(status))
        this.close()
        return
      }
      this.#isUpgraded = true
      this.#onOpen()
      data = data.subarray(end + 4)
    }
    let at = 0
    let wanted = 0
    while (data.length - at >= 2) {
      let length = (data[at + 1] ?? 0) & 0x7f
      let head = 2
      if (length === 126) {
        if (data.length - at < 4) break
        length = data.readUInt16BE(at + 2)
        head = 4
      } else if (length === 127) {
        if (data.length - at < 10) break
        length = data.readUInt32BE(at + 6)
        head = 10
      }
      if (data.length - at < head + length) {
        wanted = head + length
        break
      }
      this.#frame((data[at] ?? 0) & 0x0f, data.subarray(at + head, at + head + length))
      at += head + length
    }
    if (at < data.length) this.#keep(data.subarray(at), wanted)
  }

  #keep(rest: Buffer | undefined, wanted: number): void {
    this.#rest = rest === undefined ? [] : [rest]
    this.#restLength = rest?.length ?? 0
    this.#wanted = wanted
  }

  #frame(opcode: number, body: Buffer): void {
    if (opcode === opcodes.binary) {
      this.frames++
      this.#onFrame(body)
    } else if (opcode === opcodes.ping) this.send(body, opcodes.pong)
    else if (opcode === opcodes.close) this.closedWith = body.length >= 2 ? body.readUInt16BE(0) : 1005
  }
}
