import { describe, expect, it } from 'vitest'
import { createFamilyReader, isFamily } from './families.ts'
import { dutchText } from './text.ts'

describe('word families', () => {
  const read = createFamilyReader(dutchText())
  const share = (a: string, b: string): boolean => read(a).some((family) => read(b).includes(family))

  it.each([
    ['boeren', 'landbouwbeleid'],
    ['asielzoekers', 'vluchteling'],
    ['huurders', 'woningcorporatie'],
  ] as const)('%s and %s are of one subject', (a, b) => {
    expect(share(a, b)).toBe(true)
  })

  // Beginnings stand for whole words only where no other word begins so.
  it.each([
    ['zonnepanelen', 'windmolens'],
    ['bellen', 'belasting'],
    ['parken', 'parkeren'],
    ['kunst', 'kunstmest'],
  ] as const)('%s and %s are not', (a, b) => {
    expect(share(a, b)).toBe(false)
  })

  it('has names that no word can have', () => {
    const names = ['boer', 'trein', 'school', 'wachtlijst'].flatMap(read)
    expect(names.length).toBeGreaterThan(3)
    expect(names.every(isFamily)).toBe(true)
    expect(read('onzinwoord')).toEqual([])
  })
})
