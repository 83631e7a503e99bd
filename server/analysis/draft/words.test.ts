import { describe, expect, it } from 'vitest'
import { capital, count, dateWords, decimal, listOf, literal, momentWords, rankWords, typed } from './words.ts'

describe('words of the draft', () => {
  it('counts in words: geen, één, digits', () => {
    expect([0, 1, 2].map((n) => count(n, 'signaal', 'signalen'))).toEqual([
      'geen signalen',
      'één signaal',
      '2 signalen',
    ])
    expect(capital(count(1, 'signaal', 'signalen'))).toBe('Eén signaal')
  })

  it('makes lists', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listOf)).toEqual(['', 'a', 'a en b', 'a, b en c'])
  })

  it('writes dates and moments out, and leaves what it does not know as typed', () => {
    expect(dateWords('2023-03-14')).toBe('14 maart 2023')
    expect(dateWords('2023-13-14')).toBe('2023-13-14')
    expect(dateWords('na de zomer.')).toBe('na de zomer')
    expect(momentWords('wo-ochtend')).toBe('woensdagochtend')
    expect(momentWords('elke dag')).toBe('elke dag')
  })

  it('keeps a quote literal and makes typed words fit in a sentence', () => {
    expect(literal(' ik wacht\n al lang... ')).toBe('"ik wacht al lang..."')
    expect(typed(' Samen\neten. ')).toBe('Samen eten')
  })

  it('says ranks and scores as people do', () => {
    expect(rankWords(7)).toBe('plek 7')
    expect(rankWords(5.5)).toBe('een gedeelde plek 5')
    expect(decimal(84.176)).toBe('84,2')
  })
})
