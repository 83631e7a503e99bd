import { describe, expect, it } from 'vitest'
import { dutchText, isFigure, ngramsOf, normalise, termsOf, tokenise } from './text.ts'

const dutch = dutchText()

describe('words', () => {
  it('brings spellings of one note together', () => {
    expect(normalise('  Ĳs  en “CAFÉ”’s ')).toBe("ijs en “café”'s")
    expect(dutch.stem('cliënten')).toBe(dutch.stem('clienten'))
    expect(dutch.stem('ontmoetingen')).toBe(dutch.stem('ontmoeting'))
    expect(dutch.stem('mnd')).toBe(dutch.stem('maand'))
  })

  it('keeps what was typed beside the lower-case form', () => {
    expect(tokenise('DigiD-hulp!')).toEqual([
      { surface: 'digid', written: 'DigiD' },
      { surface: 'hulp', written: 'hulp' },
    ])
  })

  it.each(['310', '10u', '17'])('%s is a figure', (word) => expect(isFigure(word)).toBe(true))
  it.each(['5g', 'u', 'week'])('%s is a word', (word) => expect(isFigure(word)).toBe(false))

  it.each([
    ['wachtlijstgroep', ['wacht', 'lijst', 'groep']],
    ['ontmoetingsplek', ['ontmoeting', 'plek']],
    ['huurachterstand', ['huur', 'achterstand']],
    ['kinderopvang', ['kind', 'opvang']],
    ['vrijwilligers', ['vrijwilligers']],
    ['verslaving', ['verslaving']],
    ['begeleiding', ['begeleiding']],
  ])('splits %s', (word, parts) => expect(dutch.splitCompound(word)).toEqual(parts))
})

describe('terms', () => {
  it('are stems and parts of the words that matter', () => {
    expect(termsOf('Er zijn 3 huurachterstanden').map(({ term, isPart }) => [term, isPart])).toEqual([
      [dutch.stem('huurachterstanden'), false],
      [dutch.stem('huur'), true],
      [dutch.stem('achterstanden'), true],
    ])
  })

  it('n-grams stay inside words', () => {
    expect(ngramsOf('de café', { min: 4, max: 5, withStopWords: false })).toEqual([
      ' caf',
      'cafe',
      'afe ',
      ' cafe',
      'cafe ',
    ])
    expect(ngramsOf('de café', { min: 4, max: 4, withStopWords: true })[0]).toBe(' de ')
  })

  it('an empty note has none', () => {
    expect(termsOf('')).toEqual([])
    expect(ngramsOf('?! …', { min: 4, max: 6, withStopWords: true })).toEqual([])
  })
})
