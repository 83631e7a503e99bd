import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addSignaal, addThema, setSignaal, setThema } from '../../shared/doc/bord-commands.ts'
import { readBordCollection } from '../../shared/doc/bord-doc.ts'
import { aSignaal, aThema } from '../../tests/fixtures/builders.ts'
import { createBordModel } from './bord-model.ts'

const signaal = (id: string, text = id) => aSignaal({ id: id as never, text })

describe('read model of the bord', () => {
  it('tells only those who look at a record that changed, and leaves the others the same objects', () => {
    const doc = new Y.Doc()
    for (const id of ['a', 'b']) addSignaal(doc, signaal(id))
    const bord = createBordModel(doc)
    const told: string[] = []
    bord.subscribeRecord('signalen', 'a', () => told.push('a'))
    bord.subscribeRecord('signalen', 'b', () => told.push('b'))
    bord.subscribe('signalen', (changed) => told.push([...changed].join()))
    bord.subscribe('themas', () => told.push('themas'))
    const before = { a: bord.get('signalen', 'a'), b: bord.get('signalen', 'b'), all: bord.all('signalen') }
    setSignaal(doc, 'b', { text: 'b, maar beter' })
    expect(told).toEqual(['b', 'b'])
    expect(bord.get('signalen', 'a')).toBe(before.a)
    expect(bord.get('signalen', 'b')?.text).toBe('b, maar beter')
    expect(before.b?.text).toBe('b')
    expect(bord.all('signalen')).not.toBe(before.all)
    expect(bord.all('signalen')).toBe(bord.all('signalen'))
  })

  it('is what a fresh read of the document gives, after additions, edits, removals and undo', () => {
    const doc = new Y.Doc()
    const bord = createBordModel(doc)
    const origin = {}
    const undo = new Y.UndoManager(doc.getMap('signalen'), { trackedOrigins: new Set([origin]) })
    addThema(doc, aThema())
    doc.transact(() => {
      for (const id of ['a', 'b', 'c']) addSignaal(doc, signaal(id))
    }, origin)
    setSignaal(doc, 'a', { text: 'anders', themaId: 't1' as never })
    setThema(doc, 't1', { criteria: { urgency: 3 } })
    doc.getMap('signalen').delete('b')
    const isSame = () => {
      expect(bord.all('signalen')).toEqual(readBordCollection(doc, 'signalen'))
      expect(bord.all('themas')).toEqual(readBordCollection(doc, 'themas'))
    }
    isSame()
    undo.undo()
    isSame()
    expect(Object.isFrozen(bord.get('themas', 't1'))).toBe(true)
  })

  it('is silent after it was closed', () => {
    const doc = new Y.Doc()
    const bord = createBordModel(doc)
    let told = 0
    bord.subscribe('signalen', () => told++)
    bord.close()
    addSignaal(doc, signaal('a'))
    expect(told).toBe(0)
  })
})
