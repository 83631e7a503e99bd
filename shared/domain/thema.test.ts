import { describe, expect, it } from 'vitest'
import { themaFinder } from './thema.ts'

const thema = (
  id: string,
  mergedInto?: string,
  archivedAt: number | undefined = mergedInto === undefined ? undefined : 1,
) =>
  ({
    id,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    ...(archivedAt === undefined ? {} : { archivedAt }),
  }) as never

describe('themas that were joined', () => {
  it('lead to the one that is there now, over any number of steps', () => {
    const home = themaFinder([thema('a', 'b'), thema('b', 'c'), thema('c')])
    expect(['a', 'b', 'c', 'onbekend'].map(home)).toEqual(['c', 'c', 'c', 'onbekend'])
  })
  it('lead nowhere when they were put back, or when two were joined to each other at once', () => {
    expect(themaFinder([{ id: 'a', mergedInto: 'b' } as never, thema('b')])('a')).toBe('a')
    expect(themaFinder([thema('a', 'b'), thema('b', 'a')])('a')).toBe('a')
  })
})
