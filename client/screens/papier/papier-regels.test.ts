import { describe, expect, it } from 'vitest'
import type { Papier } from '../../../shared/protocol/api.ts'
import type { OutboxItem } from '../../sync/local-store.ts'
import { insertIllegible, kindAfter, nextNumber, regelsOf, searchRegels } from './papier-regels.ts'

const item = (id: string, more: Partial<OutboxItem> = {}): OutboxItem => ({
  id,
  toegang: 't',
  werksessieId: 'w',
  seq: 1,
  input: { id: id as never, text: `tekst ${id}`, kind: 'zorg', paper: `3-${id}`, authorGroup: 'inwoner' },
  state: 'wacht',
  ...more,
})
const stored = (id: string, more: Partial<Papier[number]> = {}): Papier[number] => ({
  id,
  paper: `3-${id}`,
  text: `bewaard ${id}`,
  kind: 'wens',
  authorGroup: 'inwoner',
  createdAt: Number(id),
  plek: 'bord',
  own: true,
  ...more,
})

describe('lines from paper', () => {
  it('are those of the server and of this device, newest first, each once', () => {
    const items = [item('2', { state: 'bewaard' }), item('3'), item('4', { state: 'niet_geplaatst', reason: 'dicht' })]
    const lines = regelsOf(items, [stored('1', { archivedAt: 9 }), stored('2')])
    expect(lines.map(({ id, state, text }) => [id, state, text])).toEqual([
      ['4', 'niet', 'tekst 4'],
      ['3', 'wacht', 'tekst 3'],
      ['2', 'bewaard', 'bewaard 2'],
      ['1', 'weg', 'bewaard 1'],
    ])
    expect(lines[0]?.reason).toBe('dicht')
  })
  it('show the words that wait here above those of the server', () => {
    expect(regelsOf([item('1')], [stored('1')])[0]).toMatchObject({ text: 'tekst 1', state: 'wacht' })
  })
  it('are found by number and by words', () => {
    const lines = regelsOf([], [stored('1', { text: 'Bankjes in het park' }), stored('2', { text: 'Meer licht' })])
    expect(searchRegels(lines, '3-2').map(({ id }) => id)).toEqual(['2'])
    expect(searchRegels(lines, 'park BANK').map(({ id }) => id)).toEqual(['1'])
    expect(searchRegels(lines, ' ')).toHaveLength(2)
  })
})

describe('typing from paper', () => {
  it('numbers on within the sheet', () => {
    expect(nextNumber('3', [])).toBe('3-1')
    expect(nextNumber('3', [{ paper: '3-1' }, { paper: '3-9' }, { paper: '4-20' }, { paper: '3-a' }])).toBe('3-10')
    expect(nextNumber('', [{ paper: '7' }, { paper: '3-9' }])).toBe('8')
    expect(nextNumber('3', [{ paper: '3-2' }], 6)).toBe('3-7')
  })
  it('goes through the kinds by key, round and round', () => {
    expect(kindAfter('praktijksignaal', -1)).toBe('oplossing')
    expect(kindAfter('oplossing', 1)).toBe('praktijksignaal')
  })
  it('marks what cannot be read at the caret', () => {
    expect(insertIllegible('te weinig in de wijk', 9)).toEqual({ text: 'te weinig [?] in de wijk', caret: 13 })
    expect(insertIllegible('', 0)).toEqual({ text: '[?]', caret: 3 })
    expect(insertIllegible('ab', 1)).toEqual({ text: 'a [?] b', caret: 6 })
  })
})
