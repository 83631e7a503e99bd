import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

const finalBinary = 0x82

/** What comes before `length` bytes of a frame: final, binary, without a mask, as a server sends it (RFC 6455 §5.2). */
function headOf(length: number): Buffer {
  const head = Buffer.allocUnsafe(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = finalBinary
  if (head.length === 2) head[1] = length
  else if (head.length === 4) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return head
}

/** A whole WebSocket frame around `payload`. */
export const packetOf = (payload: Uint8Array): Buffer => Buffer.concat([headOf(payload.length), payload])

/**
 * Writes binary frames to sockets of `ws` that do not compress. A frame that goes to many is packed once, and what one turn
 * of the event loop has for a socket leaves in one write: most of what a crowd costs is the writing of small frames.
 */
export class FrameWriter {
  readonly #packets = new WeakMap<Uint8Array, Buffer>()
  #corked = new Set<Duplex>()

  send(ws: WebSocket, socket: Duplex, frame: Uint8Array): void {
    if (ws.readyState !== ws.OPEN || !socket.writable) return
    let packet = this.#packets.get(frame)
    if (packet === undefined) {
      packet = packetOf(frame)
      this.#packets.set(frame, packet)
    }
    this.#cork(socket)
    socket.write(packet)
  }

  /** One frame in parts that lie elsewhere, without copying them. */
  sendParts(ws: WebSocket, socket: Duplex, parts: readonly Uint8Array[]): void {
    if (ws.readyState !== ws.OPEN || !socket.writable) return
    let length = 0
    for (const part of parts) length += part.length
    this.#cork(socket)
    socket.write(headOf(length))
    for (const part of parts) if (part.length > 0) socket.write(part)
  }

  #cork(socket: Duplex): void {
    if (this.#corked.has(socket)) return
    if (this.#corked.size === 0) setImmediate(() => this.#uncork())
    socket.cork()
    this.#corked.add(socket)
  }

  #uncork(): void {
    const corked = this.#corked
    this.#corked = new Set()
    for (const socket of corked) socket.uncork()
  }
}
