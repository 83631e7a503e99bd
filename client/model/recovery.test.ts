import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { bordCollection } from '../../shared/doc/bord-doc.ts'
import { createReplicaPerson } from '../../tests/fixtures/model-world.ts'
import type { Intent } from '../sync/intents.ts'
import { applySteps } from './actions.ts'
import { foldIntents, isMet, typedText, undoneIn } from './recovery.ts'

const bare = ({ collection, recordId, add, set, replayed }: Intent) => ({ collection, recordId, add, set, replayed })
const redo = (person: ReturnType<typeof createReplicaPerson>, intents: readonly Intent[]) =>
  foldIntents(intents).map(({ collection, recordId, add, set }) =>
    applySteps(person.context, [
      add === undefined ? { collection, id: recordId, set: set ?? {} } : { collection, id: recordId, add },
    ]),
  )

describe('intents after a refusal', () => {
  it('give the same bord on a fresh replica, also when done twice', () => {
    const before = createReplicaPerson('p', 7)
    const { actions } = before
    const thema = actions.addThema({ title: 'Wonen' })
    const [a, b] = ['a', 'b'].map((text) => actions.addSignaal({ text, kind: 'zorg', pos: [1, 2] })) as [string, string]
    actions.editSignaalText(a, 'a beter')
    actions.placeSignalen([a], thema)
    actions.placeSignalen([a], null, [5, 5])
    actions.withdrawSignalen([b])
    const node = actions.addNode({ name: 'Buurtkamer', type: 'plek' as never })
    actions.updateNode(node, { area: 'Noord' })
    const after = createReplicaPerson('q', 8)
    for (const _ of ['once', 'twice']) redo(after, before.intents)
    for (const name of ['signalen', 'themas', 'nodes'] as const)
      expect(after.bord.all(name)).toEqual(before.bord.all(name))
  })

  it('fold to one per record with the last value of every field, and stay marked', () => {
    const intent = (changes: Partial<Intent>): Intent => ({
      id: 'i',
      seq: 1,
      at: 1,
      collection: 'signalen',
      recordId: 'a',
      ...changes,
    })
    expect(
      foldIntents([
        intent({ id: '1', set: { text: 'een', themaId: 't' }, replayed: true }),
        intent({ id: '2', recordId: 'b', add: { text: 'b', kind: 'zorg', themaId: 't' } }),
        intent({ id: '3', set: { text: 'twee' } }),
        intent({ id: '4', recordId: 'b', set: { themaId: null } }),
      ]).map(bare),
    ).toEqual([
      { collection: 'signalen', recordId: 'a', add: undefined, set: { text: 'twee', themaId: 't' }, replayed: true },
      { collection: 'signalen', recordId: 'b', add: { text: 'b', kind: 'zorg' }, set: undefined, replayed: undefined },
    ])
  })

  it('are met by a document that says so, and not by a fresh one', () => {
    const person = createReplicaPerson('p', 7)
    const id = person.actions.addSignaal({ text: 'a', kind: 'zorg' })
    person.actions.editSignaalText(id, 'b')
    const [added, edited] = person.intents as [Intent, Intent]
    expect([isMet(person.doc, added), isMet(person.doc, edited)]).toEqual([true, true])
    person.actions.editSignaalText(id, 'c')
    expect(isMet(person.doc, edited)).toBe(false)
    const fresh = createReplicaPerson('q', 8)
    expect([isMet(fresh.doc, added), isMet(fresh.doc, edited)]).toEqual([false, false])
    expect(isMet(fresh.doc, { ...edited, set: { archivedAt: 1 } })).toBe(true)
  })

  it('keep typed text of every kind of record, and nothing else', () => {
    const base = { id: 'i', seq: 1, at: 1, recordId: 'x' }
    expect(typedText({ ...base, collection: 'signalen', set: { text: ' lift stuk ' } })).toBe(' lift stuk ')
    expect(typedText({ ...base, collection: 'kanskaarten', set: { goal: 'samen eten', status: 'concept' } })).toBe(
      'samen eten',
    )
    expect(typedText({ ...base, collection: 'signalen', set: { themaId: 't' } })).toBe('')
  })

  it('an undo and a redo are intents too', () => {
    const person = createReplicaPerson('p', 7)
    const seen: unknown[] = []
    bordCollection(person.doc, 'signalen').observeDeep((events, transaction) => {
      if (transaction.origin === person.undo)
        seen.push(...undoneIn(person.doc, 'signalen', events as Y.YEvent<Y.AbstractType<unknown>>[], 99))
    })
    const id = person.actions.addSignaal({ text: 'a', kind: 'zorg' })
    person.actions.editSignaalText(id, 'b')
    person.actions.moveSignalen([{ id, pos: [1, 1] }])
    person.actions.undo()
    person.actions.undo()
    person.actions.redo()
    expect(seen).toEqual([
      { collection: 'signalen', recordId: id, set: { pos: null } },
      { collection: 'signalen', recordId: id, set: { archivedAt: 99 } },
      { collection: 'signalen', recordId: id, add: expect.objectContaining({ text: 'b', kind: 'zorg' }) },
    ])
  })
})
