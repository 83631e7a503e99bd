import { describe, expect, it } from 'vitest'
import { stappenVoor } from './rondleiding.tsx'

describe('the tour', () => {
  it('has at most five steps, and only what this person can do now', () => {
    expect(stappenVoor({ write: true, place: true })).toEqual(['schrijf', 'bewerk', 'thema', 'terug', 'wissel'])
    expect(stappenVoor({ write: true, place: false })).not.toContain('thema')
    expect(stappenVoor({ write: false, place: true })).toEqual(['wissel'])
  })
})
