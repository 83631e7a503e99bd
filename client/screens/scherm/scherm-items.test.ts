import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { aKanskaart, aSignaal, aThema } from '../../../tests/fixtures/builders.ts'
import { figuresOf, isShowable, stepScherm, tablesOf } from './scherm-items.ts'

const note = (id: string, more: Partial<Signaal> = {}) => aSignaal({ id: id as never, ...more })
const data = {
  signalen: [
    note('a', { kind: 'cijfer', createdAt: 3, table: 10 }),
    note('b', { kind: 'cijfer', createdAt: 1, table: 2 }),
    note('c', { kind: 'cijfer', createdAt: 2, hidden: 'privacy' }),
    note('d', { kind: 'zorg', createdAt: 4, themaId: 't1' as never }),
    note('e', { kind: 'zorg', createdAt: 5, themaId: 't1' as never }),
    note('f', { kind: 'zorg', createdAt: 6, themaId: 't1' as never, parked: true }),
    note('g', { kind: 'zorg', createdAt: 7, archivedAt: 8, table: 3 }),
  ],
  themas: [
    aThema({ id: 't2' as never, order: 'b' }),
    aThema({ id: 't1' as never, order: 'a' }),
    aThema({ id: 't3' as never, order: 'c', archivedAt: 9 }),
  ],
  frames: [],
  connectors: [],
  tekeningen: [],
  afbeeldingen: [],
  kanskaarten: [aKanskaart({ id: 'k1' as never, order: 'a' }), aKanskaart({ id: 'k2' as never, order: 'b' })],
}

describe('what may be on the projector', () => {
  it('is never withdrawn, hidden, parked, merged or empty', () => {
    expect(isShowable(note('x', { text: 'Er is te weinig licht' }))).toBe(true)
    for (const more of [
      { archivedAt: 1 },
      { hidden: 'privacy' as const },
      { hidden: 'zorg' as const },
      { parked: true },
      { mergedInto: 'y' as never },
      { text: '  ' },
    ])
      expect(isShowable(note('x', { text: 'Er is te weinig licht', ...more })), JSON.stringify(more)).toBe(false)
  })
  it('shows figures in the order of writing and tables by number', () => {
    expect(figuresOf(data.signalen).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(tablesOf(data.signalen)).toEqual([2, 10])
  })
})

describe('steps', () => {
  it('go through the things of a view and stop at its ends', () => {
    expect(stepScherm({ view: 'cijfers' }, 1, data)).toEqual({ view: 'cijfers', targetId: 'a' })
    expect(stepScherm({ view: 'cijfers', targetId: 'a' }, 1, data)).toBeUndefined()
    expect(stepScherm({ view: 'cijfers' }, -1, data)).toBeUndefined()
    expect(stepScherm({ view: 'thema', targetId: 't1' }, 1, data)).toEqual({ view: 'thema', targetId: 't2' })
    expect(stepScherm({ view: 'tafel', targetId: '10' }, -1, data)).toEqual({ view: 'tafel', targetId: '2' })
    expect(stepScherm({ view: 'signaal', targetId: 'e' }, 1, data)).toEqual({ view: 'signaal', targetId: 'd' })
  })
  it('open the first card from the overview, and nothing where the view is all there is', () => {
    expect(stepScherm({ view: 'kanskaart' }, 1, data)).toEqual({ view: 'kanskaart', targetId: 'k1' })
    expect(stepScherm({ view: 'kanskaart' }, -1, data)).toBeUndefined()
    expect(stepScherm({ view: 'signalen' }, 1, data)).toBeUndefined()
  })
})
