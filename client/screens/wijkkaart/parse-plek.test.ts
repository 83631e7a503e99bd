import { describe, expect, it } from 'vitest'
import { parsePlek } from './parse-plek.ts'

describe('a place as people type it', () => {
  it.each([
    ['183500 427500', [183_500, 427_500]],
    ['183500,5; 427500,25', [183_500.5, 427_500.25]],
    ['x=183500 y=427500', [183_500, 427_500]],
    ['42 17.5', [42, 17.5]],
    ['52.1551726, 5.3872035', [155_000, 463_000]],
    ['5.3872035,52.1551726', [155_000, 463_000]],
  ])('%s', async (typed, [x = 0, y = 0]) => {
    const [foundX, foundY] = (await parsePlek(typed)) ?? [0, 0]
    expect(Math.hypot(foundX - x, foundY - y)).toBeLessThan(0.5)
  })
  it.each(['', 'hier', '48.85, 2.35', '183500', '1 2 3', '-5 20'])('“%s” is no place', async (typed) => {
    expect(await parsePlek(typed)).toBeUndefined()
  })
})
