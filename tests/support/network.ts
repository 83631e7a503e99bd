import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { type RunningServer, startServer } from './server.ts'

export interface Network {
  /** Where browsers of the test go instead of to the server itself. */
  readonly url: string
  /** Takes the network away: every connection breaks off and no new one succeeds. */
  cut(): void
  restore(): void
  close(): Promise<void>
}

/** The built server, and a network before it that can be taken away. */
export async function startServerAndNetwork(): Promise<{ server: RunningServer; network: Network }> {
  const { network, to } = await startRelay()
  // A server has to know the address of its pages before it starts.
  const server = await startServer({ env: { PUBLIC_URL: network.url } })
  to(server.port)
  return { server, network }
}

/**
 * A TCP relay on loopback. The offline switch of the browser cannot do this: about one time in fifty it reaches the page
 * before it reaches the sockets, and then a page that was told to be offline connects anew and stays connected.
 */
async function startRelay(): Promise<{ network: Network; to(serverPort: number): void }> {
  let serverPort: number | undefined
  let isCut = false
  const open = new Set<Socket>()
  const keep = (socket: Socket, other: Socket) => {
    open.add(socket)
    // A connection that breaks off takes its other half along; what it was about is told by the page or the server.
    socket.on('error', () => other.destroy())
    socket.on('close', () => {
      open.delete(socket)
      other.destroy()
    })
  }
  const relay = createServer((inside) => {
    if (isCut || serverPort === undefined) {
      inside.on('error', () => inside.destroy())
      inside.resetAndDestroy()
      return
    }
    const outside = createConnection(serverPort, '127.0.0.1')
    keep(inside, outside)
    keep(outside, inside)
    inside.pipe(outside).pipe(inside)
  })
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  return {
    to: (port) => {
      serverPort = port
    },
    network: {
      url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
      cut: () => {
        isCut = true
        for (const socket of open) socket.resetAndDestroy()
      },
      restore: () => {
        isCut = false
      },
      close: async () => {
        for (const socket of open) socket.destroy()
        relay.close()
        await once(relay, 'close')
      },
    },
  }
}
