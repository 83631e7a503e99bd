import { describe, expect, it } from 'vitest'
import { assignToThemas } from './assign-to-themas.ts'
import { GroupingCancelled, groupSignalen } from './group-signalen.ts'

const TEXTS = {
  a: 'De huur is veel te hoog voor een laag inkomen',
  b: 'Huurachterstand door een hoge huur en een laag inkomen',
  c: 'Laag inkomen en hoge huur: geld raakt op',
  d: 'Koffie drinken in de buurtkamer is gezellig',
  e: 'Gezellig koffie drinken, elke ochtend in de buurtkamer',
  f: 'In de buurtkamer is de koffie altijd klaar',
  g: 'Zwerfafval naast de containers bij de flat',
  h: 'Containers bij de flat vol, zwerfafval op straat',
  i: 'Weer zwerfafval rond de containers',
  j: 'xqzv qqq',
} as const
const NOTES = Object.entries(TEXTS).map(([id, text]) => ({ id, text }))

describe.each(['quick', 'full'] as const)('%s grouping', (mode) => {
  const grouping = groupSignalen(NOTES, { mode })
  const groupOf = (id: string) => grouping.places.find((place) => place.signaalId === id)?.groupId

  it('puts notes about one thing together and strange notes nowhere', () => {
    expect(groupOf('a')).toBe(groupOf('b'))
    expect(groupOf('d')).toBe(groupOf('e'))
    expect(groupOf('g')).toBe(groupOf('h'))
    expect(new Set(['a', 'd', 'g'].map(groupOf)).size).toBe(3)
    expect(groupOf('j')).toBeNull()
  })

  it('accounts for every note once', () => {
    expect(grouping.places.map(({ signaalId }) => signaalId)).toEqual(NOTES.map(({ id }) => id))
    const inGroups = grouping.groups.flatMap(({ signaalIds }) => signaalIds).sort()
    expect(inGroups).toEqual(
      grouping.places
        .filter(({ groupId }) => groupId !== null)
        .map(({ signaalId }) => signaalId)
        .sort(),
    )
    for (const { signaalIds, medoidId } of grouping.groups) expect(signaalIds).toContain(medoidId)
  })

  it('says why, in words of the note and with notes of the group', () => {
    const place = grouping.places.find(({ signaalId }) => signaalId === 'g')
    expect(place?.because.words).toContain('zwerfafval')
    expect(place?.because.nearest.every((id) => groupOf(id) === groupOf('g'))).toBe(true)
    expect(place?.confidence).toBeGreaterThan(0.5)
  })

  it('names groups with at most four words that people wrote', () => {
    const written = new Set(
      Object.values(TEXTS)
        .join(' ')
        .toLowerCase()
        .match(/\p{L}+/gu),
    )
    for (const { label } of grouping.groups) {
      const words = label.toLowerCase().split(' ')
      expect(words.length).toBeLessThanOrEqual(4)
      for (const word of words) expect(written.has(word) || word === 'en' || word === 'minder').toBe(true)
    }
  })

  it('does not depend on the order of the notes', () => {
    const turned = groupSignalen([...NOTES].reverse(), { mode })
    expect(turned.groups).toEqual(grouping.groups)
    expect(turned.duplicates).toEqual(grouping.duplicates)
    expect([...turned.places].reverse()).toEqual(grouping.places)
  })

  it.each([0, 1, 2])('copes with %i notes', (count) => {
    expect(groupSignalen(NOTES.slice(0, count), { mode }).places).toHaveLength(count)
  })

  it('copes with empty and equal notes', () => {
    const same = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id === 'd' ? '' : 'Meer bankjes in het park' }))
    const { places, duplicates } = groupSignalen(same, { mode })
    expect(places).toHaveLength(4)
    expect(places[3]?.groupId).toBeNull()
    expect(duplicates.length).toBeGreaterThanOrEqual(2)
  })

  it('reports progress and can be cancelled', () => {
    const fractions: number[] = []
    groupSignalen(NOTES, { mode, onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions).toEqual([...fractions].sort((x, y) => x - y))
    expect(fractions.at(-1)).toBe(1)
    expect(() => groupSignalen(NOTES, { mode, isCancelled: () => true })).toThrow(GroupingCancelled)
  })
})

describe('given themas', () => {
  const themas = [
    { id: 'geld', title: 'Rondkomen met weinig geld', signaalIds: ['a'] },
    { id: 'schoon', title: 'Een schone straat zonder zwerfafval', signaalIds: [] },
  ]
  const places = new Map(assignToThemas(NOTES, themas).map((place) => [place.signaalId, place]))

  it('uses placed notes and titles, and leaves alone what fits nowhere', () => {
    expect(places.get('b')?.themaId).toBe('geld')
    expect(places.get('b')?.because.nearest).toEqual(['a'])
    expect(places.get('i')?.themaId).toBe('schoon')
    expect(places.get('i')?.because.words).toContain('zwerfafval')
    expect(places.get('j')?.themaId).toBeNull()
  })

  it.each(['goede sfeer vandaag, dank organisatie', 'carnaval moet terug', 'zie memo in teams'])(
    'meeting chatter and weak words carry no proposal: "%s"',
    (text) => {
      const wide = [
        { id: 'wonen', title: 'Goede huizen in een prettige buurt', signaalIds: ['p'] },
        { id: 'weg', title: 'De weg weten', signaalIds: ['q'] },
      ]
      const signalen = [
        ...NOTES,
        { id: 'p', text: 'huismeester terug, dat was een goede vent' },
        { id: 'q', text: 'zie door de teams het loket niet meer' },
        { id: 'x', text },
      ]
      expect(assignToThemas(signalen, wide).find(({ signaalId }) => signaalId === 'x')?.themaId).toBeNull()
    },
  )

  it('never moves what a person placed', () => {
    const odd = assignToThemas(NOTES, [{ id: 'geld', title: 'Geld', signaalIds: ['g'] }, themas[1]!])
    expect(odd.find(({ signaalId }) => signaalId === 'g')).toMatchObject({ themaId: 'geld', confidence: 1 })
  })

  it('without themas everything fits nowhere', () => {
    expect(assignToThemas(NOTES, []).every(({ themaId }) => themaId === null)).toBe(true)
  })
})
