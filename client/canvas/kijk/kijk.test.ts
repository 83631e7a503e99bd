import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import type { BordModel } from '../../model/types.ts'
import { noFilter } from '../../state/bord-filter.ts'
import { filterOf, plainFilter, viewOf } from './bewaarde-kijk.ts'
import { createZoekIndex } from './zoek-index.ts'

function bordWith(records: Signaal[]) {
  const byId = new Map(records.map((one) => [one.id as string, one]))
  const listeners = new Set<(ids: ReadonlySet<string>) => void>()
  const bord = {
    all: () => [...byId.values()],
    get: (_: string, id: string) => byId.get(id),
    subscribe: (_: string, listener: (ids: ReadonlySet<string>) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as BordModel
  const set = (one: Signaal): void => {
    byId.set(one.id, one)
    for (const listener of listeners) listener(new Set([one.id]))
  }
  return { bord, set }
}
const signaal = (id: string, text: string, extra: Partial<Signaal> = {}): Signaal =>
  ({
    id,
    text,
    kind: 'zorg',
    ookThemas: [],
    authorGroup: 'inwoner',
    channel: 'bord',
    createdAt: 1,
    ...extra,
  }) as Signaal

describe('search on the bord', () => {
  const texts = [
    signaal('a', 'Verlichting bij de vijver doet het niet'),
    signaal('b', 'Zondag is de langste dag vd week'),
    signaal('c', 'geheim', { hidden: 'privacy' }),
    signaal('d', 'weg', { archivedAt: 3 }),
    signaal('e', 'ook geen licht bij de vijver', { mergedInto: 'a' as never }),
    signaal('f', 'Één café in de wijk'),
  ]
  it('forgives a typing error, half a word and accents', () => {
    const index = createZoekIndex(bordWith(texts).bord)
    expect(index.find('verlichtign vijver')).toEqual(['a'])
    expect(index.find('zond')).toEqual(['b'])
    expect(index.find('cafe')).toEqual(['f'])
    expect(index.find('   ')).toEqual([])
    expect(index.find('de dak')).toEqual([])
  })
  it('gives the top of notes that lie together, and never what is hidden or taken back', () => {
    const index = createZoekIndex(bordWith(texts).bord)
    expect(index.find('vijver')).toEqual(['a'])
    expect(index.find('geheim')).toEqual([])
    expect(index.find('weg')).toEqual([])
  })
  it('follows the bord', () => {
    const { bord, set } = bordWith(texts)
    const index = createZoekIndex(bord)
    let told = 0
    index.subscribe(() => told++)
    set(signaal('g', 'een bankje bij de vijver'))
    set(signaal('b', 'maandag'))
    expect(index.find('bankje')).toEqual(['g'])
    expect(index.find('zondag')).toEqual([])
    expect(told).toBe(2)
  })
})

describe('how somebody looked', () => {
  it('puts the same place in the middle of a screen of another size', () => {
    const free = { x: 10, y: 20, w: 400, h: 300 }
    const view = viewOf({ middle: [1000, 500], scale: 0.5 }, free)
    expect(view).toEqual({ scale: 0.5, x: 210 - 500, y: 170 - 250 })
    expect(viewOf({ scale: 1 }, free)).toBeUndefined()
  })
  it('keeps a filter as it was', () => {
    const filter = { ...noFilter, kinds: new Set(['zorg', 'wens'] as const), table: 3, onlyMine: true, place: 'los' }
    expect(filterOf(JSON.parse(JSON.stringify(plainFilter(filter))))).toEqual(filter)
    expect(plainFilter(noFilter)).toEqual({})
    expect(filterOf(undefined)).toEqual(noFilter)
  })
})
