import { describe, expect, it } from 'vitest'
import { pathTo, plekOfScherm, viewOfScreen } from './kijk-plek.ts'

const anna = { rol: 'deelnemer', werksessieId: 'w1', toegang: 'abc' } as const

describe('where a call takes somebody', () => {
  it('leaves people on the canvas or in the list, as each of them works', () => {
    expect(pathTo({ view: 'bord', targetId: 's1' }, 'lijst', anna)).toBeUndefined()
    expect(pathTo({ view: 'bord' }, 'bord', anna)).toBeUndefined()
    expect(pathTo({ view: 'bord' }, 'wijkkaart', anna)).toBe('/w/w1/bord?toegang=abc')
    expect(viewOfScreen('lijst')).toBe('bord')
    expect(viewOfScreen('begeleider')).toBeUndefined()
  })
  it('takes a phone to its own sheets, and to the list for one note', () => {
    expect(pathTo({ view: 'stemmen' }, 'telefoon', anna)).toBe('/w/w1/telefoon?toegang=abc&blad=stemmen')
    expect(pathTo({ view: 'bord' }, 'telefoon', anna)).toBe('/w/w1/telefoon?toegang=abc&blad=iedereen')
    expect(pathTo({ view: 'bord', targetId: 's1' }, 'telefoon', anna)).toBe('/w/w1/lijst?toegang=abc')
  })
  it('opens the card that is meant, and nothing that a rol does not have', () => {
    expect(pathTo({ view: 'kanskaarten', targetId: 'k 1' }, 'kanskaarten', anna)).toBe(
      '/w/w1/kanskaarten?toegang=abc&kaart=k%201',
    )
    expect(pathTo({ view: 'stemmen' }, 'bord', { ...anna, rol: 'team' })).toBeUndefined()
  })
  it('knows where the things on the projector are for everybody', () => {
    expect(plekOfScherm({ view: 'thema', targetId: 't1' })).toEqual({ view: 'bord', targetId: 't1' })
    expect(plekOfScherm({ view: 'kanskaart', targetId: 'k1' })).toEqual({ view: 'kanskaarten', targetId: 'k1' })
    expect(plekOfScherm({ view: 'pauze' })).toEqual({ view: 'bord' })
  })
})
