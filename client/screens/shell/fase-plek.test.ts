import { describe, expect, it } from 'vitest'
import { faseScreen } from './fase-plek.ts'

const laptop = { isPhone: false, mayReadProgramma: false }

describe('where a fase brings people', () => {
  it('laptops go to its screen, and stay when they are there already or in the list', () => {
    expect(faseScreen('deelnemer', { view: 'stemmen' }, 'bord', laptop)).toBe('stemmen')
    expect(faseScreen('deelnemer', { view: 'schrijven' }, 'stemmen', laptop)).toBe('bord')
    expect(faseScreen('deelnemer', { view: 'bord' }, 'lijst', laptop)).toBeUndefined()
    expect(faseScreen('deelnemer', { view: 'stemmen' }, 'stemmen', laptop)).toBeUndefined()
    expect(faseScreen('deelnemer', {}, 'stemmen', laptop)).toBeUndefined()
  })

  it('a programma that is not published is no place to go', () => {
    expect(faseScreen('deelnemer', { view: 'programma' }, 'bord', laptop)).toBeUndefined()
    expect(faseScreen('deelnemer', { view: 'programma' }, 'bord', { ...laptop, mayReadProgramma: true })).toBe(
      'programma',
    )
  })

  it('phones follow on their own screen; who steers, types paper or projects is not moved', () => {
    const phone = { ...laptop, isPhone: true }
    expect(faseScreen('deelnemer', { view: 'kanskaarten' }, 'telefoon', phone)).toBeUndefined()
    expect(faseScreen('deelnemer', { view: 'stemmen' }, 'wijkkaart', phone)).toBe('telefoon')
    for (const rol of ['begeleider', 'schrijver', 'scherm', 'team'] as const)
      expect(faseScreen(rol, { view: 'stemmen' }, 'bord', laptop)).toBeUndefined()
  })
})
