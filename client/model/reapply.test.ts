import { describe, expect, it } from 'vitest'
import type { Intent } from '../sync/intents.ts'
import { reapply } from './reapply.ts'
import { foldIntents, typedText } from './recovery.ts'

const intent = (changes: Partial<Intent>): Intent => ({
  id: 'i',
  seq: 1,
  at: 1,
  collection: 'kanskaarten',
  recordId: 'k',
  ...changes,
})
const sets = (now: Readonly<Record<string, unknown>>, given: Intent) => {
  const { steps, clash } = reapply(now, given)
  return { set: steps.map((step) => ('set' in step ? step.set : step.add)), clash }
}

describe('what was done to a record, on what it is by now', () => {
  it('a text: only the words that this person changed are written, one change at a time', () => {
    const given = intent({ set: { goal: 'A b C d' }, was: { goal: 'a b c d' } })
    expect(sets({ goal: 'a b c d e' }, given)).toEqual({
      set: [{ goal: 'A b c d e' }, { goal: 'A b C d e' }],
      clash: {},
    })
  })

  it('the same words: nothing is written', () => {
    const given = intent({ set: { goal: 'om negen', status: 'concept' }, was: { goal: 'om acht' } })
    expect(sets({ goal: 'om tien', status: 'concept' }, given)).toEqual({ set: [], clash: { goal: 'om negen' } })
  })

  it('longer than the field allows: nothing is cut, nothing is written', () => {
    const long = 'woord '.repeat(34).trim()
    const given = intent({ set: { title: `${long} van mij` }, was: { title: '' } })
    expect(sets({ title: long }, given).set).toEqual([])
    expect(sets({ title: long }, given).clash).toEqual({ title: `${long} van mij` })
  })

  it('rows: cells of words that both changed stay theirs; a row that others took out and this person wrote in comes back', () => {
    const was = [
      { id: 'r1', order: 'a', who: 'Jan', what: 'bellen', kind: 'uren' },
      { id: 'r2', order: 'b', who: 'Els', what: 'koken' },
    ]
    const mine = [
      { id: 'r1', order: 'a', who: 'Jan en Piet', what: 'bellen en mailen', kind: 'kennis' },
      { id: 'r2', order: 'b', who: 'Els', what: 'koken voor dertig' },
    ]
    const now = [{ id: 'r1', order: 'a', who: 'Johan', what: 'bellen', kind: 'geld' }]
    const given = intent({ set: { contributions: mine }, was: { contributions: was } })
    expect(sets({ contributions: now }, given)).toEqual({
      set: [
        {
          contributions: [
            { id: 'r1', order: 'a', who: 'Johan', what: 'bellen en mailen', kind: 'kennis' },
            { id: 'r2', order: 'b', who: 'Els', what: 'koken voor dertig' },
          ],
        },
      ],
      clash: { contributions: [{ id: 'r1', who: 'Jan en Piet' }] },
    })
  })

  it('a row that this person took out goes, unless others went on writing in it', () => {
    const was = [
      { id: 'r1', order: 'a', text: 'een' },
      { id: 'r2', order: 'b', text: 'twee' },
    ]
    const given = intent({ set: { agreements: [] }, was: { agreements: was } })
    const now = [was[0], { id: 'r2', order: 'b', text: 'twee dagen' }]
    expect(sets({ agreements: now }, given).set).toEqual([{ agreements: [now[1]] }])
  })

  it('a set: what was added and taken out, whatever others did', () => {
    const given = intent({ set: { themaIds: ['a', 'c'] }, was: { themaIds: ['a', 'b'] } })
    expect(sets({ themaIds: ['a', 'b', 'd'] }, given).set).toEqual([{ themaIds: ['a', 'c', 'd'] }])
  })

  it('a place has one value, and the last one counts; typed words in a value are not written over', () => {
    const moved = intent({ collection: 'signalen', set: { themaId: 't2' }, was: { themaId: 't1' } })
    expect(sets({ themaId: 't3' }, moved)).toEqual({ set: [{ themaId: 't2' }], clash: {} })
    const typed = intent({ collection: 'nodes', set: { area: 'Noord' }, was: { area: null } })
    expect(sets({ area: 'Zuid' }, typed)).toEqual({ set: [], clash: { area: 'Noord' } })
    expect(sets({}, typed)).toEqual({ set: [{ area: 'Noord' }], clash: {} })
  })
})

describe('steps of one person, folded', () => {
  it('what others wrote between two of them belongs to what it was', () => {
    const [folded] = foldIntents([
      intent({ id: '1', set: { goal: 'samen eten' }, was: { goal: 'samen' } }),
      intent({ id: '2', set: { goal: 'elke week samen eten en zingen' }, was: { goal: 'elke week samen eten' } }),
    ])
    expect(folded).toMatchObject({
      set: { goal: 'elke week samen eten en zingen' },
      was: { goal: 'elke week samen' },
    })
    // Then only what this person added is done again.
    expect(folded === undefined ? [] : sets({ goal: 'elke maand samen' }, folded).set).toEqual([
      { goal: 'elke maand samen eten en zingen' },
    ])
  })

  it('words in rows and lists are text too, and what was there already is not', () => {
    const given = intent({
      set: {
        agreements: [
          { id: 'r1', order: 'a', text: 'Jan belt' },
          { id: 'r2', order: 'b', text: 'Els kookt' },
        ],
      },
      was: { agreements: [{ id: 'r1', order: 'a', text: 'Jan belt' }] },
    })
    expect(typedText(given)).toBe('Els kookt')
    expect(typedText(intent({ collection: 'nodes', set: { schedule: ['ma 10 uur'], type: 'plek' } }))).toBe('ma 10 uur')
  })
})
