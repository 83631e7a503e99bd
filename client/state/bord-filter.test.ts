import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { type BordFilter, countFilters, filterTest, noFilter } from './bord-filter.ts'

const signaal = (extra: Partial<Signaal>): Signaal =>
  ({
    id: 's',
    text: 'Café dicht',
    kind: 'zorg',
    ookThemas: [],
    authorGroup: 'inwoner',
    channel: 'papier',
    createdAt: 1,
    ...extra,
  }) as Signaal
const passes = (filter: Partial<BordFilter>, extra: Partial<Signaal> = {}): boolean =>
  filterTest(
    { ...noFilter, ...filter },
    { isMine: () => false, hasGhost: () => true, placeOf: () => 'los', under: () => ['bankje kapot'] },
  )(signaal(extra))

describe('filters of canvas and list', () => {
  it('let everything pass but what was taken back', () => {
    expect([passes({}), passes({}, { archivedAt: 3 }), passes({ withArchived: true }, { archivedAt: 3 })]).toEqual([
      true,
      false,
      true,
    ])
  })
  it('look at kind, group, table, how it came in, place, owner and suggestions', () => {
    expect(passes({ kinds: new Set(['wens']) })).toBe(false)
    expect(passes({ kinds: new Set(['zorg', 'wens']), groep: 'inwoner', channel: 'papier', place: 'los' })).toBe(true)
    expect(
      [{ groep: 'professional' }, { table: 2 }, { channel: 'bord' }, { place: 't1' }, { onlyMine: true }].map((one) =>
        passes(one as Partial<BordFilter>),
      ),
    ).toEqual([false, false, false, false, false])
    expect(passes({ table: 2, onlyGhosts: true }, { table: 2 })).toBe(true)
  })
  it('find words without accents, also in notes that lie under it', () => {
    expect([passes({ text: 'CAFE' }), passes({ text: 'bankje' }), passes({ text: 'fiets' })]).toEqual([
      true,
      true,
      false,
    ])
  })
  it('count what is on', () => {
    expect(countFilters(noFilter)).toBe(0)
    expect(countFilters({ ...noFilter, kinds: new Set(['zorg']), place: 'los', onlyMine: true })).toBe(3)
  })
})
