import type { IncomingMessage } from 'node:http'
import { hostname, networkInterfaces } from 'node:os'

/** The IPv4 addresses by which other devices on the same network can reach this machine. */
export function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
}

export interface OriginOptions {
  readonly publicUrl?: string
  readonly secure: boolean
  /** The port the server really listens on. */
  readonly port: number
}

/** Origins of pages that are ours: `PUBLIC_URL`, localhost, and this machine by its names and addresses. */
export function ownOrigins({ publicUrl, secure, port }: OriginOptions): ReadonlySet<string> {
  const scheme = secure ? 'https' : 'http'
  const name = hostname().toLowerCase()
  const hosts = ['localhost', '127.0.0.1', '[::1]', name, `${name}.local`, ...lanAddresses()]
  const standard = secure ? 443 : 80
  const origins = hosts.map((host) => `${scheme}://${host}${port === standard ? '' : `:${port}`}`)
  return new Set(publicUrl === undefined ? origins : [...origins, new URL(publicUrl).origin])
}

/** Changing something from another site's page is refused. Programs send no Origin: their cookie decides. */
export function isOwnOrigin(request: IncomingMessage, origins: ReadonlySet<string>): boolean {
  const { origin } = request.headers
  return origin === undefined || origins.has(origin)
}
