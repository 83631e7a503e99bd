import { beforeEach, describe, expect, it } from 'vitest'
import type { SessieState } from '../../shared/doc/sessie-doc.ts'
import type { Kijkt, Oproep } from '../../shared/domain/oproep.ts'
import { createEmitter } from './emitter.ts'
import { createKijken, type Kijken } from './kijken.ts'
import type { Presence } from './types.ts'

let sessie: SessieState | undefined
let presence: readonly Presence[]
let isBusy: boolean
let isPhone: boolean
let onSessie: ReturnType<typeof createEmitter>
let onPresence: ReturnType<typeof createEmitter>

beforeEach(() => {
  sessie = {} as SessieState
  presence = []
  isBusy = false
  isPhone = false
  onSessie = createEmitter()
  onPresence = createEmitter()
})
const open = (me = 'piet'): Kijken =>
  createKijken({
    me,
    isBusy: () => isBusy,
    isAsked: () => isPhone,
    getSessie: () => sessie,
    subscribeSessie: onSessie.subscribe,
    getPresence: () => presence,
    subscribePresence: onPresence.subscribe,
  })
const call = (oproep: Partial<Oproep>) => {
  sessie = { oproep: { id: 'o1', at: 1, by: 'ans', kind: 'haal', view: 'bord', ...oproep } } as SessieState
  onSessie.emit()
}
const look = (kijkt: Partial<Kijkt>) => {
  presence = [{ key: 1, alias: 'Ans', group: 'gemeente', kijkt: { id: 'o1', view: 'bord', ...kijkt } }]
  onPresence.emit()
}

describe('called once', () => {
  it('moves who is free, once, and asks for nothing', () => {
    const kijken = open()
    call({ targetId: 't1' })
    expect(kijken.opdracht()).toEqual({ seq: 1, view: 'bord', targetId: 't1' })
    expect(kijken.state()).toEqual({ kind: 'geen' })
    onSessie.emit()
    expect(kijken.opdracht()?.seq).toBe(1)
  })
  it('asks who is typing, and moves only after a yes', () => {
    const kijken = open()
    isBusy = true
    call({})
    expect([kijken.opdracht(), kijken.state().kind]).toEqual([undefined, 'gevraagd'])
    isBusy = false
    kijken.rest()
    expect(kijken.opdracht()).toBeUndefined()
    kijken.accept()
    expect([kijken.opdracht()?.seq, kijken.state().kind]).toEqual([1, 'geen'])
  })
  it('asks phones, and a no is a no', () => {
    isPhone = true
    const kijken = open()
    call({})
    expect(kijken.state().kind).toBe('gevraagd')
    kijken.leave()
    expect([kijken.opdracht(), kijken.state().kind]).toEqual([undefined, 'geen'])
  })
  it('leaves alone who comes in afterwards, and the begeleider who called', () => {
    sessie = { oproep: { id: 'o1', at: 1, by: 'ans', kind: 'haal', view: 'bord' } } as SessieState
    expect(open().opdracht()).toBeUndefined()
    const self = open('ans')
    call({ id: 'o2' })
    expect([self.opdracht(), self.state().kind]).toEqual([undefined, 'geen'])
  })
})

describe('looking along', () => {
  it('follows positions and other screens until it stops', () => {
    const kijken = open()
    call({ kind: 'volg' })
    look({ rect: [0, 0, 10, 10] })
    look({ rect: [5, 0, 10, 10] })
    expect(kijken.opdracht()).toEqual({ seq: 3, view: 'bord', rect: [5, 0, 10, 10] })
    presence = []
    call({ kind: 'volg', view: 'wijkkaart' })
    expect(kijken.opdracht()).toEqual({ seq: 4, view: 'wijkkaart' })
    call({ kind: 'los' })
    expect(kijken.state().kind).toBe('geen')
    look({ rect: [9, 9, 10, 10] })
    expect(kijken.opdracht()?.seq).toBe(4)
  })
  it('holds back while somebody types, and catches up with the last place only', () => {
    const kijken = open()
    call({ kind: 'volg' })
    isBusy = true
    look({ rect: [1, 0, 10, 10] })
    look({ rect: [2, 0, 10, 10] })
    kijken.rest()
    expect(kijken.opdracht()?.seq).toBe(1)
    isBusy = false
    kijken.rest()
    expect(kijken.opdracht()).toEqual({ seq: 2, view: 'bord', rect: [2, 0, 10, 10] })
  })
  it('can be left and joined again', () => {
    const kijken = open()
    call({ kind: 'volg' })
    kijken.leave()
    look({ rect: [1, 0, 10, 10] })
    expect([kijken.state().kind, kijken.opdracht()?.seq]).toEqual(['los', 1])
    kijken.accept()
    expect([kijken.state().kind, kijken.opdracht()]).toEqual(['volgt', { seq: 2, view: 'bord', rect: [1, 0, 10, 10] }])
  })
  it('takes along who comes in later, and makes nobody follow themselves', () => {
    sessie = { oproep: { id: 'o1', at: 1, by: 'ans', kind: 'volg', view: 'bord' } } as SessieState
    expect(open().state().kind).toBe('volgt')
    expect(open('ans').state().kind).toBe('leidt')
  })
  it('ignores a position under another call', () => {
    const kijken = open()
    call({ kind: 'volg' })
    look({ id: 'o0', rect: [1, 0, 10, 10] })
    expect(kijken.opdracht()?.seq).toBe(1)
  })
})
