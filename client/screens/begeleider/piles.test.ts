import { describe, expect, it } from 'vitest'
import { pileUp } from './piles.ts'

const signaal = (table: number | undefined, extra = {}) => ({
  ...(table === undefined ? {} : { table }),
  authorGroup: 'inwoner' as const,
  channel: 'bord' as const,
  ...extra,
})

describe('pileUp', () => {
  it('counts per table in order of number, and leaves withdrawn ones out', () => {
    const { total, tables, groups } = pileUp([
      signaal(10),
      signaal(2, { channel: 'papier' }),
      signaal(2),
      signaal(2, { archivedAt: 5 }),
      signaal(undefined, { authorGroup: 'gemeente' }),
    ])
    expect(total).toBe(4)
    expect(tables).toEqual([
      { key: '2', count: 2, paper: 1 },
      { key: '10', count: 1, paper: 0 },
    ])
    expect(groups.find(({ key }) => key === 'gemeente')?.count).toBe(1)
    expect(groups.find(({ key }) => key === 'inwoner')?.count).toBe(3)
  })
})
