import { describe, expect, it } from 'vitest'
import { formerValue, mayRestore, valueWords } from './field-words.ts'

const nameOf = (id: string) => (id === 't1' ? 'Wonen' : undefined)

describe('former values of a card', () => {
  it('are said in words: texts as they were, rows one after another, ids by name', () => {
    expect(valueWords('goal', 'samen eten', nameOf)).toBe('samen eten')
    expect(valueWords('themaIds', ['t1', 't9'], nameOf)).toBe('Wonen; t9')
    expect(
      valueWords(
        'planning',
        [
          { id: 'r1', order: 'a0', what: 'start', quarter: 'Q1' },
          { id: 'r2', what: 'meten', quarter: '' },
        ],
        nameOf,
      ),
    ).toBe('start · Q1; meten')
    expect(valueWords('goal', undefined, nameOf)).toBe('')
  })
  it('can be put back where that is an ordinary step, also where nothing stood', () => {
    expect(['goal', 'planning', 'status', 'leadConfirmed', 'trekker'].filter(mayRestore)).toEqual(['goal', 'planning'])
    expect([formerValue('goal', undefined), formerValue('planning', undefined), formerValue('goal', 'x')]).toEqual([
      '',
      [],
      'x',
    ])
  })
})
