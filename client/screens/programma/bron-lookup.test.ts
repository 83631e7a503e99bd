import { describe, expect, it } from 'vitest'
import type { Trace } from '../../../shared/domain/programma.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { aSignaal } from '../../../tests/fixtures/builders.ts'
import type { BordModel } from '../../model/types.ts'
import { isBronChanged } from './bron-lookup.ts'

const bordOf = (...signalen: Signaal[]) =>
  ({ get: (_: string, id: string) => signalen.find((s) => s.id === id) }) as unknown as Pick<BordModel, 'get'>
const quote: Trace = {
  id: 't',
  kind: 'citaat',
  text: '“verlichting bij vijver doet t niet” (bewoner).',
  signaalIds: ['s1'],
  cardIds: [],
  mapRefs: [],
}

describe('bron gewijzigd', () => {
  it('a quotation that still stands is unchanged', () => expect(isBronChanged(quote, bordOf(aSignaal()))).toBe(false))
  it('other words in the signaal', () =>
    expect(isBronChanged(quote, bordOf(aSignaal({ text: 'licht doet het weer' })))).toBe(true))
  it('a withdrawn signaal', () => expect(isBronChanged(quote, bordOf(aSignaal({ archivedAt: 1 })))).toBe(true))
  it('a signaal that is gone', () => expect(isBronChanged(quote, bordOf())).toBe(true))
  it('a count does not depend on the words', () =>
    expect(
      isBronChanged({ ...quote, kind: 'telling', text: '1 signaal' }, bordOf(aSignaal({ text: 'iets anders' }))),
    ).toBe(false))
})
