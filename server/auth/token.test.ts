import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureAdminToken } from './admin-token.ts'
import { isSecure, readCookie, writeCookie } from './cookie.ts'
import { createCode, createToken, equalSecrets, readCode, showCode } from './token.ts'

describe('secrets', () => {
  it('have 22 URL-safe characters', () => {
    expect(createToken((count) => randomBytes(count))).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })

  it('as a code have no vowels and nothing ambiguous, also when the chance gives bytes that are skipped', () => {
    const bytes = [255, 254, 253, 0, 22, 23, 252, 1, 2]
    const random = (count: number) => Uint8Array.from({ length: count }, () => bytes.shift() ?? 7)
    expect(createCode(random, 6)).toBe('B9B9CD')
    const many = Array.from({ length: 500 }, () => createCode((count) => randomBytes(count), 6)).join('')
    expect(many).toMatch(/^[BCDFGHJKLMNPQRTVWX34679]+$/)
  })

  it('reads a code as people type it', () => {
    expect(showCode('BCD346')).toBe('BCD 346')
    expect(showCode('BCD346XYZ')).toBe('BCD 346 XYZ')
    for (const typed of ['BCD 346', 'bcd346', ' bcd-346 ', 'B C D 3 4 6', 'bcd – 346'])
      expect(readCode(typed)).toBe('BCD346')
    for (const typed of ['', 'BCD34', 'BCD3467', 'x'.repeat(22)]) expect(readCode(typed)).toBeUndefined()
  })

  it('compares whole secrets', () => {
    expect([equalSecrets('abc', 'abc'), equalSecrets('abc', 'abd'), equalSecrets('abc', '')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('keeps the token of the beheerder for its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wijkbord-token-'))
    try {
      const made = ensureAdminToken(folder, undefined, (count) => randomBytes(count))
      expect(ensureAdminToken(folder, undefined, (count) => randomBytes(count))).toBe(made)
      expect(statSync(join(folder, 'beheer-sleutel')).mode & 0o777).toBe(0o600)
      expect(ensureAdminToken(folder, 'zelf-gekozen-token', (count) => randomBytes(count))).toBe('zelf-gekozen-token')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the cookie', () => {
  const secret = 'A'.repeat(22)
  const request = (cookie: string, socket: object, headers: object = {}): IncomingMessage =>
    ({ headers: { cookie, ...headers }, socket }) as unknown as IncomingMessage
  const plain = { remoteAddress: '192.168.1.20' }
  const tls = { encrypted: true, remoteAddress: '192.168.1.20' }

  it('is bound to its host on https', () => {
    expect(writeCookie(request('', tls), secret)).toMatch(
      /^__Host-wijkbord=A{22}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/,
    )
    expect(readCookie(request(`a=b; __Host-wijkbord=${secret}`, tls))).toBe(secret)
    // Somebody on the network could set the plain one.
    expect(readCookie(request(`wijkbord=${secret}`, tls))).toBeUndefined()
  })

  it('has the plain name on http', () => {
    expect(writeCookie(request('', plain), secret)).not.toContain('Secure')
    expect(readCookie(request(`wijkbord=${secret}`, plain))).toBe(secret)
    expect(readCookie(request('wijkbord=te-kort', plain))).toBeUndefined()
  })

  it('believes a proxy on this machine, and nobody else', () => {
    const forwarded = { 'x-forwarded-proto': 'https' }
    expect(isSecure(request('', { remoteAddress: '127.0.0.1' }, forwarded))).toBe(true)
    expect(isSecure(request('', plain, forwarded))).toBe(false)
  })
})
