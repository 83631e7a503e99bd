import { describe, expect, it } from 'vitest'
import { aSignaal } from '../../../tests/fixtures/builders.ts'
import { alikeOnBord } from './inbox-alike.ts'
import { actionOfKey, inboxKeys } from './inbox-keys.ts'

const press = (key: string, more: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}, isOnBord = false) =>
  actionOfKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...more }, isOnBord)

describe('keys of the inbox', () => {
  it('give one decision each; what needs a reason has one', () => {
    expect(new Set(inboxKeys.map(({ key }) => key)).size).toBe(inboxKeys.length)
    expect(press('G')).toEqual({ kind: 'besluit', besluit: 'plaats' })
    expect(press('2')).toEqual({ kind: 'besluit', besluit: 'terug', reason: expect.stringMatching(/.{10}/) })
    expect(press('a')).toEqual({ kind: 'besluit', besluit: 'apart', reason: expect.stringMatching(/.{10}/) })
    expect(press('t')).toEqual({ kind: 'eigen', besluit: 'terug' })
    expect(press('ArrowDown')).toEqual({ kind: 'stap', by: 1 })
    expect(press('q')).toBeUndefined()
  })
  it('leave the shortcuts of the browser alone, and give nothing back that is on the bord', () => {
    expect(press('a', { ctrlKey: true })).toBeUndefined()
    expect(press('p', { metaKey: true })).toBeUndefined()
    expect([press('1', {}, true), press('t', {}, true)]).toEqual([undefined, undefined])
    expect(press('v', {}, true)).toEqual({ kind: 'besluit', besluit: 'privacy' })
  })
})

describe('signalen that say about the same', () => {
  const signalen = [
    aSignaal({ id: 'a' as never, text: 'Verlichting bij de vijver doet het niet', createdAt: 1 }),
    aSignaal({ id: 'b' as never, text: 'de bus rijdt niet op zondag', createdAt: 2 }),
    aSignaal({ id: 'c' as never, text: 'bij de vijver is de verlichting stuk', createdAt: 3 }),
    aSignaal({ id: 'd' as never, text: 'verlichting vijver', archivedAt: 4 }),
  ]
  const ids = (options: Parameters<typeof alikeOnBord>[1]) => alikeOnBord(signalen, options).map(({ id }) => id)
  it('share words; withdrawn ones, itself and others do not count', () => {
    expect(ids({ id: 'x', text: 'de verlichting bij de vijver is kapot' })).toEqual(['c', 'a'])
    expect(ids({ id: 'c', text: 'bij de vijver is de verlichting stuk' })).toEqual(['a'])
    expect(ids({ id: 'x', text: 'meer groen in de wijk' })).toEqual([])
  })
  it('are found by word', () => {
    expect(ids({ id: 'x', text: '', zoek: 'ZONDAG bus' })).toEqual(['b'])
    expect(ids({ id: 'x', text: '', zoek: 'vijver' })).toEqual(['c', 'a'])
  })
})
