import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addSignaal, addThema } from '../../shared/doc/bord-commands.ts'
import { schermOfFase, shownScherm } from '../../shared/domain/scherm.ts'
import { faseKinds } from '../../shared/domain/werksessie.ts'
import { aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { mayShow } from './scherm.ts'

function bord(): Y.Doc {
  const doc = new Y.Doc()
  const note = (id: string, more: object = {}) => addSignaal(doc, aSignaal({ id: id as never, ...more }))
  note('open')
  note('verborgen', { hidden: 'privacy' })
  note('geparkeerd', { parked: true })
  note('weg', { archivedAt: 1 })
  addThema(doc, aThema({ id: 't1' as never }))
  addThema(doc, aThema({ id: 't2' as never, archivedAt: 1 }))
  return doc
}

describe('what may go on the screen', () => {
  it('is a note that everybody may read, and that is there', () => {
    const doc = bord()
    expect(mayShow(doc, { view: 'signaal', targetId: 'open' })).toBe(true)
    for (const targetId of ['verborgen', 'geparkeerd', 'weg', 'onbekend'])
      for (const view of ['signaal', 'cijfers'] as const) expect(mayShow(doc, { view, targetId }), targetId).toBe(false)
  })
  it('needs one thing where a view is about one, and takes none where it is not', () => {
    const doc = bord()
    expect(mayShow(doc, { view: 'thema', targetId: 't1' })).toBe(true)
    expect(mayShow(doc, { view: 'thema', targetId: 't2' })).toBe(false)
    for (const view of ['thema', 'tafel', 'signaal', 'frame'] as const) expect(mayShow(doc, { view }), view).toBe(false)
    for (const view of ['signalen', 'pauze', 'zwart'] as const) {
      expect(mayShow(doc, { view }), view).toBe(true)
      expect(mayShow(doc, { view, targetId: 'open' }), view).toBe(false)
    }
    expect(mayShow(doc, { view: 'tafel', targetId: '8' })).toBe(true)
    expect(mayShow(doc, { view: 'tafel', targetId: '0' })).toBe(false)
    expect(mayShow(doc, { view: 'wijkkaart', targetId: 'netwerk' })).toBe(true)
    expect(mayShow(doc, { view: 'wijkkaart', targetId: 'camera' })).toBe(false)
  })
  it('belongs to the fase until somebody chooses, and is only a counter during a private round', () => {
    for (const kind of faseKinds) expect(mayShow(new Y.Doc(), schermOfFase({ kind })), kind).toBe(true)
    const fase = { id: 'f1', kind: 'signalen' as const, prive: true }
    const ronde = { faseId: 'f1', since: 1, count: 3 }
    expect(shownScherm({ fase: { ...fase, prive: false } })).toEqual({ view: 'signalen' })
    expect(shownScherm({ fase, prive: { ...ronde, status: 'loopt' } })).toEqual({ view: 'prive' })
    expect(shownScherm({ fase, prive: { ...ronde, status: 'onthuld' } })).toEqual({ view: 'signalen' })
    expect(shownScherm({ fase, prive: { ...ronde, status: 'loopt' }, scherm: { view: 'pauze' } })).toEqual({
      view: 'pauze',
    })
  })
})
