import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

const finalBinary = 0x82

/** A WebSocket frame around `payload`: final, binary, without a mask, as a server sends it (RFC 6455 §5.2). */
export function packetOf(payload: Uint8Array): Buffer {
  const { length } = payload
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const packet = Buffer.allocUnsafe(head + length)
  packet[0] = finalBinary
  if (head === 2) packet[1] = length
  else if (head === 4) {
    packet[1] = 126
    packet.writeUInt16BE(length, 2)
  } else {
    packet[1] = 127
    packet.writeBigUInt64BE(BigInt(length), 2)
  }
  packet.set(payload, head)
  return packet
}

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
    if (!this.#corked.has(socket)) {
      if (this.#corked.size === 0) setImmediate(() => this.#uncork())
      socket.cork()
      this.#corked.add(socket)
    }
    socket.write(packet)
  }

  #uncork(): void {
    const corked = this.#corked
    this.#corked = new Set()
    for (const socket of corked) socket.uncork()
  }
}
