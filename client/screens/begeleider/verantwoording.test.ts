import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryWerksessie } from '../../../tests/fixtures/arbitrary-werksessie.ts'
import { aSignaal, aThema } from '../../../tests/fixtures/builders.ts'
import type { Ghost } from '../../model/types.ts'
import { accountFor } from './verantwoording.ts'

it('the parts add up to what was entered, whatever happened to it', () => {
  fc.assert(
    fc.property(arbitraryWerksessie, fc.nat(40), ({ bord }, count) => {
      const prive = { faseId: 'f1', status: 'loopt' as const, count }
      const told = accountFor(bord.signalen, bord.themas, [], { prive: prive as never }, { inbox: [] })
      expect(told.parts.reduce((sum, part) => sum + part.count, 0)).toBe(told.entered)
      expect(told.entered).toBe(bord.signalen.length + count)
    }),
    { numRuns: 60 },
  )
})

it('a note that the computer has a place for does not stand alone; one set aside is told with its reason', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => aSignaal({ id: id as never }))
  if (a === undefined || b === undefined || c === undefined) throw new Error('broken test')
  const aside = { ...c, offTopic: true, asideReason: 'gaat over de vorige keer' }
  const ghost = { signaal: b, themaId: 't1' } as unknown as Ghost
  const told = accountFor([a, b, aside], [aThema()], [ghost], {}, undefined)
  expect(told.alone.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(told.aside.map(({ asideReason }) => asideReason)).toEqual(['gaat over de vorige keer'])
})
