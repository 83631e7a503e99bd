import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Toen, Trace } from '../../../shared/domain/programma.ts'
import { toenKey, toenSignaal, vingerVan } from '../../../shared/domain/programma-bron.ts'
import type { Gezien } from '../../../shared/domain/programma-werk.ts'
import type { Signaal } from '../../../shared/domain/signaal.ts'
import { aSignaal } from '../../../tests/fixtures/builders.ts'
import { createBronLookup } from './bron-lookup.ts'

const trace: Trace = {
  id: 't',
  kind: 'citaat',
  text: '“verlichting bij vijver doet t niet” (bewoner).',
  signaalIds: ['s1'],
  cardIds: [],
  mapRefs: [],
  ronde: 1,
}

function lookupOf() {
  const doc = new Y.Doc()
  const bord = { now: aSignaal() as Signaal | undefined, tell: (): void => undefined }
  doc.getMap<Toen>('toen').set(toenKey(1, 'signaal', 's1'), toenSignaal(aSignaal()))
  doc.getMap<Trace>('bronnen').set('t', trace)
  const session = {
    bord: {
      get: () => bord.now,
      subscribe: (_: string, listener: () => void) => {
        bord.tell = listener
        return () => undefined
      },
    },
    getSessie: () => undefined,
    subscribeSessie: () => () => undefined,
  }
  return { doc, bord, lookup: createBronLookup(doc, session as never, () => undefined) }
}

describe('bron gewijzigd', () => {
  it('follows the briefje without anybody asking, and rewrites nothing', () => {
    vi.useFakeTimers()
    const { doc, bord, lookup } = lookupOf()
    const drawn = vi.fn()
    lookup.subscribe(drawn)
    expect(lookup.stateOf('t')).toBe('gewoon')
    bord.now = aSignaal({ text: 'licht doet het weer' })
    bord.tell()
    bord.tell()
    vi.advanceTimersByTime(1000)
    expect(drawn).toHaveBeenCalledTimes(1)
    expect(lookup.stateOf('t')).toBe('gewijzigd')
    expect(lookup.states('t')[0]).toMatchObject({
      toen: { tekst: aSignaal().text },
      nu: { tekst: 'licht doet het weer' },
    })
    expect(doc.getMap<Trace>('bronnen').get('t')).toEqual(trace)
    lookup.close()
    vi.useRealTimers()
  })

  it('who saw it has seen that change, not the next one', () => {
    vi.useFakeTimers()
    const { doc, bord, lookup } = lookupOf()
    bord.now = aSignaal({ archivedAt: 1 })
    const vinger = vingerVan(lookup.states('t'))
    doc.getMap<Gezien>('gezien').set('t', { vinger, by: { rol: 'team' }, at: 1 })
    vi.advanceTimersByTime(1000)
    expect(lookup.stateOf('t')).toBe('gezien')
    bord.now = undefined
    bord.tell()
    vi.advanceTimersByTime(1000)
    expect(lookup.stateOf('t')).toBe('gewijzigd')
    lookup.close()
    vi.useRealTimers()
  })
})
