import { describe, expect, it } from 'vitest'
import { topOf } from './merge.ts'
import type { Signaal } from './signaal.ts'

const signaal = (id: string, changes: Partial<Record<keyof Signaal, unknown>> = {}): Signaal =>
  ({ id, ...changes }) as unknown as Signaal

const topsOf = (...signalen: readonly Signaal[]): Record<string, string> => {
  const byId = new Map<string, Signaal>(signalen.map((one) => [one.id, one]))
  return Object.fromEntries(signalen.map((one) => [one.id, topOf(one, byId).id]))
}

describe('topOf', () => {
  it('follows merges to the one on top', () => {
    expect(topsOf(signaal('a'), signaal('b', { mergedInto: 'a' }), signaal('c', { mergedInto: 'b' }))).toEqual({
      a: 'a',
      b: 'a',
      c: 'a',
    })
  })

  it('stops under one that is withdrawn or not there', () => {
    expect(
      topsOf(
        signaal('away', { archivedAt: 1 }),
        signaal('b', { mergedInto: 'away' }),
        signaal('c', { mergedInto: 'b' }),
        signaal('d', { mergedInto: 'nobody' }),
      ),
    ).toEqual({ away: 'away', b: 'b', c: 'b', d: 'd' })
  })

  it('gives a ring one top, also for what hangs under the ring', () => {
    expect(
      topsOf(
        signaal('m', { mergedInto: 'z' }),
        signaal('z', { mergedInto: 'm' }),
        signaal('a', { mergedInto: 'z' }),
        signaal('self', { mergedInto: 'self' }),
      ),
    ).toEqual({ m: 'm', z: 'm', a: 'm', self: 'self' })
  })
})
