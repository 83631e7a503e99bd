import { describe, expect, test } from 'vitest'
import { idPattern, type SignaalId, type ThemaId } from '../../shared/base/ids.ts'
import { createPrng } from '../../shared/base/prng.ts'
import { type Signaal, signaalSchema } from '../../shared/domain/signaal.ts'
import type { WerksessieSnapshot } from '../../shared/domain/snapshot.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { voorstelSchema } from '../../shared/domain/voorstel.ts'
import { aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { loadLindenholt } from '../../tests/fixtures/lindenholt.ts'
import { makeVoorstel } from './make-voorstel.ts'

const lindenholt = loadLindenholt()
const options = { id: 'v1', createdAt: 1_700_000_000_000, mode: 'quick' as const }

function snapshotOf(signalen: readonly Signaal[], themas: readonly Thema[] = []): WerksessieSnapshot {
  return { ...lindenholt, bord: { ...lindenholt.bord, signalen, themas } }
}
const briefje = (id: string, text: string, changes: Partial<Signaal> = {}): Signaal =>
  signaalSchema.parse(aSignaal({ id: id as SignaalId, text, ...changes }))
const thema = (id: string, title: string, changes: Partial<Thema> = {}): Thema =>
  aThema({ id: id as ThemaId, title, ...changes })

const debt = [
  briefje('d1', 'schulden lopen op door huurachterstand'),
  briefje('d2', 'huurachterstand en schulden bij jongeren'),
  briefje('d3', 'schulden en huurachterstand, mensen schamen zich'),
]
const bikes = [
  briefje('f1', 'fietspad langs de school is gevaarlijk'),
  briefje('f2', 'gevaarlijk fietspad bij school, kinderen fietsen niet'),
  briefje('f3', 'kinderen op het gevaarlijke fietspad naar school'),
]
/** Words that stand in too large a share of the notes count for nothing, so a small bord needs other subjects beside it. */
const others = [
  briefje('k1', 'koffie in de buurtkamer is gezellig'),
  briefje('k2', 'gezellig koffie drinken, de buurtkamer zit vol'),
  briefje('k3', 'buurtkamer heeft koffie over'),
  briefje('h1', 'huisarts heeft een wachtlijst voor ouderen'),
  briefje('h2', 'wachtlijst bij huisarts, ouderen bellen steeds'),
  briefje('h3', 'ouderen vinden de wachtlijst van de huisarts lang'),
]
const placesOf = (voorstel: ReturnType<typeof makeVoorstel>) =>
  Object.fromEntries(voorstel.places.map(({ signaalId, themaId }) => [signaalId, themaId]))

describe('makeVoorstel', () => {
  test('without themas everything loose is grouped into new ones, with a label and a quote of their own', () => {
    const signalen = [...debt, ...bikes, ...others]
    const voorstel = voorstelSchema.parse(makeVoorstel(snapshotOf(signalen), options))
    const places = placesOf(voorstel)
    expect(voorstel.groups).toHaveLength(4)
    expect(voorstel.groups.every(({ id, isNew, label }) => isNew && idPattern.test(id) && label !== '')).toBe(true)
    for (const [first, second, third] of ['d', 'f', 'k', 'h'].map((letter) =>
      [1, 2, 3].map((n) => places[`${letter}${n}`]),
    )) {
      expect([second, third]).toEqual([first, first])
    }
    expect(new Set(Object.values(places)).size).toBe(4)
    const texts = signalen.map(({ text }) => text)
    expect(voorstel.groups.every(({ quote }) => texts.includes(quote ?? ''))).toBe(true)
  })

  test('with themas loose notes go there first; what fits in none becomes a new group of three or more', () => {
    const themas = [thema('geld', 'Schulden en huurachterstand')]
    const signalen = [...debt, ...bikes, ...others, briefje('x', 'kwijnende geraniums')]
    const voorstel = makeVoorstel(snapshotOf(signalen, themas), options)
    const places = placesOf(voorstel)
    expect([places.d1, places.d2, places.d3]).toEqual(['geld', 'geld', 'geld'])
    expect(voorstel.groups[0]).toEqual({ id: 'geld', isNew: false, label: 'Schulden en huurachterstand' })
    expect(voorstel.groups.slice(1).every(({ isNew }) => isNew)).toBe(true)
    expect(voorstel.groups.map(({ id }) => id)).toContain(places.f1)
    expect([places.f2, places.f3]).toEqual([places.f1, places.f1])
    expect(places.x).toBeNull()
  })

  test('beside themas a pair does not become a thema', () => {
    const voorstel = makeVoorstel(
      snapshotOf([...debt, ...bikes.slice(0, 2), ...others], [thema('geld', 'Schulden en huurachterstand')]),
      options,
    )
    expect(placesOf(voorstel)).toMatchObject({ f1: null, f2: null })
    const sizes = voorstel.groups
      .filter(({ isNew }) => isNew)
      .map(({ id }) => voorstel.places.filter(({ themaId }) => themaId === id).length)
    expect(sizes.length).toBeGreaterThan(0)
    expect(sizes.every((size) => size >= 3)).toBe(true)
  })

  test('only loose signalen get a place; those of a dropped thema are loose again', () => {
    const dropped = thema('weg', 'Iets anders', { archivedAt: 5 })
    const signalen = [
      ...debt,
      briefje('s1', 'schulden archief', { archivedAt: 5 }),
      briefje('s2', '', { hidden: 'zorg' }),
      briefje('s3', 'schulden dubbel', { mergedInto: 'd1' as SignaalId }),
      briefje('s4', 'schulden buiten', { offTopic: true }),
      briefje('s5', 'schulden later', { parked: true }),
      briefje('s6', 'schulden geplaatst', { themaId: 'vast' as ThemaId }),
      briefje('s7', 'schulden weer los', { themaId: 'weg' as ThemaId }),
    ]
    const voorstel = makeVoorstel(snapshotOf(signalen, [thema('vast', 'Geldzorgen'), dropped]), options)
    expect(voorstel.places.map(({ signaalId }) => signaalId)).toEqual(['d1', 'd2', 'd3', 's7'])
    expect(voorstel.groups.map(({ id }) => id)).not.toContain('weg')
  })

  test('a pinned thema receives nothing, and what belongs there is not pushed elsewhere', () => {
    const themas = [
      thema('geld', 'Schulden en huurachterstand', { pinned: true }),
      thema('fiets', 'Gevaarlijk fietspad bij school', { order: 'a1' }),
    ]
    const places = placesOf(makeVoorstel(snapshotOf([...debt, ...bikes, ...others], themas), options))
    expect(places).toMatchObject({ d1: null, d2: null, d3: null, f1: 'fiets', f2: 'fiets', f3: 'fiets' })
  })

  test('the same notes give the same bytes in any order; a dropped thema is not woken', () => {
    const signalen = [...debt, ...bikes, ...others]
    const voorstel = makeVoorstel(snapshotOf(signalen), options)
    expect(JSON.stringify(makeVoorstel(snapshotOf([...signalen].reverse()), options))).toBe(JSON.stringify(voorstel))
    const ids = voorstel.groups.map(({ id }) => id)
    const dropped = ids.map((id) => thema(id, 'x', { archivedAt: 1 }))
    const again = makeVoorstel(snapshotOf(signalen, dropped), options)
    expect(again.groups).toHaveLength(ids.length)
    expect(again.groups.filter(({ id }) => ids.includes(id))).toEqual([])
  })

  test('duplicates are sought on the whole bord, but not among hidden or withdrawn ones', () => {
    const text = 'verlichting bij de vijver doet het niet'
    const signalen = [
      briefje('a', text),
      briefje('b', `${text}!`, { themaId: 't' as ThemaId }),
      briefje('c', text, { archivedAt: 1 }),
      briefje('d', text, { hidden: 'privacy' }),
    ]
    const voorstel = makeVoorstel(snapshotOf(signalen, [thema('t', 'Wonen')]), options)
    expect(voorstel.duplicates.map(({ a, b }) => [a, b])).toEqual([['a', 'b']])
  })

  test('what a person refused does not come back, also when the notes have changed', () => {
    const signalen = [...debt, ...bikes, ...others]
    const first = makeVoorstel(snapshotOf(signalen), options)
    const groep = first.places.find(({ signaalId }) => signaalId === 'd1')?.themaId ?? ''
    const refused = first.places
      .filter(({ themaId }) => themaId === groep)
      .map((place) => `${place.signaalId}.${groep}`)
    expect(refused).toHaveLength(3)
    const more = [...signalen, briefje('d4', 'jongeren met schulden door huurachterstand')]
    const again = makeVoorstel({ ...snapshotOf(more), refused }, options)
    expect(placesOf(again)).toMatchObject({ d1: null, d2: null, d3: null })
    expect(placesOf(again).f1).toBe(placesOf(first).f1)

    const themas = [thema('geld', 'Schulden en huurachterstand')]
    const one = placesOf(makeVoorstel({ ...snapshotOf(signalen, themas), refused: ['d2.geld'] }, options))
    expect(one).toMatchObject({ d1: 'geld', d3: 'geld' })
    expect(one.d2).not.toBe('geld')

    const text = 'verlichting bij de vijver doet het niet'
    const pair = [briefje('a', text), briefje('b', `${text}!`)]
    expect(makeVoorstel(snapshotOf(pair), options).duplicates).toHaveLength(1)
    expect(makeVoorstel({ ...snapshotOf(pair), refused: ['b.a'] }, options).duplicates).toEqual([])
  })

  test('a hundred times asking again leaves every hand-made group as it is', () => {
    const random = createPrng(7)
    let signalen = [...debt, ...bikes, ...others]
    const themas = [thema('geld', 'Schulden en huurachterstand'), thema('los', 'Koffie', { order: 'a2', pinned: true })]
    for (let round = 0; round < 100; round += 1) {
      const before = JSON.stringify(signalen)
      const voorstel = makeVoorstel(snapshotOf(signalen, themas), { ...options, id: `v${round}` })
      expect(JSON.stringify(signalen)).toBe(before)
      const placed = new Set<string>(signalen.flatMap(({ id, themaId }) => (themaId === undefined ? [] : [id])))
      expect(voorstel.places.filter(({ signaalId, themaId }) => placed.has(signaalId) || themaId === 'los')).toEqual([])
      // Somebody puts one note somewhere, against or with the advice, or takes it out again.
      const chosen = Math.floor(random() * signalen.length)
      const to = ['geld', 'los', undefined][Math.floor(random() * 3)] as ThemaId | undefined
      signalen = signalen.map((one, index) => {
        const { themaId: _, ...rest } = one
        return index !== chosen ? one : to === undefined ? rest : { ...rest, themaId: to }
      })
    }
  })

  test('an empty bord gives an empty proposal', () => {
    expect(makeVoorstel(snapshotOf([]), options)).toMatchObject({ groups: [], places: [], duplicates: [] })
  })

  test('Lindenholt with every other note loose: most go back where people had put them; progress only grows', () => {
    const signalen = lindenholt.bord.signalen.map((one, index): Signaal => {
      if (index % 2 === 0) return one
      const { themaId: _, ...loose } = one
      return loose
    })
    const progress: number[] = []
    const voorstel = voorstelSchema.parse(
      makeVoorstel(
        { ...lindenholt, bord: { ...lindenholt.bord, signalen } },
        { ...options, onProgress: (fraction) => progress.push(fraction) },
      ),
    )
    const home = new Map(lindenholt.bord.signalen.map(({ id, themaId }) => [id, themaId]))
    const judged = voorstel.places.filter(({ signaalId }) => home.get(signaalId) !== undefined)
    const right = judged.filter(({ signaalId, themaId }) => home.get(signaalId) === themaId)
    // Seven themas: chance is 0.14. Measured 0.65 when this was written; a fall below 0.55 says that placing got worse.
    expect(right.length / judged.length).toBeGreaterThan(0.55)
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
  })

  test('asked again: groups stay as they were, newcomers join them or make new ones, and refusals hold', () => {
    const first = makeVoorstel(snapshotOf([...debt, ...bikes, ...others]), options)
    const before = placesOf(first)
    const joins = briefje('d9', 'schulden door huurachterstand, ook bij werkenden')
    const newSubject = [
      briefje('z1', 'zwembad dicht op zondag'),
      briefje('z2', 'het zwembad is op zondag dicht'),
      briefje('z3', 'zondag is het zwembad gesloten, dicht voor gezinnen'),
    ]
    const snapshot = snapshotOf([...debt, ...bikes, ...others, joins, ...newSubject])
    const again = voorstelSchema.parse(makeVoorstel(snapshot, { ...options, id: 'v2', earlier: first }))
    const after = placesOf(again)
    expect(Object.fromEntries(Object.keys(before).map((id) => [id, after[id]]))).toEqual(before)
    expect(after.d9).toBe(before.d1)
    expect(new Set([after.z1, after.z2, after.z3]).size).toBe(1)
    expect(Object.values(before)).not.toContain(after.z1)
    expect(again.groups.filter(({ id }) => first.groups.some((group) => group.id === id))).toEqual(first.groups)

    // One note refused, one group taken over: neither comes back.
    const refused = [`f1.${before.f1}`]
    const taken = thema(before.k1 ?? '', 'Koffie')
    const placed = snapshot.bord.signalen.map((one) => (one.id.startsWith('k') ? { ...one, themaId: taken.id } : one))
    const third = makeVoorstel({ ...snapshotOf(placed, [taken]), refused }, { ...options, id: 'v3', earlier: again })
    expect(placesOf(third).f1).not.toBe(before.f1)
    expect(placesOf(third).f2).toBe(before.f2)
    expect(third.groups.filter(({ isNew }) => isNew).map(({ id }) => id)).not.toContain(taken.id)
  })

  test('a bord that is mostly new is grouped anew', () => {
    const first = makeVoorstel(snapshotOf(debt), options)
    const snapshot = snapshotOf([...debt, ...bikes, ...others])
    expect(makeVoorstel(snapshot, { ...options, earlier: first })).toEqual(makeVoorstel(snapshot, options))
  })
})
