import { describe, expect, it } from 'vitest'
import { aKanskaart } from '../../tests/fixtures/builders.ts'
import { openKanskaartFields, requiredKanskaartFields } from './kanskaart.ts'
import { ballotProblem, type Stemronde } from './stem.ts'
import { defaultSettings } from './werksessie.ts'

const complete = aKanskaart({
  title: 'Avondspreekuur geld',
  kans: 'Werkenden kunnen overdag niet',
  goal: 'Eén avond per week',
  targetGroup: 'werkende bewoners',
  contributions: [
    { id: 'a', who: 'Talis', what: 'nodigt uit' },
    { id: 'b', who: 'Bibliotheek', what: 'laptops' },
  ],
  synergy: 'Samen bereiken zij mensen',
  fundingSources: [{ id: 'f', name: 'bestaande uren' }],
  firstStepWhat: 'proef',
  firstStepWho: 'Sterker',
  firstStepWhen: 'mei',
  leadRole: 'raadsvrouw',
  leadOrganisation: 'Sterker',
  leadConfirmed: true,
  planning: [{ id: 'p', what: 'zaal', quarter: 'Q2' }],
  obstacles: 'avonduren',
  learningQuestion: 'wie komt er?',
  themaIds: ['t1' as never],
  signaalIds: ['s1' as never],
})

describe('I1: a kanskaart is compleet only when everything but the place is filled', () => {
  it('an empty card has every field open', () =>
    expect(openKanskaartFields(aKanskaart())).toEqual([...requiredKanskaartFields]))
  it('a full card has none open, also without a place', () => expect(openKanskaartFields(complete)).toEqual([]))
  it('one contribution is not 1+1', () =>
    expect(openKanskaartFields({ ...complete, contributions: complete.contributions.slice(1) })).toEqual([
      'contributions',
      'synergy',
    ]))
  it('a lead who has not confirmed is open', () =>
    expect(openKanskaartFields({ ...complete, leadConfirmed: false })).toEqual(['lead']))
  it('spaces are not an answer', () => expect(openKanskaartFields({ ...complete, goal: '  \n' })).toEqual(['goal']))
  it('a first step without a date is open', () =>
    expect(openKanskaartFields({ ...complete, firstStepWhen: '' })).toEqual(['firstStep']))
})

describe('I3: a ballot that overspends cannot count', () => {
  const ronde: Stemronde = {
    id: 'r' as Stemronde['id'],
    form: 'stippen',
    targets: ['a', 'b', 'c'],
    dotsPerPerson: 5,
    maxDotsPerTarget: 3,
    weights: defaultSettings.weights,
    alpha: 0.5,
    status: 'open',
    openedAt: 0,
  }
  it('five dots, at most three on one', () => expect(ballotProblem({ a: 3, b: 2 }, ronde)).toBeUndefined())
  it('fewer is fine', () => expect(ballotProblem({ a: 1 }, ronde)).toBeUndefined())
  it('six dots', () => expect(ballotProblem({ a: 3, b: 3 }, ronde)).toBe('stem.too_many_dots'))
  it('four on one', () => expect(ballotProblem({ a: 4 }, ronde)).toBe('stem.too_many_on_thema'))
  it('an unknown target', () => expect(ballotProblem({ zz: 1 }, ronde)).toBe('stem.unknown_target'))
})
