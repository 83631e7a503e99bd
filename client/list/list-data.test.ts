import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { aFrame } from '../../tests/fixtures/builders.ts'
import type { Ghost } from '../model/types.ts'
import { noFilter } from '../state/bord-filter.ts'
import { listSections, parseEntry } from './list-data.ts'

let clock = 0
const signaal = (id: string, changes: Partial<Record<keyof Signaal, unknown>> = {}): Signaal =>
  ({
    id,
    text: id,
    kind: 'zorg',
    authorGroup: 'inwoner',
    channel: 'bord',
    ookThemas: [],
    createdAt: ++clock,
    ...changes,
  }) as unknown as Signaal
const thema = (id: string): Thema => ({ id, title: id, order: id }) as unknown as Thema
const sections = (signalen: Signaal[], changes: Partial<typeof noFilter> = {}, ghosts: Ghost[] = []) =>
  listSections(
    { themas: [thema('t1'), thema('t2')], signalen, ghosts, isMine: (id) => id === 'mine' },
    { ...noFilter, ...changes },
  )
const rowsOf = (found: ReturnType<typeof sections>) =>
  found.map(({ id, rows }) => [id, rows.map((row) => row.signaal.id)])

describe('tables', () => {
  const frames = [aFrame({ id: 'f2' as never, table: 2, order: 'b' }), aFrame({ id: 'f1' as never, table: 1 })]
  const input = {
    themas: [thema('t1')],
    signalen: [
      signaal('of 1', { table: 1, pos: [4, 5] }),
      signaal('of 2', { table: 2 }),
      signaal('placed', { table: 2, themaId: 't1' }),
      signaal('of 9', { table: 9 }),
    ],
    ghosts: [],
    frames,
    isMine: () => false,
  }
  it('have a section for their loose notes, in the order of their frames', () => {
    expect(rowsOf(listSections(input, noFilter))).toEqual([
      ['t1', ['placed']],
      ['frame:f1', ['of 1']],
      ['frame:f2', ['of 2']],
      ['los', ['of 9']],
    ])
  })
  it('can be chosen: everything of that table, also what is in a thema', () => {
    expect(rowsOf(listSections(input, { ...noFilter, table: 2 }))).toEqual([
      ['t1', ['placed']],
      ['frame:f2', ['of 2']],
    ])
  })
})

describe('outline of the bord', () => {
  it('has themas in order, then loose ones, then what fits nowhere', () => {
    const found = sections([
      signaal('a', { themaId: 't2' }),
      signaal('b'),
      signaal('c', { offTopic: true }),
      signaal('d', { themaId: 'gone' }),
    ])
    expect(rowsOf(found)).toEqual([
      ['t1', []],
      ['t2', ['a']],
      ['los', ['b', 'd']],
      ['nergens', ['c']],
    ])
  })
  it('shows merged notes under their top and counts them with it', () => {
    const found = sections([signaal('top', { themaId: 't1' }), signaal('under', { themaId: 't2', mergedInto: 'top' })])
    expect(found[0]).toMatchObject({ count: 2, rows: [{ under: ['under'] }] })
    expect(found[1]).toMatchObject({ count: 0, rows: [] })
  })
  it('never loses a note: rings of merges and withdrawn tops', () => {
    const ring = sections([signaal('a', { mergedInto: 'b' }), signaal('b', { mergedInto: 'a' })])
    expect(rowsOf(ring)).toContainEqual(['los', ['a']])
    const orphan = sections([signaal('top', { archivedAt: 1 }), signaal('x', { mergedInto: 'top' })])
    expect(rowsOf(orphan)).toContainEqual(['los', ['x']])
  })
  it('searches without accents and case, also in what lies under', () => {
    const all = [
      signaal('a', { text: 'Cliënten zonder internet' }),
      signaal('b', { text: 'iets' }),
      signaal('c', { text: 'koffie', mergedInto: 'b' }),
    ]
    expect(rowsOf(sections(all, { text: 'clienten' }))).toEqual([['los', ['a']]])
    expect(rowsOf(sections(all, { text: 'KOFFIE' }))).toEqual([['los', ['b']]])
  })
  it('filters by kind, group, owner, suggestion and withdrawn', () => {
    const all = [
      signaal('mine', { kind: 'wens' }),
      signaal('x', { authorGroup: 'gemeente' }),
      signaal('gone', { archivedAt: 3 }),
    ]
    expect(rowsOf(sections(all, { kinds: new Set(['wens']) }))).toEqual([['los', ['mine']]])
    expect(rowsOf(sections(all, { groep: 'gemeente' }))).toEqual([['los', ['x']]])
    expect(rowsOf(sections(all, { onlyMine: true }))).toEqual([['los', ['mine']]])
    const ghost = { signaal: all[1], themaId: 't1' } as unknown as Ghost
    expect(rowsOf(sections(all, { onlyGhosts: true }, [ghost]))).toEqual([['los', ['x']]])
    expect(rowsOf(sections(all, { withArchived: true }))).toContainEqual(['los', ['mine', 'x', 'gone']])
  })
})

describe('paper entry', () => {
  it('takes letter and space as the kind', () => {
    expect(parseEntry('w een bankje', 'zorg')).toEqual({ kind: 'wens', text: 'een bankje' })
    expect(parseEntry('G ', 'zorg')).toEqual({ kind: 'gaat_goed', text: '' })
  })
  it('leaves ordinary words alone', () => {
    expect(parseEntry('x marks', 'zorg')).toEqual({ kind: 'zorg', text: 'x marks' })
    expect(parseEntry('wens', 'zorg')).toEqual({ kind: 'zorg', text: 'wens' })
    expect(parseEntry('op woensdag', 'zorg')).toEqual({ kind: 'zorg', text: 'op woensdag' })
  })
})
