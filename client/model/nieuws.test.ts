import { describe, expect, it } from 'vitest'
import type { Signaal } from '../../shared/domain/signaal.ts'
import { aSignaal } from '../../tests/fixtures/builders.ts'
import { followNieuws, type Told } from './nieuws.ts'

function world() {
  const records = new Map<string, Signaal>()
  const listeners = new Set<(changed: ReadonlySet<string>) => void>()
  const said: string[] = []
  const own = new Set<string>()
  let isListening = true
  let flush: (() => void) | undefined
  const put = (...some: Signaal[]): void => {
    for (const one of some) records.set(one.id, one)
    for (const listener of listeners) listener(new Set(some.map(({ id }) => id as string)))
  }
  const stop = followNieuws({
    bord: {
      get: (_, id) => records.get(id),
      all: () => [...records.values()],
      subscribe: (_, listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    isOwn: (id) => own.has(id),
    isListening: () => isListening,
    placeOf: ({ themaId }: Told) => (themaId === undefined ? 'Nog los' : 'Wonen'),
    tell: (text) => said.push(text),
    later: (then) => {
      flush = then
      return () => {
        flush = undefined
      }
    },
  })
  return {
    put,
    said,
    own,
    stop,
    silence: () => {
      isListening = false
    },
    /** The time is over. */
    pass: async () => {
      await Promise.resolve()
      flush?.()
      flush = undefined
    },
  }
}
const note = (id: string, changes: Partial<Signaal> = {}): Signaal => aSignaal({ id: id as never, ...changes })

describe('news of others', () => {
  it('tells one new note with its words, more of them as a number, in one sentence', async () => {
    const { put, said, pass } = world()
    put(note('a', { text: 'een bankje' }))
    await pass()
    put(note('b'), note('c'))
    put(note('a', { text: 'een bankje', themaId: 't' as never }))
    await pass()
    expect(said).toEqual(['Nieuw bij Nog los: “een bankje”', '2 nieuwe briefjes. “een bankje” staat nu bij Wonen'])
  })

  it('says nothing of what this person did, and nothing twice', async () => {
    const { put, own, said, pass } = world()
    own.add('a')
    put(note('a'))
    await pass()
    put(note('b', { text: 'eerst' }))
    put(note('b', { text: 'daarna' }))
    await pass()
    expect(said).toEqual(['Nieuw bij Nog los: “daarna”'])
  })

  it('tells what went away, never the words that were hidden', async () => {
    const { put, said, pass } = world()
    put(note('a', { text: 'mevrouw Jansen' }), note('b'))
    await pass()
    put(note('a', { text: '', hidden: 'privacy' }), note('b', { archivedAt: 9 }))
    await pass()
    expect(said[1]).toBe('1 briefje gewijzigd. 1 briefje weggehaald')
    expect(said.join()).not.toContain('Jansen')
  })

  it('is silent when somebody switched it off', async () => {
    const { put, said, silence, pass } = world()
    silence()
    put(note('a'))
    await pass()
    expect(said).toEqual([])
  })
})
