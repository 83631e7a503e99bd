import { describe, expect, it } from 'vitest'
import { dutchText } from './text.ts'
import { isAdjective, isVerbStem } from './word-classes.ts'

describe('kinds of words', () => {
  const dutch = dutchText()
  it.each(['sterker', 'sociale', 'gezonde', 'heet', 'nationale', 'goedkope', 'kouder'])(
    '%s is an adjective',
    (word) => {
      expect(isAdjective(word, dutch)).toBe(true)
    },
  )
  it.each(['wandelclub', 'buren', 'schulden', 'natuur', 'jongeren', 'verdeling', 'stagiairs', 'containers', 'trein'])(
    '%s is not',
    (word) => {
      expect(isAdjective(word, dutch)).toBe(false)
    },
  )
  it('knows stems of verbs', () => {
    expect(['speel', 'voeg', 'beoordeel', 'koffie', 'europa'].map((word) => isVerbStem(word, dutch))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
