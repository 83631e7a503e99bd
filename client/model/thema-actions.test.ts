import { describe, expect, it } from 'vitest'
import { createReplicaPerson, syncReplicas } from '../../tests/fixtures/model-world.ts'

const world = () => {
  const anna = createReplicaPerson('anna', 11)
  const bas = createReplicaPerson('bas', 22)
  const { actions, bord } = anna
  const [wonen, geld, sport] = ['Wonen', 'Geld', 'Sport'].map((title) => actions.addThema({ title })) as [
    string,
    string,
    string,
  ]
  const [lift, huur] = [
    actions.addSignaal({ text: 'lift stuk', kind: 'zorg', themaId: wonen }),
    actions.addSignaal({ text: 'huur te hoog', kind: 'zorg', themaId: geld }),
  ] as [string, string]
  const all = () => ({
    signalen: bord.all('signalen').map(({ id, themaId }) => [id, themaId]),
    themas: bord
      .all('themas')
      .map(({ id, archivedAt, mergedInto, parentId }) => [id, archivedAt === undefined, mergedInto, parentId]),
    kaarten: bord.all('kanskaarten').map(({ themaIds }) => themaIds),
  })
  return { anna, bas, actions, bord, wonen, geld, sport, lift, huur, all }
}

describe('themas as a whole', () => {
  it('merging takes signalen, cards and inner themas along, and one undo brings all of it back', () => {
    const { anna, bas, actions, bord, wonen, geld, sport, lift, huur, all } = world()
    actions.addKanskaart({ title: 'Buurtkamer', themaIds: [geld, wonen] })
    expect(actions.nestThema(sport, geld)).toBe(true)
    syncReplicas(anna.doc, bas.doc)
    const before = all()
    expect(actions.mergeThema(geld, wonen)).toBe(true)
    expect(bord.get('signalen', huur)?.themaId).toBe(wonen)
    expect(bord.get('signalen', lift)?.themaId).toBe(wonen)
    expect(bord.get('themas', geld)).toMatchObject({ mergedInto: wonen, archivedAt: expect.any(Number) })
    expect(bord.get('themas', sport)?.parentId).toBe(wonen)
    expect(bord.all('kanskaarten')[0]?.themaIds).toEqual([wonen])
    syncReplicas(anna.doc, bas.doc)
    expect(bas.bord.get('signalen', huur)?.themaId).toBe(wonen)
    expect(actions.undo()).toBe(true)
    expect(all()).toEqual(before)
    expect(actions.mergeThema(geld, geld)).toBe(false)
    expect(actions.mergeThema(geld, 'weg')).toBe(false)
  })

  it('a thema merged into the one that lies in it leaves that one on its own', () => {
    const { actions, bord, wonen, geld, sport } = world()
    actions.nestThema(geld, wonen)
    actions.nestThema(sport, wonen)
    expect(actions.mergeThema(wonen, geld)).toBe(true)
    expect(bord.get('themas', geld)?.parentId).toBeUndefined()
    expect(bord.get('themas', sport)?.parentId).toBe(geld)
  })

  it('of more than two hundred signalen it is one undo step as well', () => {
    const { actions, bord, wonen, geld } = world()
    actions.addSignalen(
      Array.from({ length: 230 }, (_, index) => ({ text: `s${index}`, kind: 'zorg' as const, themaId: geld })),
    )
    const inGeld = () => bord.all('signalen').filter(({ themaId }) => themaId === geld).length
    expect(inGeld()).toBe(231)
    actions.mergeThema(geld, wonen)
    expect(inGeld()).toBe(0)
    actions.undo()
    expect(inGeld()).toBe(231)
  })

  it('nests one level deep and comes out again', () => {
    const { actions, bord, wonen, geld, sport } = world()
    expect(actions.nestThema(wonen, wonen)).toBe(false)
    expect(actions.nestThema(geld, wonen)).toBe(true)
    expect(actions.nestThema(sport, geld)).toBe(false)
    expect(actions.nestThema(wonen, sport)).toBe(false)
    expect(actions.nestThema(geld, null)).toBe(true)
    expect(bord.get('themas', geld)?.parentId).toBeUndefined()
  })

  it('splits chosen signalen off into a new thema, and takes it back whole', () => {
    const { actions, bord, huur, geld } = world()
    const id = actions.splitThema('Huren', [huur])
    expect(bord.get('themas', id)?.title).toBe('Huren')
    expect(bord.get('signalen', huur)?.themaId).toBe(id)
    actions.undo()
    expect(bord.get('themas', id)).toBeUndefined()
    expect(bord.get('signalen', huur)?.themaId).toBe(geld)
    expect(actions.splitThema('Leeg', [])).toBe('')
  })
})
