import { describe, expect, it } from 'vitest'
import { caretAfter } from './caret.ts'

describe('caret while two people write', () => {
  it('stays when the other writes behind it', () => {
    expect(caretAfter('koffie', 'koffie op zondag', 3)).toBe(3)
  })
  it('moves along when the other writes before it', () => {
    expect(caretAfter('op zondag', 'koffie op zondag', 5)).toBe(12)
  })
  it('never leaves the text when the other deletes', () => {
    expect(caretAfter('koffie op zondag', 'koffie', 16)).toBe(6)
    expect(caretAfter('abc', '', 2)).toBe(0)
  })
})
