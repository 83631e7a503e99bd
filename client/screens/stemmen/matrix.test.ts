import { describe, expect, it } from 'vitest'
import { moveByKey, placeAt, placeInMatrix, valueWord } from './matrix.ts'

describe('a place in the matrix', () => {
  it('is two values, whatever the size of the plane', () => {
    expect(placeAt({ x: 10, y: 20 }, { left: 10, top: 20, width: 400, height: 300 })).toEqual([0, 100])
    expect(placeAt({ x: 410, y: 320 }, { left: 10, top: 20, width: 400, height: 300 })).toEqual([100, 0])
    expect(placeAt({ x: 60, y: 60 }, { left: 0, top: 0, width: 120, height: 120 })).toEqual([50, 50])
    expect(placeAt({ x: -999, y: 9999 }, { left: 0, top: 0, width: 0, height: 0 })).toEqual([0, 0])
  })
  it('moves by arrow keys, and never leaves the plane', () => {
    expect(moveByKey([50, 50], 'ArrowUp', false)).toEqual([50, 55])
    expect(moveByKey([50, 50], 'ArrowLeft', true)).toEqual([49, 50])
    expect(moveByKey([98, 0], 'ArrowRight', false)).toEqual([100, 0])
    expect(moveByKey([98, 2], 'ArrowDown', false)).toEqual([98, 0])
    expect(moveByKey([50, 50], 'a', false)).toBeUndefined()
  })
  it('can be given, changed and taken back', () => {
    const one = placeInMatrix({}, 'wonen', [20.4, 81.6])
    expect(one).toEqual({ wonen: [20, 82] })
    expect(placeInMatrix(one, 'wonen', [120, -4])).toEqual({ wonen: [100, 0] })
    expect(placeInMatrix(one, 'wonen', undefined)).toEqual({})
  })
  it('has a word for every value', () => {
    expect([0, 19, 20, 50, 80, 100].map((value) => valueWord('haalbaarheid', value))).toEqual([
      'heel moeilijk',
      'heel moeilijk',
      'moeilijk',
      'gaat wel',
      'heel makkelijk',
      'heel makkelijk',
    ])
  })
})
