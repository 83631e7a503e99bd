import { describe, expect, it } from 'vitest'
import { itemOf, readLink } from './diepe-link.ts'

describe('a link to one thing on the bord', () => {
  it('names a signaal, a thema or a frame', () => {
    const items = ['?toegang=t&sig=s1', '?thema=t1', '?kader=f1'].map((search) => {
      const link = readLink(search)
      return link === undefined ? undefined : itemOf(link)
    })
    expect(items).toEqual(['s1', 'area:t1', 'frame:f1'])
  })
  it('is nothing when the address names nothing that could be an id', () => {
    expect(readLink('?toegang=t')).toBeUndefined()
    expect(readLink('?sig=')).toBeUndefined()
    expect(readLink(`?sig=${'x'.repeat(65)}`)).toBeUndefined()
  })
})
