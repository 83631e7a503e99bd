import { describe, expect, it } from 'vitest'
import { fitRect, rectToScreen, reveal, toBord, toScreen, zoomAt } from './geometry.ts'
import { detailAt, needsReadingCard } from './lod.ts'
import { nearestInDirection, readingOrder } from './spatial.ts'
import { createWrapper } from './wrap.ts'

const wrapper = () => createWrapper((word) => word.length)

describe('wrap', () => {
  it('fills lines word by word', () => {
    expect(wrapper().wrap('een twee drie vier', { fontSize: 1, width: 9 }).lines).toEqual(['een twee', 'drie vier'])
  })
  it('keeps room for the icon on the first line only', () => {
    expect(wrapper().wrap('een twee drie', { fontSize: 1, width: 8, indent: 4 }).lines).toEqual(['een', 'twee', 'drie'])
  })
  it('keeps line breaks that people typed, without empty lines at the end', () => {
    expect(wrapper().wrap('a\nb\n\n', { fontSize: 1, width: 9 }).lines).toEqual(['a', 'b'])
  })
  it('breaks a word that is longer than a line with hyphens and loses no letter', () => {
    const { lines } = wrapper().wrap('meedoen arbeidsongeschiktheidsverzekering', { fontSize: 1, width: 10 })
    expect(lines.every((line) => line.length <= 10)).toBe(true)
    expect(lines.slice(1, -1).every((line) => line.endsWith('-'))).toBe(true)
    expect(lines.join('').replaceAll(/[ -]/g, '')).toBe('meedoenarbeidsongeschiktheidsverzekering')
  })
  it('breaks where a syllable may end, and at a hyphen that is there', () => {
    expect(wrapper().wrap('geldspreekuur', { fontSize: 1, width: 8 }).lines).toEqual(['gelds-', 'preekuur'])
    expect(wrapper().wrap('koffie-inloop', { fontSize: 1, width: 9 }).lines).toEqual(['koffie-', 'inloop'])
  })
  it('starts a long word on the next line when the icon leaves no room', () => {
    expect(wrapper().wrap('wachtkamer', { fontSize: 1, width: 10, indent: 8 }).lines).toEqual(['', 'wachtkamer'])
  })
  it('ends in an ellipsis that still fits when there is no room', () => {
    const { lines, clipped } = wrapper().wrap('een twee drie vier vijf', { fontSize: 1, width: 9, maxLines: 2 })
    expect(clipped).toBe(true)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
    expect(lines[1]?.length).toBeLessThanOrEqual(9)
  })
  it('measures every word once, whatever the size', () => {
    const one = wrapper()
    one.wrap('koffie thee koffie', { fontSize: 16, width: 500 })
    const after = one.measured()
    one.wrap('thee koffie koffie', { fontSize: 23, width: 300 })
    expect(one.measured()).toBe(after)
  })
  it('gives one empty line for an empty text', () => {
    expect(wrapper().wrap('', { fontSize: 1, width: 9 }).lines).toEqual([''])
  })
})

describe('level of detail', () => {
  it('follows the size of the text on screen', () => {
    expect([1, 0.82, 0.7, 0.58, 0.45, 0.3, 0.1].map(detailAt)).toEqual([
      'label',
      'label',
      'icon',
      'icon',
      'words',
      'bars',
      'paper',
    ])
    expect([1, 0.58].map(needsReadingCard)).toEqual([false, true])
  })
})

describe('viewport', () => {
  it('keeps the point under the pointer when zooming', () => {
    const view = { x: 12, y: -40, scale: 0.6 }
    const at = toBord(view, [300, 200])
    const [x, y] = toScreen(zoomAt(view, [300, 200], 1.4), at)
    expect(x).toBeCloseTo(300)
    expect(y).toBeCloseTo(200)
  })
  it('fits a rectangle inside the free part of the screen', () => {
    const free = { x: 20, y: 60, w: 800, h: 500 }
    const on = rectToScreen(fitRect({ x: -100, y: 40, w: 3000, h: 900 }, free), { x: -100, y: 40, w: 3000, h: 900 })
    expect(on.x).toBeGreaterThanOrEqual(free.x - 0.001)
    expect(on.x + on.w).toBeLessThanOrEqual(free.x + free.w + 0.001)
    expect(on.y).toBeGreaterThanOrEqual(free.y)
  })
  it('reveals by moving no further than needed', () => {
    const free = { x: 0, y: 0, w: 100, h: 100 }
    const view = { x: 0, y: 0, scale: 1 }
    expect(reveal(view, { x: 10, y: 10, w: 20, h: 20 }, free)).toEqual(view)
    expect(reveal(view, { x: 90, y: -30, w: 20, h: 20 }, free)).toEqual({ x: -10, y: 30, scale: 1 })
  })
})

describe('walking with arrow keys', () => {
  const at = (id: string, x: number, y: number, h = 50) => ({ id, x, y, w: 100, h })
  const items = [at('a', 0, 0), at('b', 110, 0, 90), at('c', 0, 60), at('d', 110, 100), at('far', 900, 10)]
  const from = (id: string) => items.find((item) => item.id === id)!
  it('goes to the neighbour in that direction', () => {
    expect(nearestInDirection(from('a'), items, 'right')?.id).toBe('b')
    expect(nearestInDirection(from('a'), items, 'down')?.id).toBe('c')
    expect(nearestInDirection(from('d'), items, 'up')?.id).toBe('b')
    expect(nearestInDirection(from('b'), items, 'right')?.id).toBe('far')
  })
  it('stays when there is nothing', () => {
    expect(nearestInDirection(from('a'), items, 'up')).toBeUndefined()
  })
  it('reads rows from the top, left to right', () => {
    expect(readingOrder([from('d'), from('b'), from('c'), from('a')]).map((item) => item.id)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
  })
})
