import { describe, expect, it } from 'vitest'
import type { Signaal, SignaalKind } from '../../shared/domain/signaal.ts'
import { planDrop } from './drop.ts'
import { commandOf, type KeyLike } from './keyboard.ts'
import type { AreaItem, SignaalItem } from './layout.ts'
import { losArea } from './layout-sort.ts'
import { freeSignalenOn } from './move-frame.ts'

const press = (key: string, changes: Partial<KeyLike> = {}): KeyLike => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...changes,
})
const read = (key: string, changes: Partial<KeyLike> = {}) => commandOf(press(key, changes), { onGhost: false })

describe('keys on the canvas', () => {
  it('add a note of each kind by its letter, and of the kind of the fase by N', () => {
    const kinds = [...'pcbzwoakg'].map((letter) => {
      const command = read(letter)
      return command?.kind === 'add' ? command.signaalKind : undefined
    })
    expect(kinds).toEqual([
      'praktijksignaal',
      'cijfer',
      'bewonersinput',
      'zorg',
      'wens',
      'oplossing',
      'aanbod',
      'kans',
      'gaat_goed',
    ] satisfies SignaalKind[])
    expect(read('N')).toEqual({ kind: 'add', signaalKind: undefined })
  })
  it('leave the keys of the browser alone', () => {
    expect(read('c', { ctrlKey: true })).toBeUndefined()
    expect(read('p', { ctrlKey: true })).toBeUndefined()
    expect(read('b', { altKey: true })).toBeUndefined()
    expect(read('Tab')).toBeUndefined()
  })
  it('choose, copy, hold and find', () => {
    const kinds = (['a', 'A', 'd', 'L', 'f'] as const).map(
      (key) => read(key, { ctrlKey: true, shiftKey: key === 'A' || key === 'L' })?.kind,
    )
    expect(kinds).toEqual(['selectAll', 'selectArea', 'duplicate', 'lock', 'search'])
    expect(['/', 'f', 'i', 'l', '[', ']', 'ContextMenu'].map((key) => read(key)?.kind)).toEqual([
      'search',
      'filter',
      'minimap',
      'lassoTool',
      'toBack',
      'toFront',
      'menu',
    ])
    expect(read('F10', { shiftKey: true })).toEqual({ kind: 'menu' })
    expect(read('F10')).toBeUndefined()
    // The address bar of the browser.
    expect(read('l', { ctrlKey: true })).toBeUndefined()
  })
  it('bring into view by number', () => {
    expect(['0', '1', '2', '3'].map((key) => read(key)?.kind)).toEqual([
      'fullSize',
      'fitAll',
      'fitSelection',
      'fitThema',
    ])
  })
  it('undo and redo', () => {
    expect(read('z', { ctrlKey: true })).toEqual({ kind: 'undo' })
    expect(read('Z', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'redo' })
    expect(read('z')).toEqual({ kind: 'add', signaalKind: 'zorg' })
  })
  it('answer a suggestion that has the keyboard', () => {
    expect(commandOf(press('a'), { onGhost: true })).toEqual({ kind: 'accept' })
    expect(commandOf(press('x'), { onGhost: true })).toEqual({ kind: 'refuse' })
    expect(read('x')).toBeUndefined()
  })
  it('walk, extend and nudge', () => {
    expect(read('ArrowLeft')).toEqual({ kind: 'walk', direction: 'left', extend: false })
    expect(read('ArrowDown', { altKey: true })).toEqual({ kind: 'nudge', direction: 'down', far: false })
  })
})

const item = (
  id: string,
  areaId: string | undefined,
  changes: Partial<Record<keyof Signaal, unknown>> = {},
): SignaalItem => ({
  type: 'signaal',
  id,
  areaId,
  stack: 1,
  x: 10,
  y: 20,
  w: 100,
  h: 50,
  signaal: { id, kind: 'zorg', text: 'x', ...changes } as unknown as Signaal,
})
const area = (id: string, kind: AreaItem['kind'], themaId?: string): AreaItem => ({
  type: 'area',
  id,
  kind,
  title: '',
  titleLines: [],
  plateHeight: 40,
  count: 0,
  x: 0,
  y: 0,
  w: 10,
  h: 10,
  ...(themaId === undefined ? {} : { thema: { id: themaId } as unknown as NonNullable<AreaItem['thema']> }),
})

describe('dropping', () => {
  it('on a thema puts those there that come from elsewhere', () => {
    const plan = planDrop([item('a', 'area:t1'), item('b', losArea)], area('area:t1', 'thema', 't1'), 5, 5)
    expect(plan).toEqual({ kind: 'thema', ids: ['b'], themaId: 't1' })
  })
  it('inside its own area does nothing', () => {
    expect(planDrop([item('a', 'area:t1')], area('area:t1', 'thema', 't1'), 50, 5)).toEqual({ kind: 'none' })
  })
  it('on the loose ones makes loose', () => {
    expect(planDrop([item('a', 'area:t1')], area(losArea, 'los'), 0, 0)).toEqual({ kind: 'los', ids: ['a'] })
  })
  it('on empty canvas lays each note free at its own place', () => {
    const plan = planDrop([item('a', 'area:t1', { themaId: 't1' }), item('b', undefined)], undefined, 5.4, -3)
    expect(plan).toEqual({
      kind: 'free',
      moves: [
        { id: 'a', pos: [15, 17] },
        { id: 'b', pos: [15, 17] },
      ],
      leaves: true,
    })
  })
  it('on the frame of its own table brings it home; notes of others lie where they are put', () => {
    const frame = { ...area('frame:f3', 'frame'), frame: { id: 'f3', table: 3 } as NonNullable<AreaItem['frame']> }
    const own = item('a', 'area:t1', { table: 3, themaId: 't1' })
    expect(planDrop([own], frame, 0, 0)).toEqual({ kind: 'frame', ids: ['a'], areaId: 'frame:f3' })
    expect(planDrop([item('a', 'frame:f3', { table: 3 })], frame, 5, 5)).toEqual({ kind: 'none' })
    expect(planDrop([own, item('b', losArea, { table: 4 })], frame, 0, 0)).toMatchObject({ kind: 'free' })
    expect(planDrop([own], { ...frame, frame: { id: 'f9' } as never }, 0, 0)).toMatchObject({ kind: 'free' })
  })
  it('a frame takes the free notes on it along, by their middle', () => {
    const frame = { ...area('frame:f3', 'frame'), x: 0, y: 0, w: 200, h: 100 }
    const at = (id: string, x: number, areaId?: string) => ({ ...item(id, areaId), x, y: 10 })
    const items = [at('half out', 140), at('out', 160), at('derived', 20, 'frame:f3')]
    expect(freeSignalenOn(frame, items)).toEqual([{ id: 'half out', pos: [140, 10] }])
  })
  it('on an area that the computer proposes counts as free: nothing is accepted by accident', () => {
    expect(planDrop([item('b', undefined)], area('area:new', 'voorstel'), 1, 1)).toMatchObject({
      kind: 'free',
      leaves: false,
    })
  })
})
