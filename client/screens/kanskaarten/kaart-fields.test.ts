import { describe, expect, it } from 'vitest'
import type { Kanskaart } from '../../../shared/domain/kanskaart.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import {
  keepComplete,
  mainThemaId,
  matchesSearch,
  nextStatuses,
  orderAfter,
  orderedCards,
  parseAmount,
  partiesOf,
  suggestSignalen,
  withCells,
  withoutRow,
  withRow,
} from './kaart-fields.ts'

const card = (changes: Partial<Record<keyof Kanskaart, unknown>> = {}): Kanskaart =>
  ({
    id: 'k1',
    status: 'compleet',
    title: 'Beweegroute met bankjes',
    kans: 'Drie initiatieven',
    goal: 'Eén route',
    targetGroup: 'bewoners',
    themaIds: ['gezond'],
    signaalIds: ['s1'],
    contributions: [
      { id: 'a', order: 'a0', who: 'Wandelclub', what: 'begeleiding' },
      { id: 'b', order: 'a1', who: 'Sport', what: 'coach' },
    ],
    synergy: 'samen',
    fundingSources: [{ id: 'f', name: 'fonds' }],
    firstStepWhat: 'bellen',
    firstStepWho: 'Roos',
    firstStepWhen: 'mei',
    leadRole: 'coach',
    leadOrganisation: 'Sport',
    leadConfirmed: true,
    planning: [{ id: 'p', what: 'start', quarter: 'Q3' }],
    newPartnership: '',
    obstacles: 'vergunning',
    learningQuestion: 'wie komt er?',
    agreements: [],
    order: 'a0',
    createdAt: 1,
    ...changes,
  }) as unknown as Kanskaart

const signaal = (id: string, text: string, changes: object = {}): Signaal =>
  ({ id, text, kind: 'wens', themaId: 'gezond', createdAt: 1, ...changes }) as unknown as Signaal

describe('a card that loses something', () => {
  it('[I1] becomes a draft again in the same change', () => {
    expect(keepComplete(card(), { obstacles: ' ' })).toEqual({ obstacles: ' ', status: 'concept' })
    expect(keepComplete(card(), { obstacles: 'geld' })).toEqual({ obstacles: 'geld' })
    expect(keepComplete(card({ status: 'concept' }), { obstacles: '' })).toEqual({ obstacles: '' })
  })
  it('another trekker than the one who said yes makes it a draft again', () => {
    const ja = { how: 'zelf', at: 1, rol: 'deelnemer', leadRole: 'coach', leadOrganisation: 'Sport' } as const
    expect(keepComplete(card(), { leadOrganisation: 'Talis' }, ja)).toMatchObject({ status: 'concept' })
    expect(keepComplete(card(), { leadOrganisation: 'sport ' }, ja)).toEqual({ leadOrganisation: 'sport ' })
  })
  it('[I1] offers compleet only when nothing is open, and vastgesteld to the begeleider alone', () => {
    expect(nextStatuses(card({ status: 'concept', goal: '' }), true)).toEqual([])
    expect(nextStatuses(card({ status: 'concept' }), false)).toEqual(['compleet'])
    expect(nextStatuses(card(), false)).toEqual(['concept'])
    expect(nextStatuses(card(), true)).toEqual(['vastgesteld', 'concept'])
    expect(nextStatuses(card({ status: 'vastgesteld' }), false)).toEqual([])
  })
})

describe('rows', () => {
  const rows = card().contributions
  it('come after all others and keep the others as they are', () => {
    const next = withRow(rows, { id: 'c', who: '', what: '' })
    expect(next.slice(0, 2)).toEqual(rows)
    expect((next[2]?.order ?? '') > 'a1').toBe(true)
  })
  it('get an order even after one that is no index', () => {
    expect(orderAfter([{ id: 'x', order: '!!' }]) > '!!').toBe(true)
  })
  it('change cell by cell', () => {
    expect(withCells(rows, 'b', { what: 'fluitje' })[1]).toEqual({ ...rows[1], what: 'fluitje' })
    expect(withCells(rows, 'b', { what: 'fluitje' })[0]).toBe(rows[0])
    expect(withoutRow(rows, 'a')).toEqual([rows[1]])
  })
})

describe('what a card shows', () => {
  it('names two different parties in the sum', () => {
    expect(partiesOf(card())).toEqual(['Wandelclub', 'Sport'])
    const twice = [
      { id: 'a', who: 'Sport', what: '' },
      { id: 'b', who: 'sport ', what: '' },
    ]
    expect(partiesOf({ contributions: twice })).toEqual(['Sport', undefined])
  })
  it('leaves out cards that were put away and keeps the order of the others', () => {
    const cards = [
      card({ id: 'k2', order: 'a1' }),
      card({ id: 'k3', archivedAt: 5 }),
      card(),
      card({ id: 'k4', status: 'vervallen' }),
    ]
    expect(orderedCards(cards).map(({ id }) => id)).toEqual(['k1', 'k2'])
  })
  it('wears the plate of the thema that most of its notes are in', () => {
    const themas = { s1: 'wonen', s2: 'gezond', s3: 'wonen' } as Record<string, string>
    const linked = { themaIds: ['gezond', 'wonen'], signaalIds: ['s1', 's2', 's3'] } as unknown as Kanskaart
    expect(mainThemaId(linked, (id) => themas[id])).toBe('wonen')
    expect(mainThemaId({ ...linked, signaalIds: [] }, () => undefined)).toBe('gezond')
    expect(mainThemaId({ themaIds: [], signaalIds: [] }, () => undefined)).toBeUndefined()
  })
  it('reads amounts as people write them', () => {
    expect(['', '1.500', '1500,50', '€ 20', 'veel', '-3'].map(parseAmount)).toEqual([
      undefined,
      1500,
      1500.5,
      20,
      null,
      null,
    ])
  })
})

describe('finding notes', () => {
  it('wants every word, in any order and without accents', () => {
    const note = signaal('s9', 'Eén bankje bij het café')
    expect(matchesSearch(note, 's009', 'cafe bankje')).toBe(true)
    expect(matchesSearch(note, 's009', 's009')).toBe(true)
    expect(matchesSearch(note, 's009', 'bankje zwemmen')).toBe(false)
  })
  it('suggests notes of its own themas with the same words, never linked or hidden ones', () => {
    const found = suggestSignalen(card(), [
      signaal('s1', 'bankjes langs de beweegroute'),
      signaal('s2', 'meer bankjes'),
      signaal('s3', 'een beweegroute met bankjes'),
      signaal('s4', 'bankjes', { themaId: 'wonen' }),
      signaal('s5', 'bankjes', { hidden: 'zorg' }),
      signaal('s6', 'zwemles'),
    ])
    expect(found.map((one) => [one.signaal.id, one.words])).toEqual([
      ['s3', ['beweegroute', 'bankjes']],
      ['s2', ['bankjes']],
    ])
  })
})
