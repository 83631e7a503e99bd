import { describe, expect, it } from 'vitest'
import type { RankedThema } from '../../../shared/domain/rangorde.ts'
import { defaultSettings } from '../../../shared/domain/werksessie.ts'
import { conclude, contributions, unknownCriteria } from './explain.ts'

const components = {
  support: 0.6765,
  urgency: 1,
  data: 0.75,
  breadth: 0.88,
  focus: 0.75,
  factors: 0.75,
  quality: 0.75,
  feasibility: 0.5,
}

describe('contributions', () => {
  it('adds up to the score of the worked example (DOMAIN §4.6, geld)', () => {
    const parts = contributions({ components }, defaultSettings.weights)
    expect(parts.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBeCloseTo(76.595, 2)
    expect(parts[0]?.most).toBe(30)
  })
  it('leaves unknown out and shares its weight, as wonen in the example', () => {
    const wonen = {
      components: {
        support: 0.625,
        urgency: 0.75,
        data: null,
        breadth: 0.96,
        focus: 0.5,
        factors: 0.25,
        quality: 0.5,
        feasibility: 0.5,
      },
    }
    const parts = contributions(wonen, defaultSettings.weights)
    expect(parts.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBeCloseTo(61.294, 2)
    expect(parts.find(({ criterion }) => criterion === 'data')?.points).toBeNull()
    expect(unknownCriteria(wonen)).toEqual(['data'])
  })
})

describe('conclude', () => {
  const row = (title: string, rankRange: [number, number], top3Share: number) =>
    ({ title, rankRange, top3Share }) as unknown as RankedThema
  const scenarios = Array.from({ length: 30 }, () => ({ name: '', order: [] }))
  it('says who is always, mostly or nowhere in the top three', () => {
    const told = conclude({
      scenarios,
      themas: [
        row('a', [1, 2], 1),
        row('b', [1, 2], 1),
        row('c', [3, 4], 0.9),
        row('d', [3, 5], 0.1),
        row('e', [5, 5], 0),
      ],
    })
    expect(told.always).toEqual(['a', 'b'])
    expect(told.mostly).toEqual([{ title: 'c', count: 27 }])
    expect(told.winner).toBeUndefined()
    expect(told.fixed).toEqual([{ title: 'e', rank: 5 }])
  })
  it('names a winner only when nothing moves it', () => {
    expect(conclude({ scenarios, themas: [row('a', [1, 1], 1)] }).winner).toBe('a')
    expect(conclude({ scenarios: [], themas: [] })).toMatchObject({ always: [], scenarios: 0 })
  })
})
