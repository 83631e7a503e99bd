import { describe, expect, it } from 'vitest'
import { editDistance, findDuplicates } from './find-duplicates.ts'
import { sentimentOf } from './opposites.ts'

const pair = (a: string, b: string, kindA?: string, kindB?: string) =>
  findDuplicates([
    { id: 'a', text: a, ...(kindA === undefined ? {} : { kind: kindA }) },
    { id: 'b', text: b, ...(kindB === undefined ? {} : { kind: kindB }) },
    { id: 'c', text: 'Iets heel anders over de bushalte' },
  ])

describe('near-duplicates', () => {
  it('finds the same words in another order', () => {
    expect(
      pair('Werkenden met schulden melden zich te laat', 'Te laat melden werkende mensen met schulden zich'),
    ).toMatchObject([{ a: 'a', b: 'b', reason: 'zelfde_woorden' }])
  })

  it('finds spelling variants', () => {
    expect(
      pair('Zwerfafval bij de ondergrondse containers', 'zwerfaval bij de onder grondse containers!'),
    ).toMatchObject([{ reason: 'spelfout' }])
    expect(pair('Meer bankjes in het park', 'meer bankjes in het park!')).toMatchObject([
      { reason: 'zelfde_woorden', score: 1 },
    ])
  })

  it.each([
    ['meer prullenbakken bij het station', 'zet extra afvalbakken neer bij het station'],
    ['wachtlijst jeugdzorg is langer dan een jaar', 'Jeugdhulp: gezinnen wachten meer dan 12 maanden'],
    ['Vlierflat: lift is al weken stuk', 'lift alweer kapot in de vlierflat, bovenburen komen er niet uit'],
    ['Nieuwkomers vinden geen taalvrijwilliger', 'statushouders wachten lang op een taalmaatje'],
  ])('finds "%s" in other words', (a, b) => {
    const kind = 'praktijksignaal'
    expect(pair(a, b, kind, kind)).toMatchObject([{ a: 'a', b: 'b', reason: 'zelfde_uitspraak' }])
  })

  it.each([
    ['mantelzorgers zijn overbelast', 'mantelzorgers kennen de respijtzorg niet'],
    ['taalles is te ver fietsen', 'taalles is te moeilijk voor mijn moeder'],
    ['buurthuis is maandagavond open', 'in het buurthuis is op vrijdag de verwarming uit'],
    ['zaal is te koud, kan de kachel aan?', 'mensen zetten de kachel op 15, huizen zijn koud'],
  ])('one shared thing is a subject, not a statement: "%s"', (a, b) => {
    expect(pair(a, b, 'praktijksignaal', 'praktijksignaal')).toEqual([])
  })

  it('does not depend on who came first', () => {
    const [a, b] = [
      'zwemles voor volwassen vrouwen, met vrouwelijke badmeester',
      'vrouwenzwemmen lukt niet met badwater',
    ]
    const found = [pair(a, b, 'wens', 'wens'), pair(b, a, 'wens', 'wens')]
    expect(found.map((pairs) => pairs.map(({ score }) => score))).toEqual([
      [found[1]?.[0]?.score],
      [found[0]?.[0]?.score],
    ])
    expect(found[0]).toHaveLength(1)
  })

  it('a wish stays apart from an experience', () => {
    const [wish, experience] = ['graag een AED bij de sporthal', 'hang een AED op aan de sporthal']
    expect(pair(wish, experience, 'wens', 'oplossing')).toHaveLength(1)
    expect(pair(wish, experience, 'wens', 'bewonersinput')).toEqual([])
  })

  it.each([
    [
      'demand with supply',
      'Koffieochtend op woensdag in de buurtkamer',
      'Koffieochtend op woensdag in de buurtkamer',
      'wens',
      'aanbod',
    ],
    [
      'a figure with an experience',
      'wachtlijst ggz wordt langer',
      'wachtlijst ggz wordt langer',
      'cijfer',
      'praktijksignaal',
    ],
    [
      'praise with complaint',
      'het spreekuur van het buurtteam is goed',
      'het spreekuur van het buurtteam is slecht',
      undefined,
      undefined,
    ],
    [
      'a statement with its denial',
      'het spreekuur van het buurtteam helpt',
      'het spreekuur van het buurtteam helpt niet',
      undefined,
      undefined,
    ],
    [
      'one figure with another',
      'zet de wekker om 5 uur in de ochtend',
      'zet de wekker om 6 uur in de ochtend',
      undefined,
      undefined,
    ],
    ['one shared subject', 'buurtteam is onvindbaar', 'buurtteam heeft drie nieuwe gezichten', undefined, undefined],
  ])('never pairs %s', (_what, a, b, kindA, kindB) => {
    expect(pair(a, b, kindA, kindB)).toEqual([])
  })

  it.each([
    ['lijntjes zijn kort', 1],
    ['van kastje naar muur', -1],
    ['niet goed geregeld', -1],
    ['de bus rijdt elk uur', 0],
  ])('hears the tone of "%s"', (text, tone) => expect(sentimentOf(text)).toBe(tone))

  it('counts changed letters', () => {
    expect(editDistance('huur', 'huren', 9)).toBe(3)
    expect(editDistance('', 'abc', 9)).toBe(3)
    expect(editDistance('aaaaaa', 'bbbbbb', 2)).toBeGreaterThan(2)
  })
})
