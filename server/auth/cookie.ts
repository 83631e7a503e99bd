import type { IncomingMessage } from 'node:http'

/** Did this request come over https, to us or to a proxy on this same machine? */
export function isSecure(request: IncomingMessage): boolean {
  const socket = request.socket as { readonly encrypted?: boolean; readonly remoteAddress?: string }
  if (socket.encrypted === true) return true
  const isLoopback = /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '')
  return isLoopback && request.headers['x-forwarded-proto'] === 'https'
}

/** On https a cookie that no plain page of the same host can set; on plain http the best there is. */
const cookieName = (secure: boolean): string => (secure ? '__Host-wijkbord' : 'wijkbord')

/** The secret of the browser that sent this request, if it has one. */
export function readCookie(request: IncomingMessage): string | undefined {
  const name = cookieName(isSecure(request))
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) {
      const value = pair.slice(at + 1).trim()
      return /^[A-Za-z0-9_-]{22}$/.test(value) ? value : undefined
    }
  }
  return undefined
}

/** A browser is remembered for half a year: teams come back to finish kanskaarten. */
const maxAgeSeconds = 180 * 24 * 3600

/** The `Set-Cookie` header that names a browser. */
export function writeCookie(request: IncomingMessage, secret: string): string {
  const secure = isSecure(request)
  return `${cookieName(secure)}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`
}

/** The `Set-Cookie` header that makes a browser forget who it is. */
export function clearCookie(request: IncomingMessage): string {
  const secure = isSecure(request)
  return `${cookieName(secure)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure ? '; Secure' : ''}`
}
