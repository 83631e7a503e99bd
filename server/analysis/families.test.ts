import { describe, expect, it } from 'vitest'
import { createFamilyReader, isFamily } from './families.ts'
import { dutchText } from './text.ts'

describe('word families', () => {
  const read = createFamilyReader(dutchText())
  const share = (a: string, b: string): boolean => read(a).some((family) => read(b).includes(family))

  it.each([
    ['boeren', 'landbouwbeleid'],
    ['asielzoekers', 'vluchteling'],
    ['zonnepanelen', 'windmolens', false],
    ['huurders', 'woningcorporatie'],
    ['gestolen', 'wekker', false],
    // Beginnings stand for whole words only where no other word begins so.
    ['bellen', 'belasting', false],
    ['parken', 'parkeren', false],
    ['kunst', 'kunstmest', false],
  ] as readonly (readonly [string, string, boolean?])[])('%s and %s', (a, b, expected = true) => {
    expect(share(a, b)).toBe(expected)
  })

  it('has names that no word can have', () => {
    const names = ['boer', 'trein', 'school', 'wachtlijst'].flatMap(read)
    expect(names.length).toBeGreaterThan(3)
    expect(names.every(isFamily)).toBe(true)
    expect(read('onzinwoord')).toEqual([])
  })
})
