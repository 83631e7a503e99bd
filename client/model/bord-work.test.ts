import { describe, expect, it } from 'vitest'
import type { Change } from '../../shared/domain/may-change.ts'
import { createBordWork, mayLieTogether, type Notice, orderedThemas, quoteOf } from './bord-work.ts'
import type { BordActions, Session } from './types.ts'

const records: Record<string, object> = {
  a: { id: 'a', text: 'Zondag is de langste dag vd week', kind: 'bewonersinput', themaId: 't1' },
  b: { id: 'b', text: 'op zondag is alles dicht', kind: 'zorg' },
  c: { id: 'c', text: 'koffie-inloop', kind: 'aanbod' },
  empty: { id: 'empty', text: '', kind: 'zorg' },
}

function setUp(options: { may?: (change: Omit<Change, 'own'> & { own?: boolean }) => boolean; does?: boolean } = {}) {
  const calls: unknown[][] = []
  const notices: Notice[] = []
  const actions = new Proxy({} as BordActions, {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        calls.push([name, ...args])
        return options.does ?? true
      },
  })
  const session = {
    rol: 'begeleider',
    werksessieId: 'w',
    bord: {
      get: (collection: string, id: string) => (collection === 'themas' ? { title: 'Wonen' } : records[id]),
    },
    actions,
    may: options.may ?? (() => true),
    isMine: () => true,
    getSessie: () => undefined,
  } as unknown as Session
  return { work: createBordWork(session, (notice) => notices.push(notice)), calls, notices }
}

describe('work on the bord', () => {
  it('says where a note is now and offers undo', () => {
    const { work, calls, notices } = setUp()
    expect(work.place(['b'], 't1')).toBe(true)
    expect(calls).toEqual([['placeSignalen', ['b'], 't1', undefined]])
    expect(notices).toEqual([{ text: '“op zondag is alles dicht” staat nu bij Wonen.', undo: true }])
  })
  it('places what is allowed and says so when nothing is', () => {
    const some = setUp({ may: ({ id }) => id !== 'a' })
    some.work.place(['a', 'b'], 't1')
    expect(some.calls[0]?.[1]).toEqual(['b'])
    const none = setUp({ may: () => false })
    expect(none.work.place(['a'], 't1')).toBe(false)
    expect(none.calls).toEqual([])
    expect(none.notices[0]?.undo).toBe(false)
  })
  it('takes a note out of its thema when it is laid free, and moves loose ones silently', () => {
    const { work, calls, notices } = setUp()
    work.moveFree([{ id: 'a', pos: [1, 2] }], true)
    expect(calls).toEqual([['moveSignalen', [{ id: 'a', pos: [1, 2], los: true }]]])
    work.moveFree([{ id: 'b', pos: [3, 4] }], false)
    expect(calls[1]).toEqual(['moveSignalen', [{ id: 'b', pos: [3, 4] }]])
    expect(notices).toHaveLength(1)
  })
  it('never stacks supply on demand or a figure on an experience', () => {
    const { work, calls, notices } = setUp()
    expect(work.merge(['b', 'c'])).toBe(false)
    expect(calls).toEqual([])
    expect(notices).toHaveLength(1)
    expect(work.merge(['a', 'b'])).toBe(true)
    expect(mayLieTogether(['cijfer', 'cijfer'])).toBe(true)
    expect(mayLieTogether(['cijfer', 'zorg'])).toBe(false)
    expect(mayLieTogether(['aanbod', 'gaat_goed'])).toBe(true)
  })
  it('lets an empty note go without a word', () => {
    const { work, notices } = setUp()
    work.withdraw(['empty'])
    expect(notices).toEqual([])
    work.withdraw(['a', 'b'])
    expect(notices[0]?.text).toContain('2')
  })
  it('reports what the model refused', () => {
    const { work, notices } = setUp({ does: false })
    expect(work.withdraw(['a'])).toBe(false)
    expect(notices[0]?.undo).toBe(false)
  })
  it('quotes the first words', () => {
    expect(quoteOf('kort')).toBe('kort')
    expect(quoteOf('een heel lang verhaal over de bus die niet meer rijdt op zondag').length).toBeLessThan(46)
  })
  it('orders themas and leaves archived and dropped ones out', () => {
    const themas = [
      { id: 'b', order: 'a2', status: 'herkend' },
      { id: 'a', order: 'a1', status: 'herkend' },
      { id: 'c', order: 'a0', status: 'vervallen' },
      { id: 'd', order: 'a0', status: 'herkend', archivedAt: 4 },
    ] as unknown as Parameters<typeof orderedThemas>[0]
    expect(orderedThemas(themas).map((thema) => thema.id)).toEqual(['a', 'b'])
  })
})
