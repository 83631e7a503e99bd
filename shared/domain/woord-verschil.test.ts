import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { woordVerschil } from './woord-verschil.ts'

describe('the difference of two texts', () => {
  it('marks whole words', () => {
    expect(woordVerschil('we kregen 4 signalen van 3 mensen', 'we kregen 5 signalen van mensen')).toEqual([
      { soort: 'gelijk', tekst: 'we kregen' },
      { soort: 'weg', tekst: '4' },
      { soort: 'erbij', tekst: '5' },
      { soort: 'gelijk', tekst: 'signalen van' },
      { soort: 'weg', tekst: '3' },
      { soort: 'gelijk', tekst: 'mensen' },
    ])
  })

  it('gives both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'dd'), { maxLength: 12 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (toen, nu) => {
        const pieces = woordVerschil(toen, nu)
        const joined = (not: string) =>
          pieces
            .filter(({ soort }) => soort !== not)
            .map(({ tekst }) => tekst)
            .join(' ')
        expect(joined('erbij')).toBe(toen)
        expect(joined('weg')).toBe(nu)
      }),
    )
  })
})
