import { describe, expect, it } from 'vitest'
import { leegResultaat, resultaatDelen } from './resultaat.ts'

const said = (result: Partial<typeof leegResultaat>) =>
  resultaatDelen({ ...leegResultaat, ...result })
    .map((part) => (part.type === 'text' ? part.text : `[${part.label}]`))
    .join('')
    .trim()

describe('a societal result', () => {
  it('is all open places until people fill them in', () => {
    expect(said({})).toBe(
      'Over [jaren] jaar [wie] [hoeveel meer of minder] [wat]. Nu is dat [beginstand] ([bron van de beginstand]).',
    )
  })

  it('reads as a sentence, and what is missing shows', () => {
    expect(
      said({
        jaren: '3',
        wie: 'vragen huishoudens met schulden',
        hoeveel: '20%',
        richting: 'meer',
        wat: 'op tijd hulp.',
        beginstand: '61 gesprekken',
      }),
    ).toBe(
      'Over 3 jaar vragen huishoudens met schulden 20% meer op tijd hulp. Nu is dat 61 gesprekken ([bron van de beginstand]).',
    )
    // A number without a direction says nothing yet.
    expect(said({ hoeveel: '20%' })).toContain('[hoeveel meer of minder (20%)]')
    expect(said({ richting: 'evenveel' })).toContain('[wie] evenveel [wat]')
  })
})
