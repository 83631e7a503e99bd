import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../shared/domain/signaal.ts'
import type { Thema } from '../../shared/domain/thema.ts'
import { aFrame } from '../../tests/fixtures/builders.ts'
import type { Ghost } from '../model/types.ts'
import { intersects } from './geometry.ts'
import { type AreaItem, createLayout, ghostIdOf, type LayoutItem } from './layout.ts'
import { areaIdOf, frameAreaOf, losArea, nergensArea } from './layout-sort.ts'
import { createSpatialIndex } from './spatial.ts'
import { createWrapper } from './wrap.ts'

const titles = { los: 'Nog los', nergens: 'Past nergens', hidden: 'Even weggelegd' }

let clock = 0
const signaal = (id: string, changes: Partial<Record<keyof Signaal, unknown>> = {}): Signaal =>
  ({
    id,
    text: `briefje ${id} met een paar woorden`,
    kind: 'praktijksignaal',
    authorGroup: 'professional',
    channel: 'bord',
    ookThemas: [],
    createdAt: ++clock,
    ...changes,
  }) as unknown as Signaal
const thema = (id: string, order: string, changes: Partial<Record<keyof Thema, unknown>> = {}): Thema =>
  ({
    id,
    title: `Thema ${id}`,
    urgencyStatement: '',
    targetGroup: '',
    level: 'wijk',
    status: 'herkend',
    plaat: 'wonen',
    pictogram: 'house',
    order,
    criteria: {},
    createdAt: 1,
    ...changes,
  }) as unknown as Thema
const ghost = (of: Signaal, themaId: string, isNewThema = false): Ghost => ({
  signaal: of,
  themaId,
  isNewThema,
  label: 'Nieuw groepje',
  words: [],
  nearest: [],
  confidence: 1,
})

const newLayout = () => createLayout(createWrapper((word) => word.length * 0.5))
const area = (items: ReadonlyMap<string, LayoutItem>, id: string): AreaItem => {
  const item = items.get(id)
  if (item?.type !== 'area') throw new Error(`no area ${id}`)
  return item
}
const sizeOf = ({ x, y, w, h }: LayoutItem) => ({ x, y, w, h })

describe('themas in themas', () => {
  const input = (
    changes: Partial<Record<keyof Thema, unknown>> = {},
    more: Partial<Record<keyof Thema, unknown>> = {},
  ) => ({
    themas: [thema('a', 'a0', changes), thema('b', 'a1', { parentId: 'a', ...more }), thema('c', 'a2')],
    signalen: [signaal('s1', { themaId: 'a' }), signaal('s2', { themaId: 'b' }), signaal('s3', { themaId: 'c' })],
    ghosts: [],
    titles,
  })
  const isIn = (inner: LayoutItem, outer: LayoutItem) =>
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h

  it('lie whole inside the other, under its own notes, and what comes after makes room', () => {
    const { items } = newLayout().update(input())
    const [a, b, c] = ['a', 'b', 'c'].map((id) => area(items, areaIdOf(id))) as [AreaItem, AreaItem, AreaItem]
    const [s1, s2] = [items.get('s1'), items.get('s2')] as [LayoutItem, LayoutItem]
    expect([isIn(b, a), isIn(s2, b), isIn(s1, a), intersects(s1, b), intersects(a, c)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect([a.count, b.count, b.nestedIn]).toEqual([1, 1, areaIdOf('a')])
    expect(createSpatialIndexWith(items).hit([b.x + 20, b.y + 20])?.id).toBe(b.id)
  })
  it('go along when the other has a place of its own, and their own place waits', () => {
    const { items } = newLayout().update(input({ pos: [5000, 100] }, { pos: [0, 9000] }))
    expect(isIn(area(items, areaIdOf('b')), area(items, areaIdOf('a')))).toBe(true)
  })
  it('folded, only the plate is left with its count; everything in it is out of sight', () => {
    const { items } = newLayout().update(input({ folded: true }))
    const a = area(items, areaIdOf('a'))
    expect([a.isFolded, a.count, a.isBare]).toEqual([true, 1, true])
    expect(a.h).toBeLessThan(a.plateHeight + 30)
    expect(['s1', 's2', areaIdOf('b')].map((id) => items.has(id))).toEqual([false, false, false])
    expect(items.has('s3')).toBe(true)
  })
  it('stand on their own when the other is gone or lies in one itself', () => {
    const { items } = newLayout().update(input({ archivedAt: 5 }))
    expect(area(items, areaIdOf('b')).nestedIn).toBeUndefined()
    const deep = newLayout().update(input({ parentId: 'c' })).items
    expect(area(deep, areaIdOf('b')).nestedIn).toBeUndefined()
    expect(area(deep, areaIdOf('a')).nestedIn).toBe(areaIdOf('c'))
  })
  it('what somebody puts in a thema that was joined meanwhile lies in the one it was joined to', () => {
    const { items } = newLayout().update({
      ...input(),
      themas: [thema('a', 'a0'), thema('b', 'a1', { archivedAt: 9, mergedInto: 'a' }), thema('c', 'a2')],
    })
    expect(items.get('s2')).toMatchObject({ areaId: areaIdOf('a') })
  })
})
const createSpatialIndexWith = (items: ReadonlyMap<string, LayoutItem>) => {
  const index = createSpatialIndex()
  index.apply({ added: [...items.values()], removed: [] })
  return index
}

describe('layout', () => {
  it('puts a note inside the area of its thema, below the plate', () => {
    const { items } = newLayout().update({
      themas: [thema('t1', 'a')],
      signalen: [signaal('s1', { themaId: 't1' })],
      ghosts: [],
      titles,
    })
    const place = area(items, areaIdOf('t1'))
    const s1 = items.get('s1')!
    expect(s1.x).toBeGreaterThan(place.x)
    expect(s1.y).toBeGreaterThan(place.y + place.plateHeight)
    expect(s1.y + s1.h).toBeLessThan(place.y + place.h)
    expect(place.count).toBe(1)
  })

  it('never lets notes or areas overlap', () => {
    const signalen = Array.from({ length: 90 }, (_, i) =>
      signaal(`s${i}`, { themaId: `t${i % 5}`, text: 'woord '.repeat((i * 7) % 23) }),
    )
    const { items } = newLayout().update({
      themas: [0, 1, 2, 3, 4].map((i) => thema(`t${i}`, `a${i}`)),
      signalen,
      ghosts: [],
      titles,
    })
    const all = [...items.values()]
    for (const type of ['area', 'signaal'] as const) {
      const some = all.filter((item) => item.type === type)
      for (const a of some)
        for (const b of some) if (a !== b) expect(intersects(a, b), `${a.id} over ${b.id}`).toBe(false)
    }
    expect(all.filter((item) => item.type === 'signaal')).toHaveLength(90)
  })

  it('stacks areas in four columns by their order, and loose notes last', () => {
    const { items } = newLayout().update({
      themas: [thema('t2', 'b'), thema('t1', 'a'), thema('t3', 'c'), thema('t4', 'd'), thema('t5', 'e')],
      signalen: [],
      ghosts: [],
      titles,
    })
    const xs = ['t1', 't2', 't3', 't4'].map((id) => area(items, areaIdOf(id)).x)
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    expect(new Set(xs).size).toBe(4)
    expect(area(items, areaIdOf('t5')).x).toBe(xs[0])
    expect(area(items, areaIdOf('t5')).y).toBeGreaterThan(area(items, areaIdOf('t1')).h)
    expect(area(items, losArea).x).toBe(xs[1])
  })

  it('gives an area its own place when it has one', () => {
    const { items } = newLayout().update({
      themas: [thema('t1', 'a', { pos: [-500, 900] })],
      signalen: [signaal('s1', { themaId: 't1' })],
      ghosts: [],
      titles,
    })
    expect(area(items, areaIdOf('t1'))).toMatchObject({ x: -500, y: 900 })
    expect(items.get('s1')!.x).toBeGreaterThan(-500)
    expect(area(items, losArea)).toMatchObject({ x: 0, y: 0 })
  })

  it('lets an area grow with its notes', () => {
    const layout = newLayout()
    const themas = [thema('t1', 'a')]
    const signalen = [signaal('s1', { themaId: 't1' })]
    const before = area(layout.update({ themas, signalen, ghosts: [], titles }).items, areaIdOf('t1')).h
    const more = [...signalen, ...Array.from({ length: 9 }, (_, i) => signaal(`m${i}`, { themaId: 't1' }))]
    expect(area(layout.update({ themas, signalen: more, ghosts: [], titles }).items, areaIdOf('t1')).h).toBeGreaterThan(
      before * 1.5,
    )
  })

  it('keeps loose notes with a place free, and the others in the area of loose ones', () => {
    const { items } = newLayout().update({
      themas: [thema('t1', 'a')],
      signalen: [signaal('free', { pos: [4000, 50] }), signaal('loose'), signaal('off', { offTopic: true })],
      ghosts: [],
      titles,
    })
    expect(items.get('free')).toMatchObject({ x: 4000, y: 50, areaId: undefined })
    expect(items.get('loose')).toMatchObject({ areaId: losArea })
    expect(items.get('off')).toMatchObject({ areaId: nergensArea })
  })

  it('treats a note of an archived thema as loose and leaves archived notes out', () => {
    const { items } = newLayout().update({
      themas: [thema('t1', 'a', { archivedAt: 5 })],
      signalen: [signaal('s1', { themaId: 't1' }), signaal('gone', { archivedAt: 5 })],
      ghosts: [],
      titles,
    })
    expect(items.get('s1')).toMatchObject({ areaId: losArea })
    expect(items.has('gone')).toBe(false)
    expect(items.has(areaIdOf('t1'))).toBe(false)
  })

  it('hides merged notes under their top note and counts them', () => {
    const { items } = newLayout().update({
      themas: [thema('t1', 'a')],
      signalen: [
        signaal('top', { themaId: 't1' }),
        signaal('under', { themaId: 't1', mergedInto: 'top' }),
        signaal('deeper', { mergedInto: 'under' }),
        signaal('orphan', { mergedInto: 'nobody' }),
      ],
      ghosts: [],
      titles,
    })
    expect(items.has('under')).toBe(false)
    expect(items.get('top')).toMatchObject({ stack: 3 })
    expect(area(items, areaIdOf('t1')).count).toBe(3)
    expect(items.get('orphan')).toMatchObject({ stack: 1 })
  })

  it('shows every note of a ring of merges that two people made at once', () => {
    const { items } = newLayout().update({
      themas: [],
      signalen: [signaal('a', { mergedInto: 'b' }), signaal('b', { mergedInto: 'a' })],
      ghosts: [],
      titles,
    })
    const stacks = [...items.values()].flatMap((item) => (item.type === 'signaal' ? [item.stack] : []))
    expect(stacks).toEqual([2])
  })

  it('shows ghosts in the proposed area, also in one that does not exist yet, and leaves the note where it is', () => {
    const s1 = signaal('s1')
    const s2 = signaal('s2')
    const { items } = newLayout().update({
      themas: [thema('t1', 'a')],
      signalen: [s1, s2],
      ghosts: [ghost(s1, 't1'), ghost(s2, 'new1', true)],
      titles,
    })
    expect(items.get(ghostIdOf('s1'))).toMatchObject({ type: 'ghost', areaId: areaIdOf('t1') })
    expect(area(items, areaIdOf('new1')).kind).toBe('voorstel')
    expect(items.get('s1')).toMatchObject({ areaId: losArea })
  })

  it('relays only the area that changed and keeps the identity of the rest', () => {
    const layout = newLayout()
    const themas = ['t1', 't2', 't3', 't4'].map((id, i) => thema(id, `a${i}`))
    const signalen = Array.from({ length: 40 }, (_, i) => signaal(`s${i}`, { themaId: `t${(i % 4) + 1}` }))
    const before = layout.update({ themas, signalen, ghosts: [], titles }).items
    expect(layout.relaid()).toBe(5)
    const changed = signalen.map((one) => (one.id === 's0' ? { ...one, text: 'x '.repeat(80) } : one))
    const { items, added, removed } = layout.update({ themas, signalen: changed, ghosts: [], titles })
    expect(layout.relaid()).toBe(1)
    expect(items.get('s1')).toBe(before.get('s1'))
    expect(added.map((item) => item.id)).toContain('s0')
    expect(added.length).toBeLessThan(15)
    expect(removed.length).toBe(added.length)
    expect(layout.update({ themas, signalen: changed, ghosts: [], titles }).added).toEqual([])
  })

  it('gives many loose notes a row of their own under the themas', () => {
    const themas = ['t1', 't2', 't3', 't4'].map((id, i) => thema(id, `a${i}`))
    const { items } = newLayout().update({
      themas,
      signalen: Array.from({ length: 60 }, (_, i) => signaal(`s${i}`)),
      ghosts: [],
      titles,
    })
    const los = area(items, losArea)
    expect(los.x).toBe(0)
    expect(los.w).toBe(area(items, areaIdOf('t4')).x + area(items, areaIdOf('t4')).w)
  })
})

describe('spatial index', () => {
  it('follows the layout: what is in view, what lies under a point', () => {
    const layout = newLayout()
    const index = createSpatialIndex()
    const themas = [thema('t1', 'a')]
    const s1 = signaal('s1', { themaId: 't1' })
    index.apply(layout.update({ themas, signalen: [s1], ghosts: [], titles }))
    const at = layout.items().get('s1')!
    expect(index.hit([at.x + 5, at.y + 5])?.id).toBe('s1')
    expect(index.hit([at.x - 3, at.y - 3])?.id).toBe(areaIdOf('t1'))
    index.apply(
      layout.update({ themas, signalen: [{ ...s1, themaId: undefined } as unknown as Signaal], ghosts: [], titles }),
    )
    const moved = layout.items().get('s1')!
    expect(sizeOf(moved)).not.toEqual(sizeOf(at))
    expect(index.hit([moved.x + 5, moved.y + 5])?.id).toBe('s1')
    expect(index.hit([-900, -900])).toBeUndefined()
    expect(index.size()).toBe(layout.items().size)
  })

  it('finds the free note that lies over an area', () => {
    const layout = newLayout()
    const index = createSpatialIndex()
    const input = { themas: [thema('t1', 'a')], ghosts: [], titles }
    index.apply(layout.update({ ...input, signalen: [signaal('s1', { themaId: 't1' })] }))
    const s1 = layout.items().get('s1')!
    index.apply(
      layout.update({
        ...input,
        signalen: [signaal('s1', { themaId: 't1' }), signaal('over', { pos: [s1.x + 4, s1.y + 4] })],
      }),
    )
    expect(index.hit([s1.x + 10, s1.y + 10])?.id).toBe('over')
    const painted = index.query({ x: s1.x, y: s1.y, w: 20, h: 20 }).map((item) => item.id)
    expect(painted).toEqual([areaIdOf('t1'), 's1', 'over'])
  })

  it('puts loose notes of a table in its frame, below the plate, and leaves the others alone', () => {
    const frame = { frame: aFrame({ id: 'f3' as never, table: 3 }), title: 'Tafel 3' }
    const { items } = newLayout().update({
      themas: [thema('t1', 'a')],
      signalen: [
        signaal('in', { table: 3 }),
        signaal('placed', { table: 3, pos: [-900, 40] }),
        signaal('themed', { table: 3, themaId: 't1' }),
        signaal('other', { table: 4 }),
        signaal('set aside', { table: 3, offTopic: true }),
      ],
      ghosts: [],
      frames: [frame],
      titles,
    })
    const place = area(items, frameAreaOf('f3'))
    expect(items.get('in')).toMatchObject({ areaId: place.id })
    expect(items.get('in')!.y).toBeGreaterThan(place.y + place.plateHeight)
    expect(items.get('placed')).toMatchObject({ areaId: undefined, x: -900, y: 40 })
    expect(items.get('themed')).toMatchObject({ areaId: areaIdOf('t1') })
    expect(items.get('other')).toMatchObject({ areaId: losArea })
    expect(items.get('set aside')).toMatchObject({ areaId: nergensArea })
    expect(place).toMatchObject({ kind: 'frame', title: 'Tafel 3', count: 1 })
  })

  it('gives a frame in the row the width of the row, a placed one its own size, and lets both grow', () => {
    const of = (id: string, changes: object) => ({ frame: aFrame({ id: id as never, ...changes }), title: id })
    const { pos: _, ...inRow } = aFrame({ id: 'f1' as never, table: 1, size: [900, 300] })
    const many = Array.from({ length: 20 }, (_, index) => signaal(`m${index}`, { table: 2 }))
    const { items } = newLayout().update({
      themas: [thema('t1', 'a')],
      signalen: many,
      ghosts: [],
      frames: [{ frame: inRow, title: 'f1' }, of('f2', { table: 2, pos: [4000, 10], size: [320, 200] })],
      titles,
    })
    expect(area(items, frameAreaOf('f1'))).toMatchObject({ w: area(items, areaIdOf('t1')).w, h: 300 })
    const placed = area(items, frameAreaOf('f2'))
    expect(placed).toMatchObject({ x: 4000, y: 10, w: 320 })
    expect(placed.h).toBeGreaterThan(200)
    for (const { id } of many) {
      const note = items.get(id)!
      expect(note.x >= placed.x && note.x + note.w <= placed.x + placed.w).toBe(true)
      expect(note.y + note.h).toBeLessThan(placed.y + placed.h)
    }
  })
})
