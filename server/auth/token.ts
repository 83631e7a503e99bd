import { createHash, timingSafeEqual } from 'node:crypto'

/** Chance as a port: `count` secure random bytes. */
export type RandomBytes = (count: number) => Uint8Array

/** A secret of 128 random bits in 22 URL-safe characters: for links, cookies and the beheerder. */
export const createToken = (random: RandomBytes): string => Buffer.from(random(16)).toString('base64url')

/** What the storage keeps of a secret. Secrets have enough chance in them, so a plain SHA-256 suffices. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** No vowels (no words by accident) and nothing that looks like something else (0 O, 1 I, 2 Z, 5 S, 8 B stays a letter). */
const codeAlphabet = 'BCDFGHJKLMNPQRTVWX34679'

/** A code that can be typed: `length` characters without spaces. */
export function createCode(random: RandomBytes, length: number): string {
  let code = ''
  while (code.length < length) {
    for (const byte of random(length)) {
      // 253 is the largest multiple of 23 below 256: above it some characters would come up more often.
      if (byte < 253 && code.length < length) code += codeAlphabet[byte % codeAlphabet.length]
    }
  }
  return code
}

/** `ABC346` → `ABC 346`, as it is shown in the room. */
export const showCode = (code: string): string => code.replace(/(.{3})(?=.)/g, '$1 ')

/** The code that a person meant, or `undefined` when it cannot be one. Case, spaces and dashes do not matter. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s\-–—.]+/g, '')
  return /^[A-Z0-9]{6}$|^[A-Z0-9]{9}$/.test(code) ? code : undefined
}

/** Compares two secrets without telling by time how much of them is equal. */
export const equalSecrets = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
