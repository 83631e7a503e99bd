import { describe, expect, it } from 'vitest'
import type { Change } from '../../shared/domain/may-change.ts'
import type { Voorstel } from '../../shared/domain/voorstel.ts'
import { createReplicaPerson, syncReplicas } from '../../tests/fixtures/model-world.ts'

const two = () => {
  const anna = createReplicaPerson('anna', 11)
  const bas = createReplicaPerson('bas', 22)
  return { anna, bas, sync: () => syncReplicas(anna.doc, bas.doc) }
}
const voorstel = (places: readonly [string, string][], groups: readonly string[]): Voorstel =>
  ({
    id: 'v',
    version: '1',
    createdAt: 1,
    groups: groups.map((id) => ({ id, isNew: true, label: `Thema ${id}` })),
    places: places.map(([signaalId, themaId]) => ({ signaalId, themaId, confidence: 1, words: [], nearest: [] })),
    duplicates: [],
  }) as unknown as Voorstel

describe('actions', () => {
  it('make records that the other replica reads the same', () => {
    const { anna, bas, sync } = two()
    const thema = anna.actions.addThema({ title: 'Wonen' })
    const id = anna.actions.addSignaal({ text: 'lift stuk', kind: 'zorg', themaId: thema })
    sync()
    expect(bas.bord.get('signalen', id)).toEqual(anna.bord.get('signalen', id))
    expect(bas.bord.get('signalen', id)).toMatchObject({ text: 'lift stuk', kind: 'zorg', themaId: thema })
    expect(bas.bord.get('themas', thema)).toMatchObject({ title: 'Wonen', status: 'herkend' })
  })

  it('keep both when two people type in one note at the same time', () => {
    const { anna, bas, sync } = two()
    const id = anna.actions.addSignaal({ text: 'de lift', kind: 'zorg' })
    sync()
    anna.actions.editSignaalText(id, 'vaak is de lift', 8)
    bas.actions.editSignaalText(id, 'de lift is stuk')
    sync()
    expect(anna.bord.get('signalen', id)?.text).toBe('vaak is de lift is stuk')
    expect(bas.bord.get('signalen', id)?.text).toBe('vaak is de lift is stuk')
  })

  it('undo takes back one thing as people see it, and only what this person did', () => {
    const { anna, bas, sync } = two()
    const [a, b] = ['a', 'b'].map((text) => anna.actions.addSignaal({ text, kind: 'zorg' })) as [string, string]
    sync()
    const thema = bas.actions.addThema({ title: 'Wonen' })
    bas.actions.placeSignalen([a, b], thema)
    bas.actions.editSignaalText(a, 'a van bas')
    sync()
    anna.actions.moveSignalen([
      { id: a, pos: [1, 1] },
      { id: b, pos: [2, 2] },
    ])
    sync()
    expect(anna.actions.undo()).toBe(true)
    sync()
    const seen = [a, b].map((id) => bas.bord.get('signalen', id))
    expect(seen.map((one) => [one?.pos, one?.themaId, one?.text])).toEqual([
      [undefined, thema, 'a van bas'],
      [undefined, thema, 'b'],
    ])
    expect(anna.actions.redo()).toBe(true)
    expect(anna.bord.get('signalen', a)?.pos).toEqual([1, 1])
  })

  it('one go at typing is one undo step; a move in between makes two', () => {
    const { anna } = two()
    const id = anna.actions.addSignaal({ text: '', kind: 'zorg' })
    for (const text of ['l', 'li', 'lift']) anna.actions.editSignaalText(id, text)
    anna.actions.moveSignalen([{ id, pos: [1, 1] }])
    for (const text of ['lift s', 'lift stuk']) anna.actions.editSignaalText(id, text)
    anna.actions.undo()
    expect(anna.bord.get('signalen', id)?.text).toBe('lift')
    anna.actions.undo()
    expect(anna.bord.get('signalen', id)).toMatchObject({ text: 'lift' })
    expect(anna.bord.get('signalen', id)?.pos).toBeUndefined()
    anna.actions.undo()
    expect(anna.bord.get('signalen', id)).toBeUndefined()
  })

  it('does nothing when one of several changes is not allowed', () => {
    const { anna } = two()
    const [a, b] = ['a', 'b'].map((text) => anna.actions.addSignaal({ text, kind: 'zorg' })) as [string, string]
    anna.rights.may = ({ id }) => id !== b
    expect(anna.actions.withdrawSignalen([a, b])).toBe(false)
    expect(anna.bord.get('signalen', a)?.archivedAt).toBeUndefined()
  })

  it('says no to a change of a record that is not here, instead of losing the text', () => {
    expect(two().anna.actions.editSignaalText('elders', 'tekst')).toBe(false)
  })

  it('does not undo what the rights of now forbid, and keeps it for when they allow it again', () => {
    const { anna } = two()
    const id = anna.actions.addSignaal({ text: 'a', kind: 'zorg' })
    anna.actions.moveSignalen([{ id, pos: [1, 1] }])
    const forbidsMoving = ({ field }: Omit<Change, 'own'>) => field !== 'pos'
    anna.rights.may = forbidsMoving
    expect(anna.actions.undo()).toBe(false)
    expect(anna.bord.get('signalen', id)?.pos).toEqual([1, 1])
    anna.rights.may = () => true
    expect(anna.actions.undo()).toBe(true)
    expect(anna.bord.get('signalen', id)?.pos).toBeUndefined()
    anna.rights.may = forbidsMoving
    expect(anna.actions.redo()).toBe(false)
  })

  it('notes an intent with the resulting value for every record', () => {
    const { anna } = two()
    const id = anna.actions.addSignaal({ text: 'a', kind: 'zorg' })
    anna.actions.placeSignalen([id], null)
    expect(anna.intents.map(({ collection, recordId, add, set }) => [collection, recordId, add?.text, set])).toEqual([
      ['signalen', id, 'a', undefined],
      ['signalen', id, undefined, { themaId: null }],
    ])
    expect(anna.intents[1]?.seq).toBeGreaterThan(anna.intents[0]?.seq ?? 0)
  })

  it('accepting all makes the new themas once, and one undo gives everything back', () => {
    const { anna } = two()
    const ids = ['a', 'b', 'c'].map((text) => anna.actions.addSignaal({ text, kind: 'zorg' })) as [
      string,
      string,
      string,
    ]
    const plan = voorstel(
      [
        [ids[0], 'n1'],
        [ids[1], 'n1'],
        [ids[2], 'n2'],
      ],
      ['n1', 'n2'],
    )
    expect(anna.actions.acceptVoorstel(plan, ids)).toBe(true)
    const themas = anna.bord.all('themas')
    expect(themas.map((thema) => [thema.id, thema.title])).toEqual([
      ['n1', 'Thema n1'],
      ['n2', 'Thema n2'],
    ])
    expect(new Set(themas.map((thema) => `${thema.plaat}/${thema.pictogram}`)).size).toBe(2)
    expect(ids.map((id) => anna.bord.get('signalen', id)?.themaId)).toEqual(['n1', 'n1', 'n2'])
    anna.actions.undo()
    expect(anna.bord.all('themas')).toEqual([])
    expect(ids.map((id) => anna.bord.get('signalen', id)?.themaId)).toEqual([undefined, undefined, undefined])
  })

  it('merging keeps every note and can be taken apart', () => {
    const { anna } = two()
    const ids = ['a', 'b', 'c'].map((text) => anna.actions.addSignaal({ text, kind: 'zorg' }))
    const top = ids[0] ?? ''
    anna.actions.mergeSignalen(ids)
    expect(ids.map((id) => anna.bord.get('signalen', id)?.mergedInto)).toEqual([undefined, top, top])
    anna.actions.unmergeSignaal(top)
    expect(ids.map((id) => anna.bord.get('signalen', id)?.mergedInto)).toEqual([undefined, undefined, undefined])
  })

  it('more than 200 records in one go are one undo step', () => {
    const { anna } = two()
    const ids = Array.from({ length: 450 }, (_, n) => anna.actions.addSignaal({ text: `${n}`, kind: 'zorg' }))
    const thema = anna.actions.addThema({ title: 'Alles' })
    anna.actions.placeSignalen(ids, thema)
    anna.actions.undo()
    expect(anna.bord.all('signalen').filter((signaal) => signaal.themaId !== undefined)).toEqual([])
    expect(anna.bord.get('themas', thema)?.title).toBe('Alles')
  })
})
