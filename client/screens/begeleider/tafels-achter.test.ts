import { describe, expect, it } from 'vitest'
import { tablesBehind } from './tafels-achter.ts'

const people = (count: number) =>
  Array.from({ length: count }, () => ({ alias: 'Ina', group: 'inwoner' as const, online: true }))
const tafels = (...counts: readonly number[]) => counts.map((inFase, i) => ({ nr: i + 1, people: people(6), inFase }))

describe('tables that fall behind', () => {
  it('have less than half of the middle table', () => {
    expect([...tablesBehind(tafels(8, 3, 9, 4, 10))]).toEqual([2])
    expect([...tablesBehind(tafels(0, 6, 6))]).toEqual([1])
  })
  it('are not named before there is something to compare', () => {
    expect([...tablesBehind(tafels(0, 1, 1))]).toEqual([])
    expect([...tablesBehind(tafels(0))]).toEqual([])
  })
  it('are never empty tables, which also do not count as slow ones', () => {
    expect([...tablesBehind([{ nr: 9, people: [], inFase: 0 }, ...tafels(6, 5, 7)])]).toEqual([])
  })
})
