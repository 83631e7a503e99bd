import { describe, expect, it } from 'vitest'
import { fillColumns, noteHeight } from './columns.ts'

const notes = Array.from({ length: 60 }, (_, index) => ({
  id: index,
  text: 'spreekuur is altijd overdag, ik werk dan gewoon',
}))

describe('fillColumns', () => {
  it('keeps the order, never more columns than asked and never higher than the wall', () => {
    const columns = fillColumns(notes, { columns: 5, height: 780 })
    expect(columns).toHaveLength(5)
    expect(columns.flat().map(({ id }) => id)).toEqual(columns.flat().map((_, index) => index))
    for (const column of columns)
      expect(column.reduce((sum, { text }) => sum + noteHeight(text), 0)).toBeLessThanOrEqual(780)
    expect(columns.flat().length).toBeLessThan(notes.length)
  })
  it('shows a note that is higher than the wall on its own', () => {
    const columns = fillColumns([{ text: 'a '.repeat(900) }, { text: 'kort' }], { columns: 2, height: 100 })
    expect(columns.map((column) => column.length)).toEqual([1, 1])
  })
  it('estimates more lines for longer text, also without spaces', () => {
    expect(noteHeight('a'.repeat(100))).toBeGreaterThan(noteHeight('a'.repeat(20)))
    expect(noteHeight('')).toBeGreaterThan(0)
  })
})
