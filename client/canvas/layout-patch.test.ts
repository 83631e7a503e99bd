import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { aFrame, aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { createLayout, type LayoutItem } from './layout.ts'
import { createSpatialIndex } from './spatial.ts'
import { createWrapper } from './wrap.ts'

const titles = { los: 'Nog los', nergens: 'Past nergens', hidden: 'Even weggelegd' }
const themas: readonly Thema[] = ['t1', 't2', 't3', 't4', 't5'].map((id, at) =>
  aThema({ id: id as never, order: `a${at}` }),
)
const frames = [{ frame: aFrame({ id: 'f1' as never, table: 3 }), title: 'Tafel 3' }]
const wrapper = createWrapper((word) => word.length * 0.5)

const change = fc.record({
  id: fc.integer({ min: 0, max: 30 }).map((number) => `s${number}`),
  what: fc.oneof(
    fc.record({ text: fc.string({ maxLength: 60 }) }),
    fc.record({ themaId: fc.constantFrom('t1', 't2', 't3', 't4', 't5', undefined) }),
    fc.record({ pos: fc.constantFrom([10, 20] as const, [500, -40] as const, undefined) }),
    fc.record({ offTopic: fc.boolean() }),
    fc.record({ table: fc.constantFrom(3, 4, undefined) }),
    fc.record({ archivedAt: fc.constantFrom(5, undefined) }),
    fc.record({ mergedInto: fc.constantFrom('s1', 's2', undefined) }),
    fc.constant('gone' as const),
  ),
})

/** Everything about an item except that it is the same object. */
const plain = (items: ReadonlyMap<string, LayoutItem>) => [...items].sort(([a], [b]) => (a < b ? -1 : 1))

describe('layout of a few changed signalen', () => {
  it('is the layout of everything, whatever changed, and the index follows', () => {
    let patched = 0
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (turns) => {
        const signalen = new Map<string, Signaal>()
        const layout = createLayout(wrapper)
        const index = createSpatialIndex()
        const input = () => ({ themas, signalen: [...signalen.values()], ghosts: [], frames, titles })
        index.apply(layout.update(input()))
        let created = 0
        for (const turn of turns) {
          for (const { id, what } of turn) {
            const before = signalen.get(id) ?? aSignaal({ id: id as never, createdAt: (created * 7) % 5 })
            created++
            if (what === 'gone') signalen.delete(id)
            else {
              const next = Object.entries({ ...before, ...what }).filter(([, value]) => value !== undefined)
              signalen.set(id, Object.fromEntries(next) as unknown as Signaal)
            }
          }
          const patch = layout.patch(new Set(turn.map(({ id }) => id)), (id) => signalen.get(id))
          if (patch !== undefined) patched++
          index.apply(patch ?? layout.update(input()))
          const whole = createLayout(wrapper).update(input()).items
          expect(plain(layout.items())).toEqual(plain(whole))
          const all = index.query({ x: -1e6, y: -1e6, w: 2e6, h: 2e6 })
          expect(new Set(all)).toEqual(new Set(layout.items().values()))
          expect(all.length).toBe(whole.size)
        }
      }),
      { numRuns: 60, seed: 5 },
    )
    // Most turns are small ones: were they all done anew, this test would show nothing.
    expect(patched).toBeGreaterThan(60)
  })

  it('of one new note among ten thousand touches its own area only', () => {
    const signalen = Array.from({ length: 10_000 }, (_, at) =>
      aSignaal({ id: `s${at}` as never, createdAt: at, themaId: `t${(at % 5) + 1}` as never }),
    )
    const layout = createLayout(wrapper)
    layout.update({ themas, signalen, ghosts: [], frames, titles })
    const fresh = aSignaal({ id: 'nieuw' as never, createdAt: 20_000, pos: [0, -400] })
    const free = layout.patch(['nieuw'], () => fresh)
    expect({ relaid: layout.relaid(), added: free?.added.map(({ id }) => id), removed: free?.removed }).toEqual({
      relaid: 0,
      added: ['nieuw'],
      removed: [],
    })
    layout.patch(['anders'], () => aSignaal({ id: 'anders' as never, createdAt: 20_001, themaId: 't2' as never }))
    expect(layout.relaid()).toBe(1)
  })
})
