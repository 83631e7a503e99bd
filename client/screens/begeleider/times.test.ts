import { describe, expect, it } from 'vitest'
import { defaultFasen } from '../../../shared/domain/werksessie.ts'
import { plannedStarts } from './times.ts'

describe('plannedStarts', () => {
  it('puts the inloop before the start and adds up the minutes', () => {
    expect(plannedStarts(defaultFasen, '13:30').slice(0, 4)).toEqual(['13:10', '13:30', '13:42', '13:57'])
  })
  it('says nothing without a start and goes round midnight', () => {
    expect(plannedStarts(defaultFasen.slice(0, 2), '')).toEqual(['', ''])
    expect(plannedStarts(defaultFasen.slice(0, 2), '00:10')).toEqual(['23:50', '00:10'])
  })
})
